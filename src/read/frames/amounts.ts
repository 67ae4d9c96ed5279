import { unitOf } from "../../core/rounding.js";
import type { Amount, AmountForm } from "../../records.js";
import { plainNumber } from "../numbers.js";
import { NUMBER_WORDS, TENS, TIME_UNITS } from "../text/lexicon.js";
import { type Token, tokenize } from "../text/tokens.js";
import { FACTOR_WORDS, FALLING, LESS_NOUNS, LESS_WORDS, PARTS } from "./words.js";

/** Words of a text with their places; what is not a word or a number stands as its sign. */
export interface Words {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: readonly string[];
}

export function wordsOf(text: string): Words {
  const tokens = tokenize(text);
  return {
    text,
    tokens,
    words: tokens.map(({ kind, canonical }) => (kind === "word" ? canonical.replace(/’/g, "'") : canonical)),
  };
}

/** "About a third" may be off by a tenth of itself; a number told in words by a twentieth. */
const ABOUT = 0.1;
const IN_WORDS = 0.05;

/** A number in words has no more of them than this. */
const LONGEST_NUMBER = 24;

interface Number_ {
  readonly value: number;
  readonly half: number;
  readonly next: number;
  readonly inWords: boolean;
}

/** A number in digits or words at a place: "1,028", "3.5", "twenty-five", "three and a half", "one and a quarter". */
export function numberAt({ tokens, words }: Words, at: number): Number_ | null {
  const token = tokens[at];
  if (token?.kind === "number") {
    const text = token.text;
    const value = plainNumber(text);
    if (!Number.isFinite(value)) return null;
    const scale =
      words[at + 1] === "million" ? 1e6 : words[at + 1] === "thousand" ? 1e3 : words[at + 1] === "billion" ? 1e9 : 1;
    return {
      value: value * scale,
      half: (scale * unitOf(value, text)) / 2,
      next: at + (scale > 1 ? 2 : 1),
      inWords: false,
    };
  }
  if (token?.kind !== "word") return null;
  if (words[at] === "a" && /^(?:hundred|thousand|dozen)$/.test(words[at + 1] ?? "")) {
    const value = words[at + 1] === "hundred" ? 100 : words[at + 1] === "thousand" ? 1000 : 12;
    return { value, half: 0, next: at + 2, inWords: true };
  }
  let total = 0;
  let part = 0;
  let place = at;
  while (place < at + LONGEST_NUMBER) {
    const word = words[place] ?? "";
    const unit = word === "dozen" ? 12 : NUMBER_WORDS.get(word);
    const tens = TENS.get(word);
    if (unit !== undefined && part % 10 === 0) part += unit;
    else if (tens !== undefined && part % 100 === 0) part += tens;
    else if (word === "hundred" && place > at) part *= 100;
    else if (word === "thousand" && place > at) {
      total += part * 1000;
      part = 0;
    } else break;
    place += 1;
    if (words[place] === "-" && (NUMBER_WORDS.has(words[place + 1] ?? "") || words[place + 1] === "hundred"))
      place += 1;
    else if (
      words[place] === "and" &&
      /^(?:hundred|thousand)$/.test(word) &&
      (NUMBER_WORDS.has(words[place + 1] ?? "") || TENS.has(words[place + 1] ?? ""))
    )
      place += 1;
  }
  if (place === at) return null;
  let value = total + part;
  // "Three and a half", "one and a quarter", "two and two thirds".
  if (words[place] === "and") {
    const article = /^(?:an?|one)$/.test(words[place + 1] ?? "");
    const top = article ? 1 : (NUMBER_WORDS.get(words[place + 1] ?? "") ?? 0);
    const dash = words[place + 2] === "-" ? 1 : 0;
    const bottom = PARTS.get(words[place + 2 + dash] ?? "");
    if (top > 0 && bottom !== undefined && top < bottom) {
      value += top / bottom;
      place += 3 + dash;
    }
  }
  return { value, half: 0, next: place, inWords: true };
}

