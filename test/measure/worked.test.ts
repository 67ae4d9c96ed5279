import { describe, expect, it } from "vitest";
import { smallSampleFactor } from "../../src/core/small-sample-factor.js";
import { averageG } from "../../src/measure/average-g.js";
import { defaultMeasureOptions } from "../../src/measure/index.js";
import { type Asked, continuous, effectOf, events, paired } from "./support.js";

/** One trial computed through every variant; numbers by R 4.2 with metafor (the version where it matters). */
const trial = continuous([18, 12.4, 5.1], [15, 8.9, 4.4]);
const table = events(12, 50, 5, 50);
const cohort = paired(40, [20, 6], [25, 7], 0.6);

/** Agreement to the digits that are printed. */
const printed = (actual: number | null, text: string) => {
  const digits = text.split(".")[1]?.length ?? 0;
  expect(actual ?? Number.NaN, text).toBeCloseTo(Number(text), digits - 0.0001);
};

describe("a trial of 18 and 15 people", () => {
  it.each<readonly [string, Asked, string, string]>([
    ["Hedges' g", { measure: "smd" }, "0.7118713398", "0.1299004162"],
    ["Borenstein's variance", { measure: "smd", smdVariance: "ls2" }, "0.7118713398", "0.1240031331"],
    ["the unbiased variance", { measure: "smd", smdVariance: "ub" }, "0.7118713398", "0.1308828878"],
    ["Cohen's d", { measure: "cohen-d" }, "0.7296929988", "0.1302896748"],
    ["Glass' Δ", { measure: "glass" }, "0.751933421", "0.1410690179"],
    ["the average variance (5.1; 3.8 has 0.1301182)", { measure: "smdh" }, "0.7169023", "0.136715"],
    ["the mean difference", { measure: "md" }, "3.5", "2.735666667"],
    ["pooled variances", { measure: "md", variance: "pooled" }, "3.5", "2.811939068"],
    ["the ratio of means (5.1)", { measure: "rom" }, "0.328197", "0.0256920017"],
  ])("has %s", (_, options, y, v) => {
    const made = effectOf(trial, options);
    printed(made.estimate, y);
    printed(made.variance, v);
  });

  it("has an exact small-sample factor", () => printed(smallSampleFactor(31), "0.9755764972"));

  it("has Welch's t", () => {
    const made = effectOf(trial);
    printed(made.statistic, "2.116101305");
    printed(made.df, "30.94911215");
  });

  it("has exact limits, as quadrature gives them", () => {
    const d = effectOf(trial, { measure: "cohen-d", interval: "exact" });
    printed(d.ciLow, "0.01551924");
    printed(d.ciHigh, "1.43288490");
    const g = effectOf(trial, { measure: "smd", interval: "exact" });
    printed(g.ciLow, "0.01514021");
    printed(g.ciHigh, "1.39788883");
  });

  it("has the normal limits of pooling programs", () => {
    const made = effectOf(trial, { measure: "smd" });
    printed(made.ciLow, "0.00547");
    printed(made.ciHigh, "1.41828");
    expect(made).toMatchObject({ test: "z", interval: "z", df: null });
  });

  it("gives ls in place of av where every row is this one", () => {
    const meanG = averageG([trial, trial], defaultMeasureOptions);
    printed(effectOf(trial, { measure: "smd", smdVariance: "av", meanG }).variance, "0.1299004162");
  });
});

describe("12 of 50 against 5 of 50", () => {
  it.each([
    ["or", "1.0445451", "0.33187135"],
    ["rr", "0.87546874", "0.24333333"],
    ["rd", "0.14", "0.005448"],
    ["as", "0.19022213", "0.01"],
    ["peto", "0.98228207", "0.28065202"],
  ])("gives %s %s with variance %s", (measure, y, v) => {
    const made = effectOf(table, { measure });
    printed(made.estimate, y);
    printed(made.variance, v);
  });

  it("gives the ratio behind its logarithm", () => {
    const made = effectOf(table, { measure: "or" });
    expect(made.backTransformed?.estimate).toBeCloseTo((12 * 45) / (38 * 5), 13);
    expect(effectOf(table, { measure: "rd" }).backTransformed).toBeNull();
  });

  it("gives Peto's odds ratio of an arm without events as metafor does, where the constant is asked for", () => {
    const made = effectOf(events(0, 50, 5, 50), { measure: "peto", add: 0.5, to: "only0" });
    printed(made.estimate, "-1.7534722");
    printed(made.variance, "0.70138889");
    expect(made.notes.map(({ code }) => code)).toEqual(["N_CONTINUITY"]);
  });

  // RevMan's rule, and metafor's: escalc(measure = "RD", ai = 2, n1i = 2, ci = 0, n2i = 2, add = 1/2, to = "only0") gives
  // yi 0.6666667, vi 0.09259259 (metafor 3.8-1); 0/15 against 0/14 gives yi -0.002083333, vi 0.00404023799.
  it.each([
    [2, 2, 0, 2, 1, 2 / 3, 0.0925925925926],
    [0, 15, 0, 14, 0, 0.5 / 16 - 0.5 / 15, 0.00404023799],
  ] as const)(
    "keeps the risk difference of %d/%d against %d/%d, whose variance alone gets the constant",
    (a, n1, c, n2, seen, added, v) => {
      const made = effectOf(events(a, n1, c, n2), { measure: "rd" });
      expect(made.estimate).toBe(seen);
      expect(made.variance).toBeCloseTo(v, 10);
      const metafor = effectOf(events(a, n1, c, n2), { measure: "rd", add: 0.5, to: "only0" });
      expect(metafor.estimate).toBeCloseTo(added, 14);
      expect(metafor.variance).toBeCloseTo(v, 10);
    },
  );

  it("gives it without a constant otherwise: (a − E)/V with E = 2.5, V = 50·50·5·95/(100²·99)", () => {
    const made = effectOf(events(0, 50, 5, 50), { measure: "peto" });
    const V = (50 * 50 * 5 * 95) / (100 ** 2 * 99);
    expect(made.estimate).toBeCloseTo(-2.5 / V, 13);
    expect(made.variance).toBeCloseTo(1 / V, 13);
    expect(made.notes).toEqual([]);
  });
});

describe("40 people before and after", () => {
  it.each([
    ["mc", "5", "0.865"],
    ["smcc", "0.83355561", "0.033685187"],
    ["smcr", "0.81718687", "0.02834743"],
  ])("change by %s, final minus baseline", (measure, y, v) => {
    const made = effectOf(cohort, { measure });
    printed(made.estimate, y);
    printed(made.variance, v);
  });
});
