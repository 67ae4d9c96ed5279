import type { CellRecord, LongRow } from "../../records.js";

const NAMES = ["mean", "sd", "se", "median", "q1", "q3", "min", "max", "ciLow", "ciHigh"] as const;

/**
 * One row an outcome, time and arm, from all cells that tell of it: "Mean" and "SD" in rows of their own, an interval below
 * its mean. Comparisons and what was not understood stay out.
 */
export function longRows(study: string, records: readonly CellRecord[]): readonly LongRow[] {
  const groups = new Map<string, CellRecord[][]>();
  for (const record of records) {
    if (record.of === "comparison" || record.of === "all" || record.arm === null) continue;
    if (["text", "p", "statistic", "estimate", "estimate (CI)"].includes(record.kind) || isSize(record)) continue;
    // Two counts are two outcomes, whatever they are called.
    const key = JSON.stringify([
      record.outcome,
      record.timepoint,
      record.arm,
      record.events === null ? "" : record.row,
    ]);
    const alike = groups.get(key) ?? [];
    groups.set(key, alike);
    const last = alike.at(-1);
    if (last === undefined || !last.every((other) => completes(other, record))) alike.push([record]);
    else last.push(record);
  }
  return toldApart([...groups.values()].flat().flatMap((cells): readonly LongRow[] => rowOf(study, cells)));
}

/** Whether two cells of one name are of one thing: they hold different numbers of it, in one unit. */
const completes = (one: CellRecord, other: CellRecord): boolean =>
  NAMES.every((name) => one[name] === null || other[name] === null) &&
  (one.unit === null || other.unit === null || one.unit === other.unit);

/** What happens to one person more than once, or is no person: so many of them are no number of people. */
const NO_PEOPLE =
  /\b(?:events|episodes|falls|visits|days|hours|attacks|exacerbations|admissions|tablets|doses|cells|platelets?|joints|lesions|teeth|eyes|sessions|counts?)\b/i;

/** Events of so many people; null where the cell is of something else, or its own percentage is one of other people. */
function totalOf({ kind, events, total, n, percent, rowLabel, columnLabel }: CellRecord): number | null {
  const all = total ?? n;
  if (events === null || all === null) return all;
  if (kind === "n" && NO_PEOPLE.test(`${rowLabel} ${columnLabel}`)) return null;
  return percent !== null && Math.abs((100 * events) / all - percent) > OFF ? null : all;
}
/** In percent: what no rounding makes. */
const OFF = 1;

/** Rows of one name that are of different things bear the place that tells them apart. */
function toldApart(rows: readonly LongRow[]): readonly LongRow[] {
  const keyOf = ({ outcome, timepoint, arm }: LongRow): string => JSON.stringify([outcome, timepoint, arm]);
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return rows.map((row) => {
    if (counts.get(keyOf(row)) === 1) return row;
    const place = /^row \d+/.exec(row.cells[0] ?? "")?.[0] ?? "";
    return { ...row, outcome: `${row.outcome ?? "outcome"} (${place})` };
  });
}

function rowOf(study: string, cells: readonly CellRecord[]): readonly LongRow[] {
  const [first] = cells;
  if (first?.arm == null) return [];
  const of = (name: (typeof NAMES)[number]): number | null => cells.find((cell) => cell[name] !== null)?.[name] ?? null;
  const counted = cells.find(({ events }) => events !== null);
  const numbers = Object.fromEntries(NAMES.map((name) => [name, of(name)])) as Pick<LongRow, (typeof NAMES)[number]>;
  const events = counted?.events ?? null;
  if (events === null && NAMES.every((name) => numbers[name] === null)) return [];
  return [
    {
      study,
      outcome: first.outcome,
      timepoint: first.timepoint,
      arm: first.arm,
      n: counted === undefined ? first.n : totalOf(counted),
      events,
      ...numbers,
      unit: cells.find(({ unit }) => unit !== null && unit !== "%")?.unit ?? null,
      cells: [...new Set(cells.map(({ row, column }) => `row ${row}, column ${column}`))],
    },
  ];
}

/** A number of people is n of other rows, and no outcome. */
const isSize = ({ kind, nFrom, events }: CellRecord): boolean => kind === "n" && nFrom === "cell" && events === null;