/** Hedge words straight before a number, and the first of them. */
function hedgeBefore({ words }: Words, first: number): { bound: Amount["bound"]; hedged: boolean; first: number } {
  let at = first - 1;
  let hedged = false;
  let start = first;
  // "Just under half" is near it.
  if (
    /^(?:under|over|above|below)$/.test(words[at] ?? "") &&
    /^(?:just|slightly|little|shade|fraction|bit)$/.test(words[at - 1] ?? "")
  )
    return { bound: null, hedged: true, first: at - 1 };
  if (words[at] === "than" && /^(?:just|slightly|little|shade)$/.test(words[at - 2] ?? ""))
    return { bound: null, hedged: true, first: at - 2 };
  for (let steps = 0; steps < 5; steps += 1) {
    const word = words[at] ?? "";
    const before = words[at - 1] ?? "";
    if (word === "~") {
      hedged = true;
      start = at;
    } else if (
      /^(?:about|around|approximately|roughly|nearly|almost|some|circa|ca|approx|practically|virtually)$/.test(word)
    ) {
      hedged = true;
      start = at;
    } else if (word === "to" && /^(?:close|near)$/.test(before)) {
      hedged = true;
      start = at - 1;
    } else if (/^(?:over|above|exceeding|>)$/.test(word)) return { bound: "over", hedged, first: at };
    else if (/^(?:under|below|sub|<)$/.test(word)) return { bound: "under", hedged, first: at };
    else if (word === "than" && /^(?:more|greater|higher|better)$/.test(before))
      return { bound: words[at - 2] === "no" || words[at - 2] === "not" ? "under" : "over", hedged, first: at - 1 };
    else if (word === "than" && /^(?:less|fewer|lower)$/.test(before))
      return { bound: words[at - 2] === "no" || words[at - 2] === "not" ? "over" : "under", hedged, first: at - 1 };
    else if (word === "least" && before === "at") return { bound: "over", hedged, first: at - 1 };
    else if (word === "most" && before === "at") return { bound: "under", hedged, first: at - 1 };
    else if (word === "to" && before === "up") return { bound: "up to", hedged, first: at - 1 };
    else if (
      word === "as" &&
      /^(?:much|many|high|great|large|big|low|little|small|few)$/.test(before) &&
      words[at - 2] === "as"
    )
      return { bound: "up to", hedged, first: at - 2 };
    else if (
      !/^(?:an?|average|estimated|mean|the|just|another|full|whopping|impressive|staggering|massive|modest|further|additional|extra|even|only|mere|well|of|by)$/.test(
        word,
      )
    )
      break;
    // "More than doubled", "well over": the hedge may stand one word on.
    at -= 1;
  }
  return { bound: null, hedged, first: start };
}

/** "30 or more", "40% or less" behind a number. */
function boundAfter({ words }: Words, next: number): Amount["bound"] {
  if (words[next] === "or" && /^(?:more|greater|higher)$/.test(words[next + 1] ?? "")) return "over";
  if (words[next] === "or" && /^(?:less|fewer|lower)$/.test(words[next + 1] ?? "")) return "under";
  return null;
}

interface Found {
  readonly form: AmountForm;
  readonly value: number;
  readonly half: number;
  readonly first: number;
  readonly next: number;
  readonly unit?: string | null;
  readonly inWords?: boolean;
  readonly to?: number;
  readonly measure?: string | null;
}

/** Every number of a text that stands for an amount, in order. */
export function amountsOf(from: Words, named: readonly Found[] = []): readonly Amount[] {
  const amounts: Amount[] = [];
  const known = new Map(named.toReversed().map((one) => [one.first, one]));
  for (let at = 0; at < from.words.length; ) {
    const found = known.get(at) ?? foundAt(from, at);
    if (found === null) {
      at += 1;
      continue;
    }
    const hedge = hedgeBefore(from, found.first);
    const bound = hedge.bound ?? boundAfter(from, found.next);
    const slack = Math.max(
      found.half,
      hedge.hedged ? ABOUT * Math.abs(found.value) : 0,
      found.inWords ? IN_WORDS * Math.abs(found.value) : 0,
    );
    const top = found.to ?? found.value;
    amounts.push({
      form: found.form,
      value: found.value,
      low: Math.min(found.value, top) - slack,
      high: Math.max(found.value, top) + slack,
      bound,
      hedged: hedge.hedged,
      unit: found.unit ?? null,
      inWords: found.inWords ?? false,
      measure: found.measure ?? null,
      first: Math.min(found.first, hedge.first),
      next: found.next,
    });
    at = found.next;
  }
  return amounts;
}

