import { notesAfter, paragraphsBefore } from "./markdown-tables.js";
import { plainCell, type RawCell, type RawRow, type RawTable } from "./raw-table.js";
import { captionOf } from "./table-names.js";

/** A table needs so many lines, and so many cells in most of them. */
const FEWEST_LINES = 3;

/** Tables that were pasted as text: cells set apart by tabs, or by two blanks or more so that they stand below each other. */
export function textTables(text: string): readonly RawTable[] {
  const lines = text.split(/\r?\n/);
  const tables: RawTable[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!isRow(lines[at])) continue;
    let end = at + 1;
    while (end < lines.length && (isRow(lines[end]) || isStub(lines, end))) end += 1;
    const rows = lines.slice(at, end);
    if (rows.filter(isRow).length >= FEWEST_LINES && rows.some((line) => /\d/.test(line))) {
      const tabbed = rows.filter((line) => line.includes("\t")).length * 2 > rows.length;
      tables.push({
        ...captionOf(paragraphsBefore(lines, at)),
        notes: notesAfter(lines, end),
        rows: tabbed ? rows.map(tabRow) : alignedRows(rows),
      });
    }
    at = end - 1;
  }
  return tables;
}

const LONGEST = 2000;

const isRow = (line: string | undefined): boolean =>
  line !== undefined && line.length < LONGEST && (/\S\t/.test(line) || /^\t.*\S/.test(line) || /\S {2,}\S/.test(line));

/** A row of the stub alone: a short line, between rows, that ends no sentence. */
function isStub(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  return line.trim() !== "" && line.trim().length < 60 && !/[.:]$/.test(line.trim()) && isRow(lines[at + 1]);
}

const tabRow = (line: string): RawRow => ({ head: false, cells: line.split("\t").map((cell) => plainCell(cell)) });

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Columns are where most lines' pieces stand; a piece goes to the column that it overlaps most, or is nearest to. */
function alignedRows(lines: readonly string[]): readonly RawRow[] {
  const pieces = lines.map(piecesOf);
  const columns = columnsOf(pieces);
  return pieces.map((row, line) => {
    const cells: RawCell[] = columns.map(() => plainCell(""));
    const indent = (lines[line] ?? "").search(/\S/);
    const inOrder = row.length === columns.length;
    row.forEach((piece, i) => {
      const from = inOrder ? i : columnAt(columns, piece.start, piece.end);
      const to = inOrder ? i : Math.max(from, lastColumnUnder(columns, piece));
      const before = cells[from]?.text ?? "";
      const text = before === "" ? piece.text : `${before} ${piece.text}`;
      cells[from] = {
        ...plainCell(text),
        indent: from === 0 ? Math.ceil(indent / 2) : 0,
        columns: before === "" ? to - from + 1 : 1,
      };
    });
    // A cell that spans takes the place of the empty ones that it covers.
    const kept: RawCell[] = [];
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? plainCell("");
      kept.push(cell);
      at += cell.columns - 1;
    }
    return { head: false, cells: kept };
  });
}

function piecesOf(line: string): readonly Piece[] {
  const found: Piece[] = [];
  for (const match of line.matchAll(/\S+(?: \S+)*/g))
    found.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  return found;
}

/** The columns of the lines that have the commonest number of pieces, as the widest stretch that each takes. */
function columnsOf(rows: readonly (readonly Piece[])[]): readonly Piece[] {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const usual = [...counts].filter(([length]) => length > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
  const model = rows.filter(({ length }) => length === usual);
  return Array.from({ length: usual }, (_, i) => ({
    text: "",
    start: Math.min(...model.map((row) => row[i]?.start ?? 0)),
    end: Math.max(...model.map((row) => row[i]?.end ?? 0)),
  }));
}

function columnAt(columns: readonly Piece[], start: number, end: number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  columns.forEach((column, i) => {
    const overlap = Math.min(end, column.end) - Math.max(start, column.start);
    if (overlap > most) {
      most = overlap;
      best = i;
    }
  });
  return best;
}

/** A head over several columns covers the middle of each. */
function lastColumnUnder(columns: readonly Piece[], piece: Piece): number {
  let last = -1;
  columns.forEach((column, i) => {
    const middle = (column.start + column.end) / 2;
    if (i > 0 && middle >= piece.start && middle <= piece.end) last = i;
  });
  return last;
}
