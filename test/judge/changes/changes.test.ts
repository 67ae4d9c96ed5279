import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDocuments, failsOn } from "../../../src/judge/changes/changes.js";
import { compareEffect } from "../../../src/judge/mcid/mcid.js";
import type {
  Change,
  Effect,
  EffectDocument,
  Fit,
  McidDocument,
  Note,
  PoolDocument,
  ResultDocument,
} from "../../../src/records.js";
import { effectOf, fitOf, fitStudyOf, odi, termOf, thresholdOf } from "../records.js";

const opening = {
  tool: { name: "bptrial", version: "0.1.0" },
  input: [],
  options: { level: 0.95 },
  notes: [],
} as const;
const effects = (...list: readonly Effect[]): EffectDocument => ({
  schema: "bptrial/effect@1",
  ...opening,
  effects: list,
});
const pool = (...fits: readonly Fit[]): PoolDocument => ({
  schema: "bptrial/pool@1",
  ...opening,
  fits,
  subgroupDifferences: [],
});
const mcid = (effect: Effect, values: readonly number[] = [6, 10]): McidDocument => ({
  schema: "bptrial/mcid@1",
  ...opening,
  comparisons: compareEffect(
    effect,
    values.map((value) => thresholdOf({ id: `odi-${value}`, value })),
    odi,
    { mcid: null, population: null, thresholds: "published", direction: null },
  ),
});
const changes = (before: ResultDocument, after: ResultDocument, tolerance = 1e-9) =>
  compareDocuments(before, after, { tolerance });
const kinds = (list: readonly Change[]) => list.map(({ kind }) => kind);
const crossing = effectOf({ estimate: -5.1, ciLow: -10.4, ciHigh: 0.2, se: 2.7, p: 0.06 });
const note = (code: string, message: string): Note => ({ code, message, place: null });

describe("what a change says", () => {
  it("is one row: what it was, what it is, and that the interval now includes 0", () => {
    const [change, ...others] = changes(effects(effectOf()), effects(crossing));
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      path: "disability, post-treatment, md",
      kind: "conclusion",
      before: "−7.9 [−11.0, −4.7]",
      after: "−5.1 [−10.4, 0.2]",
      conclusionChanged: true,
    });
    expect(change?.because).toMatch(/^the interval now includes 0; the estimate moved by \+2\.8/);
  });

  it("says when the interval no longer includes 0, when it changed sides, and when the estimate changed sign", () => {
    expect(changes(effects(crossing), effects(effectOf()))[0]?.because).toContain("no longer includes 0");
    const other = effectOf({ estimate: 7.9, ciLow: 4.7, ciHigh: 11 });
    expect(changes(effects(effectOf()), effects(other))[0]?.because).toMatch(
      /other side of 0; the estimate changed sign/,
    );
  });

  it("is a conclusion where an interval that told a difference is gone, and none where it told nothing", () => {
    const without = effectOf({ ciLow: null, ciHigh: null, interval: "none" });
    const [gone] = changes(effects(effectOf()), effects(without));
    expect(gone).toMatchObject({ kind: "conclusion", conclusionChanged: true });
    expect(gone?.because).toContain("the interval, which did not include 0, is gone");
    const [open] = changes(effects(crossing), effects({ ...crossing, ciLow: null, ciHigh: null, interval: "none" }));
    expect(open?.conclusionChanged).toBe(false);
  });

  it("says 1 for a ratio, and shows it as a ratio", () => {
    const ratio = (estimate: number, ciLow: number, ciHigh: number) =>
      effectOf({
        measure: "rr",
        scale: "log",
        estimate,
        ciLow,
        ciHigh,
        backTransformed: {
          measure: "rr",
          estimate: Math.exp(estimate),
          ciLow: Math.exp(ciLow),
          ciHigh: Math.exp(ciHigh),
        },
      });
    const [change] = changes(effects(ratio(-0.5, -0.9, -0.1)), effects(ratio(-0.4, -0.9, 0.1)));
    expect(change?.because).toContain("now includes 1");
    expect(change?.before).toBe("0.61 [0.41, 0.90]");
  });

  it("is of kind interval where the conclusion stands, and of kind estimate where only other numbers moved", () => {
    expect(kinds(changes(effects(effectOf()), effects(effectOf({ ciLow: -11.5 }))))).toEqual(["interval"]);
    const [change] = changes(effects(effectOf()), effects(effectOf({ p: 1e-6, df: 147 })));
    expect(change).toMatchObject({ kind: "estimate", because: "only moved: df, p", conclusionChanged: false });
  });

  it("counts a turned direction as a conclusion", () => {
    expect(changes(effects(effectOf()), effects(effectOf({ direction: "higher-better" })))[0]).toMatchObject({
      kind: "conclusion",
    });
  });
});

