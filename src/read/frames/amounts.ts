import type { Amount } from "../../records.js";
import { endingAt, endsAlone, factorAt } from "./factors.js";
import { measuredAt, partAt } from "./fractions.js";
import { boundAfter, hedgeBefore } from "./hedges.js";
import { neededAt } from "./number-needed.js";
import type { Found, Words } from "./numerals.js";
import { perGroupAt } from "./per-group.js";
import { numberWithUnit } from "./unit-numbers.js";

export { numberAt, type Words, wordsOf } from "./numerals.js";

/** "About a third" may be off by a tenth of itself; a number told in words by a twentieth. */
const ABOUT = 0.1;
const IN_WORDS = 0.05;

/** Every number of a text that stands for an amount, in order. */
export function amountsOf(from: Words, named: readonly Found[] = []): readonly Amount[] {
  const found: Found[] = [];
  const known = new Map(named.toReversed().map((one) => [one.first, one]));
  for (let at = 0; at < from.words.length; ) {
    const one = known.get(at) ?? foundAt(from, at);
    if (one !== null) found.push(one);
    at = one?.next ?? at + 1;
  }
  return found
    .filter((one, i) => one.value !== 0 || one.form !== "times" || endsAlone(from, one, neighbours(found, i)))
    .map((one) => asPrinted(from, one));
}

/** Up to three amounts on either side. */
const neighbours = (found: readonly Found[], i: number): readonly Found[] => [
  ...found.slice(Math.max(0, i - 3), i),
  ...found.slice(i + 1, i + 4),
];

/** What the number may be, with its hedges and bounds. */
function asPrinted(from: Words, found: Found): Amount {
  const hedge = hedgeBefore(from, found.first);
  const slack = Math.max(
    found.half,
    hedge.hedged ? ABOUT * Math.abs(found.value) : 0,
    found.inWords ? IN_WORDS * Math.abs(found.value) : 0,
  );
  const top = found.to ?? found.value;
  return {
    form: found.form,
    value: found.value,
    low: Math.min(found.value, top) - slack,
    high: Math.max(found.value, top) + slack,
    bound: hedge.bound ?? boundAfter(from, found.next),
    hedged: hedge.hedged,
    unit: found.unit ?? null,
    inWords: found.inWords ?? false,
    measure: found.measure ?? null,
    first: Math.min(found.first, hedge.first),
    next: found.next,
  };
}

const foundAt = (from: Words, at: number): Found | null =>
  measuredAt(from, at) ??
  factorAt(from, at) ??
  endingAt(from, at) ??
  neededAt(from, at) ??
  perGroupAt(from, at) ??
  partAt(from, at) ??
  numberWithUnit(from, at);
