import { coverage, type Words } from "./words.js";

/** Where a value stands in a sentence. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A group by the words that only its name has. */
export interface Named {
  readonly words: Words;
  /** The words of a piece of text, with what its abbreviations stand for. */
  expand(text: string): Words;
}

type Choice = readonly [treatment: number, control: number];

const JOINED = /^[^.;]{0,25}?\b(?:vs\.?|versus|compared (?:with|to)|and|to)\b[^.;]{0,12}$/i;

/**
 * Which of a sentence's values belong to which of two groups: by "A … B (x vs y)", by a list of names and "respectively",
 * or by the name that stands before each value, or behind it.
 */
export function assigned(text: string, values: readonly Stretch[], t: Named, c: Named): readonly Choice[] {
  const inOrder = byOrder(text, values, t, c);
  if (inOrder.length > 0) return inOrder;
  const listed = byList(text, values, t, c);
  if (listed !== null) return [listed];
  const before = values.map(({ start }, i) => text.slice(values[i - 1]?.end ?? 0, start));
  const behind = values.map(({ end }, i) => text.slice(end, values[i + 1]?.start ?? text.length));
  const found = [choose(behind.map(near), t, c), choose(before.map(nearEnd), t, c)].flatMap((one) => one ?? []);
  const [best] = [...found].sort((a, b) => b.sure - a.sure);
  return best === undefined ? [] : [best.choice];
}

/** A name stands close to its value: behind it up to the next comma or bracket that opens, before it from the last one. */
const near = (piece: string): string => piece.slice(0, 90).split(/[;.](?=\s)/)[0] ?? "";
const nearEnd = (piece: string): string =>
  piece
    .slice(-90)
    .split(/[;.](?=\s)/)
    .at(-1) ?? "";

function choose(
  pieces: readonly string[],
  t: Named,
  c: Named,
): { readonly choice: Choice; readonly sure: number } | null {
  const [first, second] = [best(pieces, t), best(pieces, c)];
  if (first === null || second === null || first.at === second.at) return null;
  return { choice: [first.at, second.at], sure: first.share + second.share };
}

/** The piece that has most of a name's words; null where two have as many. */
function best(pieces: readonly string[], named: Named): { readonly at: number; readonly share: number } | null {
  const shares = pieces.map((piece) => coverage(named.words, named.expand(piece)));
  const share = Math.max(...shares);
  if (share <= 0 || shares.filter((one) => one === share).length > 1) return null;
  return { at: shares.indexOf(share), share };
}

/** Pairs that "vs" joins, their names in the same order before them. */
function byOrder(text: string, values: readonly Stretch[], t: Named, c: Named): readonly Choice[] {
  const [first] = values;
  if (first === undefined) return [];
  const [ofT, ofC] = [placeOf(text.slice(0, first.start), t, c), placeOf(text.slice(0, first.start), c, t)];
  if (ofT === null || ofC === null) return [];
  const pairs: Choice[] = [];
  for (let i = 0; i + 1 < values.length; i += 1) {
    const [one, other] = [values[i], values[i + 1]];
    if (!one || !other || !JOINED.test(text.slice(one.end, other.start))) continue;
    // A third joined to them belongs to groups that are not asked for.
    const third = values[i + 2];
    if (third !== undefined && JOINED.test(text.slice(other.end, third.start))) return [];
    pairs.push(ofT < ofC ? [i, i + 1] : [i + 1, i]);
    i += 1;
  }
  return pairs;
}

/** Where the words that only one of two names has stand last. */
function placeOf(text: string, own: Named, other: Named): number | null {
  let place: number | null = null;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\d][\p{L}\d.-]*/gu)) {
    const words = own.expand(word);
    if ([...words].some((one) => own.words.has(one) && !other.words.has(one))) place = index;
  }
  return place;
}

/** "20%, 30%, 0% and 87% in the lidocaine, ketamine, remifentanil and saline groups, respectively". */
function byList(text: string, values: readonly Stretch[], t: Named, c: Named): Choice | null {
  if (!/\brespectively\b/i.test(text)) return null;
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return null;
  for (const piece of [text.slice(last.end), text.slice(0, first.start)]) {
    const names = piece
      .split(/,\s?(?:and\s)?|\sand\s|\sor\s/)
      .filter((name) => /\p{L}/u.test(name) && !/^\s{0,3}respectively/i.test(name));
    const kept = names.slice(-values.length);
    if (kept.length !== values.length) continue;
    const found = choose(kept, t, c);
    if (found !== null) return found.choice;
  }
  return null;
}