describe("what is not a change", () => {
  it("is the order of the rows", () => {
    const list = ["A", "B", "C", "D"].map((study, i) => effectOf({ study, estimate: -i }));
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 4 }), (shuffled) => {
        expect(changes(effects(...list), effects(...shuffled))).toEqual([]);
      }),
    );
  });

  it("is a difference within the tolerance, relative to the size of the interval", () => {
    const near = effectOf({ estimate: -7.9 * (1 + 1e-11), p: 8.9e-7 * (1 + 1e-11) });
    expect(changes(effects(effectOf()), effects(near))).toEqual([]);
    expect(changes(effects(effectOf()), effects(near), 1e-13)).not.toEqual([]);
    const zero = (estimate: number) => effects(effectOf({ estimate, ciLow: -1, ciHigh: 1 }));
    expect(changes(zero(0), zero(1e-12))).toEqual([]);
  });

  it("is anything between a document and itself, of every kind", () => {
    for (const one of [effects(effectOf(), crossing), mcid(effectOf()), pool(fitOf())])
      expect(changes(one, structuredClone(one))).toEqual([]);
  });
});

describe("what appeared or vanished", () => {
  it("is an effect, a Note or an option", () => {
    const before = {
      ...effects(effectOf({ study: "A" }), effectOf({ study: "B" })),
      notes: [note("N_COMMENT", "1 line")],
    };
    const after = {
      ...effects(effectOf({ study: "A" }), effectOf({ study: "C" })),
      options: { level: 0.9, measure: null },
    };
    expect(changes(before, after).map(({ kind, path }) => `${kind}: ${path}`)).toEqual([
      "vanished: B, disability, post-treatment, md",
      "appeared: C, disability, post-treatment, md",
      "note: the whole document",
      "option: option level",
      "option: option measure",
    ]);
  });

  it("is one change where a Note of the same code says something else", () => {
    const withNote = (message: string) => effects(effectOf({ notes: [note("N_RECOVERED", message)] }));
    expect(changes(withNote("SD from the interval"), withNote("SD from p"))).toMatchObject([
      { kind: "note", because: "the note N_RECOVERED says something else" },
    ]);
  });

  it("does not pair different rows of one name by chance: equal ones meet first", () => {
    const row = (estimate: number) => effectOf({ estimate, ciLow: estimate - 1, ciHigh: estimate + 1 });
    const found = changes(effects(row(-3), row(-5)), effects(row(-5)));
    expect(found).toMatchObject([{ kind: "vanished" }]);
    expect(found[0]?.before).toContain("−3");
  });
});

describe("mcid documents", () => {
  it("give one change an effect, with each verdict that changed", () => {
    const [change, ...others] = changes(mcid(effectOf()), mcid(crossing)).filter(({ kind }) => kind !== "note");
    expect(others).toEqual([]);
    expect(change?.kind).toBe("conclusion");
    expect(change?.because).toContain("against 6 (odi-6): probably-important → inconclusive");
  });

  it("see a position that changed although 0 stays outside", () => {
    const moved = effectOf({ estimate: -9, ciLow: -11.5, ciHigh: -6.5 });
    expect(changes(mcid(effectOf(), [6]), mcid(moved, [6]))[0]?.because).toContain("probably-important → important");
  });

  it("tell thresholds that came or went apart from effects, all of an effect in one line", () => {
    const found = changes(mcid(effectOf(), [6]), mcid(effectOf(), [6, 10, 12])).filter(
      ({ kind }) => kind === "appeared",
    );
    expect(found).toMatchObject([
      { path: "disability, post-treatment, md, thresholds", because: "2 thresholds are new", conclusionChanged: false },
    ]);
    expect(found[0]?.after).toContain("10 (odi-10): ");
  });

  it("do not list what follows from an estimate that moved", () => {
    const [change] = changes(mcid(effectOf()), mcid(crossing));
    expect(change?.because).not.toMatch(/moved: .*(benefit|position|because|midUnits)/);
  });
});

