import { NUMBER_WORDS, TIME_UNITS } from "../text/lexicon.js";
import { type Found, type Numeral, numberAt, totalAt, type Words } from "./numerals.js";
import { rateForRateAt } from "./rates.js";

/** "NNT of 25", "one stroke averted for every 25 treated", "for every 25 treated, one", "treat 25 people to prevent one". */
export function neededAt(from: Words, at: number): Found | null {
  const number = namedAt(from, at) ?? oneForAt(from, at) ?? forOneAt(from, at) ?? treatedAt(from, at);
  return number === null
    ? null
    : {
        form: "number needed",
        value: number.value,
        half: Math.max(0.5, number.half),
        first: at,
        ...(number.to === undefined ? {} : { to: number.to }),
        next: number.next,
        inWords: number.inWords && number.value >= 20,
      };
}

/** So many people, or a range of them: "12", "12 or 13", "12 to 15". */
interface People extends Numeral {
  readonly to?: number;
}

/** A number with what it may range to: "12 or 13 people", "between 12 and 15". */
function rangeFrom(from: Words, number: Numeral | null): People | null {
  if (number === null || !/^(?:or|to|-|and)$/.test(from.words[number.next] ?? "")) return number;
  const and = from.words[number.next] === "and";
  const end = numberAt(from, number.next + 1);
  if (end === null || !(end.value > number.value)) return number;
  return and && from.words[number.next - 2] !== "between" ? number : { ...number, next: end.next, to: end.value };
}

/** "NNT of 25", "number needed to treat was 12". */
function namedAt(from: Words, at: number): People | null {
  if (!/^(?:nnt|nnh|numbers?)$/.test(from.words[at] ?? "")) return null;
  const rest = from.words.slice(at, at + 8).join(" ");
  const lead =
    /^(?:nnt|nnh)(?: of| was| is| :| =)? |^numbers? needed to (?:treat|harm|vaccinate|screen)(?: \(\w+\))?(?: of| was| is|:)? /.exec(
      rest,
    );
  return lead === null ? null : rangeFrom(from, numberAt(from, at + lead[0].trim().split(" ").length));
}

/** What is spared or gained. */
const SPARED =
  /^(?:prevented|averted|avoided|spared|saved|cured|helped|forestalled|gained|stopped|rescued|protected|kept|caused|harmed|extra|additional|more|fewer|less|further|another|needed|required|treated)$/;

/** "One stroke averted for every 37 people": the one, what becomes of it, and how many it takes. */
function oneForAt(from: Words, at: number): People | null {
  const { words } = from;
  const start = oneAt(words, at);
  if (start === null || /^(?:in|out|of)$/.test(words[at - 1] ?? "") || rateForRateAt(from, at) !== null) return null;
  for (let place = start; place < start + 9; place += 1) {
    const word = words[place] ?? "";
    if (!isPlain(word) && word !== "-") return null;
    if (/^(?:and|or|but|than|while)$/.test(word) || NUMBER_WORDS.has(word) || /^\d/.test(word)) return null;
    const link =
      /^(?:for|in|per|among)$/.test(word) && /^(?:every|each)$/.test(words[place + 1] ?? "")
        ? 2
        : /^(?:per|for)$/.test(word)
          ? 1
          : 0;
    if (link === 0) continue;
    const number = rangeFrom(from, totalAt(from, place + link));
    const told = words.slice(start, place).some((one) => SPARED.test(one));
    if (number === null || !(number.value > 1) || TIME_UNITS.has(words[number.next] ?? "")) continue;
    return told || (word === "for" && link === 2) ? number : null;
  }
  return null;
}

/** "For every 25 treated, one is spared"; where the other number is more than one, it is a share of so many. */
function forOneAt(from: Words, at: number): People | null {
  const { words } = from;
  const of = words[at] === "out" ? 1 : 0;
  if (!/^(?:for|in|among|of|from)$/.test(words[at + of] ?? "") || !/^(?:every|each)$/.test(words[at + of + 1] ?? ""))
    return null;
  if (rateForRateAt(from, at) !== null) return null;
  const number = rangeFrom(from, totalAt(from, at + of + 2));
  if (number === null || TIME_UNITS.has(words[number.next] ?? "")) return null;
  const behind = words.slice(number.next, number.next + 14);
  const mark = behind.findIndex((word) => /^[.;]$/.test(word));
  return saysOne(mark < 0 ? behind : behind.slice(0, mark)) && number.value > 1 ? number : null;
}

/** "Treat 25 people to prevent one death", "fifty have to take it for one to be spared", "enrol nine and you gain one quitter". */
function treatedAt(from: Words, at: number): People | null {
  const { words } = from;
  const number = rangeFrom(from, numberAt(from, at));
  if (number === null || number.value <= 1 || TIME_UNITS.has(words[number.next] ?? "")) return null;
  const after = words.slice(number.next, number.next + 26);
  const treats = Array.from({ length: 9 }, (_, back) => at - 1 - back).some(
    (place) => treatsAt(words, place) && plainWords(words.slice(place, at)).length === at - place,
  );
  const needs = [0, 1, 2, 3, 4].some(
    (place) => needsAt(after, place) && plainWords(after.slice(0, place)).length === place,
  );
  if (!(treats || needs)) return null;
  const one = after.some((_, place) => {
    const next = oneAt(after, place);
    return (
      next !== null && (isForOne(after, place) || isOneSpared(after, place, next) || isOneGained(after, place, next))
    );
  });
  return one ? number : null;
}

const isPlain = (word: string | undefined): boolean => word !== undefined && /^\w+$/.test(word);

/** Words up to the first mark. */
export function plainWords(words: readonly string[]): readonly string[] {
  const mark = words.findIndex((word) => !isPlain(word));
  return mark < 0 ? words : words.slice(0, mark);
}

/** What is done with people, as an order or a noun of it: "treat 25", "by offering it to ten". */
const TREATING =
  /^(?:treat|vaccinate|immunis|immuniz|jab|screen|giv|visit|offer|enrol|enroll|recruit|put|send|sign|invit|prescrib|hand|train|coach|teach|switch|fit|start|test|scan|place|provid|supply|equip|counsel|call|phon|operat|swap|feed|get|tak)(?:e|es|s|ed|ing|ling|ting|ning|ping|ping)?$/;

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
  /^(?:prevent|avoid|avert|save|spare|cure|help|get|gain|see|cause|harm|head|stave|ward|stop|rescue|benefit|produce|bring|win|yield|deliver|achieve|make|forestall)/;

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

/** "And you gain one more quitter", "and one extra person recovers". */
function isOneGained(words: readonly string[], at: number, next: number): boolean {
  const last = beforeOne(words, at);
  const more = /^(?:more|extra|additional|fewer|less|further)$/.test(words[next] ?? "");
  const verb = SPARING.test(words[last] ?? "");
  const joined = words.slice(Math.max(0, last - 4), last + 1).some((word) => /^(?:and|then|you|,|to)$/.test(word));
  // "Screening 500 men prevents one death."
  const does = verb && /(?:s|ed)$/.test(words[last] ?? "");
  return ((more || verb) && joined) || does;
}

/** Whether the first number of these words is one, or there is none but "a death". */
function saysOne(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^\d/.test(word) || (NUMBER_WORDS.get(word) ?? 0) > 0);
  if (at >= 0) return words[at] === "1" || words[at] === "one";
  return words.some((word) => /^(?:an?|another|single)$/.test(word));
}
