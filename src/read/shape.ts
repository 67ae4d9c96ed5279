import { BptrialError } from "../core/errors.js";
import { note } from "../core/notes.js";
import type { Delimiter, Note, RawRow } from "../records.js";
import { readHeader } from "./header.js";
import { headerRows } from "./header-rows.js";
import { aboveProse } from "./lines-below.js";
import { type Exported, readRevman } from "./revman.js";
import { leavesOutRowNames, namesStudy, type RowNames, rowNamesOf } from "./row-names.js";
import { furtherTables, headerAgain, repeatsHeader, severalTables } from "./several-tables.js";

/** How the rows of a file make one table: what of each row is read, under which names. */
export interface Shape {
  readonly header: RawRow;
  readonly names: readonly string[];
  /** The rows of data at hand, as they stand in the file. */
  readonly head: readonly RawRow[];
  readonly notes: readonly Note[];
  /** A row with a cell for each name, or what is wrong with it. */
  fit(row: RawRow): RawRow | BptrialError;
}

/** What a table is taken for where its file does not say it plainly. */
export interface ShapeOptions {
  readonly delimiter: Delimiter;
  readonly commentsAbove: boolean;
  /** The rows at hand are all rows. */
  readonly complete: boolean;
  /** The study has its column by --map. */
  readonly studyMapped: boolean;
  isMissing(text: string): boolean;
}

/** @throws E_HEADER where the first rows make no header, or the file holds several tables. */
export function shapeOf(file: string, all: readonly RawRow[], options: ShapeOptions): Shape | null {
  const own = isSeparatorLine(all[0]) ? all.slice(1) : all;
  // Of a long table the end is not at hand: its last lines stay rows.
  const { rows, notes: told } = options.complete ? aboveProse(file, own, options.delimiter) : { rows: own, notes: [] };
  const [top, ...below] = rows;
  const exported = top === undefined ? null : readRevman(file, top.cells, below, options.complete);
  if (top !== undefined && exported !== null) return shapeOfExport(file, top.row, exported);
  const found = headerRows(rows, options.isMissing);
  if (found === null) return null;
  const head = rows.slice(found.from);
  const starts = furtherTables(found.cells, rows, found.from, options.isMissing);
  if (starts.length > 0) throw severalTables(file, [rows[0]?.row ?? 1, ...starts]);

  const again = head.filter(({ cells }) => repeatsHeader(found.cells, cells)).map(({ row }) => row);
  if (again.length > 0) throw headerAgain(file, again);

  const notes = [
    ...found.told.map(({ message, row }) => note("N_SHAPE", message, { file, row, column: null })),
    ...told,
  ];
  const cut = trimmed(found.cells, head);
  const leftOut = leavesOutRowNames(cut.names, head, options.delimiter);
  const names = leftOut ? ["", ...cut.names] : cut.names;
  const lengths = leftOut ? new Set([names.length]) : cut.lengths;
  const fitting = head.filter(({ cells }) => lengths.has(cells.length));
  const isBlank = (index: number): boolean => fitting.every(({ cells }) => (cells[index] ?? "").trim() === "");
  const blank = names.flatMap((name, index) => (name === "" && fitting.length > 0 && isBlank(index) ? [index] : []));
  const rowNames = names[0] === "" && names.length > 1 && fitting.length > 0 && !blank.includes(0);
  const kind: RowNames | null = rowNames
    ? rowNamesOf(
        fitting.map(({ cells }) => cells[0] ?? ""),
        options.studyMapped || namesStudy(names) >= 0,
      )
    : null;
  if (kind !== null) notes.push(note("N_SHAPE", ROW_NAMES[kind], { file, row: null, column: null }));
  const dropped = new Set(kind === "numbers" ? [0, ...blank] : blank);
  const called = kind === "study" ? "study" : kind === "label" ? "row names" : null;
  const full = names.map((name, index) => (index === 0 && called !== null ? called : name));
  const kept = full.flatMap((name, index) => (dropped.has(index) ? [] : [name]));
  const header = { row: found.row, cells: kept };
  readHeader(file, header, options.commentsAbove);

  const longer = head.length > 1 && head.every(({ cells }) => cells.length === names.length + 1);
  const allLonger = longer
    ? " All rows are: if row names stand first, as R writes them, put a name before the header."
    : "";
  const plain = lengths.size === 1 && dropped.size === 0;
  const width = names.length;
  const printed = cut.names;
  return {
    header,
    names: kept.map((name) => name.trim()),
    head,
    notes,
    fit(row) {
      const { cells } = row;
      if (cells[0] === printed[0] && repeatsHeader(printed, cells)) return headerAgain(file, [row.row]);
      if (plain && cells.length === width) return row;
      const over = cells.slice(width);
      if (!lengths.has(cells.length) || over.some((cell) => cell.trim() !== ""))
        return ragged(file, row, width, options.delimiter, allLonger);
      const filled = blank.find((index) => (cells[index] ?? "").trim() !== "");
      if (filled !== undefined) return unnamed(file, row, filled);
      return { row: row.row, cells: cells.slice(0, width).filter((_, index) => !dropped.has(index)) };
    },
  };
}

