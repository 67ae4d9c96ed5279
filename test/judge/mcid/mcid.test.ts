import { describe, expect, it } from "vitest";
import { BptrialError } from "../../../src/core/errors.js";
import { compareEffect } from "../../../src/judge/mcid/mcid.js";
import type { McidOptions } from "../../../src/judge/mcid/thresholds.js";
import type { Comparison, Effect, Instrument, Threshold } from "../../../src/records.js";
import { arm, effectOf, odi, thresholdOf } from "../records.js";

const defaults: McidOptions = { mcid: null, population: null, thresholds: "published", direction: null };

function compare(
  effect: Effect,
  thresholds: readonly Threshold[],
  options: Partial<McidOptions> = {},
  instrument: Instrument | null = odi,
) {
  return compareEffect(effect, thresholds, instrument, { ...defaults, ...options });
}

function one(effect: Effect, threshold: Threshold, options: Partial<McidOptions> = {}): Comparison {
  const [comparison] = compare(effect, [threshold], options);
  if (!comparison) throw new Error("no comparison");
  return comparison;
}

const codes = (comparison: Comparison | undefined) => comparison?.notes.map(({ code }) => code) ?? [];

describe("van Dillen 2021: 7.9 [4.7, 11.0] on a scale where lower is better", () => {
  const against = (value: number) => one(effectOf(), thresholdOf({ value }));

  it("is a benefit, turned by the direction and not by its sign", () => {
    expect(against(6)).toMatchObject({
      benefit: 7.9,
      benefitLow: 4.7,
      benefitHigh: 11,
      estimate: -7.9,
      positionZero: "above",
    });
    expect(one(effectOf({ direction: "higher-better" }), thresholdOf())).toMatchObject({
      benefit: -7.9,
      verdict: "harmful",
      positionZero: "below",
    });
  });

  it("straddles 6 with a chance of 88 %, straddles 10 with 9.6 %, lies below 12.8", () => {
    expect(against(6)).toMatchObject({ position: "straddles", verdict: "probably-important" });
    expect(against(6).probabilityExceeds).toBeCloseTo(0.881, 3);
    expect(against(10)).toMatchObject({ position: "straddles", verdict: "inconclusive" });
    expect(against(10).probabilityExceeds).toBeCloseTo(0.096, 3);
    expect(against(12.8)).toMatchObject({ position: "below", verdict: "real-but-below" });
    expect(against(4)).toMatchObject({ position: "above", verdict: "important" });
  });

  it("is beyond any threshold up to 4.7 and excludes any from 11.0", () => {
    expect(against(6).thresholds).toEqual({ beyondUpTo: 4.7, excludedFrom: 11 });
  });

  it("says in one sentence what is compared, with the numbers and the kind of threshold", () => {
    expect(against(6).because).toBe(
      "The benefit of 7.9 [4.7, 11.0] points is above 0 and its interval holds 6 (within-person), the estimate beyond it; the chance that the true difference exceeds it is 88%; the threshold speaks of one person and was not made for a difference between groups.",
    );
  });

  it("labels a within-person threshold against a group difference, and says what the chance rests on", () => {
    expect(codes(against(6))).toEqual(["N_WITHIN_PERSON", "N_FLAT_PRIOR", "N_RESPONDERS"]);
    expect(codes(one(effectOf(), thresholdOf({ kind: "assumed", usedAs: "responder rule" })))).toContain(
      "N_WITHIN_PERSON",
    );
    expect(codes(one(effectOf(), thresholdOf({ kind: "between-group" })))).not.toContain("N_WITHIN_PERSON");
  });

  it("takes t for the chance where the interval rests on t", () => {
    const t = one(effectOf({ df: 20, interval: "t" }), thresholdOf());
    expect(t.probabilityExceeds).toBeCloseTo(0.8744, 3);
    expect(t.notes.find(({ code }) => code === "N_FLAT_PRIOR")?.message).toContain("t distribution with 20 df");
    expect(one(effectOf({ df: 20, interval: "z" }), thresholdOf()).probabilityExceeds).toBeCloseTo(0.881, 3);
  });
});

