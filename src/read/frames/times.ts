import { partAt } from "./fractions.js";
import { numberAt, type Words, wordsOf } from "./numerals.js";

const DAYS: ReadonlyMap<string, number> = new Map(
  (
    [
      [1 / 1440, "minute minutes min mins"],
      [1 / 24, "hour hours hr hrs"],
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
  readonly next: number;
}

/** Times that a text tells, "12 weeks", "two years", "half a year", "month 6", each with its place among the words. */
function timesOf(from: Words): readonly Time[] {
  const { words, tokens } = from;
  return words.flatMap((word, at): readonly Time[] => {
    const unit = DAYS.get(word);
    if (unit === undefined) return [];
    const before = countBefore(from, words[at - 1] === "-" ? at - 1 : at);
    if (before !== null) {
      const half = /^and a half/.test(words.slice(at + 1, at + 4).join(" ")) ? 0.5 : 0;
      return [{ days: (before.value + half) * unit, first: before.first, next: at + (half > 0 ? 4 : 1) }];
    }
    const after =
      tokens[at + 1]?.kind === "number" || /^(?:week|month|year|day)$/.test(word) ? numberAt(from, at + 1) : null;
    if (after !== null && after.value > 0 && after.value < 1000 && !DAYS.has(words[after.next] ?? ""))
      return [{ days: after.value * unit, first: at, next: after.next }];
    // "Within the year", "after the first month".
    return /^(?:the|this)$/.test(words[at - 1] ?? "") && /^(?:within|after|by)$/.test(words[at - 2] ?? "")
      ? [{ days: unit, first: at - 1, next: at + 1 }]
      : [];
  });
}

/** The number whose last word stands straight before a place: "two and a half", "a", "half a", "three quarters of a". */
function countBefore(from: Words, end: number): { readonly value: number; readonly first: number } | null {
  const { words } = from;
  // "A whole day", "a full year".
  if (/^(?:whole|full|entire|single)$/.test(words[end - 1] ?? "")) return countBefore(from, end - 1);
  if (/^an?$/.test(words[end - 1] ?? "")) {
    const of = words[end - 2] === "of" ? 1 : 0;
    if (words[end - 2] === "half") return { value: 0.5, first: end - 2 };
    const part = [2, 3]
      .flatMap((back) => partAt(from, end - 1 - of - back) ?? [])
      .find(({ next }) => next === end - 1 - of);
    return part === undefined ? { value: 1, first: end - 1 } : { value: part.value / 100, first: part.first };
  }
  for (let back = 6; back >= 1; back -= 1) {
    const number = numberAt(from, end - back);
    if (number?.next === end && number.value > 0) return { value: number.value, first: end - back };
  }
  return null;
}

const AT = /^(?:at|by|after|until|through|within|in|over)$/;
/** "Half a year on", "two years later". */
const ON = /^(?:on|later|afterwards|after|in)$/;

/** Times of a text in days: all of them, and those at which something was measured ("at 12 weeks"). */
export function timesIn(text: string): { readonly times: readonly number[]; readonly points: readonly number[] } {
  const from = wordsOf(text);
  const all = timesOf(from);
  const isPoint = ({ first, next }: Time): boolean =>
    (ON.test(from.words[next] ?? "") && /^(?:,|was|were|had|)$/.test(from.words[next + 1] ?? "")) ||
    [1, 2].some(
      (back) =>
        AT.test(from.words[first - back] ?? "") &&
        !(back === 1 && /^(?:in|over)$/.test(from.words[first - 1] ?? "")) &&
        (back === 1 || /^(?:about|around|the|approximately)$/.test(from.words[first - 1] ?? "")),
    );
  return { times: all.map(({ days }) => days), points: all.filter(isPoint).map(({ days }) => days) };
}
