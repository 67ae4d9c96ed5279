import { describe, expect, it } from "vitest";
import { studentT } from "../../../src/core/distributions.js";
import { judgePooled, judgePooledNotes } from "../../../src/judge/mcid/pooled.js";
import type { McidOptions } from "../../../src/judge/mcid/thresholds.js";
import { arm, fitOf, fitStudyOf, odi, termOf, thresholdOf } from "../records.js";

const options: McidOptions = { mcid: null, population: null, thresholds: "published", direction: null };

describe("a pooled difference against a threshold", () => {
  it("is turned to the benefit side and placed by its interval", () => {
    const [judged] = judgePooled(fitOf(), [], odi, { ...options, mcid: 5 });
    expect(judged).toMatchObject({
      threshold: 5,
      position: "straddles",
      source: "--mcid",
      kind: "assumed",
      unit: "points",
    });
    expect(judged?.benefit).toEqual({ estimate: 6, ciLow: 3.224, ciHigh: 8.776 });
  });

  it("gives the chance that the mean exceeds it apart from the chance that a new trial's effect does", () => {
    const [judged] = judgePooled(fitOf(), [], odi, { ...options, mcid: 5 });
    expect(judged?.probabilityMeanExceeds).toBeCloseTo(studentT.upper(-1, 4), 12);
    // The prediction interval is 6 ± t · 1.732: tau² 2 and SE² 1.
    expect(judged?.probabilityNewExceeds).toBeCloseTo(studentT.upper(-1 / Math.sqrt(3), 4), 4);
    expect(judged?.because).toContain("new trial");
  });

  it("has no chance for a new trial without a prediction distribution", () => {
    expect(
      judgePooled(fitOf({ prediction: null }), [], odi, { ...options, mcid: 5 })[0]?.probabilityNewExceeds,
    ).toBeNull();
  });

  it("takes every usable published threshold and no margin, deterioration or final state", () => {
    const rows = [
      thresholdOf({ id: "odi-a", value: 2 }),
      thresholdOf({ id: "odi-b", kind: "margin" }),
      thresholdOf({ id: "odi-c", kind: "deterioration" }),
      thresholdOf({ id: "odi-d", form: "final-state" }),
    ];
    expect(judgePooled(fitOf(), rows, odi, options).map(({ threshold }) => threshold)).toEqual([2]);
  });

  it("turns a share of the baseline into points by the baselines of all arms", () => {
    const arms = { treatment: arm("a", { n: 20, baselineMean: 30 }), control: arm("b", { n: 20, baselineMean: 50 }) };
    const percent = thresholdOf({ value: 10, unit: "percent-of-baseline" });
    const known = fitOf({ studies: [fitStudyOf("A", { arms }), fitStudyOf("B", { arms })] });
    expect(judgePooled(known, [percent], odi, options)[0]?.threshold).toBeCloseTo(4, 12);
    expect(judgePooled(fitOf(), [percent], odi, options)).toEqual([]);
    expect(judgePooledNotes(fitOf(), [percent], odi, options).map(({ code }) => code)).toContain("N_THRESHOLD");
  });
});

describe("a pooled standardised difference", () => {
  const smd = fitOf({
    measure: "smd",
    unit: "SD",
    terms: [termOf({ estimate: -0.4, se: 0.1, ciLow: -0.6, ciHigh: -0.2, df: null })],
    prediction: null,
  });

  it("is multiplied by the named typical SD", () => {
    const [judged] = judgePooled(smd, [], odi, { ...options, mcid: 6 });
    expect(judged?.benefit.estimate).toBeCloseTo(6, 12);
    expect(judged?.benefit.ciLow).toBeCloseTo(3, 12);
    expect(judged).toMatchObject({ threshold: 6, unit: "points", position: "straddles" });
    expect(judged?.probabilityMeanExceeds).toBeCloseTo(0.5, 12);
    expect(judged?.because).toContain("typical SD (a trial, doi:10.1/x)");
  });

  it("is held against a value in SDs where instruments are mixed", () => {
    const [judged] = judgePooled({ ...smd, direction: "higher-better" }, [], null, { ...options, mcid: 0.3 });
    expect(judged).toMatchObject({ threshold: 0.3, unit: "SD" });
    expect(judged?.benefit.estimate).toBe(-0.4);
  });
});

describe("a pooled ratio", () => {
  it("is not set against a threshold, and a Note says so", () => {
    const ratio = fitOf({ measure: "rr", scale: "log", unit: null });
    expect(judgePooled(ratio, [], odi, { ...options, mcid: 6 })).toEqual([]);
    expect(judgePooledNotes(ratio, [], odi, { ...options, mcid: 6 }).map(({ code }) => code)).toEqual(["N_THRESHOLD"]);
  });
});

it("asks for a direction where there is a threshold and none is known", () => {
  const unknown = fitOf({ direction: null });
  expect(() => judgePooled(unknown, [], null, { ...options, mcid: 6 })).toThrow(
    expect.objectContaining({ code: "E_DIRECTION" }),
  );
});
