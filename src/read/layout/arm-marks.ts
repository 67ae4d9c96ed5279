import { headerWords, LETTER_PAIRS, sideOf } from "./words.js";

/** Columns that differ in one mark only: `col.trt` and `col.ctrl`, `tpos` and `cpos`. */
export interface Marked {
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

/** The two columns that name the arms of each row: `Drug.A` and `Drug.B`, `treat1` and `treat2`. */
export function armNames(
  found: readonly Family[],
  isText: (index: number) => boolean,
): readonly [number, number] | null {
  for (const { quantities } of found)
    for (const { rest, columns } of quantities) {
      const [one = -1, other = -1] = columns;
      if (rest.length === 1 && NAMES_ARMS.test(rest[0] ?? "") && isText(one) && isText(other)) return [one, other];
    }
  return null;
}

/** Words of columns that name arms. */
export const NAMES_ARMS = /^(arm|drug|treat|treatment|trt|intervention|therapy|group|tx|condition|medication|label)$/;

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
  // "mean" beside "mean control": the unmarked one is the other arm's.
  const marked = a.length === 0 ? b : b.length === 0 ? a : [];
  if (marked.length === 1 && sideOf(marked[0] ?? "") !== null && (marked[0] ?? "").length > 2)
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
  return LETTER_PAIRS.has(marks.join(" ")) || LETTER_PAIRS.has(`${marks[1]} ${marks[0]}`) ? { marks, rest } : null;
}
