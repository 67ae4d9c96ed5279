import { describe, expect, it } from "vitest";
import { BptrialError, effect, readTable } from "../../src/index.js";
import { defaultMeasureOptions, measures, settled } from "../../src/measure/index.js";
import type { Outcome } from "../../src/records.js";
import { type Asked, apart, continuous, effectOf, events, fixture, paired, reference, refusalOf } from "./support.js";

interface Column {
  readonly yi: readonly (number | null)[];
  readonly vi: readonly (number | null)[];
  readonly ci_lb?: readonly (number | null)[];
  readonly ci_ub?: readonly (number | null)[];
}

interface Case {
  readonly call: string;
  readonly data: string;
  readonly kind: "continuous" | "dichotomous" | "change" | "reported";
  readonly options: Asked & { readonly columns?: readonly string[]; readonly ciLevel?: number };
  /** One place a row; null where the row is missing, refused, or R stopped. */
  readonly expected: Column;
  /** Rows that R computes, or fails on, and that we refuse: our code beside R's values. */
  readonly refused?: readonly { readonly row: number; readonly code: string }[];
  readonly missing?: readonly number[];
  /** R stopped at the whole table. */
  readonly error?: boolean;
  readonly uncorrected?: { readonly yi: readonly (number | null)[] };
}

/** Closed forms: what is left is the rounding of two programs. */
const CLOSED = 1e-11;

type Row = Readonly<Record<string, string>>;
const number = (row: Row, name: string): number => (row[name] === "" ? Number.NaN : Number(row[name]));

const outcomeOf = (kind: Case["kind"], row: Row): Outcome => {
  const of = (name: string) => number(row, name);
  if (kind === "continuous") return continuous([of("n1"), of("mean1"), of("sd1")], [of("n2"), of("mean2"), of("sd2")]);
  if (kind === "dichotomous") return events(of("events1"), of("n1"), of("events2"), of("n2"));
  return paired(of("n"), [of("mean1"), of("sd1")], [of("mean2"), of("sd2")], of("r"));
};

const columnsOf: Readonly<Record<Case["kind"], readonly string[]>> = {
  continuous: ["n1", "mean1", "sd1", "n2", "mean2", "sd2"],
  dichotomous: ["events1", "n1", "events2", "n2"],
  change: ["n", "mean1", "sd1", "mean2", "sd2", "r"],
  reported: [],
};

/** What the whole table decides before a row is measured. */
function settle({ options, kind }: Case, rows: readonly Row[], used: readonly number[]): Asked {
  const outcomes = used.map((i) => outcomeOf(kind, rows[i] ?? {}));
  const { to, meanG } = settled(outcomes, { ...defaultMeasureOptions, ...options });
  return { ...options, ...(options.to === undefined ? {} : { to }), meanG };
}

/** Compares every number of a case; returns how many there were. */
function compare(id: string, one: Case): number {
  const rows = reference(one.data);
  const present = rows.map((_, i) => i).filter((i) => !one.missing?.includes(i));
  const options: Asked = { ...settle(one, rows, present), measure: id, inference: "z" };
  let compared = 0;
  const check = (actual: number | null, expected: number | null | undefined, what: string) => {
    if (expected === null || expected === undefined) return;
    compared += 1;
    expect(apart(actual ?? Number.NaN, expected), `${one.call}, ${what}: ${actual} against ${expected}`).toBeLessThan(
      CLOSED,
    );
  };
  for (const [i, row] of rows.entries()) {
    const yi = one.expected.yi[i];
    if (yi === null || yi === undefined) continue;
    const made = effectOf(outcomeOf(one.kind, row), options);
    check(made.estimate, yi, `yi of row ${i}`);
    check(made.variance, one.expected.vi[i], `vi of row ${i}`);
    check(made.ciLow, one.expected.ci_lb?.[i], `ci.lb of row ${i}`);
    check(made.ciHigh, one.expected.ci_ub?.[i], `ci.ub of row ${i}`);
  }
  return compared;
}

/** Refusals of the row's numbers are the validator's; it is asked through the library. */
async function refusalOfTable({ kind, options }: Case, row: Row, measure: string): Promise<string | null> {
  const names = columnsOf[kind];
  const content = `study,${names.join(",")}\nS,${names.map((name) => row[name]).join(",")}\n`;
  const { add, to } = options;
  const asked = { measure, strict: true, ...(add == null ? {} : { add }), ...(to == null ? {} : { to }) };
  try {
    const { notes, effects } = await effect(await readTable({ name: "typed.csv", content }), asked);
    return effects.length > 0 ? null : (notes.find(({ code }) => code === "N_DOUBLE_ZERO")?.code ?? null);
  } catch (error) {
    if (!(error instanceof BptrialError)) throw error;
    return error.causes[0]?.code ?? error.code;
  }
}

