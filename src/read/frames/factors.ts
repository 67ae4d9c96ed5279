import { partAt } from "./fractions.js";
import { plainWords } from "./number-needed.js";
import { type Found, numberAt, type Words } from "./numerals.js";
import { percentAt } from "./unit-numbers.js";
import { FACTOR_WORDS } from "./words.js";

/** "twice", "doubled", "halved", "half as many", "half the risk", "half as many again". */
export function factorAt(from: Words, at: number): Found | null {
  const { words } = from;
  const word = words[at] ?? "";
  const factor = FACTOR_WORDS.get(word);
  const after = words[at + 1] ?? "";
  const digits = digitsAt(from, at) ?? magnitudeAt(from, at);
  if (digits !== null) return digits;
  if (factor !== undefined) {
    if (
      /^(?:daily|weekly|monthly|blind|blinded|dummy|masked|placebo|a|an|per|each|every|bind|standard|dose|mastectomy)$/.test(
        after,
      )
    )
      return null;
    if (after === "-" && /^(?:blind|blinded|dummy|masked|dose|daily)$/.test(words[at + 2] ?? "")) return null;
    // "Halved and halved again".
    const then = /^and (?:then )?/.test(words.slice(at + 1, at + 3).join(" ")) ? (words[at + 2] === "then" ? 3 : 2) : 0;
    const second = then > 0 && words[at + then + 1] === "again" ? FACTOR_WORDS.get(words[at + then] ?? "") : undefined;
    const value = factor * (second ?? 1);
    return {
      form: "times",
      value,
      half: 0,
      first: at,
      next: at + (second === undefined ? 1 : then + 2),
      inWords: true,
    };
  }
  const ratio = ratioAt(from, at);
  if (ratio !== null) return ratio;
  if (word === "half") {
    const again = words.slice(at + 1, at + 8).indexOf("again");
    if (after === "as" && again >= 0 && words.slice(at + 1, at + 1 + again).every((one) => !/^[,.;]$/.test(one)))
      return { form: "times", value: 1.5, half: 0, first: at, next: at + 1, inWords: true };
    if (after === "again") return { form: "times", value: 1.5, half: 0, first: at, next: at + 2, inWords: true };
    if (
      /^(?:as|the|that|those)$/.test(after) &&
      !/^(?:patients|people|participants|group|women|men|children|adults)$/.test(words[at + 2] ?? "")
    )
      return { form: "times", value: 0.5, half: 0, first: at, next: at + 1, inWords: true };
  }
  // "Cut in half", "by half" are a change; "halfway" is another word.
  if (word === "in" && after === "half")
    return { form: "percent", value: 50, half: 0, first: at, next: at + 2, inWords: true };
  return null;
}

/** "A double-digit fall", "by single digits": from the least to the greatest percentage of so many digits. */
function digitsAt({ words }: Words, at: number): Found | null {
  const digits = ["single", "double", "triple"].indexOf(words[at] ?? "") + 1;
  const dash = words[at + 1] === "-" ? 1 : 0;
  if (digits === 0 || !/^(?:digits?|figures?)$/.test(words[at + 1 + dash] ?? "")) return null;
  let next = at + 2 + dash;
  const isPercent = /^(?:percent|percentage|%)$/.test(words[next] ?? "");
  const points = isPercent ? [next + 1, next + 2].find((place) => /^points?$/.test(words[place] ?? "")) : undefined;
  if (points !== undefined) next = points + 1;
  else if (isPercent) next += 1;
  const least = digits === 1 ? 1 : 10 ** (digits - 1);
  return {
    form: points === undefined ? "percent" : "percentage points",
    value: least,
    half: 0.5,
    first: at,
    next,
    to: 10 ** digits - 1,
  };
}

/** By so much ten times may be off that are called an order of magnitude. */
const MAGNITUDE = 0.25;

/** "An order of magnitude fewer", "by two orders of magnitude". */
function magnitudeAt(from: Words, at: number): Found | null {
  const { words } = from;
  const number = words[at] === "an" || words[at] === "one" ? { value: 1, next: at + 1 } : numberAt(from, at);
  if (number === null || !(number.value >= 1 && number.value <= 4)) return null;
  if (
    words
      .slice(number.next, number.next + 3)
      .join(" ")
      .replace("orders", "order") !== "order of magnitude"
  )
    return null;
  const value = 10 ** number.value;
  return { form: "times", value, half: MAGNITUDE * value, first: at, next: number.next + 3 };
}

