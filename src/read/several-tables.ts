import { BptrialError } from "../core/errors.js";
import type { RawRow } from "../records.js";
import { knownCount } from "./column-names.js";
import { filledIn, looksNumeric } from "./header-rows.js";

/** Does a row say again what the header says? */
export function repeatsHeader(header: readonly string[], cells: readonly string[]): boolean {
  const filled = header.filter((name) => name !== "").length;
  return filled > 1 && header.every((name, index) => name === "" || alike(name, cells[index] ?? ""));
}

const alike = (name: string, cell: string): boolean => name.trim().toLowerCase() === cell.trim().toLowerCase();

export function headerAgain(file: string, rows: readonly number[]): BptrialError {
  const first = rows[0] ?? null;
  const where = rows.length === 1 ? `row ${rows[0]}` : `rows ${listed(rows)}`;
  const message = `${file}: the header stands again in ${where}`;
  const hint =
    "Delete it there if the rows below go on with the same table; if they are another table, save that as a file of its own.";
  return new BptrialError("E_HEADER", message, hint, { file, row: first, column: null });
}

/**
 * Rows at which further tables start: a header below a blank line.
 *
 * @param from index of the first row of data
 */
export function furtherTables(
  header: readonly string[],
  rows: readonly RawRow[],
  from: number,
  isMissing: (text: string) => boolean,
): readonly number[] {
  const starts: number[] = [];
  for (let index = from + 1; index < rows.length; index += 1) {
    const here = rows[index];
    const before = rows[index - 1];
    if (here === undefined || before === undefined || here.row - before.row < 2) continue;
    // A table may bear a title.
    const titled = filledIn(here.cells) === 1;
    const top = titled ? rows[index + 1] : here;
    const below = rows.slice(index + 1, index + 4);
    if (top !== undefined && isHeader(header, top.cells, below, isMissing)) starts.push(here.row);
  }
  return starts;
}

function isHeader(
  header: readonly string[],
  cells: readonly string[],
  below: readonly RawRow[],
  isMissing: (text: string) => boolean,
): boolean {
  if (repeatsHeader(header, cells)) return true;
  const words = cells.filter((cell) => cell.trim() !== "");
  if (words.length < 2 || words.some((cell) => looksNumeric(cell) || isMissing(cell))) return false;
  return knownCount(words) >= 2 && below.some((row) => row.cells.some(looksNumeric));
}

export function severalTables(file: string, rows: readonly number[]): BptrialError {
  const message = `${file}: several tables in one file, separated by blank lines: they start in rows ${listed(rows)}`;
  const hint = "Save each as a file of its own, and name the one that is meant.";
  return new BptrialError("E_HEADER", message, hint, { file, row: rows[1] ?? null, column: null });
}

function listed(rows: readonly number[]): string {
  const shown = rows.slice(0, 8).map(String);
  if (rows.length > 8) return `${shown.join(", ")} and ${rows.length - 8} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