const golden = (id: string) => JSON.parse(fixture(`golden/measures/${id}.json`)) as { readonly cases: readonly Case[] };
const named = (cases: readonly Case[]) =>
  cases.map((one) => [`${one.data} ${JSON.stringify(one.options)}`, one] as const);

describe.each(measures.all.filter(({ kind }) => kind !== "reported").map(({ id }) => id))("%s", (id) => {
  const { cases } = golden(id);

  it.each(named(cases.filter(({ expected }) => expected.yi.some((y) => y !== null))))(
    "equals metafor on %s",
    (_, one) => {
      expect(compare(id, one)).toBeGreaterThan(0);
    },
  );

  it.each(named(cases))("explains every row of %s without a number", (_, one) => {
    const rows = reference(one.data);
    expect(one.expected.yi).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) {
      if (one.expected.yi[i] !== null || one.error) continue;
      const empty = columnsOf[one.kind].some((name) => row[name] === "");
      const refused = one.refused?.some((entry) => entry.row === i) ?? false;
      expect(empty || refused, `row ${i}`).toBe(true);
    }
  });

  const refusals = cases.flatMap((one) => (one.refused ?? []).map((entry) => ({ one, ...entry })));
  if (refusals.length === 0) return;
  it("refuses what it cannot stand behind, by code", async () => {
    for (const { one, row, code } of refusals) {
      const cells = reference(one.data)[row] ?? {};
      const what = `${one.data} row ${row} ${JSON.stringify(one.options)}`;
      if (!["E_RANGE", "E_CELL", "E_CONFLICT"].includes(code))
        expect(refusalOf(outcomeOf(one.kind, cells), { ...one.options, measure: id }), what).toBe(code);
      else expect(await refusalOfTable(one, cells, id), what).toBe(code);
    }
  });
});

describe.each(measures.all.filter(({ kind }) => kind === "reported").map(({ id }) => id))("%s", (id) => {
  it.each(named(golden(id).cases))("equals metafor on %s", async (_, { data, options, expected, call }) => {
    const rows = reference(data);
    const names: Readonly<Record<string, string>> = { or: "estimate", lb: "ci_lower", ub: "ci_upper", z: "t" };
    const columns = options.columns ?? [];
    const level = options.ciLevel ?? null;
    const header = [
      "study",
      "measure",
      ...columns.map((name) => names[name] ?? name.replace(`_${id}`, "")),
      ...(level ? ["ci_level"] : []),
    ];
    const lines = rows.map((row) =>
      [row.study, id, ...columns.map((name) => row[name]), ...(level ? [level] : [])].join(","),
    );
    const content = `${header.join(",")}\n${lines.join("\n")}\n`;
    const { effects } = await effect(await readTable({ name: "typed.csv", content }));
    expect(effects).toHaveLength(rows.length);
    for (const [i, made] of effects.entries()) {
      const pairs = [
        [made.estimate, expected.yi[i]],
        [made.variance, expected.vi[i]],
        [made.ciLow, expected.ci_lb?.[i] ?? made.ciLow],
        [made.ciHigh, expected.ci_ub?.[i] ?? made.ciHigh],
      ] as const;
      for (const [actual, wanted] of pairs)
        expect(
          apart(actual ?? Number.NaN, wanted ?? Number.NaN),
          `${call}, row ${i}: ${actual} against ${wanted}`,
        ).toBeLessThan(CLOSED);
    }
  });
});

describe("ratio of means", () => {
  it("differs from metafor before 5.0 by its bias correction alone", () => {
    for (const { data, uncorrected } of golden("rom").cases) {
      for (const [i, row] of reference(data).entries()) {
        const plain = uncorrected?.yi[i];
        if (plain === null || plain === undefined) continue;
        const { estimate } = effectOf(outcomeOf("continuous", row), { measure: "rom" });
        const part = (arm: 1 | 2) =>
          (number(row, `sd${arm}`) / number(row, `mean${arm}`)) ** 2 / number(row, `n${arm}`);
        expect(estimate).toBeCloseTo(plain + (part(1) - part(2)) / 2, 13);
      }
    }
  });
});