describe("pool documents", () => {
  const bigger = fitOf({
    k: 6,
    terms: [termOf({ estimate: -3, ciLow: -6.2, ciHigh: 0.2 })],
    studies: ["A", "B", "C", "D", "E", "F"].map((name) => fitStudyOf(name)),
  });

  it("name the study that is new and what it did to the pooled effect", () => {
    const [fit, study] = changes(pool(fitOf()), pool(bigger));
    expect(fit).toMatchObject({ path: "disability, 6 weeks, md", kind: "conclusion", conclusionChanged: true });
    expect(fit?.because).toMatch(/the interval now includes 0; .*k 5 → 6/);
    expect(study).toMatchObject({ path: "disability, 6 weeks, md, study F", kind: "appeared" });
  });

  it("do not tell of weights and residuals, which move with every other study", () => {
    const reweighted = fitOf({
      studies: ["A", "B", "C", "D", "E"].map((name) => fitStudyOf(name, { weight: 21, residual: 1 })),
    });
    expect(changes(pool(fitOf()), pool(reweighted))).toEqual([]);
  });

  it("see the prediction interval and the position against a threshold", () => {
    const prediction = { low: -12, high: 0.1, df: 4, method: "t", backTransformed: null } as const;
    expect(changes(pool(fitOf()), pool(fitOf({ prediction })))[0]?.because).toContain(
      "the prediction interval now includes 0",
    );
    const judged = (position: "above" | "straddles") =>
      fitOf({
        mcid: [
          {
            threshold: 3,
            thresholdHigh: null,
            kind: "between-group",
            source: "x",
            unit: "points",
            benefit: { estimate: 6, ciLow: 3.2, ciHigh: 8.8 },
            position,
            midUnits: { estimate: 1, ciLow: 0.53, ciHigh: 1.47 },
            probabilityMeanExceeds: 0.98,
            probabilityNewExceeds: null,
            because: "",
          },
        ],
      });
    expect(changes(pool(judged("above")), pool(judged("straddles")))[0]).toMatchObject({
      kind: "conclusion",
      because: expect.stringContaining("against 3: above → straddles"),
    });
  });

  it("see the test between groups cross its level", () => {
    const withP = (p: number): PoolDocument => ({
      ...pool(fitOf()),
      subgroupDifferences: [{ by: ["alloc"], fits: [0, 1], model: "random", q: 4, df: 1, p }],
    });
    expect(changes(withP(0.04), withP(0.06))).toMatchObject([
      { kind: "conclusion", because: "the groups no longer differ at the 5% level" },
    ]);
    expect(changes(withP(0.04), withP(0.03))).toMatchObject([{ kind: "estimate" }]);
  });
});

describe("the overall model and its groups", () => {
  const group = (alloc: string, fields: Partial<Fit> = {}) => fitOf({ group: { alloc }, ...fields });
  const whole = (fields: Partial<Fit> = {}) => fitOf({ group: {}, overall: true, ...fields });
  const moved = { terms: [termOf({ estimate: -3, ciLow: -6.2, ciHigh: 0.2 })] };

  it("are told apart by name, and a study that came is told once", () => {
    const studies = ["A", "B", "C", "D", "E", "F"].map((name) => fitStudyOf(name));
    const after = pool(group("x", { ...moved, k: 6, studies }), whole({ ...moved, k: 6, studies }));
    const found = changes(pool(group("x"), whole()), after);
    expect(found.map(({ path }) => path).sort()).toEqual(["overall, md", "x, md", "x, md, study F"]);
  });

  it("tell a note of a study once", () => {
    const notes = [{ ...note("N_RECOVERED", "SD of A"), place: { file: "a.csv", row: 2, column: null } }];
    expect(changes(pool(group("x"), whole()), pool(group("x", { notes }), whole({ notes })))).toMatchObject([
      { kind: "note", path: "x, md" },
    ]);
  });

  it("match the one model of a document without groups", () => {
    expect(changes(pool(fitOf({ group: {} })), pool(group("x"), whole(moved)))).toMatchObject([
      { path: "overall, md", kind: "conclusion" },
      { path: "x, md", kind: "appeared" },
    ]);
  });

  it("are the same in a document written before there were any", () => {
    const { overall: _, ...old } = fitOf();
    expect(changes(pool(old as Fit), pool(fitOf()))).toEqual([]);
  });
});

