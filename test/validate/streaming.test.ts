import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome, TableForm } from "../../src/records.js";
import { ClosedKeys, fingerprint } from "../../src/validate/closed-keys.js";
import { validator } from "../../src/validate/index.js";
import { facts, headOf, plainOptions } from "./table.js";

const head = headOf("long", ["study", "arm", "n", "mean", "sd"]);
const row = (row: number, study: string, arm: string) => ({ row, cells: [study, arm, "20", "5", "1"] });

describe("rows that stream by", () => {
  it("wait for the other arms of their study, the oldest study leaving first", () => {
    const rows = validator(head, plainOptions, facts);
    const early: Outcome[] = [];
    for (let i = 0; i < 60_000; i++)
      early.push(...rows.push(row(i + 2, `S${i >> 1}`, i % 2 === 0 ? "yoga" : "control")));
    expect(early).toHaveLength(5000);
    expect(early.slice(0, 3).map((o) => o.study)).toEqual(["S0", "S1", "S2"]);
    expect(rows.end()).toHaveLength(25_000);
    expect(rows.errors).toEqual([]);
  });

  it("are joined across 49,998 other rows, and refused beyond", () => {
    const rows = validator(head, plainOptions, facts);
    rows.push(row(2, "A", "yoga"));
    for (let i = 0; i < 49_998; i++) rows.push(row(i + 3, `S${i >> 1}`, i % 2 === 0 ? "yoga" : "control"));
    rows.push(row(50_001, "A", "control"));
    expect(rows.errors).toEqual([]);
    rows.push(row(50_002, "B", "yoga"));
    rows.push(row(50_003, "A", "pt"));
    expect(rows.errors).toMatchObject([{ code: "E_ROWS_APART", place: { row: 50_003, column: "study" } }]);
  });

  it("still give the complete studies after a bad row", () => {
    const rows = validator(head, plainOptions, facts);
    for (const one of [row(2, "A", "yoga"), row(3, "A", "control"), { row: 4, cells: ["B", "yoga", "x", "5", "1"] }])
      rows.push(one);
    expect(rows.errors.map(({ code }) => code)).toEqual(["E_CELL"]);
    expect(rows.end().map((o) => o.study)).toEqual(["A"]);
    expect(rows.errors).toHaveLength(1);
  });
});

describe("the memory of closed studies", () => {
  it("knows every key that it was given and no other", () => {
    const keys = new ClosedKeys();
    const name = (i: number) => `${i} study ${i % 977} of trial ${i}`;
    for (let i = 0; i < 50_000; i += 2) keys.add(fingerprint(name(i)));
    for (let i = 0; i < 50_000; i++) if (keys.has(fingerprint(name(i))) !== (i % 2 === 0)) throw new Error(name(i));
    expect(new ClosedKeys().has(fingerprint(""))).toBe(false);
  });
});

/** No NaN, no Infinity, no undefined anywhere in a record. */
function faultIn(value: unknown, path = ""): string | null {
  if (value === undefined || (typeof value === "number" && !Number.isFinite(value)))
    return `${path} is ${String(value)}`;
  if (value === null || typeof value !== "object") return null;
  for (const [key, child] of Object.entries(value)) {
    const fault = faultIn(child, `${path}.${key}`);
    if (fault !== null) return fault;
  }
  return null;
}

const HEADERS: Readonly<Record<TableForm, readonly string[]>> = {
  long: [
    "study",
    "outcome",
    "arm",
    "role",
    "value_kind",
    "n",
    "mean",
    "sd",
    "se",
    "ci_lower",
    "ci_upper",
    "ci_level",
    "median",
    "q1",
    "q3",
    "min",
    "max",
    "events",
    "nonevents",
    "percent",
    "baseline_mean",
    "baseline_sd",
    "final_mean",
    "final_sd",
    "correlation",
    "cluster_size",
    "icc",
    "direction",
    "x label",
  ],
  wide: [
    "study",
    "instrument",
    "treatment",
    "control",
    "measure",
    "n1",
    "n2",
    "mean1",
    "mean2",
    "sd1",
    "sd2",
    "se1",
    "se2",
    "median1",
    "median2",
    "q11",
    "q12",
    "q31",
    "q32",
    "events1",
    "events2",
    "percent1",
    "percent2",
    "estimate",
    "se",
    "variance",
    "ci_lower",
    "ci_upper",
    "p",
    "t",
    "df",
    "cluster_size",
    "icc",
    "ci_level",
  ],
  effects: [
    "study",
    "measure",
    "estimate",
    "yi",
    "vi",
    "sei",
    "se",
    "variance",
    "se_scale",
    "ci_lower",
    "ci_upper",
    "ci_level",
    "p",
    "t",
    "df",
    "n1",
    "n2",
    "direction",
  ],
  paired: [
    "study",
    "arm",
    "value_kind",
    "n",
    "mean",
    "sd",
    "se",
    "baseline_mean",
    "baseline_sd",
    "final_mean",
    "final_sd",
    "correlation",
  ],
};