describe("which thresholds take part", () => {
  it("leaves thresholds without a followable source out, with a Note, unless all are asked for", () => {
    const secondary = thresholdOf({ id: "odi-6", evidence: "secondary" });
    const [without] = compare(effectOf(), [secondary]);
    expect(without?.threshold).toBeNull();
    expect(codes(without)).toEqual(["N_THRESHOLD", "N_NO_THRESHOLD"]);
    expect(one(effectOf(), secondary, { thresholds: "all" }).threshold?.id).toBe("odi-6");
  });

  it("always takes a user's own rows", () => {
    expect(one(effectOf(), thresholdOf({ evidence: "user" })).threshold?.evidence).toBe("user");
  });

  it("keeps those whose population holds the text, in any case", () => {
    const other = thresholdOf({ id: "odi-y", population: "lumbar surgery" });
    expect(
      compare(effectOf(), [thresholdOf(), other], { population: "Lumbar" }).map(({ threshold }) => threshold?.id),
    ).toEqual(["odi-y"]);
  });

  it("never takes another instrument's", () => {
    expect(compare(effectOf(), [thresholdOf({ instrument: "modq" })])[0]?.threshold).toBeNull();
  });

  it("turns a percentage of the baseline into points where both arms state their baseline", () => {
    const arms = {
      treatment: arm("motor skill training", { n: 74, mean: 13, baselineMean: 30 }),
      control: arm("strength and flexibility", { n: 74, mean: 21, baselineMean: 34 }),
    };
    const percent = thresholdOf({ value: 30, unit: "percent-of-baseline" });
    expect(one(effectOf({ arms }), percent).threshold).toMatchObject({
      value: 9.6,
      publishedValue: 30,
      publishedUnit: "percent-of-baseline",
      unit: "points",
    });
    const half = { ...arms, control: arm("strength and flexibility", { n: 74, mean: 21 }) };
    expect(one(effectOf({ arms: half }), percent).threshold).toBeNull();
    expect(
      one(effectOf(), percent)
        .notes.map(({ message }) => message)
        .join(),
    ).toContain("no baseline mean");
  });

  it("weights the baseline by the arms' sizes", () => {
    const arms = { treatment: arm("a", { n: 30, baselineMean: 20 }), control: arm("b", { n: 10, baselineMean: 40 }) };
    expect(
      one(effectOf({ arms }), thresholdOf({ value: 10, unit: "percent-of-baseline" })).threshold?.value,
    ).toBeCloseTo(2.5, 12);
  });

  it("turns a percentage of the scale into points", () => {
    const nrs = { ...odi, id: "nrs", max: 10 };
    const [comparison] = compare(
      effectOf(),
      [thresholdOf({ instrument: "nrs", value: 15, unit: "percent-of-scale" })],
      {},
      nrs,
    );
    expect(comparison?.threshold?.value).toBeCloseTo(1.5, 12);
  });

  it("takes a band of baseline scores only where the mean lies in it", () => {
    const band = thresholdOf({ baselineLow: 20, baselineHigh: 40 });
    const at = (baselineMean: number) =>
      effectOf({ arms: { treatment: arm("a", { n: 9, baselineMean }), control: arm("b", { n: 9, baselineMean }) } });
    expect(one(at(30), band).threshold?.id).toBe("odi-x");
    expect(one(at(41), band).threshold).toBeNull();
    expect(one(effectOf(), band).threshold).toBeNull();
  });

  it("converts lengths and refuses other units with a Note", () => {
    expect(one(effectOf({ unit: "cm" }), thresholdOf({ value: 15, unit: "mm" })).threshold?.value).toBeCloseTo(1.5, 12);
    expect(codes(one(effectOf({ unit: "metres" }), thresholdOf({ unit: "points" })))).toContain("N_THRESHOLD");
  });

  it("uses one given value instead of the published ones, labelled as the user's", () => {
    const [comparison, ...others] = compare(effectOf(), [thresholdOf({ value: 12 })], { mcid: 6 });
    expect(others).toEqual([]);
    expect(comparison?.threshold).toMatchObject({
      id: "user",
      value: 6,
      kind: "assumed",
      source: "--mcid",
      evidence: "user",
    });
  });

  it.each([0, -6, Number.NaN])("refuses %f as a threshold", (mcid) => {
    expect(() => compare(effectOf(), [], { mcid })).toThrow(BptrialError);
  });
});

describe("direction", () => {
  const unknown = effectOf({ direction: null, instrument: null });

  it("is needed where there is a threshold", () => {
    expect(() => compare(unknown, [], { mcid: 6 }, null)).toThrow(
      expect.objectContaining({ code: "E_DIRECTION", hint: expect.stringContaining("--direction") }),
    );
  });

  it("comes from the option where nothing else says it", () => {
    expect(compare(unknown, [], { mcid: 6, direction: "lower-better" }, null)[0]).toMatchObject({
      benefit: 7.9,
      direction: "lower-better",
    });
  });

  it("is no error where there is nothing to judge by: null and a Note", () => {
    const [comparison] = compare(unknown, [], {}, null);
    expect(comparison).toMatchObject({ benefit: null, position: null, thresholds: null, verdict: "no-threshold" });
    expect(codes(comparison)).toEqual(["N_NO_THRESHOLD", "N_DIRECTION_UNKNOWN"]);
  });
});

