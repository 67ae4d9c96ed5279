import { describe, expect, it } from "vitest";
import { BptrialError } from "../../src/core/errors.js";
import { averageG } from "../../src/measure/average-g.js";
import { defaultMeasure, defaultMeasureOptions, measureOutcome, measures } from "../../src/measure/index.js";
import { type Asked, continuous, effectOf, events, paired, refusalOf, reported } from "./support.js";

const trial = continuous([18, 12.4, 5.1], [15, 8.9, 4.4]);
const codesOf = (outcome: Parameters<typeof effectOf>[0], ...ids: readonly string[]) =>
  Object.fromEntries(ids.map((measure) => [measure, refusalOf(outcome, { measure })]));

describe("spread that is missing", () => {
  it("refuses every measure where both SDs are 0", () => {
    const flat = continuous([20, 5, 0], [21, 4.5, 0]);
    expect(codesOf(flat, "md", "smd", "cohen-d", "glass", "smdh", "rom")).toEqual({
      md: "E_DOMAIN",
      smd: "E_DOMAIN",
      "cohen-d": "E_DOMAIN",
      glass: "E_DOMAIN",
      smdh: "E_DOMAIN",
      rom: "E_DOMAIN",
    });
  });

  it("refuses Δ by the arm whose SD is 0, and keeps the rest", () => {
    const outcome = continuous([20, 5, 0], [21, 4.5, 0.9]);
    expect(codesOf(outcome, "md", "smd", "cohen-d", "glass", "smdh", "rom")).toEqual({
      md: null,
      smd: null,
      "cohen-d": null,
      glass: null,
      smdh: null,
      rom: null,
    });
    expect(refusalOf(outcome, { measure: "glass", glassSd: "treatment" })).toBe("E_DOMAIN");
    expect(effectOf(outcome).df).toBe(20);
  });

  it("refuses a change that is the same for everybody", () => {
    const outcome = paired(12, [5, 1], [6, 1], 1);
    expect(codesOf(outcome, "mc", "smcc", "smcr")).toEqual({ mc: "E_DOMAIN", smcc: "E_DOMAIN", smcr: null });
    expect(refusalOf(paired(12, [5, 1], [5, 1], 1), { measure: "smcr" })).toBe("E_DOMAIN");
    expect(refusalOf(paired(12, [5, 0], [6, 1], 0.5), { measure: "smcr" })).toBe("E_DOMAIN");
  });
});

describe("people that are missing", () => {
  // A table's arms of one person come here with --one-person alone.
  it("refuses an arm of one person, but for a difference of means and RevMan's standardised one", () => {
    for (const outcome of [continuous([1, 5, 1], [9, 4, 1]), continuous([9, 5, 1], [1, 4, 1])]) {
      expect(refusalOf(outcome, { measure: "md" })).toBeNull();
      expect(refusalOf(outcome, { measure: "smd", smdVariance: "revman" })).toBeNull();
    }
    for (const { id } of measures.all.filter(({ kind, id: own }) => kind === "continuous" && own !== "md"))
      for (const outcome of [continuous([1, 5, 1], [9, 4, 1]), continuous([9, 5, 1], [1, 4, 1])])
        expect(refusalOf(outcome, { measure: id }), id).toBe("E_DOMAIN");
  });

  it("needs three where the small-sample factor has one arm's degrees of freedom", () => {
    const outcome = continuous([9, 5, 1], [2, 4, 1]);
    expect(refusalOf(outcome, { measure: "glass" })).toBe("E_DOMAIN");
    expect(refusalOf(outcome, { measure: "glass", glassSd: "treatment" })).toBeNull();
    const two = paired(2, [5, 1], [6, 1.2], 0.5);
    expect(codesOf(two, "mc", "smcc", "smcr")).toEqual({ mc: null, smcc: "E_DOMAIN", smcr: "E_DOMAIN" });
  });
});

describe("means that have no ratio", () => {
  it.each([
    [-5, -4],
    [5, -4],
    [0, 4],
    [5, 0],
  ])("refuses rom of %d and %d", (one, other) => {
    expect(refusalOf(continuous([20, one, 1], [20, other, 1]), { measure: "rom" })).toBe("E_DOMAIN");
  });
});

describe("tables with a zero", () => {
  it("get half a person in each cell for rr and or, and a note that says so", () => {
    for (const measure of ["rr", "or"]) {
      const { notes } = effectOf(events(0, 50, 5, 50), { measure });
      expect(notes.map(({ code }) => code)).toEqual(["N_CONTINUITY"]);
      expect(refusalOf(events(0, 50, 5, 50), { measure, to: "none" })).toBe("E_DOMAIN");
    }
  });

  it("leave peto without a word when no arm has an event: a note, not an error", () => {
    expect(refusalOf(events(0, 50, 0, 40), { measure: "peto" })).toBe("N_DOUBLE_ZERO");
    expect(refusalOf(events(50, 50, 40, 40), { measure: "peto" })).toBe("N_DOUBLE_ZERO");
    expect(refusalOf(events(0, 50, 0, 40), { measure: "peto", add: 0.5, to: "only0" })).toBeNull();
  });

  it("keep their plain risk difference, but for the variance that would be 0", () => {
    const one = effectOf(events(0, 50, 5, 50), { measure: "rd" });
    expect(one).toMatchObject({ estimate: -0.1, notes: [] });
    const none = effectOf(events(0, 50, 0, 40), { measure: "rd" });
    expect(none.estimate).toBe(0);
    expect(none.variance).toBeGreaterThan(0);
    expect(none.notes.map(({ code }) => code)).toEqual(["N_CONTINUITY"]);
    expect(none.notes[0]?.message).toContain("for the variance alone");
    expect(none.formula).toContain("a′b′/n₁′³");
    expect(refusalOf(events(0, 50, 0, 40), { measure: "rd", to: "none" })).toBe("E_DOMAIN");
    expect(refusalOf(events(50, 50, 0, 40), { measure: "rd", to: "none" })).toBe("E_DOMAIN");
  });

  it("get the constant that is asked for", () => {
    const { notes } = effectOf(events(0, 50, 5, 50), { measure: "or", add: 0.1 });
    expect(notes[0]?.message).toContain("0.1 was added");
    expect(effectOf(events(3, 50, 5, 50), { measure: "or", add: 0.1 }).notes).toEqual([]);
  });
});

