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
  if (factor !== undefined) {
    if (
      /^(?:daily|weekly|monthly|blind|blinded|dummy|masked|placebo|a|an|per|each|every|bind|standard|dose|mastectomy)$/.test(
        after,
      )
    )
      return null;
    if (after === "-" && /^(?:blind|blinded|dummy|masked|dose|daily)$/.test(words[at + 2] ?? "")) return null;
    return { form: "times", value: factor, half: 0, first: at, next: at + 1, inWords: true };
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
  const to = words[at - 1] === "to" && !/^(?:up|close|near|due|compared|relative)$/.test(words[at - 2] ?? "");
  const isLevelOf =
    of && part.inWords !== true && /^(?:at|just|only|were|was|had|about|with)$/.test(words[at - 1] ?? "");
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
