import type { RawRow } from "../records.js";
import { knownCount } from "./column-names.js";

/** The header of a table, which may be two rows and may stand below a title. */
export interface HeaderRows {
  /** The row whose names stand in messages: the lowest of the header. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Index of the first row of data. */
  readonly from: number;
  /** What was passed over or put together, each with the row it stands in. */
  readonly told: readonly { readonly message: string; readonly row: number }[];
}

/** A cell that can only be a number, by its shape: "12", "−0.5", "<.001", "38%". */
export const looksNumeric = (cell: string): boolean =>
  /^[-+−–<>≤≥=~]*\s*[.,·]?\d[\d.,·\s]*(?:[eE][-+]?\d+)?\s*%?$/.test(cell.trim());

export const filledIn = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== "").length;

/** Title lines above a header at most. */
const TITLES = 5;
/** Rows below a header that are looked at. */
const BELOW = 200;

/** Finds the header among the first rows. `isMissing` tells an empty cell from a word. */
export function headerRows(rows: readonly RawRow[], isMissing: (text: string) => boolean): HeaderRows | null {
  const titles = titlesAbove(rows);
  const top = rows[titles.length];
  if (top === undefined) return null;
  const told = titles.map(({ row, cells }) => ({
    message: `the line above the header was passed over: "${shortened(cells.filter((cell) => cell.trim() !== "").join(" "))}"`,
    row,
  }));
  const from = titles.length + 1;
  const below = rows[from];
  const data = rows.slice(from + 1, from + 1 + BELOW);
  const numeric = numericColumns(data);
  if (below === undefined || numeric.length < 2) return { row: top.row, cells: top.cells, from, told };
  const joined = joinedNames(top.cells, below.cells, numeric, isMissing);
  if (joined !== null) {
    const some = joined.filter((name, index) => name !== (top.cells[index] ?? "").trim()).slice(0, 3);
    const message = `rows ${top.row} and ${below.row} were read as one header: ${some.map((name) => `"${name}"`).join(", ")} …`;
    return { row: below.row, cells: joined, from: from + 1, told: [...told, { message, row: below.row }] };
  }
  if (holdsUnits(below.cells, numeric, isMissing)) {
    const units = [...new Set(below.cells.map((cell) => cell.trim()).filter((cell) => cell !== ""))];
    const message = `the row below the header holds units and was passed over: ${shortened(units.join(", "))}`;
    return { row: top.row, cells: top.cells, from: from + 1, told: [...told, { message, row: below.row }] };
  }
  return { row: top.row, cells: top.cells, from, told };
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Rows above the header that hold a title: one filled cell, the first, or a line that is cut into a few without a name. */
function titlesAbove(rows: readonly RawRow[]): readonly RawRow[] {
  const at = rows.slice(0, TITLES + 1).findLastIndex(({ cells }, index) => isHeaderBelow(rows, cells, index));
  return at < 1 ? [] : rows.slice(0, at);
}

function isHeaderBelow(rows: readonly RawRow[], cells: readonly string[], index: number): boolean {
  const above = rows.slice(0, index);
  return filledIn(cells) > 1 && !cells.some(looksNumeric) && above.every((title) => isTitle(title.cells, cells));
}

function isTitle(cells: readonly string[], header: readonly string[]): boolean {
  if ((cells[0] ?? "").trim() === "") return false;
  return filledIn(cells) === 1 || (cells.length < header.length && knownCount(cells) === 0 && knownCount(header) > 1);
}

/** Columns that hold numbers, but for a few cells. */
function numericColumns(rows: readonly RawRow[]): readonly number[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => index).filter((index) => {
    const filled = rows.map(({ cells }) => (cells[index] ?? "").trim()).filter((cell) => cell !== "");
    return filled.length > 0 && filled.filter(looksNumeric).length * 2 > filled.length;
  });
}

/** Names of a header in two rows, groups above: "Treatment" over "n", "mean", "SD"; null where it is not one. */
function joinedNames(
  top: readonly string[],
  below: readonly string[],
  numeric: readonly number[],
  isMissing: (text: string) => boolean,
): readonly string[] | null {
  const upper = (index: number): string => (top[index] ?? "").trim();
  const lower = (index: number): string => (below[index] ?? "").trim();
  const width = Math.max(top.length, below.length);
  const all = Array.from({ length: width }, (_, index) => index);
  const words = all.map(upper).filter((name) => name !== "");
  const open = all.filter((index) => index > 0 && upper(index) === "" && lower(index) !== "");
  const repeated = new Set(words.map((name) => name.toLowerCase())).size < words.length;
  if (words.length === 0 || (open.length === 0 && !repeated)) return null;
  if (all.some((index) => looksNumeric(lower(index)) || (lower(index) !== "" && isMissing(lower(index))))) return null;
  if (numeric.some((index) => lower(index) === "" && upper(index) === "")) return null;
  if (numeric.filter((index) => lower(index) !== "").length < 2) return null;
  const groups = spans(all, upper, lower);
  const names = all.map((index) => [groups[index] ?? "", lower(index)].filter((part) => part !== "").join(" "));
  const filled = names.filter((name) => name !== "").map((name) => name.toLowerCase());
  return new Set(filled).size === filled.length ? names : null;
}

/**
 * The group above each column. A spreadsheet writes the name of merged cells once, at their left; a column to their right
 * belongs to them unless the groups hold the same names and this one is not among those.
 */
function spans(
  all: readonly number[],
  upper: (index: number) => string,
  lower: (index: number) => string,
): readonly string[] {
  let open = "";
  const merged = all.map((index) => {
    if (upper(index) !== "") open = lower(index) === "" ? "" : upper(index);
    return upper(index) === "" && lower(index) !== "" ? open : upper(index);
  });
  const shared = new Set<string>();
  const seenIn = new Map<string, string>();
  for (const index of all) {
    const name = lower(index).toLowerCase();
    const group = merged[index] ?? "";
    if (name === "" || group === "") continue;
    if ((seenIn.get(name) ?? group) !== group) shared.add(name);
    seenIn.set(name, group);
  }
  return all.map((index) => {
    const own = upper(index) !== "" || shared.size === 0 || shared.has(lower(index).toLowerCase());
    return own ? (merged[index] ?? "") : "";
  });
}

/** A row of units: words where all rows below hold numbers, and nothing where they hold words. */
function holdsUnits(
  cells: readonly string[],
  numeric: readonly number[],
  isMissing: (text: string) => boolean,
): boolean {
  const at = new Set(numeric);
  const units = numeric.filter((index) => !isMissing(cells[index] ?? "")).length;
  const words = cells.every((cell, index) =>
    at.has(index) ? !looksNumeric(cell) : cell.trim() === "" || /^\W*units?\W*$/i.test(cell),
  );
  return words && units >= 2 && units * 2 >= numeric.length;
}