describe("kinds that are not importance", () => {
  it.each(["MDC", "deterioration", "margin"] as const)(
    "lists a threshold of kind %s without an importance verdict",
    (kind) => {
      expect(one(effectOf(), thresholdOf({ kind, value: 2 })).verdict).toBe("not-judged");
    },
  );

  it("gives no position against a margin, a deterioration or a final state, which are not gains", () => {
    for (const fields of [{ kind: "margin" }, { kind: "deterioration" }, { form: "final-state" }] as const) {
      expect(one(effectOf(), thresholdOf(fields))).toMatchObject({
        position: null,
        probabilityExceeds: null,
        midUnits: null,
        verdict: "not-judged",
      });
    }
  });
});

describe("standardised differences", () => {
  const smd = effectOf({ measure: "smd", unit: "SD", estimate: -0.85, se: 0.17, ciLow: -1.19, ciHigh: -0.51 });

  it("are set against the threshold divided by the named typical SD", () => {
    const comparison = one(smd, thresholdOf());
    expect(comparison.threshold).toMatchObject({ value: 0.4, unit: "SD", publishedValue: 6, publishedUnit: "points" });
    expect(comparison.verdict).toBe("important");
    expect(comparison.because).toContain("typical SD 15 (a trial, doi:10.1/x)");
  });

  it("have no threshold without a typical SD", () => {
    expect(compare(smd, [thresholdOf()], {}, { ...odi, typicalSd: null })[0]?.threshold).toBeNull();
  });
});

describe("the other verdicts", () => {
  const verdict = (estimate: number, ciLow: number, ciHigh: number) =>
    one(effectOf({ direction: "higher-better", estimate, ciLow, ciHigh, se: (ciHigh - ciLow) / 3.92 }), thresholdOf())
      .verdict;

  it("excludes importance only where the interval lies between −T and T", () => {
    expect(verdict(1, -3, 5)).toBe("no-important-difference");
    expect(verdict(-1, -7, 5)).toBe("inconclusive");
  });

  it("leaves it open where the interval holds 0 and T", () => {
    expect(verdict(4, -1, 9)).toBe("inconclusive");
  });

  it("leaves it open where the interval is above 0 and holds T, the estimate short of it", () => {
    expect(verdict(5.6, 2.1, 9.1)).toBe("inconclusive");
  });

  it("calls harmful what lies wholly below 0, and says whether a harm of T is excluded", () => {
    expect(verdict(-3, -5, -1)).toBe("harmful");
  });

  it("says nothing where no interval can be given", () => {
    const bound = one(effectOf({ ciLow: null, ciHigh: null, se: null, variance: null }), thresholdOf());
    expect(bound).toMatchObject({ benefit: 7.9, position: null, probabilityExceeds: null, verdict: "inconclusive" });
  });
});

describe("a measure that no threshold speaks of", () => {
  it("still gives responders and a number needed to treat from events", () => {
    const arms = { treatment: arm("yoga", { n: 125, events: 60 }), control: arm("education", { n: 61, events: 14 }) };
    const rr = effectOf({
      measure: "rr",
      scale: "log",
      unit: null,
      direction: "higher-better",
      estimate: 0.74,
      ciLow: 0.24,
      ciHigh: 1.24,
      instrument: null,
      arms,
    });
    const [comparison] = compare(rr, [], {}, null);
    expect(comparison).toMatchObject({ verdict: "no-threshold", thresholds: null, nnt: { kind: "benefit" } });
    expect(comparison?.because).toBe(
      "60 of 125 (48%) with yoga against 14 of 61 (23%) with education: number needed to treat to benefit 4.0 (2.6 to 8.8).",
    );
  });

  it("has no number needed to treat where it is not known whether an event is good", () => {
    const arms = { treatment: arm("a", { n: 50, events: 20 }), control: arm("b", { n: 50, events: 10 }) };
    const [comparison] = compare(
      effectOf({ measure: "rd", unit: "risk", direction: null, instrument: null, arms }),
      [],
      {},
      null,
    );
    expect(comparison?.responders?.riskDifference).toBeCloseTo(0.2, 12);
    expect(comparison?.nnt).toBeNull();
    expect(codes(comparison)).toContain("N_RESPONDERS");
  });
});
