import { meet, type Range } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { Finding, Sentence, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { intervalPrinted } from "./figures.js";
import { likeness, wordsAround, wordsBefore } from "./said-of.js";
import { partOf, type WithInterval, withIntervals } from "./statistics.js";

const CODE = "TOLD_TWICE";
const SAME_WORDS = 0.8;
const FEW_WORDS = 4;
const ALIKE = 0.4;

/**
 * A result told in two parts of an article, or in text and table, has the same numbers in both.
 *
 *   the same measure and words, and (estimate, lower, upper) equal within rounding
 *
 * Two results are taken for one where four or more words before them are nearly all the same, or where two of their three
 * numbers agree and their sentences are alike; then one number is a misprint or comes from another analysis. Each is held
 * against the first 2,000 results of other parts.
 *
 * Unit     that of the estimates
 * Domain   estimates of one measure and level in two parts (abstract, body, table)
 * Source   Pitkin, Branagan & Burmeister 1999, JAMA 281:1110–1111
 * Same as  none
 */
export const toldTwice: Check = {
  id: "told-twice",
  label: "One result, the same numbers everywhere",
  explain: "A result in the abstract should be that of the body.",
  formula: ["(estimate, lower, upper) equal within rounding wherever the same result is told"],
  unit: "that of the estimates",
  source: "doi:10.1001/jama.281.12.1110",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval", "interval-symmetry"],
  run: (reading) => {
    const elsewhere = new Elsewhere();
    return withIntervals(reading).flatMap((each) => {
      const one = prepared(reading, each);
      const told = twin(reading, one, elsewhere.before(one.part));
      elsewhere.add(one);
      return told;
    });
  },
};

/** Longer than any article; a file of very many is held against its first results. */
const MOST = 2000;

/** For each part of a text the results of its other parts so far. */
class Elsewhere {
  readonly #all: Prepared[] = [];
  readonly #ofOthers = new Map<Prepared["part"], Prepared[]>();

  before(part: Prepared["part"]): readonly Prepared[] {
    const others = this.#ofOthers.get(part) ?? [...this.#all];
    this.#ofOthers.set(part, others);
    return others;
  }

  add(one: Prepared): void {
    if (this.#all.length < MOST) this.#all.push(one);
    for (const [part, others] of this.#ofOthers) if (part !== one.part && others.length < MOST) others.push(one);
  }
}

/** An estimate with what is compared of it, worked out once. */
interface Prepared {
  readonly one: WithInterval;
  readonly part: Sentence["part"];
  readonly words: ReadonlySet<string>;
  readonly ranges: Readonly<Record<Part, Range>>;
}

function prepared(reading: TextReading, one: WithInterval): Prepared {
  const { estimate, lower, upper, printed } = one;
  return {
    one,
    part: partOf(reading, one),
    words: wordsBefore(reading, one),
    ranges: {
      estimate: roundedFrom(estimate, printed.estimate),
      lower: roundedFrom(lower, printed.lower),
      upper: roundedFrom(upper, printed.upper),
    },
  };
}

const PARTS = ["estimate", "lower", "upper"] as const;
type Part = (typeof PARTS)[number];

const NAMES: Readonly<Record<Part, string>> = { estimate: "estimate", lower: "lower limit", upper: "upper limit" };

function twin(reading: TextReading, one: Prepared, others: readonly Prepared[]): readonly Finding[] {
  const elsewhere = others.filter((other) => isComparable(one.one, other.one));
  const say = (other: Prepared): string =>
    `${intervalPrinted(other.one)} (${other.part}) and ${intervalPrinted(one.one)} (${one.part})`;
  const same = elsewhere.find((other) => differing(one, other).length === 0);
  if (same !== undefined) return [fine(reading, one.one, CODE, `${say(same)} agree.`, { others: [same.one.quote] })];
  const telling = elsewhere.find((other) => isTwin(reading, one, other));
  if (telling !== undefined) {
    const parts = differing(one, telling);
    const names = parts.map((part) => NAMES[part]).join(" and the ");
    const because = `${say(telling)} seem to tell the same result, but the ${names} differ${parts.length === 1 ? "s" : ""}.`;
    const more = { others: [telling.one.quote], fits: "fits if they come from two analyses" };
    return [found(reading, one.one, CODE, "questionable", because, more)];
  }
  const near = elsewhere.find((other) => differing(one, other).length === 1);
  if (near === undefined) return [];
  const because = `${say(near)} share two numbers, but may be two results.`;
  return [open(reading, one.one, CODE, because, { others: [near.one.quote] })];
}

const isComparable = (a: WithInterval, b: WithInterval): boolean =>
  (a.measure === b.measure || a.measure === null || b.measure === null) &&
  (a.level === b.level || a.level === null || b.level === null);

const differing = (a: Prepared, b: Prepared): readonly Part[] =>
  PARTS.filter((part) => !meet(a.ranges[part], b.ranges[part]));

function isTwin(reading: TextReading, a: Prepared, b: Prepared): boolean {
  const direct = likeness(a.words, b.words) ?? 0;
  const named = a.one.measure === b.one.measure && a.one.measure !== null;
  if (named && Math.min(a.words.size, b.words.size) >= FEW_WORDS && direct >= SAME_WORDS) return true;
  if (direct === 0 || a.one.estimate !== b.one.estimate || differing(a, b).length !== 1) return false;
  const around = likeness(wordsAround(reading, a.one), wordsAround(reading, b.one)) ?? 0;
  return Math.max(around, direct) >= ALIKE;
}
