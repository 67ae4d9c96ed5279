import { PEOPLE, TIME_UNITS } from "../text/lexicon.js";
import { isGroupNoun, NOT_PEOPLE } from "./group-nouns.js";
import { type Found, type Numeral, numberAt, totalAt, type Words } from "./numerals.js";
import { rateForRateAt } from "./rates.js";
import { FALLING, LESS_NOUNS, LESS_WORDS } from "./words.js";

/** So many of so many, in either order, and so many of a group: "7 fewer per 1,000", "of the 64 patients, 38", "twelve of those". */
export const perGroupAt = (from: Words, at: number): Found | null =>
  rateForRateAt(from, at) ?? ofEveryAt(from, at) ?? outOfAt(from, at) ?? inAt(from, at) ?? countAt(from, at);

/** A year or a dose is no group. */
const isNoGroup = ({ words }: Words, { value, next }: Numeral): boolean =>
  TIME_UNITS.has(words[next] ?? "") ||
  /^(?:mg|ml|kg|mcg|g|l|dl|percent|%|per|points?|times|mmhg|mm|cm)$/.test(words[next] ?? "") ||
  (words[next] === "-" && TIME_UNITS.has(words[next + 1] ?? "")) ||
  (value > 1900 && value < 2100);

/** "For every 40 people treated, three infections were avoided", "out of every hundred smokers, eight more". */
function ofEveryAt(from: Words, at: number): Found | null {
  const { words } = from;
  const of = words[at] === "out" ? 1 : 0;
  if (!/^(?:for|in|among|of|from|per)$/.test(words[at + of] ?? "")) return null;
  const each = /^(?:every|each)$/.test(words[at + of + 1] ?? "") ? 1 : 0;
  if (each === 0 && (words[at] !== "per" || at === 0)) return null;
  const group = totalAt(from, at + of + 1 + each);
  if (group === null || isNoGroup(from, group) || each === 0) return null;
  return topOf(from, at, group, false);
}

