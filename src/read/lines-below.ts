import { isAscii } from "../core/ascii.js";
import { note } from "../core/notes.js";
import type { Delimiter, Note, RawRow } from "../records.js";

/** What stands below a table and is no row of it: footnotes, sources, the tests that RevMan prints under a forest plot. */
export interface Below {
  /** The rows of the table. */
  readonly rows: readonly RawRow[];
  readonly notes: readonly Note[];
}

/** Marks that refer to a footnote, and what a footnote is at times introduced by. */
const isMarked = (text: string): boolean =>
  isAscii(text)
    ? /^(?:[*#]+|[a-h][):.]?(?=\s+[A-Z]))\s*[A-Za-z]/.test(text)
    : /^(?:[*\u2020\u2021\u00a7\u00b6#\u00b9\u00b2\u00b3\u2070-\u2079]+|[a-h][):.]?(?=\s+\p{Lu}))\s*\p{L}/u.test(text);

/** "Note: …", "Heterogeneity: …", "Test for overall effect: …", "A = …": words that a colon or an equals sign ends. */
const isDefinition = (text: string): boolean =>
  isAscii(text)
    ? /^[A-Za-z][A-Za-z\s/()&-]{0,60}\s?[:=]\s?\S/.test(text)
    : /^\p{L}[\p{L}\s/()&-]{0,60}\s?[:=]\s?\S/u.test(text);

/** Three words or more that a full stop ends: a name and a year are no sentence, nor is "et al.". */
function isSentence(text: string): boolean {
  if (!/^\S+(?:\s+\S+){2,}[.!]$/s.test(text) || /\bet al\.$/.test(text)) return false;
  return isAscii(text) ? /[a-z]{2}/.test(text) : /\p{Ll}{2}/u.test(text);
}

const isProse = (text: string): boolean => isMarked(text) || isDefinition(text) || isSentence(text);

/** Rows that show how wide the table is. */
const HEAD = 10;
/** More lines than this are no notes below a table. */
const MOST = 30;

/**
 * The rows above the lines of prose at the end of a file, which fill one cell, or a few where they hold the delimiter
 * themselves. One amid the data stays what it is, and so does one that is no prose: the last row may have been cut off.
 */
export function aboveProse(file: string, rows: readonly RawRow[], delimiter: Delimiter): Below {
  // The first row may be a title.
  const width = Math.max(0, ...rows.slice(0, HEAD).map(({ cells }) => cells.length));
  const isBelow = (row: RawRow | undefined): boolean => row !== undefined && isLineOfProse(row, width);
  let end = rows.length;
  // A header and a row of data stand above them.
  while (end > 2 && rows.length - end < MOST && isBelow(rows[end - 1])) end -= 1;
  const below = rows.slice(end);
  const [first] = below;
  if (first === undefined || width < 2 || isBelow(rows[end - 1])) return { rows, notes: [] };
  const quoted = below.map(
    ({ cells }) =>
      `"${withoutEmpty(cells)
        .join(delimiter.trim() === "" ? " " : `${delimiter} `)
        .trim()}"`,
  );
  const lines =
    below.length === 1 ? "1 line of prose below the table was" : `${below.length} lines of prose below the table were`;
  const message = `${lines} left out: ${quoted.join(", ")}`;
  return { rows: rows.slice(0, end), notes: [note("N_SHAPE", message, { file, row: first.row, column: null })] };
}

/** A number in a cell of its own is data. */
const NUMBER = /^[-+\u2212\u2013(<]*\d[\d.,%\s()\u2013-]*$/;

function isLineOfProse({ cells }: RawRow, width: number): boolean {
  const [first = "", ...others] = cells.map((cell) => cell.trim());
  const filled = others.filter((cell) => cell !== "");
  if (filled.length === 0) return isProse(first);
  const isOpened = isMarked(first) || isDefinition(first);
  return isOpened && cells.length < width && !filled.some((cell) => NUMBER.test(cell));
}

/** The cells up to the last that is filled. */
const withoutEmpty = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
