import type { ArticleTable, GridCell } from "../../../records.js";
import { isSize, splitN, splitTime } from "./head-words.js";
import { hintsIn, withoutKinds } from "./kind-words.js";
import { isValue } from "./values.js";

/** One line of a label: what it says and which footnotes it points to. */
export interface Label {
  readonly text: string;
  readonly marks: readonly string[];
}

/** A row of the body with the heads that it stands under. */
export interface BodyRow {
  /** From 0. */
  readonly row: number;
  /** The headings above it and its own label, from the outermost. */
  readonly path: readonly Label[];
  /** The heads that were given anew inside the body, by column; empty where the first ones hold. */
  readonly heads: ReadonlyMap<number, Label & { readonly columns: number }>;
  /** n of each column that a row above said: "n = 19". */
  readonly sizes: ReadonlyMap<number, number>;
  /** Bracketed numbers that belong to the row above. */
  readonly below: boolean;
}

/** Which part of a grid says what. */
export interface Layout {
  /** `places[row][column]`, spans filled in. */
  readonly places: readonly (readonly (GridCell | null)[])[];
  /** How many columns at the left are labels. */
  readonly stub: number;
  readonly stubHead: readonly Label[];
  /** For each column its heads from the top, one that spans told once. */
  readonly heads: readonly (readonly HeadPart[])[];
  readonly rows: readonly BodyRow[];
}

export interface HeadPart extends Label {
  /** How many columns it stands over. */
  readonly over: number;
  /** The first of them, from 0. */
  readonly from: number;
}

export function layoutOf(table: ArticleTable): Layout {
  const places = placesOf(table);
  const stub = stubOf(table, places);
  const heads = Array.from({ length: table.columns }, (_, column) => headsOf(table, places, column));
  const stubHead = heads.slice(0, stub).flat();
  return { places, stub, stubHead, heads, rows: rowsOf(table, places, stub) };
}

function placesOf({ rows, columns, cells }: ArticleTable): readonly (readonly (GridCell | null)[])[] {
  const places = Array.from({ length: rows }, (): (GridCell | null)[] => new Array(columns).fill(null));
  for (const cell of cells)
    for (let row = cell.row - 1; row < cell.row - 1 + cell.rows; row += 1)
      for (let column = cell.column - 1; column < cell.column - 1 + cell.columns; column += 1) {
        const line = places[row];
        if (line !== undefined) line[column] = cell;
      }
  return places;
}

/** The first column, and those after it whose cells are mostly no values. */
function stubOf({ headRows, columns }: ArticleTable, places: Layout["places"]): number {
  let stub = 1;
  for (; stub < columns; stub += 1) {
    let full = 0;
    let values = 0;
    for (const row of places.slice(headRows)) {
      const cell = row[stub];
      if (!cell || cell.text === "" || cell.columns > 1) continue;
      full += 1;
      if (
        /\d/.test(cell.text)
          ? isValue(cell.text) || splitN(cell.text).n !== null || /^\W?p\W/i.test(cell.text)
          : /^\W*$|^(?:n\/?[asdr]|nr|ns|none|nil)\b/i.test(cell.text)
      )
        values += 1;
    }
    if (full === 0 || values * 5 >= full * 2) break;
    const heads = places.slice(0, headRows).map((row) => row[stub]?.text ?? "");
    if (
      heads.some(
        (text) =>
          splitN(text).n !== null || hintsIn(text).some(({ second, first }) => second !== null || first === "p"),
      )
    )
      break;
  }
  return stub === columns ? 1 : stub;
}

function headsOf(table: ArticleTable, places: Layout["places"], column: number): readonly HeadPart[] {
  const parts: HeadPart[] = [];
  let last: GridCell | null = null;
  for (const row of places.slice(0, table.headRows)) {
    const cell = row[column] ?? null;
    if (cell === null || cell === last || cell.text === "") continue;
    last = cell;
    if (cell.columns >= table.columns && table.columns > 2) continue;
    parts.push({ text: cell.text, marks: cell.marks, over: cell.columns, from: cell.column - 1 });
  }
  return parts;
}

