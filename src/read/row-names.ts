import type { Delimiter, RawRow } from "../records.js";
import { claimOfKey, headerKey } from "./column-names.js";
import { looksNumeric } from "./header-rows.js";

/** What stands in a first column without a name: R's row names. */
export type RowNames = "numbers" | "study" | "label";

/** Does a header hold a name for the study? */
export const namesStudy = (names: readonly string[]): number =>
  names.findIndex((name) => claimOfKey(headerKey(name))?.column.name === "study");

/** Numbers of rows are set aside; names become the study where the table has no other. */
export function rowNamesOf(cells: readonly string[], studyNamed: boolean): RowNames {
  const words = cells.map((cell) => cell.trim());
  const numbers = words.every((word) => /^\d+$/.test(word)) && new Set(words).size === words.length;
  if (numbers) return "numbers";
  return studyNamed ? "label" : "study";
}

/**
 * Is a header that is one cell shorter than every row R's, which gives row names no header? Cells that were cut in two by
 * their decimal comma look the same: under a comma or a semicolon the row numbers and a study in words must say so.
 */
export function leavesOutRowNames(names: readonly string[], rows: readonly RawRow[], delimiter: Delimiter): boolean {
  if (rows.length === 0 || rows.some(({ cells }) => cells.length !== names.length + 1)) return false;
  // Where the last cell of every row is empty, the lines end in a delimiter.
  if (rows.every(({ cells }) => (cells.at(-1) ?? "").trim() === "")) return false;
  const first = rows.map(({ cells }) => (cells[0] ?? "").trim());
  if (new Set(first).size < first.length) return false;
  const study = namesStudy(names);
  const studyInWords = study >= 0 && !rows.every(({ cells }) => looksNumeric(cells[study + 1] ?? ""));
  const numbers = first.every((name) => /^\d+$/.test(name));
  if (delimiter === "," || delimiter === ";") return numbers && studyInWords;
  return numbers || study < 0 || studyInWords;
}