const ROW_NAMES: Readonly<Record<RowNames, string>> = {
  numbers: "the first column has no name and numbers the rows: it was set aside",
  study: "the first column has no name: it was taken for the study's",
  label: 'the first column has no name: it was taken as a label, "row names"',
};

/** An export's rows are read as a whole before they fit a table. */
function shapeOfExport(file: string, row: number, { names, rows, told }: Exported): Shape {
  const notes = told.map((message) => note("N_SHAPE", message, { file, row: null, column: null }));
  return { header: { row, cells: names }, names, head: rows, notes, fit: (fitting) => fitting };
}

/** Excel's `sep=;`, whose delimiter cuts it into two cells. */
const isSeparatorLine = (row: RawRow | undefined): boolean =>
  row !== undefined && row.row === 1 && /^sep=.?$/i.test(row.cells.map((cell) => cell.trim()).join(""));

/**
 * The names without the empty ones at the end below which nothing stands, and how many cells a row may have: a delimiter
 * at the end of the lines makes one more.
 */
function trimmed(
  cells: readonly string[],
  rows: readonly RawRow[],
): { readonly names: readonly string[]; readonly lengths: ReadonlySet<number> } {
  const names = cells.map((cell) => cell.trim());
  const empty = (index: number): boolean => rows.every((row) => (row.cells[index] ?? "").trim() === "");
  let width = names.length;
  while (width > 1 && names[width - 1] === "" && empty(width - 1)) width -= 1;
  const lengths = new Set([width, names.length]);
  // Only where all rows are alike: a cell that its decimal comma cut in two makes one more as well.
  const [length = 0] = rows.map((row) => row.cells.length);
  const alike = length > names.length && rows.every((row) => row.cells.length === length);
  if (alike && Array.from({ length: length - width }, (_, over) => width + over).every(empty)) lengths.add(length);
  return { names: names.slice(0, width), lengths };
}

function ragged(file: string, { row, cells }: RawRow, width: number, delimiter: Delimiter, more: string): BptrialError {
  const start = cells.slice(0, 2).map((cell) => `"${cell.length > 30 ? `${cell.slice(0, 30)}…` : cell}"`);
  const few = "Add the missing cells, empty ones too, or quote a cell that holds a line break.";
  const comma = delimiter === "," ? "; numbers with a decimal comma need quotes or another delimiter" : "";
  const many = `Quote a cell that holds ${MARKS[delimiter] ?? `"${delimiter}"`}${comma}.`;
  const message = `${file}, row ${row}: ${cells.length} ${cells.length === 1 ? "cell" : "cells"}, where the header has ${width}`;
  const hint = `The row starts ${start.join(", ")}. ${cells.length < width ? few : many}${more}`;
  return new BptrialError("E_RAGGED", message, hint, { file, row, column: null });
}

const MARKS: Readonly<Partial<Record<Delimiter, string>>> = { "\t": "a tab", " ": "a space" };

function unnamed(file: string, { row, cells }: RawRow, index: number): BptrialError {
  const message = `${file}, row ${row}: column ${index + 1} of the header has no name, and here it holds "${cells[index]?.trim()}"`;
  return new BptrialError("E_HEADER", message, `Name column ${index + 1}, or delete what stands in it.`, {
    file,
    row,
    column: null,
  });
}
