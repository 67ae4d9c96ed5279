import { PEOPLE } from "../text/lexicon.js";
import { isGroupNoun } from "./group-nouns.js";
import { type Found, numberAt, totalAt, type Words } from "./numerals.js";

/** Behind what was counted: whose it was. */
const WHOSE = /^(?:with|without|on|in|under|among|after|given|at|using|from|by)$/;

/** "For every ten falls in the usual group there were seven in the class": events for events, which make a ratio. */
export function rateForRateAt(from: Words, at: number): Found | null {
  return countedFirstAt(from, at) ?? countedLastAt(from, at);
}

/** Half a unit of the smaller number of the two. */
const ratio = (top: number, bottom: number, first: number, next: number): Found => ({
  form: "times",
  value: top / bottom,
  half: 0.5 / bottom,
  first,
  next,
  unit: "events",
});

function countedFirstAt(from: Words, at: number): Found | null {
  const { words } = from;
  if (words[at] !== "for" || !/^(?:every|each)$/.test(words[at + 1] ?? "")) return null;
  const bottom = totalAt(from, at + 2);
  if (bottom === null || !(bottom.value > 1) || !countsEvents(words, bottom.next)) return null;
  for (let place = bottom.next + 1; place < bottom.next + 16; place += 1) {
    if (/^[.;]$/.test(words[place] ?? ".")) return null;
    const top = numberAt(from, place);
    if (top === null) continue;
    const lead = words.slice(Math.max(bottom.next, place - 4), place).join(" ");
    return /\bthere (?:was|were|are|is|would be)(?: \w+)?$|,(?: only| just)?$/.test(lead) && isWhose(words, top.next)
      ? ratio(top.value, bottom.value, at, top.next)
      : null;
  }
  return null;
}

/** "Seven falls in the class for every ten in the usual group". */
function countedLastAt(from: Words, at: number): Found | null {
  const { words } = from;
  const top = numberAt(from, at);
  if (top === null || words[at - 1] === "-" || !countsEvents(words, top.next)) return null;
  for (let place = top.next + 1; place < top.next + 12; place += 1) {
    if (/^[.,;]$/.test(words[place] ?? ".")) return null;
    if (words[place] !== "for" || !/^(?:every|each)$/.test(words[place + 1] ?? "")) continue;
    const bottom = totalAt(from, place + 2);
    return bottom !== null && bottom.value !== top.value && isWhose(words, bottom.next)
      ? ratio(top.value, bottom.value, at, bottom.next)
      : null;
  }
  return null;
}

/** Events of a group stand behind a number, not people: "ten infections under", "ten strokes on". */
function countsEvents(words: readonly string[], at: number): boolean {
  for (let place = at; place < at + 5; place += 1) {
    const word = words[place] ?? "";
    if (place > at && WHOSE.test(word)) return true;
    if (/^(?:cases|events|episodes)$/.test(word)) continue;
    if (isGroupNoun(words, place) || PEOPLE.has(word) || !/^[\p{L}'-]+$/u.test(word)) return false;
  }
  return false;
}

/** "Seven under honey", "seven infections under honey". */
const isWhose = (words: readonly string[], at: number): boolean =>
  [0, 1, 2].some((skip) => WHOSE.test(words[at + skip] ?? "")) &&
  ![words[at] ?? "", words[at + 1] ?? ""].some((word) => PEOPLE.has(word) && !/^(?:cases|controls)$/.test(word));
