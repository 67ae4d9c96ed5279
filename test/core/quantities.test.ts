import { describe, expect, it } from "vitest";
import {
  evidenceMeasures,
  hasSides,
  isAbsolute,
  isContrast,
  isDifferenceOfMeans,
  isOfEvents,
  isRatio,
  isRatioOfEvents,
  isStandardised,
  namesEffect,
  noEffect,
  quantities,
  quantityNamed,
  scaleOf,
} from "../../src/core/quantities.js";
import { measures } from "../../src/measure/index.js";

const those = (holds: (name: string) => boolean): readonly string[] =>
  quantities.map(({ id }) => id).filter((id) => holds(id));

describe("the table of quantities", () => {
  it("has every measure once, and each finds itself by its id", () => {
    expect(new Set(quantities.map(({ id }) => id)).size).toBe(quantities.length);
    for (const one of quantities) expect(quantityNamed(one.id)).toBe(one);
    expect(measures.ids.filter((id) => quantityNamed(id)?.id !== id)).toEqual([]);
    for (const { id, scale } of measures.all) expect(scaleOf(id)).toBe(scale);
  });

  it("finds a quantity by what papers and tables write, and nothing by anything else", () => {
    const found = Object.fromEntries(
      [
        "OR",
        "aOR",
        "Odds ratio",
        "RR",
        "aRR",
        "ARR",
        "HR",
        "rate_ratio",
        "Hedges’ g",
        "Cohen's d",
        "SMD",
        "percent_change",
        "NNT",
      ].map((name) => [name, quantityNamed(name)?.id]),
    );
    expect(found).toEqual({
      OR: "or",
      aOR: "or",
      "Odds ratio": "or",
      RR: "rr",
      aRR: "rr",
      ARR: "rd",
      HR: "hr",
      rate_ratio: "irr",
      "Hedges’ g": "smd",
      "Cohen's d": "cohen-d",
      SMD: "smd",
      percent_change: "percent-change",
      NNT: "nnt",
    });
    expect(quantityNamed("colour")).toBeNull();
    expect(quantityNamed(null)).toBeNull();
  });

  it("does not contradict what a user may call a measure", () => {
    const named = measures.all.flatMap(({ id, alsoKnownAs = [] }) => alsoKnownAs.map((name) => [name, id] as const));
    expect(named.length).toBeGreaterThan(20);
    const known = named.filter(([name]) => quantityNamed(name) !== null);
    expect(known.length).toBeGreaterThan(10);
    expect(known.filter(([name, id]) => quantityNamed(name)?.id !== id)).toEqual([]);
  });

  it("logs every ratio, whose value of no effect is 1, and nothing else", () => {
    for (const { compares, scale, none } of quantities)
      expect([scale === "log", none === 1]).toEqual([compares === "ratio", compares === "ratio"]);
  });

  it("answers what a rule asks by the kind of number", () => {
    expect(those(isRatio)).toEqual(["rom", "rr", "or", "peto", "hr", "irr", "ratio"]);
    expect(those(isRatioOfEvents)).toEqual(["rr", "or", "peto", "hr", "irr"]);
    expect(those(isOfEvents)).toEqual(["rr", "or", "rd", "as", "peto", "hr", "irr", "nnt"]);
    expect(those(isStandardised)).toEqual(["smd", "cohen-d", "glass", "smdh", "smcc", "smcr"]);
    expect(those(isDifferenceOfMeans)).toEqual(["md", "smd", "cohen-d", "glass", "smdh", "mc", "smcc", "smcr"]);
    expect(those((id) => !isContrast(id))).toEqual([
      "cor",
      "zcor",
      "percent-change",
      "mean",
      "median",
      "proportion",
      "nnt",
      "other",
    ]);
    expect(those((id) => !namesEffect(id))).toEqual(["mean", "median", "proportion"]);
    expect(isAbsolute("RD") && isAbsolute("mean") && !isAbsolute("RR") && !isAbsolute("percent_change")).toBe(true);
    expect([noEffect("OR"), noEffect("rom"), noEffect("md"), noEffect("zcor"), noEffect(null)]).toEqual([
      "1",
      "1",
      "0",
      "0",
      "0",
    ]);
    expect([isRatio(null), isRatio("colour"), isContrast(null)]).toEqual([false, false, false]);
  });

  it("lets nothing of one arm, and no correlation, favour anyone", () => {
    const nobody = quantities.filter(({ favours }) => !favours).map(({ id }) => id);
    expect(nobody).toEqual(["cor", "zcor", "mean", "median", "proportion", "other"]);
  });

  it("gives an effect on its own scale sides only where arms are named", () => {
    const gen = { measure: "gen", direction: null, treatment: "treatment", control: "control" };
    expect(hasSides(gen)).toBe(false);
    expect(hasSides({ ...gen, direction: "lower-better" })).toBe(false);
    expect(hasSides({ ...gen, treatment: "yoga" })).toBe(true);
    expect(hasSides({ ...gen, measure: "md" })).toBe(true);
    expect(hasSides({ measure: "gen", direction: null, studies: [gen, gen] })).toBe(false);
    expect(hasSides({ measure: "gen", direction: null, studies: [gen, { ...gen, control: "sham" }] })).toBe(true);
    expect(hasSides({ ...gen, measure: "cor", direction: "higher-better", treatment: "yoga" })).toBe(false);
  });

  it("names each measure that a claim is held against by itself", () => {
    expect(evidenceMeasures).toEqual(["md", "smd", "rr", "or", "rd", "hr", "irr"]);
  });
});