const foundAt = (from: Words, at: number): Found | null =>
  deviationAt(from, at) ??
  factorAt(from, at) ??
  partAt(from, at) ??
  everyAt(from, at) ??
  inAt(from, at) ??
  numberWithUnit(from, at);

const less = (word: string): boolean => LESS_WORDS.has(word) || LESS_NOUNS.has(word) || FALLING.has(word);

/** "twice", "doubled", "halved", "half as many", "half the risk", "half as many again". */
function factorAt(from: Words, at: number): Found | null {
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
  if (
    as ||
    (to &&
      (of ||
        (part.inWords === true &&
          !/^of (?:the )?(?:patients|people|participants|women|men|children|adults|them|those)/.test(rest))))
  )
    return { ...part, form: "times", value: part.value / 100, half: part.half / 100 };
  return null;
}

function percentAt(from: Words, at: number): Found | null {
  const found = numberWithUnit(from, at);
  return found !== null && found.form === "percent" ? found : null;
}

/** "a fifth", "two thirds", "one-quarter", "by half", "half of patients". */
function partAt(from: Words, at: number): Found | null {
  const { words } = from;
  const word = words[at] ?? "";
  if (word === "half") {
    if (/^(?:life|lives|day|hour|year|time|marathon|way|year)$/.test(words[at + 1] ?? "") || words[at + 1] === "-")
      return null;
    return { form: "percent", value: 50, half: 0, first: at, next: at + 1, inWords: true };
  }
  const article = /^an?$/.test(word);
  const top = article
    ? 1
    : (NUMBER_WORDS.get(word) ?? (from.tokens[at]?.kind === "number" && /^[1-9]$/.test(word) ? plainNumber(word) : 0));
  if (!(top > 0)) return null;
  const dash = words[at + 1] === "-" ? 1 : 0;
  const name = words[at + 1 + dash] ?? "";
  const bottom = PARTS.get(name);
  if (bottom === undefined || top >= bottom) return null;
  if (words[at + 2 + dash] === "-") return null;
  // "A second third", "a quarter pounder", "a third trial", "a fifth dose" are none.
  const after = words[at + 2 + dash] ?? "";
  if (
    article &&
    bottom > 2 &&
    /^(?:dose|trial|study|group|arm|time|person|party|of-its|year|day|week|month|visit|shot|jab|booster|injection|trimester)$/.test(
      after,
    )
  )
    return null;
  return { form: "percent", value: (100 * top) / bottom, half: 0, first: at, next: at + 2 + dash, inWords: true };
}

/** "half a standard deviation", "a third of an SD", "0.4 of a standard deviation". */
function deviationAt(from: Words, at: number): Found | null {
  const { words } = from;
  const part = partAt(from, at);
  const number = part === null ? numberAt(from, at) : null;
  const next = part?.next ?? number?.next;
  if (next === undefined) return null;
  const rest = /^(?:of )?(?:an? )?(?:standard deviations?|sds?)\b/.exec(words.slice(next, next + 4).join(" "));
  if (rest === null) return null;
  const value = part === null ? (number?.value ?? 0) : part.value / 100;
  return {
    form: "plain",
    value,
    half: number?.half ?? 0,
    first: at,
    next: next + rest[0].split(" ").length,
    unit: "SD",
    inWords: part !== null,
  };
}

