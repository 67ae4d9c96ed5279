import type { RawRow } from "../../records.js";
import { MarkVotes } from "../number-evidence.js";
import { numberReader } from "../numbers.js";

/** What the first rows of a column hold: enough to say what it can be and what it cannot. */
export interface Profile {
  readonly texts: readonly string[];
  /** A number a row; NaN where the cell is empty or holds something else. */
  readonly numbers: readonly number[];
  readonly present: number;
  /** The cells are numbers, but for a few at most that begin as one. */
  readonly numeric: boolean;
  /** All of them are whole and none is negative, so that they may count something. */
  readonly counts: boolean;
  /** Every cell that is not empty carries a percent sign. */
  readonly percent: boolean;
  readonly distinct: number;
}

/** Rows looked at; more would not change a mind. */
const ROWS = 1000;

/** The profile of each column; numbers are read under the marks that these rows show. */
export function profiles(
  width: number,
  head: readonly RawRow[],
  decimal: "." | "," | null,
  isMissing: (text: string) => boolean,
): readonly Profile[] {
  const rows = head.slice(0, ROWS);
  const votes = new MarkVotes();
  for (const { cells } of rows) for (const cell of cells) votes.add(cell);
  const { read } = numberReader(votes.decide(decimal).marks, () => {});
  return Array.from({ length: width }, (_, index) => {
    const texts = rows.map(({ cells }) => {
      const cell = cells[index] ?? "";
      return isMissing(cell) ? "" : cell.trim();
    });
    const present = texts.filter((text) => text !== "").length;
    const percent = present > 0 && texts.every((text) => text === "" || text.endsWith("%"));
    const numbers = texts.map((text) => (text === "" ? Number.NaN : read(percent ? text.slice(0, -1) : text)));
    // One cell that cannot be read is an error to be told, and no reason to take its column for something else.
    const unread = texts.filter((text, row) => text !== "" && Number.isNaN(numbers[row]));
    const numeric =
      present > unread.length && unread.length * 5 <= present && unread.every((text) => /^\W*\d/.test(text));
    return {
      texts,
      numbers,
      present,
      numeric,
      percent,
      counts:
        !percent && numeric && numbers.every((value) => Number.isNaN(value) || (Number.isInteger(value) && value >= 0)),
      distinct: new Set(texts.filter((text) => text !== "")).size,
    };
  });
}

/** In every row that has both, the one does not exceed the other; at least one row has both. */
export function within(part: Profile, whole: Profile): boolean {
  let both = 0;
  for (const [row, value] of part.numbers.entries()) {
    const limit = whole.numbers[row] ?? Number.NaN;
    if (value > limit) return false;
    if (value <= limit) both += 1;
  }
  return both > 0;
}

/** Calendar years throughout. */
export const areYears = ({ numeric, numbers }: Profile): boolean =>
  numeric && numbers.every((value) => Number.isNaN(value) || (value >= 1900 && value < 2101));
