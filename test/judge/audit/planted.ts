import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chiSquared, fisherF, studentT, twoSidedP } from "../../../src/core/distributions.js";

/** A table as its cells are printed. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const fixtures = resolve(import.meta.dirname, "../../../fixtures");

/** A table of the repository; its cells hold no commas. */
export function sheet(path: string): Sheet {
  const lines = readFileSync(join(fixtures, path), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const [header = [], ...rows] = lines.map((line) => line.split(","));
  return { name: path, header, rows: rows.filter(({ length }) => length === header.length) };
}

export const text = ({ header, rows }: Sheet): string =>
  `${[header, ...rows].map((row) => row.join(",")).join("\n")}\n`;

export const cell = ({ header, rows }: Sheet, row: number, name: string): string =>
  rows[row]?.[header.indexOf(name)] ?? "";
export const value = (from: Sheet, row: number, name: string): number => Number(cell(from, row, name));
export const decimals = (printed: string): number => printed.split(".")[1]?.length ?? 0;

/** The sheet with some cells of one row replaced. */
export const replaced = (from: Sheet, row: number, cells: Readonly<Record<string, string>>): Sheet => ({
  ...from,
  rows: from.rows.map((old, i) => (i === row ? old.map((was, j) => cells[from.header[j] ?? ""] ?? was) : old)),
});

/** The sheet with further columns, computed row by row. */
export const widened = (
  from: Sheet,
  name: string,
  columns: Readonly<Record<string, (row: number) => string>>,
): Sheet => ({
  name: `${from.name} ${name}`,
  header: [...from.header, ...Object.keys(columns)],
  rows: from.rows.map((row, i) => [...row, ...Object.values(columns).map((of) => of(i))]),
});

export const kept = (from: Sheet, test: (row: number) => boolean): Sheet => ({
  ...from,
  rows: from.rows.filter((_, i) => test(i)),
});

/** A wide table of two arms from a long one: the rows of each study, outcome and timepoint that has two. */
export function paired(from: Sheet): Sheet {
  const keys = new Map<string, number[]>();
  from.rows.forEach((_, i) => {
    const key = ["study", "outcome", "timepoint"].map((name) => cell(from, i, name)).join("|");
    keys.set(key, [...(keys.get(key) ?? []), i]);
  });
  const rows = [...keys.values()].flatMap((pair) => {
    const [a, b] = pair;
    if (pair.length !== 2 || a === undefined || b === undefined) return [];
    const arm = (i: number) => ["n", "mean", "sd"].map((name) => cell(from, i, name));
    return [
      [cell(from, a, "study"), `${cell(from, a, "outcome")} ${cell(from, a, "timepoint")}`, ...arm(a), ...arm(b)],
    ];
  });
  return {
    name: `${from.name} in pairs`,
    header: ["study", "outcome", "n1", "mean1", "sd1", "n2", "mean2", "sd2"],
    rows,
  };
}

/** Student's t of a wide row. */
export function student(from: Sheet, row: number) {
  const [n1, m1, s1, n2, m2, s2] = ["n1", "mean1", "sd1", "n2", "mean2", "sd2"].map((name) =>
    value(from, row, name),
  ) as [number, number, number, number, number, number];
  const df = n1 + n2 - 2;
  const pooled = ((n1 - 1) * s1 ** 2 + (n2 - 1) * s2 ** 2) / df;
  const se = Math.sqrt(pooled * (1 / n1 + 1 / n2));
  const t = (m1 - m2) / se;
  return { t, df, se, p: twoSidedP(t, df), difference: m1 - m2, half: studentT.quantile(0.975, df) * se };
}

export const pOfF = (f: number, df2: number): number => fisherF.upper(f, 1, df2);
export const printedP = (p: number): string => (p < 0.0001 ? "<0.0001" : p.toFixed(4));

/** p of Pearson's χ² of a row's two counts. */
export function pearson(from: Sheet, row: number): number {
  const [a, n1, c, n2] = ["events1", "n1", "events2", "n2"].map((name) => value(from, row, name)) as [
    number,
    number,
    number,
    number,
  ];
  const [n, events] = [n1 + n2, a + c];
  if (events === 0 || events === n) return 1;
  const cross = a * (n2 - c) - c * (n1 - a);
  return chiSquared.upper((n * cross ** 2) / (n1 * n2 * events * (n - events)), 1);
}