interface Heading extends Label {
  readonly indent: number;
  /** Rows under it were set in further than it. */
  sets: boolean;
  /** All rows under it so far say only a kind or a time. */
  bare: boolean;
  rows: number;
}

/** The labels of the body's rows, each under its headings. */
function rowsOf({ headRows }: ArticleTable, places: Layout["places"], stub: number): readonly BodyRow[] {
  const rows: BodyRow[] = [];
  let headings: Heading[] = [];
  let heads: BodyRow["heads"] = new Map();
  let sizes: ReadonlyMap<number, number> = new Map();
  let before: readonly Label[] = [];
  let content: Label | null = null;
  let afterHeading = false;
  let until = Number.POSITIVE_INFINITY;
  const repeated = repeatedLabels(places, headRows, stub);
  for (let row = headRows; row < places.length; row += 1) {
    const line = places[row] ?? [];
    const labels = stubLabels(line, stub);
    const values = line.slice(stub).map((cell) => (cell !== null && cell.column - 1 >= stub ? cell : null));
    const full = values.filter((cell) => cell !== null && cell.text !== "");
    const own = labels[0] ?? null;
    if (own === null && full.length === 0) continue;
    if (isHeadingRow(labels, full, line)) {
      const spanning = own ?? (full[0] as GridCell);
      headings = opened(headings, spanning, afterHeading);
      afterHeading = true;
      content = null;
      if (own !== null && line.some((cell) => cell !== null && cell.columns > 1)) sizes = new Map(sizes);
      continue;
    }
    if (row > until) sizes = new Map();
    const found = sizesIn(values, stub);
    if (found !== null && found.alone === false) {
      // "N = 15", "N = 27" and p beside them: n of the rows that the label spans.
      sizes = found.sizes;
      until = row + (own?.rows ?? 1) - 1;
    } else if (found !== null) {
      until = Number.POSITIVE_INFINITY;
      sizes = new Map([...sizes, ...found.sizes]);
      if (own !== null && !isSize(own.text)) headings = opened(headings, own, false);
      afterHeading = own !== null;
      content = null;
      continue;
    }
    if (isNewHead(values)) {
      heads = new Map(
        values.flatMap((cell, i) => (cell === null || cell.text === "" ? [] : [[stub + i, cell] as const])),
      );
      headings = own === null ? headings : opened([], own, false);
      afterHeading = own !== null;
      content = null;
      continue;
    }
    const spread = own === null && full.every((cell) => cell !== null && /^[([]/.test(cell.text));
    if (own !== null) {
      const bare = isBare(own.text);
      headings = closed(headings, own, bare, repeated.has(own.text));
      const top = headings.at(-1);
      const parent: readonly Label[] = bare && content !== null && !(top?.bare && top.rows > 0) ? [content] : [];
      if (!bare) content = { text: own.text, marks: own.marks };
      if (top !== undefined) {
        top.rows += 1;
        top.bare &&= bare;
        top.sets ||= own.indent > top.indent;
      }
      before = [...headings, ...parent, ...labels].map(({ text, marks }) => ({ text, marks }));
    }
    afterHeading = false;
    rows.push({ row, path: before, heads, sizes, below: spread && rows.length > 0 });
  }
  return rows;
}

/** The labels of a row; one that spans several rows stands in each of them. */
function stubLabels(line: readonly (GridCell | null)[], stub: number): readonly GridCell[] {
  const labels: GridCell[] = [];
  for (const cell of line.slice(0, stub))
    if (cell !== null && cell.text !== "" && labels.at(-1) !== cell) labels.push(cell);
  return labels;
}

/** A row that holds one text only, its label. */
function isHeadingRow(
  labels: readonly GridCell[],
  full: readonly (GridCell | null)[],
  line: readonly (GridCell | null)[],
): boolean {
  if (labels.length === 1 && full.length === 0) return (labels[0]?.rows ?? 1) === 1;
  const [only] = full;
  // A label that does not begin in the stub but spans the table.
  return (
    labels.length === 0 &&
    full.length === 1 &&
    only != null &&
    only.columns >= line.length - 1 &&
    !isValue(only.text) &&
    line.length > 2
  );
}

/** The headings that hold when a new one is read: further in it goes below the others, else it takes their place. */
function opened(headings: readonly Heading[], cell: GridCell, follows: boolean): Heading[] {
  const next: Heading = { text: cell.text, marks: cell.marks, indent: cell.indent, sets: false, bare: true, rows: 0 };
  const above = headings.filter(({ indent }) => indent < cell.indent);
  // Two in a row without a difference in indent: the second belongs below the first.
  return follows && above.length < headings.length ? [...headings, next] : [...above, next];
}

/** The headings that a row still belongs to. */
function closed(headings: readonly Heading[], own: GridCell, bare: boolean, repeated: boolean): Heading[] {
  if (repeated && headings.every(({ text }) => !contradicts(text, own.text))) return [...headings];
  return headings.filter((heading, i) => {
    const inner = headings[i + 1];
    if (heading.sets || (inner !== undefined && inner.indent > heading.indent)) return own.indent > heading.indent;
    if (own.indent < heading.indent) return false;
    if (inner === undefined && heading.rows > 0 && heading.bare && !bare && own.indent <= heading.indent) return false;
    return !contradicts(heading.text, own.text);
  });
}

/** "Race, n (%)" has no row "Weight, mean (SD)". */
function contradicts(heading: string, own: string): boolean {
  const [above] = hintsIn(heading);
  const [below] = hintsIn(own);
  if (above === undefined || below === undefined || above.first === below.first) return false;
  return above.second !== null && below.second !== null && withoutKinds(own) !== "";
}

/** A label of a kind or a time alone. */
function isBare(text: string): boolean {
  const left = withoutKinds(splitN(text).text);
  return left === "" || splitTime(left).text === "";
}

/** Labels that stand in several rows: they tell nothing without the heading above. */
function repeatedLabels(places: Layout["places"], headRows: number, stub: number): ReadonlySet<string> {
  const seen = new Set<GridCell>();
  const counts = new Map<string, number>();
  for (const line of places.slice(headRows)) {
    const [label] = stubLabels(line, stub);
    if (label === undefined || seen.has(label)) continue;
    seen.add(label);
    counts.set(label.text, (counts.get(label.text) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([text]) => text));
}

/** A row whose cells say "n = 19"; `alone` where it says nothing else. */
function sizesIn(
  values: readonly (GridCell | null)[],
  stub: number,
): { readonly sizes: ReadonlyMap<number, number>; readonly alone: boolean } | null {
  const sizes = new Map<number, number>();
  let alone = true;
  for (const [i, cell] of values.entries()) {
    if (cell === null || cell.text === "" || !/\d/.test(cell.text)) continue;
    const { n, text } = splitN(cell.text);
    if (n === null || text !== "") {
      if (!/^\W{0,2}[01]?[.·]\d/.test(cell.text)) return null;
      alone = false;
    } else sizes.set(stub + i, n);
  }
  return sizes.size > 0 && (alone || sizes.size > 1) ? { sizes, alone } : null;
}

/** A row inside the body that gives the columns new heads: no numbers, and words of kinds in most of its cells. */
function isNewHead(values: readonly (GridCell | null)[]): boolean {
  const full = values.filter((cell) => cell !== null && cell.text !== "");
  if (full.length < 2 || full.some((cell) => cell !== null && isValue(cell.text))) return false;
  return full.filter((cell) => cell !== null && hintsIn(cell.text).length > 0).length * 2 >= full.length;
}
