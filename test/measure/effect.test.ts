import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BptrialError } from "../../src/core/errors.js";
import { backTransform, measures } from "../../src/measure/index.js";
import type { Note, Outcome } from "../../src/records.js";
import { type Arm, base, continuous, effectOf, events, paired, refusalOf, reported, swapped } from "./support.js";

const pain = continuous([15, 21.27, 3.37], [15, 28.93, 4.61]);
const responders = events(12, 50, 5, 50);
const walk = paired(40, [20, 6], [25, 7], 0.6);

describe("the unit of an effect", () => {
  it.each<readonly [string, Outcome, string | null]>([
    ["md", pain, "points"],
    ["mc", walk, "points"],
    ["smd", pain, "SD"],
    ["smcr", walk, "SD"],
    ["rom", pain, null],
    ["or", responders, null],
    ["rd", responders, "risk difference"],
    ["as", responders, "radians"],
    ["md", reported({ measure: "md" }), "points"],
  ])("in %s is the outcome's, SDs, its own or none", (measure, outcome, unit) => {
    expect(effectOf(outcome, { measure }).unit).toBe(unit);
  });
});

describe("the mean change of one group", () => {
  // R 4.2.2: t.test(c(4, 6, 5, 9, 1, 7, 3, 8, 2, 11)), mean 5.6, SD 3.204163957519; SDs and r that give this SD of change.
  const ten = paired(10, [20, 3.204163957519], [25.6, 3.204163957519], 0.5);

  it("is tested by t with n − 1, as R's t.test does", () => {
    const made = effectOf(ten, { measure: "mc" });
    expect(made).toMatchObject({ df: 9, test: "paired", interval: "t" });
    expect(made.p).toBeCloseTo(0.000367248916, 10);
    expect(made.ciLow).toBeCloseTo(3.307879185126, 9);
    expect(made.ciHigh).toBeCloseTo(7.892120814874, 9);
  });

  it("is tested by z where that is asked for, and standardised changes always are", () => {
    expect(effectOf(ten, { measure: "mc", inference: "z" })).toMatchObject({ df: null, test: "z" });
    expect(effectOf(ten, { measure: "smcc" })).toMatchObject({ df: null, test: "z" });
  });

  it("of one person has no SD", () => {
    expect(refusalOf(paired(1, [20, 3], [25, 3], 0.5), { measure: "mc" })).toBe("E_DOMAIN");
  });
});

describe("a difference far beyond others", () => {
  it("names the outcome, its size and the SDs to check", () => {
    const outcome = continuous([15, 2.4, 0.54], [15, 4.57, 0.9], { outcome: "VAS" });
    for (const measure of ["md", "smd", "glass", "rom"]) {
      const [note] = effectOf(outcome, { measure }).notes;
      expect(note).toMatchObject({ code: "N_LARGE_SMD", place: base.place });
      expect(note?.message).toMatch(/VAS.*2\.9 SD.*0\.54 and 0\.9 /);
    }
  });

  it("says its SDs in as many digits as every sentence", () => {
    const [note] = effectOf(continuous([15, 2.4, 0.5412345], [15, 4.57, 0.9]), { measure: "md" }).notes;
    expect(note?.message).toContain("check that 0.5412 and 0.9 are SDs");
  });

  it("is noted after what the row has to say already", () => {
    const note: Note = { code: "N_RECOVERED", message: "an SD from an SE", place: base.place };
    const { notes } = effectOf(continuous([15, 3, 1], [15, 0, 1], { notes: [note] }));
    expect(notes.map(({ code }) => code)).toEqual(["N_RECOVERED", "N_LARGE_SMD"]);
  });
});

describe("asking for what a row does not hold", () => {
  it.each<readonly [string, Outcome, RegExp]>([
    ["rr", pain, /means and SDs.*md, smd/],
    ["md", responders, /counts of events.*rr, or/],
    ["smd", walk, /baseline and final values.*mc, smcc, smcr/],
    ["rr", reported({ measure: "or" }), /a reported or.*--filter/],
  ])("is answered by what it does hold (%s)", (measure, outcome, says) => {
    const refused = expect.objectContaining({ code: "E_MEASURE", place: base.place });
    expect(() => effectOf(outcome, { measure })).toThrow(refused);
    try {
      effectOf(outcome, { measure });
    } catch (error) {
      if (error instanceof BptrialError) expect(`${error.message} ${error.hint}`).toMatch(says);
    }
  });
});

