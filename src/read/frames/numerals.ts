import { unitOf } from "../../core/rounding.js";
import type { AmountForm } from "../../records.js";
import { plainNumber } from "../numbers.js";
import { NUMBER_WORDS, TENS } from "../text/lexicon.js";
import { type Token, tokenize } from "../text/tokens.js";
import { PARTS } from "./words.js";

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

/** A number in words has no more of them than this. */
const LONGEST_NUMBER = 24;

/** A number that stands for an amount, from its first word to before its last one's next. */
export interface Found {
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

export interface Numeral {
  readonly value: number;
  readonly half: number;
  readonly next: number;
  readonly inWords: boolean;
}

/** A number in digits or words at a place: "1,028", "3.5", "twenty-five", "three and a half", "one and a quarter". */
export function numberAt({ tokens, words }: Words, at: number): Numeral | null {
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

/** "Every hundred", "per thousand", "of the 64": what so many are so many of, which needs no "a". */
export function totalAt(from: Words, at: number): Numeral | null {
  const value = BARE.get(from.words[at] ?? "");
  return value === undefined ? numberAt(from, at) : { value, half: 0, next: at + 1, inWords: true };
}
const BARE: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1e6],
]);

/** What may stand between an article and what is counted: "a mere tenth", "a full point". */
export const EMPHASIS =
  /^(?:mere|full|whole|entire|good|whopping|staggering|impressive|massive|modest|tiny|paltry|measly|meagre|huge|hefty|remarkable|startling|striking|respectable|further|extra|additional|estimated|reported|relative|average|mean|cool|stunning|astonishing|substantial|considerable|small|big|large|dramatic)$/;

/** Behind "a", up to two such words. */
export function behindEmphasis({ words }: Words, at: number): number {
  let place = at;
  while (place < at + 2 && EMPHASIS.test(words[place] ?? "")) place += 1;
  return place;
}