describe("two models side by side", () => {
  const common = (fields: Partial<Fit> = {}) => fitOf({ model: "common", tau2Method: null, inference: "z", ...fields });

  it("are matched by model and named by it", () => {
    const found = changes(pool(fitOf(), common()), pool(fitOf(), common({ k: 6 })));
    expect(found.map(({ path }) => path)).toEqual(["disability, 6 weeks, md, common effect"]);
    expect(changes(pool(common(), fitOf()), pool(fitOf(), common()))).toEqual([]);
  });

  it("are one more analysis where there was one", () => {
    expect(changes(pool(fitOf()), pool(fitOf(), common()))).toMatchObject([
      { path: "disability, 6 weeks, md, common effect", kind: "appeared" },
    ]);
  });

  it("are one analysis whose model moved where each document has one", () => {
    const [change, ...others] = changes(pool(fitOf()), pool(common()));
    expect(change?.because).toContain("model");
    expect(others).toEqual([]);
  });

  it("tell a study's change once", () => {
    const studies = ["A", "B", "C", "D"].map((name) => fitStudyOf(name));
    const found = changes(pool(fitOf(), common()), pool(fitOf({ studies }), common({ studies })));
    expect(found).toMatchObject([{ path: "disability, 6 weeks, md, random effects, study E", kind: "vanished" }]);
  });

  it("have a test between groups each", () => {
    const tests = (p: number): PoolDocument => ({
      ...pool(fitOf(), common()),
      subgroupDifferences: (["random", "common"] as const).map((model) => ({
        by: ["alloc"],
        fits: [0, 1],
        model,
        q: model === "common" ? 9 : 4,
        df: 1,
        p: model === "common" ? 0.001 : p,
      })),
    });
    expect(changes(tests(0.04), tests(0.06))).toMatchObject([
      { path: "difference between groups, by alloc, random effects", kind: "conclusion" },
    ]);
  });
});

describe("what is refused", () => {
  it.each([
    ["documents of two kinds", effects(), pool()],
    [
      "a kind without results",
      { schema: "bptrial/methods@1", ...opening, methods: [] },
      { schema: "bptrial/methods@1", ...opening, methods: [] },
    ],
  ])("%s", (_, before, after) => {
    expect(() => changes(before as ResultDocument, after as ResultDocument)).toThrow(
      expect.objectContaining({ code: "E_DOCUMENT" }),
    );
  });
});

describe("the order and what a CI job fails on", () => {
  it("is worst first", () => {
    const before = { ...effects(effectOf({ study: "A" }), effectOf({ study: "B" })), notes: [note("N_K2", "two")] };
    const after = effects(effectOf({ study: "A", ciLow: -12 }), { ...crossing, study: "B" });
    expect(kinds(changes(before, after))).toEqual(["conclusion", "interval", "note"]);
  });

  it("counts a worse change under every lesser level", () => {
    const change = (kind: Change["kind"]): Change => ({
      path: "",
      kind,
      before: null,
      after: null,
      conclusionChanged: kind === "conclusion",
      because: "",
    });
    expect(failsOn(change("interval"), "conclusion")).toBe(false);
    expect(failsOn(change("conclusion"), "interval")).toBe(true);
    expect(failsOn(change("appeared"), "estimate")).toBe(false);
    expect(failsOn(change("option"), "any")).toBe(true);
  });
});
