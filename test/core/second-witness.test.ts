import fc from "fast-check";
import jstat from "jstat";
import { sampleVariance } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { chiSquared, normal, studentT } from "../../src/core/distributions.js";
import { weightedMean } from "../../src/core/sums.js";
import { fitEffects } from "../../src/model/index.js";

// Other people's code, where it is good: the middle of the distributions, and descriptive statistics.
const { jStat } = jstat;

describe("jstat, to the digits it has in the middle of a distribution", () => {
  it.each([0.01, 0.2, 0.5, 0.9, 0.999])("normal and t quantiles at %f", (p) => {
    expect(normal.quantile(p)).toBeCloseTo(jStat.normal.inv(p, 0, 1), 6);
    expect(studentT.quantile(p, 12)).toBeCloseTo(jStat.studentt.inv(p, 12), 6);
  });

  it.each([0.5, 3, 10, 30])("the chi-squared tail beyond %f", (x) => {
    expect(chiSquared.upper(x, 9)).toBeCloseTo(1 - jStat.chisquare.cdf(x, 9), 8);
  });
});

describe("simple-statistics", () => {
  it("gives the variance from which the Hedges estimator subtracts", () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 3, maxLength: 20 }), (y) => {
        const v = 1e-3;
        const effects = y.map((value, i) => ({ study: `${i}`, label: "", y: value, v }));
        const expected = Math.max(0, sampleVariance(y) - v);
        const { tau2 } = fitEffects(effects, { tau2: "he" }).heterogeneity;
        expect(tau2).toBeCloseTo(expected, 6);
      }),
    );
  });

  it("agrees that equal weights give the mean", () => {
    expect(weightedMean([1, 2, 6], [1, 1, 1])).toBe(3);
  });
});