describe("asking for what a row does not hold", () => {
  it("is an error that names what the row gives", () => {
    const measured = measureOutcome(trial, { ...defaultMeasureOptions, measure: "or" });
    expect(measured).toMatchObject({ error: { code: "E_MEASURE" } });
    expect(refusalOf(reported({ measure: "hr" }), { measure: "smd" })).toBe("E_MEASURE");
    expect(refusalOf(reported({ measure: "hr" }), { measure: "hr" })).toBeNull();
  });

  it("is a wrong option where no measure has that name", () => {
    expect(() => measureOutcome(trial, { ...defaultMeasureOptions, measure: "hedges" })).toThrow(
      expect.objectContaining({ code: "E_OPTION" }),
    );
  });

  it("is a wrong option for the average variance of one row", () => {
    const wrong = expect.objectContaining({ code: "E_OPTION" });
    expect(() => effectOf(trial, { measure: "smd", smdVariance: "av" })).toThrow(wrong);
    expect(() => averageG([trial], defaultMeasureOptions)).toThrow(wrong);
    expect(() =>
      averageG([trial, events(1, 9, 2, 9), continuous([9, 1, 0], [9, 2, 0])], defaultMeasureOptions),
    ).toThrow(wrong);
  });

  it("is answered by each kind's own default where nothing is asked", () => {
    expect(
      [trial, events(1, 9, 2, 9), paired(9, [1, 1], [2, 1], 0), reported({ measure: "irr" })].map(defaultMeasure),
    ).toEqual(["md", "rr", "mc", "irr"]);
  });
});

describe("numbers beyond computing", () => {
  it.each<readonly [string, Parameters<typeof effectOf>[0], Asked]>([
    ["an SD whose square overflows", continuous([20, 5, 1e200], [20, 4, 1]), {}],
    ["SDs whose squares vanish", continuous([20, 5, 1e-170], [20, 4, 1e-170]), {}],
    ["a difference that overflows", continuous([20, 1.7e308, 1], [20, -1.7e308, 1]), {}],
    ["a statistic that overflows", continuous([20, 1e300, 1e-20], [20, 1, 1e-20]), {}],
  ])("are refused: %s", (_, outcome, options) => {
    expect(refusalOf(outcome, options)).toBe("E_DOMAIN");
  });

  it("leave out a ratio too large to write", () => {
    expect(effectOf(reported({ measure: "hr", estimate: 800, se: 1 })).backTransformed).toBeNull();
  });
});

describe("an error", () => {
  it("carries the row's place, a sentence and what to try", () => {
    const measured = measureOutcome(continuous([20, 5, 0], [21, 4.5, 0]), { ...defaultMeasureOptions, measure: "smd" });
    if (!("error" in measured)) throw new Error("no error");
    expect(measured.error).toBeInstanceOf(BptrialError);
    expect(measured.error.place).toEqual({ file: "typed.csv", row: 2, column: null });
    expect(measured.error.message).toBe(
      '"S" has no standardised mean difference (Hedges\' g): the SD that the difference is divided by is 0',
    );
    expect(measured.error.hint).toContain("--measure md");
  });
});

describe("a large standardised difference", () => {
  it("is noted whatever the measure", () => {
    const outcome = continuous([20, 10, 1], [20, 7, 1]);
    for (const measure of ["md", "smd"])
      expect(effectOf(outcome, { measure }).notes.map(({ code }) => code)).toEqual(["N_LARGE_SMD"]);
    expect(effectOf(continuous([20, 8.9, 1], [20, 7, 1])).notes).toEqual([]);
  });
});

describe("numbers that no record can hold", () => {
  it("are refused where the square of a printed error is infinite or nothing", () => {
    expect(refusalOf(reported({ estimate: 3486.3, se: 1e200 }))).toBe("E_DOMAIN");
    expect(refusalOf(reported({ estimate: 1e200, se: 1e-200 }))).toBe("E_DOMAIN");
    expect(refusalOf(reported({ estimate: 1e99, se: 1e-99 }))).toBe(null);
  });

  it("are refused for an exact interval of a difference of a million million SDs, which the usual one bears", () => {
    const far = continuous([20, 1e12, 1], [20, 0, 1]);
    expect(refusalOf(far, { measure: "smd", interval: "exact" })).toBe("E_DOMAIN");
    expect(refusalOf(far, { measure: "smd" })).toBe(null);
  });
});
