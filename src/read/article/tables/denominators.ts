import type { CellRecord } from "../../../records.js";
import { isShare } from "./fit.js";

/** n of a column of which nothing says it: the only number that all percentages of its counts can be of. */
export function withSizes(records: readonly CellRecord[]): readonly CellRecord[] {
  const columns = new Map<string, CellRecord[]>();
  for (const record of records) {
    if (record.n !== null || record.arm === null || record.of === "comparison") continue;
    const key = `${record.arm}\n${record.timepoint ?? ""}`;
    columns.set(key, [...(columns.get(key) ?? []), record]);
  }
  const sizes = new Map<CellRecord, number>();
  for (const column of columns.values()) {
    const counts = column.filter((one) => one.kind === "n (%)" && one.events !== null && one.percent !== null);
    const n = counts.length < 3 ? null : onlyTotal(counts, 10_000);
    if (n !== null) for (const record of column) sizes.set(record, n);
  }
  return records.map((record) => {
    const n = sizes.get(record);
    return n === undefined ? record : { ...record, n, nFrom: "percentages" };
  });
}

/** The only total up to `most` that gives every percentage of these counts. */
function onlyTotal(counts: readonly CellRecord[], most: number): number | null {
  let found: number | null = null;
  const least = Math.max(1, ...counts.map(({ events }) => events ?? 0));
  for (let total = least; total <= most; total += 1) {
    if (!counts.every((record) => fits(record, total))) continue;
    if (found !== null) return null;
    found = total;
  }
  return found;
}

/**
 * Percentages are often of fewer people than the head's n: those who answered. Where the percentages of a group of rows
 * are not of n, but all of one other number, that number becomes their total, and the record says so.
 */
export function withDenominators(records: readonly CellRecord[]): readonly CellRecord[] {
  const groups = new Map<string, CellRecord[]>();
  for (const record of records) {
    if (record.kind !== "n (%)" || record.events === null || record.percent === null) continue;
    const key = `${record.column}\n${record.rowLabel.includes(" > ") ? record.rowLabel.slice(0, record.rowLabel.lastIndexOf(" > ")) : record.rowLabel}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  const totals = new Map<CellRecord, { readonly total: number; readonly because: string }>();
  for (const group of groups.values()) {
    const total = totalOf(group);
    if (total !== null) for (const record of group) totals.set(record, total);
  }
  return records.map((record) => {
    const found = totals.get(record);
    return found === undefined
      ? record
      : { ...record, total: found.total, because: `${record.because}; ${found.because}` };
  });
}

const numberOf = (record: CellRecord, name: "events" | "percent") => ({
  value: record[name] ?? 0,
  text: record.printed[name] ?? "",
  percent: false,
});
const fits = (record: CellRecord, total: number): boolean =>
  isShare(numberOf(record, "events"), numberOf(record, "percent"), total);

function totalOf(group: readonly CellRecord[]): { readonly total: number; readonly because: string } | null {
  const n = group[0]?.n ?? null;
  if (n !== null && group.every((record) => fits(record, n))) return null;
  const sum = group.reduce((all, { events }) => all + (events ?? 0), 0);
  const told = group.filter(({ events }) => (events ?? 0) > 0);
  if (told.length === 0) return null;
  const of = n === null ? "n is not said" : `not of n = ${n}`;
  const many = group.length > 1;
  if (many && sum > 0 && group.every((record) => fits(record, sum)))
    return { total: sum, because: `the percentages of its group of rows are of their sum, ${sum}, ${of}` };
  const only = onlyTotal(group, n ?? 2000);
  if (only === null) return null;
  return {
    total: only,
    because: `${many ? "the percentages of its group of rows are" : "its percentage is"} of ${only}, ${of}`,
  };
}
