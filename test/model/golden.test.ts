import { describe, expect, it } from "vitest";
import {
  fitEffects,
  inferences,
  predictions,
  subgroupDifference,
  tau2Estimators,
  tau2Intervals,
} from "../../src/model/index.js";
import {
  agrees,
  type Case,
  disagreements,
  golden,
  named,
  numbersOf,
  predictionOf,
  studies,
  toleranceOf,
} from "./golden.js";

const ITERATED = 1e-7;

/** A listed difference from metafor that has gone would be a stale claim. */
function differs(one: Case, got: Readonly<Record<string, number | string | null>>, tolerance: number): string[] {
  return Object.entries(one.metafor ?? {})
    .filter(([name, value]) => agrees(name, got[name], value, tolerance))
    .map(([name, value]) => `${name} equals metafor's ${value}`);
}

describe.each(tau2Estimators.ids)("tau² estimator %s", (id) => {
  it.each(named(golden("tau2", id)))("%s: %s", (_, __, one) => {
    const got = numbersOf(one.data, one.options);
    expect(disagreements(got, one.expected, toleranceOf(id))).toEqual([]);
    expect(differs(one, got, toleranceOf(id))).toEqual([]);
  });
});

describe.each(inferences.ids)("inference %s", (id) => {
  it.each(named(golden("inference", id)))("%s: %s", (_, __, one) => {
    const got = numbersOf(one.data, one.options);
    const tolerance = toleranceOf(one.options.tau2);
    expect(disagreements(got, one.expected, tolerance)).toEqual([]);
    expect(differs(one, got, tolerance)).toEqual([]);
  });
});

describe.each(predictions.ids)("prediction interval %s", (id) => {
  it.each(named(golden("prediction", id)))("%s: %s", (_, __, one) => {
    const got = predictionOf(one.data, one.options);
    const tolerance = toleranceOf(one.options.tau2);
    expect(disagreements(got, one.expected, tolerance)).toEqual([]);
    expect(differs(one, got, tolerance)).toEqual([]);
  });
});

describe.each(tau2Intervals.ids)("interval of tau² %s", (id) => {
  it.each(named(golden("tau2-interval", id)))("%s: %s", (_, __, one) => {
    const got = numbersOf(one.data, one.options);
    expect(disagreements(got, one.expected, ITERATED)).toEqual([]);
    expect(differs(one, got, ITERATED)).toEqual([]);
  });
});

describe("subgroups with a tau² each", () => {
  it.each(named(golden("subgroup", "separate-tau2")))("%s: %s", (_, __, one) => {
    const groups = one.groups ?? [];
    const fits = groups.map(({ rows }) => fitEffects(studies(one.data, rows), one.options));
    const tolerance = toleranceOf(one.options.tau2);
    const expected = one.expected as unknown as Record<"estimate" | "se" | "tau2", readonly (number | null)[]>;
    fits.forEach(({ term, heterogeneity }, i) => {
      const got = { estimate: term.estimate, se: term.se, tau2: heterogeneity.tau2 };
      const [estimate, se, tau2] = [expected.estimate[i], expected.se[i], expected.tau2[i]].map((x) => x ?? null);
      expect(disagreements(got, { estimate, se, tau2 } as typeof got, tolerance)).toEqual([]);
    });
    const difference = subgroupDifference(["level"], fits);
    const { q, df, p } = one.expected as Record<string, number>;
    expect(disagreements({ ...difference, by: null }, { q, df, p } as Record<string, number>, tolerance)).toEqual([]);
  });
});
