import { plainNumber } from "../numbers.js";
import { NUMBER_WORDS } from "../text/lexicon.js";
import { type Words, wordsOf } from "./amounts.js";

const DAYS: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, "day days"],
      [7, "week weeks wk wks weekly"],
      [30.4, "month months mo mos"],
      [365, "year years yr yrs"],
    ] as const
  ).flatMap(([days, words]) => words.split(" ").map((word) => [word, days] as const)),
);

interface Time {
  readonly days: number;
  readonly first: number;
}

/** Times that a text tells, "12 weeks", "two years", "month 6", each with its place among the words. */
function timesOf({ words, tokens }: Words): readonly Time[] {
  const numberAt = (at: number): number => {
    const word = words[at] ?? "";
    if (tokens[at]?.kind === "number") return plainNumber(word);
    return word === "a" ? 1 : (NUMBER_WORDS.get(word) ?? Number.NaN);
  };
  return words.flatMap((word, at): readonly Time[] => {
    const unit = DAYS.get(word);
    if (unit === undefined) return [];
    const dash = words[at - 1] === "-" ? 1 : 0;
    const before = numberAt(at - 1 - dash);
    if (before > 0) return [{ days: before * unit, first: at - 1 - dash }];
    const after = tokens[at + 1]?.kind === "number" ? numberAt(at + 1) : Number.NaN;
    return after > 0 ? [{ days: after * unit, first: at }] : [];
  });
}

const AT = /^(?:at|by|after|until|through)$/;

/** Times of a text in days: all of them, and those at which something was measured ("at 12 weeks"). */
export function timesIn(text: string): { readonly times: readonly number[]; readonly points: readonly number[] } {
  const from = wordsOf(text);
  const all = timesOf(from);
  const isPoint = ({ first }: Time): boolean =>
    [1, 2].some(
      (back) =>
        AT.test(from.words[first - back] ?? "") &&
        (back === 1 || /^(?:about|around|the|approximately)$/.test(from.words[first - 1] ?? "")),
    );
  return { times: all.map(({ days }) => days), points: all.filter(isPoint).map(({ days }) => days) };
}
