import type { CellRecord } from "../../../records.js";
import { isShare } from "./fit.js";

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
  const most = n ?? 2000;
  const possible: number[] = [];
  for (
    let total = Math.max(...group.map(({ events }) => events ?? 0), 1);
    total <= most && possible.length < 2;
    total += 1
  )
    if (group.every((record) => fits(record, total))) possible.push(total);
  const [only] = possible;
  if (possible.length !== 1 || only === undefined) return null;
  return {
    total: only,
    because: `${many ? "the percentages of its group of rows are" : "its percentage is"} of ${only}, ${of}`,
  };
}
