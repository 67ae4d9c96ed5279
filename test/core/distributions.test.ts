import { describe, expect, it } from "vitest";
import {
  beta,
  chiSquared,
  criticalValue,
  digamma,
  fisherF,
  gamma,
  gammaHalfRatio,
  logGamma,
  noncentralT,
  normal,
  studentT,
  trigamma,
  twoSidedP,
} from "../../src/core/distributions.js";
import { points, worst } from "./golden.js";

const functions: Readonly<Record<string, (...at: number[]) => number>> = {
  pnorm: normal.cdf,
  pnorm_upper: normal.upper,
  qnorm: normal.quantile,
  dnorm: normal.density,
  pt: studentT.cdf,
  qt: studentT.quantile,
  dt: studentT.density,
  pchisq: chiSquared.cdf,
  pchisq_upper: chiSquared.upper,
  qchisq: chiSquared.quantile,
  qchisq_upper: chiSquared.upperQuantile,
  pf: fisherF.cdf,
  pf_upper: fisherF.upper,
  qf: fisherF.quantile,
  pbeta: beta.cdf,
  pbeta_upper: beta.upper,
  qbeta: beta.quantile,
  pgamma: gamma.cdf,
  pgamma_upper: gamma.upper,
  qgamma: gamma.quantile,
  lgamma: logGamma,
  gamma_half_ratio: gammaHalfRatio,
  digamma,
  trigamma,
  pt_nc: noncentralT.cdf,
  pt_nc_upper: noncentralT.upper,
  qt_nc: noncentralT.quantile,
};

describe("every distribution agrees with 40-digit arithmetic to 1e-12 of its size, however small", () => {
  it.each(Object.entries(functions))("%s", (name, compute) => {
    const { error, at } = worst(points(name), compute);
    expect(error, at).toBeLessThan(1e-12);
  });
});

describe("the noncentrality that gives a t its probability", () => {
  // Near 0 it is a difference of t and a quantile, so that its error is measured beside t.
  it.each(points("ncp_t"))("$at: $expected", ({ at, expected }) => {
    const [t = Number.NaN, df = Number.NaN, p = Number.NaN] = at;
    const size = Math.max(Math.abs(expected), Math.abs(t));
    expect(Math.abs(noncentralT.noncentrality(t, df, p) - expected)).toBeLessThanOrEqual(1e-12 * size);
  });
});

describe("what lies at the ends", () => {
  it("a probability of 0 or 1 has an infinite quantile, and an infinite point the probability 0 or 1", () => {
    expect(normal.quantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentT.quantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(chiSquared.quantile(0, 3)).toBe(0);
    expect(chiSquared.upperQuantile(0, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(fisherF.quantile(1, 2, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(beta.quantile(1, 2, 3)).toBe(1);
    expect(noncentralT.quantile(0, 3, 1)).toBe(Number.NEGATIVE_INFINITY);
    expect(normal.upper(Number.POSITIVE_INFINITY)).toBe(0);
    expect(studentT.cdf(Number.POSITIVE_INFINITY, 3)).toBe(1);
    expect(noncentralT.upper(Number.POSITIVE_INFINITY, 3, 1)).toBe(0);
    expect(gamma.cdf(Number.POSITIVE_INFINITY, 2)).toBe(1);
    expect(fisherF.upper(Number.POSITIVE_INFINITY, 2, 3)).toBe(0);
    expect(beta.upper(-1, 2, 3)).toBe(1);
  });

  it("a quantile too large for a double is infinite", () => {
    expect(studentT.quantile(1e-300, 0.5)).toBe(Number.NEGATIVE_INFINITY);
  });

  it("the median of a symmetric distribution is 0, not −0", () => {
    expect(Object.is(normal.quantile(0.5), 0)).toBe(true);
    expect(Object.is(studentT.quantile(0.5, 7), 0)).toBe(true);
  });

  it("infinite degrees of freedom make Student's t normal", () => {
    expect(studentT.upper(1.3, Number.POSITIVE_INFINITY)).toBe(normal.upper(1.3));
    expect(studentT.quantile(0.1, Number.POSITIVE_INFINITY)).toBe(normal.quantile(0.1));
    expect(noncentralT.cdf(1.3, Number.POSITIVE_INFINITY, 0.4)).toBe(normal.cdf(1.3 - 0.4));
    expect(noncentralT.noncentrality(1.3, Number.POSITIVE_INFINITY, 0.5)).toBe(1.3);
  });

  it.each([
    ["NaN", () => normal.cdf(Number.NaN)],
    ["a probability above 1", () => normal.quantile(1.1)],
    ["0 degrees of freedom", () => studentT.upper(1, 0)],
    ["a negative shape", () => gamma.cdf(1, -1)],
    ["infinite degrees of freedom of chi-squared", () => chiSquared.upper(1, Number.POSITIVE_INFINITY)],
    ["a level above 1", () => criticalValue(95, null)],
    ["an infinite noncentrality", () => noncentralT.cdf(1, 3, Number.POSITIVE_INFINITY)],
    ["a noncentrality for a certain event", () => noncentralT.noncentrality(1, 3, 1)],
    ["ln Γ(0)", () => logGamma(0)],
  ])("%s is refused as a mistake of ours, never answered with NaN", (_, call) => {
    expect(call).toThrow(expect.objectContaining({ code: "E_BUG" }));
  });
});

describe("the exact interval of a standardised mean difference", () => {
  it("comes from the noncentralities for which the t found lies at 97.5% and at 2.5%", () => {
    // Means 12.4 and 8.9, SDs 5.1 and 4.4, n 18 and 15: d = 0.7297, limits by converged quadrature.
    const h = Math.sqrt(1 / 18 + 1 / 15);
    const pooled = Math.sqrt((17 * 5.1 ** 2 + 14 * 4.4 ** 2) / 31);
    const t = 3.5 / pooled / h;
    expect(noncentralT.noncentrality(t, 31, 0.975) * h).toBeCloseTo(0.01551924, 8);
    expect(noncentralT.noncentrality(t, 31, 0.025) * h).toBeCloseTo(1.4328849, 8);
  });
});

describe("the two everybody asks for", () => {
  it("two-sided p is both tails of t, or of the normal distribution without df", () => {
    expect(twoSidedP(-2.5, null)).toBe(2 * normal.upper(2.5));
    expect(twoSidedP(2.5, 12)).toBe(2 * studentT.upper(2.5, 12));
    expect(twoSidedP(0, 4)).toBe(1);
    expect(twoSidedP(38, null)).toBeGreaterThan(0);
  });

  it("the critical value leaves half of what the level leaves in each tail", () => {
    expect(criticalValue(0.95, null)).toBeCloseTo(1.959963984540054, 14);
    expect(criticalValue(0.95, 10)).toBeCloseTo(2.2281388519862744, 13);
    expect(criticalValue(0, 10)).toBe(0);
  });
});