const WORDS = [
  "yoga",
  "control",
  "A",
  "B",
  "rr",
  "md",
  "final",
  "change",
  "log",
  "natural",
  "<.001",
  "1 Feb",
  "odi",
  "lower-better",
];
const NUMBERS = ["0", "1", "-1", "0.5", "5", "50", "95", "20", "21.5", "1e308", "-1e308", "1e-300", "1e154"];
const LIKELY: Readonly<Record<string, readonly string[]>> = {
  study: ["A", "A", "A", "A", "A", "B"],
  arm: ["yoga", "control"],
  role: ["", "", "treatment", "control"],
  measure: ["", "md", "rr"],
  value_kind: ["", "final", "change"],
  se_scale: ["", "log", "natural"],
  ci_level: ["", "", "95", "0.9"],
  instrument: ["", "x"],
  direction: [""],
  outcome: ["", "pain"],
};

/** Mostly what belongs in a column or nothing, sometimes an extreme, sometimes rubbish. */
const cellOf = (header: string) =>
  fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...(LIKELY[header] ?? ["", "", "20", "21.5", "30", "5", "0.5"])) },
    { weight: 5, arbitrary: fc.constantFrom(...NUMBERS, "", "NA") },
    { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
  );

/** What each form cannot do without, so that most tables that are made up have outcomes at all. */
const CORE: Readonly<Record<TableForm, readonly string[]>> = {
  long: ["study", "arm", "n", "mean"],
  wide: ["study", "n1", "n2"],
  effects: ["study", "measure", "estimate"],
  paired: ["study", "n", "mean", "baseline_mean", "baseline_sd"],
};

const filled = (header: string) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...(LIKELY[header]?.filter(Boolean) ?? ["20", "21.5", "30"])) },
    { weight: 1, arbitrary: cellOf(header) },
  );

const tableOf = (form: TableForm) =>
  fc
    .tuple(fc.subarray([...HEADERS[form]], { minLength: 1, maxLength: 9 }), fc.constantFrom([], ["sd", "sd1", "sd2"]))
    .map(([chosen, sds]) => [...new Set([...CORE[form], ...chosen, ...sds.filter((sd) => HEADERS[form].includes(sd))])])
    .chain((headers) =>
      fc.record({
        headers: fc.constant(headers),
        rows: fc.array(
          fc.tuple(...headers.map((header) => (CORE[form].includes(header) ? filled(header) : cellOf(header)))),
          {
            minLength: 2,
            maxLength: 4,
          },
        ),
      }),
    );

describe.each(Object.keys(HEADERS) as TableForm[])("whatever stands in a %s table", (form) => {
  it("nothing is thrown, no record holds NaN, and each row ends as an outcome, an error or a note", () => {
    let seen = 0;
    fc.assert(
      fc.property(tableOf(form), fc.boolean(), ({ headers, rows: table }, allowSkewed) => {
        const rows = validator(
          headOf(form, headers),
          { ...plainOptions, allowSkewed, correlation: 0.5, measure: "md" },
          facts,
        );
        // Every other table is of pairs of arms, as most are.
        const tidy = (cells: readonly string[], i: number) =>
          form === "long" && allowSkewed ? [`S${i >> 1}`, i % 2 === 0 ? "yoga" : "control", ...cells.slice(2)] : cells;
        const outcomes = table.flatMap((cells, i) => rows.push({ row: i + 2, cells: tidy(cells, i) }));
        outcomes.push(...rows.end());
        seen += outcomes.length;
        expect(faultIn(outcomes) ?? faultIn(rows.notes)).toBeNull();
        for (const error of rows.errors) expect(error.place?.file).toBe("trial.csv");
        if (form !== "long" && outcomes.length < table.length)
          expect(rows.errors.length + rows.notes.length).toBeGreaterThan(0);
        for (const outcome of outcomes) requireSense(outcome);
      }),
      { numRuns: 2000 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

function requireSense(outcome: Outcome): void {
  if (outcome.kind === "continuous") {
    for (const { n, sd } of Object.values(outcome.arms)) {
      expect(n).toBeGreaterThanOrEqual(2);
      expect(sd).toBeGreaterThanOrEqual(0);
    }
  } else if (outcome.kind === "events") {
    for (const { n, events } of Object.values(outcome.arms)) {
      expect(events).toBeGreaterThanOrEqual(0);
      expect(events).toBeLessThanOrEqual(n);
    }
  } else if (outcome.kind === "reported") expect(outcome.se ?? 1).toBeGreaterThan(0);
  else expect(Math.abs(outcome.correlation)).toBeLessThanOrEqual(1);
}
