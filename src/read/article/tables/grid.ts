import type { ArticleTable, GridCell } from "../../../records.js";
import { footnotesOf, unmarked } from "./footnotes.js";
import { type RawCell, type RawRow, type RawTable, squeeze, tidy } from "./raw-table.js";
import { isNote } from "./table-names.js";
import { isValue } from "./values.js";

/** A table may not have more places, whatever its spans say. */
const MOST_PLACES = 200_000;

interface Placed {
  readonly raw: RawCell;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The grid of a table: every cell with its place, its spans and the marks of its footnotes. */
export function gridOf(raw: RawTable, number: number): ArticleTable {
  const { rows, notes } = withoutNotes(raw);
  const footnotes = footnotesOf([...raw.notes, ...notes]);
  const known = new Set(footnotes.flatMap(({ mark }) => mark ?? []));
  const placed = place(rows);
  const cells = placed.map(
    ({ raw: { text, head, indent }, ...place }): GridCell => ({
      ...unmarked(text, known),
      row: place.row + 1,
      column: place.column + 1,
      rows: place.rows,
      columns: place.columns,
      head,
      indent: indent + setIn(text),
    }),
  );
  const grid = {
    number,
    label: raw.label === null ? null : tidy(raw.label).replace(/[.:]$/, "") || null,
    caption: raw.caption === null ? null : tidy(raw.caption) || null,
    footnotes,
    rows: rows.length,
    columns: Math.max(0, ...cells.map(({ column, columns }) => column + columns - 1)),
    cells,
  };
  return { ...grid, headRows: headRowsOf(rows, grid.cells) };
}

/** How far blanks of a fixed width, bullets or dashes set a text in. */
function setIn(text: string): number {
  let depth = 0;
  for (const glyph of text) {
    if (glyph === "\u2003") depth += 2;
    else if (glyph === "\u2002" || glyph === "\u00a0") depth += 1;
    else if ("\u2009\u200a\u2004\u2005".includes(glyph)) depth += 0.5;
    else if ("•–—◦▪".includes(glyph)) return depth + 1;
    else if (!/\s/.test(glyph)) return depth;
  }
  return depth === 0 ? 0 : depth;
}

/** Rows at the end that hold one long text are what stands below the table. */
function withoutNotes({ rows }: RawTable): { readonly rows: readonly RawRow[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  let end = rows.length;
  while (end > 1) {
    const full = (rows[end - 1]?.cells ?? []).filter(({ text }) => tidy(text) !== "");
    const text = full.length === 1 ? squeeze(full[0]?.text ?? "") : "";
    if (text === "" || !isNote(text) || text.length < 15) break;
    notes.unshift(text);
    end -= 1;
  }
  return { rows: rows.slice(0, end), notes };
}

/** Puts the cells of each row into the places that the rows above leave free. */
function place(rows: readonly RawRow[]): readonly Placed[] {
  const width = rows.reduce(
    (most, { cells }) =>
      Math.max(
        most,
        cells.reduce((sum, { columns }) => sum + columns, 0),
      ),
    0,
  );
  const placed: Placed[] = [];
  /** For each column, the first row that is free again. */
  const taken: number[] = [];
  const free = (column: number, row: number): boolean => (taken[column] ?? 0) <= row;
  let places = 0;
  rows.forEach(({ cells, head }, row) => {
    let column = 0;
    const wanted = cells.reduce((sum, cell) => sum + cell.columns, 0);
    const open = Array.from({ length: width }, (_, at) => at).filter((at) => free(at, row));
    // A lower row of a head that leaves the place above the stub out.
    const shifted = head && row > 0 && open[0] === 0 && wanted < open.length && tidy(cells[0]?.text ?? "") !== "";
    if (shifted && isEmptyAbove(placed, row)) column = open[open.length - wanted] ?? 0;
    for (const raw of cells) {
      while (!free(column, row)) column += 1;
      const down = Math.min(raw.rows, rows.length - row);
      let across = 1;
      while (across < raw.columns && free(column + across, row)) across += 1;
      places += down * across;
      if (places > MOST_PLACES) return;
      placed.push({ raw, row, column, rows: down, columns: across });
      for (let at = column; at < column + across; at += 1) taken[at] = row + down;
      column += across;
    }
  });
  return placed;
}

const isEmptyAbove = (placed: readonly Placed[], row: number): boolean =>
  placed.some((cell) => cell.column === 0 && cell.row < row && cell.columns === 1 && tidy(cell.raw.text) === "");

/** The rows that the source calls the head, or those before the first that holds values. */
function headRowsOf(rows: readonly RawRow[], cells: readonly GridCell[]): number {
  const said = rows.findIndex(({ head, cells: row }) => !(head || isAllHead(row)));
  if (said > 0) return said;
  if (said < 0) return rows.length > 0 && rows.every(({ head }) => head) ? 1 : Math.min(1, rows.length);
  const byRow = new Map<number, GridCell[]>();
  for (const cell of cells) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
  const first = rows.findIndex((_, at) => {
    const inside = (byRow.get(at + 1) ?? []).filter(({ column, text }) => column > 1 && text !== "");
    return inside.length > 0 && inside.filter(({ text }) => isValue(text)).length * 2 >= inside.length;
  });
  return first < 0 ? Math.min(1, rows.length) : first;
}

function isAllHead(row: readonly RawCell[]): boolean {
  const full = row.filter(({ text }) => tidy(text) !== "");
  return full.length > 1 && full.every(({ head }) => head);
}