/** "Of the 64 patients who took the course, 38": a count of a group that is told first. */
function outOfAt(from: Words, at: number): Found | null {
  const { words } = from;
  const of = words[at] === "out" ? 1 : 0;
  // "A trial of 64 patients" counts nobody.
  if (words[at + of] !== "of" || !/^(?:[.,;:(]|and|but|while|)$/.test(words[at - 1] ?? "")) return null;
  const skip = /^(?:the|all|those|these|our)$/.test(words[at + of + 1] ?? "") ? 1 : 0;
  const group = numberAt(from, at + of + 1 + skip);
  if (group === null || isNoGroup(from, group) || !isGroupNoun(words, group.next)) return null;
  return topOf(from, at, group, true);
}

/** The number behind a group, over one comma: so many of them. */
function topOf(from: Words, first: number, group: Numeral, counted: boolean): Found | null {
  const { words } = from;
  let crossed = false;
  for (let place = group.next; place < Math.min(words.length, group.next + 15); place += 1) {
    const word = words[place] ?? "";
    if (/^[.;:]$/.test(word)) return null;
    crossed ||= word === ",";
    const top = numberAt(from, place);
    if (top === null || TIME_UNITS.has(words[top.next] ?? "")) continue;
    if (words[place - 1] === "-" || words[place - 1] === "aged" || words[place - 1] === "over") continue;
    if (
      !(top.value < group.value) ||
      /^(?:%|percent|per|points?|percentage|times|mg|g|kg|ml|mcg)$/.test(words[top.next] ?? "")
    )
      return null;
    if (counted && !crossed && !/^(?:who|that)$/.test(words[group.next + 1] ?? "")) return null;
    return {
      form: "percentage points",
      value: (100 * top.value) / group.value,
      half: 0,
      first,
      next: top.next,
      unit: "people",
    };
  }
  return null;
}

/** "One in three", "7 fewer strokes for every 1,000", "30 in 100 more", "12 per 10,000", "38 of the 64 patients". */
function inAt(from: Words, at: number): Found | null {
  const { words } = from;
  const top = numberAt(from, at);
  if (top === null || words[at - 1] === "-") return null;
  // "12 or 13 smokers in every 100".
  const end = /^(?:or|to|-)$/.test(words[top.next] ?? "") ? numberAt(from, top.next + 1) : null;
  const range = end !== null && end.value > top.value ? end : null;
  const behind = range?.next ?? top.next;
  let place = behind;
  const link = (index: number): number => {
    const [a, b, c] = [words[index] ?? "", words[index + 1] ?? "", words[index + 2] ?? ""];
    if (a === "out" && b === "of") return /^(?:every|each|the|all)$/.test(c) ? 3 : 2;
    if (/^(?:in|per|for|among)$/.test(a))
      return b === "every" || b === "each" ? 2 : a === "for" || a === "among" ? 0 : 1;
    return a === "of" && /^(?:every|each|the|all|those)$/.test(b) ? 2 : a === "of" && index === behind ? 1 : 0;
  };
  while (place < behind + 8 && link(place) === 0) {
    if (!/^[\p{L}'-]+$/u.test(words[place] ?? "") || /^(?:and|or|but|while)$/.test(words[place] ?? "")) return null;
    place += 1;
  }
  const skip = link(place);
  if (skip === 0) return null;
  const total = /^(?:per|every|each)$/.test(words[place + skip - 1] ?? "")
    ? totalAt(from, place + skip)
    : numberAt(from, place + skip);
  if (total === null || !(total.value > (range ?? top).value) || isNoGroup(from, total)) return null;
  const each = /^(?:every|each)$/.test(words[place + skip - 1] ?? "");
  const ofGroup = !each && (words[place] === "of" || (words[place] === "out" && skip === 3));
  if (ofGroup && (NOT_PEOPLE.test(words[total.next] ?? "") || !isGroupNoun(words, total.next))) return null;
  const between = words.slice(behind, place);
  const compared =
    between.some((word) => less(word) || MORE_OF_PEOPLE.test(word)) || MORE_OF_PEOPLE.test(words[total.next] ?? "");
  const isRound = /^[1-9]0+$/.test(String(total.value)) && total.value >= 100;
  const inWords =
    (top.inWords && (total.inWords || each) && place - behind <= 3) || between.every((one) => PEOPLE.has(one));
  if (!(place === behind || isRound || compared || inWords || ofGroup)) return null;
  const value = (100 * top.value) / total.value;
  const half = top.inWords ? 0 : (100 * top.half) / total.value;
  const exact = isRound || compared || ofGroup;
  return {
    form: exact ? "percentage points" : "one in",
    unit: "people",
    value,
    ...(range === null ? {} : { to: (100 * range.value) / total.value }),
    half: ofGroup ? 0 : half,
    first: at,
    next: total.next,
    inWords: !exact,
  };
}

/** "Twelve of the vaccinated fell ill": people of one group, of how many the text does not say. */
function countAt(from: Words, at: number): Found | null {
  const { words } = from;
  const top = numberAt(from, at);
  if (top === null || words[at - 1] === "-" || !Number.isInteger(top.value) || top.value < 1) return null;
  if (words[top.next] !== "of" || !/^(?:the|those|them)$/.test(words[top.next + 1] ?? "")) return null;
  const group = words[top.next + 2] ?? "";
  const isGroup =
    words[top.next + 1] !== "the" || PEOPLE.has(group) || (/(?:ed|ers)$/.test(group) && !NOT_PEOPLE.test(group));
  if (!isGroup || numberAt(from, top.next + 2) !== null || (top.value === 1 && top.inWords)) return null;
  return { form: "count", value: top.value, half: 0, first: at, next: top.next, unit: "people" };
}

const less = (word: string): boolean => LESS_WORDS.has(word) || LESS_NOUNS.has(word) || FALLING.has(word);
const MORE_OF_PEOPLE = /^(?:more|extra|additional|further|fewer|less|another)$/;
