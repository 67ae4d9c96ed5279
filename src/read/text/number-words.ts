import { NUMBER_WORDS, TENS } from "./lexicon.js";
import { kindAt, numberValue, type Scan, tokenAt, wordAt } from "./scan.js";

/** A count printed in digits or words. */
export interface Whole {
  readonly value: number;
  readonly text: string;
  readonly first: number;
  readonly next: number;
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
]);

/** A whole number at `at`, in digits ("1,028") or words ("three", "ninety-eight", "one hundred and one"). */
export function wholeFrom(scan: Scan, at: number): Whole | null {
  if (kindAt(scan, at) === "number") {
    const value = numberValue(scan, at);
    const scale = SCALES.get(wordAt(scan, at + 1));
    if (scale !== undefined) {
      const text = scan.text.slice(tokenAt(scan, at).start, tokenAt(scan, at + 1).end);
      return { value: Math.round(value * scale), text, first: at, next: at + 2 };
    }
    return Number.isInteger(value) && !/[.·]/u.test(tokenAt(scan, at).text)
      ? { value, text: tokenAt(scan, at).text, first: at, next: at + 1 }
      : null;
  }
  return kindAt(scan, at) === "word" ? wordsFrom(scan, at) : null;
}

function wordsFrom(scan: Scan, first: number): Whole | null {
  let total = 0;
  let part = 0;
  let at = first;
  for (let steps = 0; steps < 10; steps += 1) {
    const word = wordAt(scan, at);
    const unit = NUMBER_WORDS.get(word);
    const tens = TENS.get(word);
    if (unit !== undefined && part % 10 === 0 && (part % 100 === 0 || unit < 10)) part += unit;
    else if (tens !== undefined && part % 100 === 0) part += tens;
    else if (word === "hundred" && part > 0 && part < 10) part *= 100;
    else if (word === "thousand" && part > 0) {
      total += part * 1000;
      part = 0;
    } else break;
    at += 1;
    const isLinked = NUMBER_WORDS.has(wordAt(scan, at + 1)) || TENS.has(wordAt(scan, at + 1));
    const hundreds = word === "hundred" || word === "thousand";
    if (kindAt(scan, at) === "dash" && tens !== undefined && NUMBER_WORDS.has(wordAt(scan, at + 1))) at += 1;
    else if (wordAt(scan, at) === "and" && hundreds && isLinked) at += 1;
    if (unit === 0) break;
  }
  if (at === first) return null;
  const text = scan.text.slice(tokenAt(scan, first).start, tokenAt(scan, at - 1).end);
  return { value: total + part, text, first, next: at };
}

/** The whole number that ends just before `end`: at most six words are looked back over. */
export function wholeBefore(scan: Scan, end: number): Whole | null {
  for (let at = Math.max(0, end - 6); at < end; at += 1) {
    const whole = wholeFrom(scan, at);
    if (whole !== null && whole.next === end) return whole;
  }
  return null;
}