/** "for every 25 patients treated", "NNT of 25", "number needed to treat was 12", "treat 25 people to prevent one". */
function everyAt(from: Words, at: number): Found | null {
  const { words } = from;
  const rest = words.slice(at, at + 8).join(" ");
  const lead =
    /^(?:for|in|out of|among|of|from) every |^one (?:\w+ ){0,4}(?:for|in) every |^(?:nnt|nnh)(?: of| was| is| :| =)? |^numbers? needed to (?:treat|harm|vaccinate|screen)(?: \(\w+\))?(?: of| was| is|:)? /.exec(
      rest,
    );
  if (lead !== null) {
    const skip = lead[0].trim().split(" ").length;
    const number = numberAt(from, at + skip);
    if (number === null) return null;
    const start = lead[0].startsWith("one") ? null : words.slice(number.next, number.next + 9);
    // "For every 1,000 treated, seven fewer" is a share of a thousand; the other number says which.
    const isShare = /^(?:for|in|out of|among|of|from) every/.test(lead[0]) && !saysOne(start ?? []);
    if (isShare) return perGroup(from, at, number);
    return {
      form: "number needed",
      value: number.value,
      half: Math.max(0.5, number.half),
      first: at,
      next: number.next,
    };
  }
  // "Treat 25 people to prevent one death", "fifty have to take it for one to be spared".
  const number = numberAt(from, at);
  if (number === null || number.value <= 1 || TIME_UNITS.has(words[number.next] ?? "")) return null;
  const after = words.slice(number.next, number.next + 26);
  const treats = [at - 1, at - 2].some(
    (place, back) => treatsAt(words, place) && (back === 0 || isPlain(words[at - 1])),
  );
  const needs = [0, 1, 2, 3].some(
    (place) => needsAt(after, place) && plainWords(after.slice(0, place)).length === place,
  );
  const one = after.some((_, place) => {
    const next = oneAt(after, place);
    return next !== null && (isForOne(after, place) || isOneSpared(after, place, next));
  });
  if (!(treats || needs) || !one) return null;
  return { form: "number needed", value: number.value, half: Math.max(0.5, number.half), first: at, next: number.next };
}

const isPlain = (word: string | undefined): boolean => word !== undefined && /^\w+$/.test(word);

/** Words up to the first mark. */
function plainWords(words: readonly string[]): readonly string[] {
  const mark = words.findIndex((word) => !isPlain(word));
  return mark < 0 ? words : words.slice(0, mark);
}

const TREATING = /^(?:treat|treating|treated|vaccinate|vaccinating|screen|screening|give|giving|visit|visiting)$/;

const treatsAt = (words: readonly string[], at: number): boolean =>
  TREATING.test(words[at] ?? "") || (words[at] === "on" && /^operat(?:e|ing)$/.test(words[at - 1] ?? ""));

const needsAt = (words: readonly string[], at: number): boolean =>
  /^(?:need|needs|needed|has|have|had|must|should|treated|taking)$/.test(words[at] ?? "") ||
  (words[at] === "would" && /^(?:have|need)$/.test(words[at + 1] ?? "")) ||
  (/^(?:are|were)$/.test(words[at] ?? "") && words[at + 1] === "needed");

/** The place behind "one" or "a single". */
const oneAt = (words: readonly string[], at: number): number | null =>
  words[at] === "one" || words[at] === "1" ? at + 1 : words[at] === "a" && words[at + 1] === "single" ? at + 2 : null;

/** The place before "just one" or "one". */
const beforeOne = (words: readonly string[], at: number): number =>
  /^(?:just|only)$/.test(words[at - 1] ?? "") ? at - 2 : at - 1;

const SPARING =
  /^(?:prevent|avoid|avert|save|spare|cure|help|get|gain|see|cause|harm|head|stave|ward|stop|rescue|benefit|produce|bring)/;

/** "To prevent one", "to head off just one", "for one", "so that one", at the place of the one. */
function isForOne(words: readonly string[], at: number): boolean {
  const last = beforeOne(words, at);
  if (/^(?:for|before)$/.test(words[last] ?? "") || (words[last] === "that" && words[last - 1] === "so")) return true;
  for (const place of [last, last - 1, last - 2, last - 3]) {
    const verb = words[place] ?? "";
    if (words[place - 1] !== "to" || !SPARING.test(verb)) continue;
    const particle = /^(?:head|stave|ward)$/.test(verb) ? "off" : verb === "bring" ? "about" : null;
    if (particle !== null && words[place + 1] !== particle) continue;
    if (
      plainWords(words.slice(place, last + 1)).length === last + 1 - place &&
      last - place <= (particle === null ? 2 : 3)
    )
      return true;
  }
  return false;
}

