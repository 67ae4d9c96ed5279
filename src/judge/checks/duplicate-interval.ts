import type { Finding, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { intervalPrinted } from "./figures.js";
import { containment, wordsBefore } from "./said-of.js";
import { partOf, type WithInterval, withIntervals } from "./statistics.js";

const CODE = "DUPLICATE_INTERVAL";
/** Significant digits of three numbers below which an equal interval is a likely coincidence. */
const ENOUGH_DIGITS = 6;
const SAME_THING = 0.6;

/**
 * The same estimate with the same interval, printed for two different things.
 *
 *   (estimate, lower, upper) equal, the words before them different
 *
 * Three numbers of two digits seldom agree by chance; a line copied twice is likelier. A result told again is none: other
 * parts of an article repeat one another, and repeated words before the number mean the same comparison. In a table rows are
 * many and coincidences likelier, so there it is a note.
 *
 * Unit     that of the estimates
 * Domain   two estimates with intervals in one part of the text, with at least six digits between them
 * Source   by arithmetic of the printed numbers
 * Same as  none
 */
export const duplicateInterval: Check = {
  id: "duplicate-interval",
  label: "One interval for two comparisons",
  explain: "The same estimate with the same interval for two comparisons was probably copied from one to the other.",
  formula: ["(estimate, lower, upper) equal, the words before them different"],
  unit: "that of the estimates",
  source: "by arithmetic of the printed numbers",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval"],
  run: (reading) => repeated(reading).map(([first, second]) => judge(reading, first, second)),
};

function judge(reading: TextReading, first: WithInterval, second: WithInterval): Finding {
  const shown = intervalPrinted(first);
  const others = [first.quote];
  const near = containment(wordsBefore(reading, first), wordsBefore(reading, second));
  if (near === null) return open(reading, second, CODE, `${shown} stands twice; no words tell of what.`, { others });
  if (near >= SAME_THING || partOf(reading, first) !== partOf(reading, second))
    return fine(reading, second, CODE, `${shown} is the same result told twice.`, { others });
  const [a, b] = [tellingWords(reading, first, second), tellingWords(reading, second, first)];
  const things = a !== "" && b !== "" ? `: once for ${a}, once for ${b}` : "";
  const because = `${shown} is printed for what seem two different comparisons${things}.`;
  const telling = digitsOf(first) >= ENOUGH_DIGITS && partOf(reading, first) !== "table";
  const severity = telling ? "questionable" : "note";
  return found(reading, second, CODE, severity, because, {
    others,
    fits: "fits if both sentences tell of the same result",
  });
}

/** Up to three words that stand before one and not before the other. */
function tellingWords(reading: TextReading, one: WithInterval, other: WithInterval): string {
  const known = wordsBefore(reading, other);
  const own = [...wordsBefore(reading, one)].filter((word) => !known.has(word)).slice(-3);
  return own.length === 0 ? "" : `"${own.join(" ")}"`;
}

function digitsOf({ estimate, lower, upper, printed }: WithInterval): number {
  const texts = [printed.estimate ?? String(estimate), printed.lower ?? String(lower), printed.upper ?? String(upper)];
  return texts.reduce((total, text) => total + text.replace(/\D/g, "").replace(/^0+/, "").length, 0);
}

/** Each later printing with the first one of the same numbers. */
function repeated(reading: TextReading): readonly (readonly [WithInterval, WithInterval])[] {
  const seen = new Map<string, WithInterval>();
  return withIntervals(reading).flatMap((one) => {
    const key = `${one.estimate} ${one.lower} ${one.upper}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, one);
    return first === undefined ? [] : [[first, one] as const];
  });
}
