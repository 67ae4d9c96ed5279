import { isAscii } from "../../core/ascii.js";
import type { Profile } from "./profile.js";
import { headerWords, LETTER_PAIRS, NAMES_ARMS, quantityOf, sideOf } from "./words.js";

/** Columns that differ in one mark only: `col.trt` and `col.ctrl`, `tpos` and `cpos`. */
interface Marked {
  /** The mark that each column bears, in the order of `columns`. */
  readonly marks: readonly [string, string];
  readonly columns: readonly [number, number];
  /** The words that both share. */
  readonly rest: readonly string[];
}

/** A set of marks and, by what they share, the column that bears each. */
export interface Family {
  readonly marks: readonly string[];
  /** One for each quantity: the column of each mark, or −1. */
  readonly quantities: readonly { readonly rest: readonly string[]; readonly columns: readonly number[] }[];
}

/**
 * The two columns that name the arms of each row: `Drug.A` and `Drug.B`, `dressing1` and `dressing2`. Words under such marks
 * are arms where they are called so, or where labels of the one stand in the other too, and never both in one row.
 */
export function armNames(found: readonly Family[], profiles: readonly Profile[]): readonly [number, number] | null {
  for (const { marks, quantities } of found)
    for (const { rest, columns } of quantities) {
      const [one = -1, other = -1] = columns;
      const [left, right] = [profiles[one], profiles[other]];
      if (rest.length !== 1 || left?.numeric !== false || right?.numeric !== false) continue;
      const labels = new Set(left.texts.filter((text) => text !== ""));
      const recur = right.texts.some((text) => labels.has(text));
      const apart = left.texts.every((text, row) => text === "" || text !== right.texts[row]);
      const shared = recur && apart && marks.every((mark) => mark.length === 1);
      // "intervention type" and "intervention duration" are no two arms.
      const numbered = marks.every((mark) => mark.length < 3 || sideOf(mark) !== null);
      if ((NAMES_ARMS.test(rest[0] ?? "") && numbered) || shared) return [one, other];
    }
  return null;
}

/** More columns than this are not set against each other. */
const WIDEST = 250;

/** Every two marks that some columns differ by, with all columns that do, in the order of the table. */
export function families(headers: readonly string[]): readonly Family[] {
  const words = headers.slice(0, WIDEST).map(headerWords);
  const byMarks = new Map<string, { marks: readonly [string, string]; pairs: Marked[] }>();
  for (const [i, one] of words.entries())
    for (const [j, other] of words.entries()) {
      if (j <= i) continue;
      for (const { marks, rest } of differences(one, other)) {
        const turned = byMarks.has(`${marks[1]}\u0000${marks[0]}`);
        const key = turned ? `${marks[1]}\u0000${marks[0]}` : `${marks[0]}\u0000${marks[1]}`;
        const family = byMarks.get(key) ?? { marks, pairs: [] };
        byMarks.set(key, family);
        family.pairs.push({ marks: family.marks, columns: turned ? [j, i] : [i, j], rest });
      }
    }
  return [...byMarks.values()].map(({ marks, pairs }) => ({
    marks,
    quantities: pairs.map(({ rest, columns }) => ({ rest, columns })),
  }));
}

/** How two headers differ by one mark: by whole words, by a letter inside one word, or by a mark that one of them lacks. */
function differences(
  one: readonly string[],
  other: readonly string[],
): readonly { marks: readonly [string, string]; rest: readonly string[] }[] {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  const left = Math.min(one.length, other.length) - start;
  while (end < left && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const middles = [one.slice(start, one.length - end), other.slice(start, other.length - end)] as const;
  const around = [one.slice(0, start), one.slice(one.length - end)] as const;
  const found: { marks: readonly [string, string]; rest: readonly string[] }[] = [];
  const [a, b] = middles;
  if (one.length === 0 || other.length === 0) return [];
  if (a.length > 0 && b.length > 0 && around[0].length + around[1].length > 0)
    found.push({ marks: [a.join(" "), b.join(" ")], rest: [...around[0], ...around[1]] });
  const [x, y] = [a[0], b[0]];
  if (a.length === 1 && b.length === 1 && x !== undefined && y !== undefined) {
    const inner = insideWord(x, y);
    if (inner !== null) found.push({ marks: inner.marks, rest: [...around[0], inner.rest, ...around[1]] });
  }
  return found;
}

function insideWord(x: string, y: string): { marks: readonly [string, string]; rest: string } | null {
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start += 1;
  let end = 0;
  const left = Math.min(x.length, y.length) - start;
  while (end < left && x[x.length - 1 - end] === y[y.length - 1 - end]) end += 1;
  const marks = [x.slice(start, x.length - end), y.slice(start, y.length - end)] as const;
  const rest = x.slice(0, start) + x.slice(x.length - end);
  if (rest === "") return null;
  // Any two letters will do before a word that says what is counted: vpos and upos.
  const letters = marks.every((mark) => /^[A-Za-z]$/.test(mark) || (!isAscii(mark) && /^\p{L}$/u.test(mark)));
  if (letters && rest.length > 2 && quantityOf([rest]).name !== null) return { marks, rest };
  return LETTER_PAIRS.has(marks.join(" ")) || LETTER_PAIRS.has(`${marks[1]} ${marks[0]}`) ? { marks, rest } : null;
}
