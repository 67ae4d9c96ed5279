import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Judged, judge, mcidVerdicts } from "../../../src/judge/mcid/mcid-verdicts.js";

const base: Judged = {
  benefit: { estimate: 7.9, ciLow: 4.7, ciHigh: 11 },
  bar: { low: 6, high: 6 },
  kind: "between-group",
  finalState: false,
  personal: false,
  chance: 0.88,
  level: 0.95,
  decimals: 1,
  unit: "points",
  treatment: "exercise",
  control: "usual care",
};

describe("the closed list of verdicts", () => {
  it("has one entry a word, each with its rule", () => {
    const ids = mcidVerdicts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(mcidVerdicts.every(({ rule }) => rule.length > 10)).toBe(true);
  });

  it("reaches every one of them", () => {
    const cases: readonly Partial<Judged>[] = [
      { kind: "MDC" },
      { bar: null, kind: null },
      { benefit: { estimate: -3, ciLow: -5, ciHigh: -1 } },
      { benefit: { estimate: 9, ciLow: 7, ciHigh: 11 } },
      {},
      { benefit: { estimate: 3, ciLow: 1, ciHigh: 5 } },
      { benefit: { estimate: 1, ciLow: -3, ciHigh: 5 } },
      { benefit: { estimate: 3, ciLow: -3, ciHigh: 9 } },
    ];
    expect(cases.map((one) => judge({ ...base, ...one }, true).verdict)).toEqual(mcidVerdicts.map(({ id }) => id));
  });

  it("gives exactly one verdict and a whole sentence with the numbers, whatever the interval", () => {
    const value = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(value, value, value, fc.double({ min: 0.1, max: 20, noNaN: true }), (a, b, c, t) => {
        const [ciLow, estimate, ciHigh] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
        const judged = { ...base, benefit: { estimate, ciLow, ciHigh }, bar: { low: t, high: t } };
        const { because, verdict } = judge(judged, true);
        expect(mcidVerdicts.filter(({ id }) => id === verdict)).toHaveLength(1);
        expect(because).toMatch(/^[A-Z].*\d.*\.$/);
        expect(because).not.toMatch(/undefined|NaN|Infinity|null/);
      }),
    );
  });

  it("never calls a difference important when its interval holds the threshold or less", () => {
    const limit = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(limit, limit, (a, b) => {
        const benefit = { estimate: (a + b) / 2, ciLow: Math.min(a, b), ciHigh: Math.max(a, b) };
        expect(judge({ ...base, benefit }, true).verdict === "important").toBe(benefit.ciLow > 6);
      }),
    );
  });

  it("warns of a within-person threshold between groups, and not within one", () => {
    expect(judge({ ...base, personal: true }, true).because).toContain("not made for a difference between groups");
    expect(judge({ ...base, personal: true }, false).because).not.toContain("between groups");
    expect(judge(base, true).because).not.toContain("not made for");
  });

  it("tells for which thresholds a verdict would hold where there is none", () => {
    expect(judge({ ...base, bar: null, kind: null }, true).because).toBe(
      "There is no threshold to judge by: the benefit of 7.9 [4.7, 11.0] points (95%) is larger than every threshold up to 4.7 and smaller than every threshold from 11.0.",
    );
  });
});