/** "And just one heart attack is prevented", from the place of the one to the place behind it. */
function isOneSpared(words: readonly string[], at: number, next: number): boolean {
  if (!/^(?:and|to|then)$/.test(words[beforeOne(words, at)] ?? "")) return false;
  return [0, 1, 2, 3, 4].some((skipped) => {
    const verb = next + skipped;
    const done = /^(?:would|will)$/.test(words[verb] ?? "") && words[verb + 1] === "be" ? verb + 2 : verb + 1;
    return (
      (done === verb + 2 || /^(?:is|was|gets?|are)$/.test(words[verb] ?? "")) &&
      /^(?:prevented|avoided|averted|saved|spared|cured|helped)$/.test(words[done] ?? "") &&
      plainWords(words.slice(next, verb)).length === skipped
    );
  });
}

/** Whether the first number of these words is one, or there is none but "a death". */
function saysOne(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^\d/.test(word) || (NUMBER_WORDS.get(word) ?? 0) > 0);
  if (at >= 0) return words[at] === "1" || words[at] === "one";
  return words.some((word) => /^(?:an?|another|single)$/.test(word));
}

/** "For every 40 people treated, three infections were avoided": so many of so many. */
function perGroup(from: Words, at: number, group: Number_): Found | null {
  const { words } = from;
  for (let place = group.next; place < Math.min(words.length, group.next + 9); place += 1) {
    if (/^[.;]$/.test(words[place] ?? "")) return null;
    const top = numberAt(from, place);
    if (top === null || TIME_UNITS.has(words[top.next] ?? "")) continue;
    if (!(top.value < group.value)) return null;
    return {
      form: "percentage points",
      value: (100 * top.value) / group.value,
      half: 0,
      first: at,
      next: top.next,
      unit: "people",
    };
  }
  return null;
}