describe("an effect", () => {
  const printed = (measure: string) =>
    fc
      .tuple(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.option(fc.double({ min: 0.01, max: 3, noNaN: true })),
        fc.option(fc.integer({ min: 1, max: 300 })),
      )
      .map(([estimate, se, df]) => reported({ measure, estimate, se, df }));
  const arm: fc.Arbitrary<Arm> = fc.tuple(
    fc.integer({ min: 3, max: 90 }),
    fc.double({ min: 1, max: 9, noNaN: true }),
    fc.double({ min: 0.1, max: 9, noNaN: true }),
  );
  const counts = fc
    .integer({ min: 2, max: 90 })
    .chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n)));
  const rowsFor = {
    continuous: () => fc.tuple(arm, arm).map(([t, c]) => continuous(t, c)),
    events: () => fc.tuple(counts, counts).map(([[a, n1], [c, n2]]) => events(a, n1, c, n2)),
    paired: () => fc.tuple(arm, arm).map(([[n, m1, s1], [, m2, s2]]) => paired(n, [m1, s1], [m2, s2], 0.4)),
    reported: printed,
  };
  const leaves = (value: unknown): readonly unknown[] =>
    value === null || typeof value !== "object" ? [value] : Object.values(value).flatMap(leaves);

  it.each(measures.all.map(({ id, kind }) => [id, kind] as const))(
    "in %s holds text, finite numbers or null, and nothing else",
    (measure, kind) => {
      fc.assert(
        fc.property<[Outcome]>(rowsFor[kind](measure), (outcome) => {
          for (const leaf of leaves(effectOf(outcome, { measure })))
            expect(leaf === null || typeof leaf === "string" || Number.isFinite(leaf), String(leaf)).toBe(true);
        }),
      );
    },
  );

  it.each(["or", "peto", "rd", "as"])("in %s turns its sign when events and non-events change names", (measure) => {
    fc.assert(
      fc.property(rowsFor.events(), (outcome) => {
        const { treatment: t, control: c } = outcome.arms;
        const turned = events(t.n - t.events, t.n, c.n - c.events, c.n);
        expect(effectOf(turned, { measure }).estimate).toBeCloseTo(-effectOf(outcome, { measure }).estimate, 10);
      }),
    );
  });

  it.each(["smd", "cohen-d", "glass"])("in %s mirrors its exact interval when the arms change places", (measure) => {
    fc.assert(
      fc.property(rowsFor.continuous(), (outcome) => {
        fc.pre(Math.abs(effectOf(outcome, { measure }).estimate) < 8);
        const one = effectOf(outcome, { measure, interval: "exact" });
        const back = effectOf(swapped(outcome), { measure, interval: "exact", glassSd: "treatment" });
        expect(back.ciLow).toBeCloseTo(-(one.ciHigh ?? Number.NaN), 9);
        expect(back.ciHigh).toBeCloseTo(-(one.ciLow ?? Number.NaN), 9);
      }),
      { numRuns: 40 },
    );
  });

  it("with a printed standard error of 0 is refused", () => {
    expect(refusalOf(reported({ measure: "gen", se: 0 }))).toBe("E_DOMAIN");
  });

  it("keeps its tail: p does not vanish before the smallest number does", () => {
    const { p } = effectOf(continuous([1000, 30, 1], [1000, 28.4, 1]), { inference: "z" });
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1e-270);
  });
});

describe("the natural scale", () => {
  it("is there for ratios and Fisher's z, and no other", () => {
    const shown = measures.ids.filter((id) => backTransform(id, 0, -1, 1) !== null);
    expect(shown).toEqual(["rom", "rr", "or", "peto", "hr", "irr", "zcor"]);
    expect(backTransform("zcor", 0, -1, 1)).toEqual({
      measure: "zcor",
      estimate: 0,
      ciLow: Math.tanh(-1),
      ciHigh: Math.tanh(1),
    });
    expect(backTransform("hr", 0, -1, 1)).toEqual({ measure: "hr", estimate: 1, ciLow: Math.exp(-1), ciHigh: Math.E });
    expect(backTransform("or", 800, 1, 900)).toBeNull();
  });
});