/** "A third as many", "70% of the number", "fell to four fifths of", "shrank to a fifth": a ratio, not a change. */
function ratioAt(from: Words, at: number): Found | null {
  const { words } = from;
  const part = partAt(from, at) ?? (numberAt(from, at) === null ? null : percentAt(from, at));
  if (part === null) return null;
  const behind = words.slice(part.next, part.next + 6);
  const rest = behind.join(" ");
  const as =
    behind[0] === "as" &&
    /^(?:many|much|likely|common|frequent|often|high|large|great)$/.test(behind[1] ?? "") &&
    !plainWords(behind).includes("again");
  const of =
    /^of (?:the|their|its|what|that)\b (?:\w+ )?(?:numbers?|levels?|rates?|usual|risks?|it was|they were|seen|expected|former|baseline|previous)/.test(
      rest,
    ) || /^(?:its|their) (?:former|usual|previous|original)/.test(rest);
  // "Shrank to about two thirds of".
  let lead = at - 1;
  while (lead > at - 4 && HEDGING.test(words[lead] ?? "")) lead -= 1;
  const to = words[lead] === "to" && !/^(?:up|close|near|due|compared|relative)$/.test(words[lead - 1] ?? "");
  const isLevelOf =
    of && part.inWords !== true && /^(?:at|just|only|were|was|is|are|now|had|about|with)$/.test(words[at - 1] ?? "");
  if (
    as ||
    isLevelOf ||
    (to &&
      (of ||
        (part.inWords === true &&
          !/^of (?:the )?(?:patients|people|participants|women|men|children|adults|them|those)/.test(rest))))
  )
    return { ...part, form: "times", value: part.value / 100, half: part.half / 100 };
  return null;
}

const HEDGING =
  /^(?:about|around|roughly|approximately|nearly|almost|just|only|barely|merely|some|under|over|an?|mere|little|less|more|than|well)$/;

/** Verbs of having none of it left. Of a reduction that is a size: all of it. */
const ENDING = /^(?:eliminat|eradicat|abolish|banish|obliterat|annihilat|vanish|disappear|evaporat)(?:e|es|ed|s)?$/;
const LASTING_NONE = 0.05;
const NEARLY_NONE = 0.1;

/** "Wipes out", "eliminated", "all but vanished": none of it is left, where no number beside it says how much. */
export function endingAt(from: Words, at: number): Found | null {
  const { words } = from;
  const word = words[at] ?? "";
  const out = /^(?:wip|stamp|root)(?:e|es|ed|s|ped|ing|ping)?$/.test(word)
    ? [1, 2, 3, 4].find((skip) => words[at + skip] === "out")
    : undefined;
  if (out === undefined && !ENDING.test(word)) return null;
  const hedged = /^(?:nearly|almost|virtually|practically|but|largely|mostly|effectively|essentially)$/.test(
    words[at - 1] ?? "",
  );
  return {
    form: "times",
    value: 0,
    half: hedged ? NEARLY_NONE : LASTING_NONE,
    first: at,
    next: at + (out === 1 ? 2 : 1),
    inWords: true,
  };
}

export const isEnding = (from: Words, at: number): boolean => endingAt(from, at) !== null;

/** "40 per cent of readmissions vanished" holds its number; "the benefit vanished" tells of no event. */
export function endsAlone({ words }: Words, { first, next }: Found, others: readonly Found[]): boolean {
  const inReach = (a: number, b: number): boolean =>
    b - a <= 10 && !words.slice(a, b).some((word) => /^[.;:]$/.test(word));
  const isSize = ({ form, unit }: Found): boolean => form !== "plain" || unit === "points" || unit === "SD";
  const beside = others.some(
    (one) =>
      isSize(one) &&
      ((one.next <= first && inReach(one.next, first)) || (one.first >= next && inReach(next, one.first))),
  );
  const ofEffect = words
    .slice(Math.max(0, first - 6), first)
    .some((word) =>
      /^(?:benefits?|effects?|differences?|advantages?|gains?|improvements?|association|link)$/.test(word),
    );
  return !beside && !ofEffect;
}