/** "one in three", "7 fewer strokes for every 1,000", "30 in 100 more", "12 per 10,000". */
function inAt(from: Words, at: number): Found | null {
  const { words } = from;
  const top = numberAt(from, at);
  if (top === null || words[at - 1] === "-") return null;
  let place = top.next;
  const link = (index: number): number => {
    const [a, b, c] = [words[index] ?? "", words[index + 1] ?? "", words[index + 2] ?? ""];
    if (a === "out" && b === "of") return c === "every" || c === "each" ? 3 : 2;
    if (/^(?:in|per|for|among)$/.test(a))
      return b === "every" || b === "each" ? 2 : a === "for" || a === "among" ? 0 : 1;
    return a === "of" && (b === "every" || b === "each") ? 2 : 0;
  };
  while (place < top.next + 7 && link(place) === 0) {
    if (!/^[\p{L}'-]+$/u.test(words[place] ?? "") || /^(?:and|or|but|while)$/.test(words[place] ?? "")) return null;
    place += 1;
  }
  const skip = link(place);
  if (skip === 0) return null;
  const total = numberAt(from, place + skip);
  if (total === null || !(total.value > top.value) || TIME_UNITS.has(words[total.next] ?? "")) return null;
  if (
    /^(?:mg|ml|kg|mcg|g|l|dl|percent|%|per)$/.test(words[total.next] ?? "") ||
    (words[total.next] === "-" && TIME_UNITS.has(words[total.next + 1] ?? ""))
  )
    return null;
  const between = words.slice(top.next, place);
  const compared =
    between.some((word) => less(word) || MORE_OF_PEOPLE.test(word)) || MORE_OF_PEOPLE.test(words[total.next] ?? "");
  const isRound = /^[1-9]0+$/.test(String(total.value)) && total.value >= 100;
  const inWords = top.inWords && total.inWords && place - top.next <= 3;
  if (!(place === top.next || isRound || compared || inWords)) return null;
  // A year or a group's size is no denominator.
  if (total.value > 1900 && total.value < 2100) return null;
  const value = (100 * top.value) / total.value;
  const half = top.inWords ? 0 : (100 * top.half) / total.value;
  return {
    form: isRound || compared ? "percentage points" : "one in",
    unit: "people",
    value,
    half,
    first: at,
    next: total.next,
    inWords: !isRound && !compared,
  };
}

const MORE_OF_PEOPLE = /^(?:more|extra|additional|further|fewer|less|another)$/;

const PERCENT = /^(?:%|percent|percents|pct|pc)$/;

function numberWithUnit(from: Words, at: number): Found | null {
  const { words, tokens } = from;
  const sign =
    words[at] === "-" && tokens[at + 1]?.kind === "number" && tokens[at]?.gap !== false && tokens[at + 1]?.gap === false
      ? 1
      : 0;
  const number = numberAt(from, at + sign);
  if (number === null) return null;
  const value = sign === 1 ? -number.value : number.value;
  let place = number.next;
  const base = { value, half: number.half, first: at, inWords: number.inWords };
  // "60% to 80%", "2–3 points": a range.
  const range = rangeFrom(from, number, place);
  const to = range === null ? {} : { to: range.value };
  if (range !== null) place = range.next;
  const percent = PERCENT.test(words[place] ?? "")
    ? 1
    : words[place] === "per" && /^cents?$/.test(words[place + 1] ?? "")
      ? 2
      : words[place] === "-" && /^percent(?:age)?$/.test(words[place + 1] ?? "")
        ? 2
        : 0;
  if (percent > 0 || /^percentage$/.test(words[place] ?? "")) {
    const dash = words[place + percent] === "-" ? 1 : 0;
    const isPoints =
      words[place] === "percentage" || words[place + 1] === "percentage"
        ? /^points?$/.test(words[place + 1] ?? "") ||
          /^points?$/.test(words[place + 2] ?? "") ||
          words[place + 1] === "-"
        : /^points?$/.test(words[place + percent + dash] ?? "");
    const exact = { ...base, inWords: false, half: number.inWords ? 0.5 : number.half };
    if (isPoints) {
      let next = place;
      while (next < place + 5 && !/^points?$/.test(words[next] ?? "points")) next += 1;
      return { form: "percentage points", ...exact, ...to, next: next + 1 };
    }
    return { form: "percent", ...exact, ...to, next: place + percent };
  }
  const dash = words[place] === "-" ? 1 : 0;
  const unit = words[place + dash] ?? "";
  if (/^(?:times|fold|×)$/.test(unit) || (unit === "x" && dash === 0)) {
    // "Three times a week", "2 times daily", "4 × 100".
    const after = words[place + dash + 1] ?? "";
    if (/^(?:a|an|per|daily|weekly|each|every|in|during|over|and|to)$/.test(after) && !(after === "a" && false))
      return null;
    if (/^[\d]/.test(after)) return null;
    return {
      form: "times",
      ...base,
      half: number.inWords ? 0 : number.half,
      inWords: number.inWords,
      next: place + dash + 1,
    };
  }
  // "By a factor of three".
  if (words[at - 1] === "of" && words[at - 2] === "factor") return { form: "times", ...base, next: place };
  if (words[place] === "standard" && /^deviations?$/.test(words[place + 1] ?? ""))
    return { form: "plain", ...base, ...to, unit: "SD", next: place + 2 };
  if (/^sds?$/.test(unit)) return { form: "plain", ...base, ...to, unit: "SD", next: place + dash + 1 };
  const isUnit =
    /^\p{L}/u.test(unit) &&
    !/^(?:and|or|to|of|in|with|on|at|for|than|the|a|as|versus|vs|against|by|was|were|is|are|from)$/.test(unit);
  return {
    form: "plain",
    ...base,
    ...to,
    unit: isUnit ? unit : null,
    next: place + (isUnit && dash === 1 ? 1 : 0) + (isUnit ? 0 : 0),
  };
}

/** "60% to 80%", "60 to 80 percent", "2-3 points" — not "from 12% to 4%", which are two numbers. */
function rangeFrom(from: Words, first: Number_, next: number): Number_ | null {
  const { words } = from;
  let place = next;
  const unit = PERCENT.test(words[place] ?? "") ? 1 : words[place] === "per" && words[place + 1] === "cent" ? 2 : 0;
  place += unit;
  const at = first.next - 1;
  if (words[at - 1] === "from" || words[at - 2] === "from") return null;
  const between = words[at - 1] === "between" || words[at - 2] === "between";
  if (!/^(?:to|-)$/.test(words[place] ?? "") && !(between && words[place] === "and")) return null;
  const second = numberAt(from, place + 1);
  if (second === null || !(second.value > first.value)) return null;
  // A dash before a word is no range: "2-point".
  return second;
}
