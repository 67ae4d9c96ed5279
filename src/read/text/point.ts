import { TIME_UNITS } from "./lexicon.js";
import { holds } from "./limits.js";
import { areJoined } from "./point-list.js";
import { afterUnit, isLabelNumber, numberFrom, type Printed, signedAt } from "./printed.js";
import { kindAt, relationAt, type Scan, sameSentence, tokenAt, USED, wordAt } from "./scan.js";

/** How far back an estimate is looked for, in tokens. */
const REACH = 45;
/** Words that may stand between a number and an interval that does not hold it. */
const NEAR = 2;

/** What a number that is not measured stands behind: "with 10 mg", "at 12 weeks". */
const GIVEN_BY: ReadonlySet<string> = new Set("with at after of for in on by to over within".split(" "));
const DOSES: ReadonlySet<string> = new Set("mg g µg μg mcg ml iu units kg".split(" "));

/**
 * The point estimate that an interval at `before` belongs to: the nearest number before it that lies in the interval, or
 * that stands directly before it whatever its value (misprints are kept as printed).
 */
export function pointBefore(
  scan: Scan,
  before: number,
  low: Printed | null,
  high: Printed | null,
  most = 3,
): Printed | null {
  const measured = nearest(scan, before, low, high, most, true);
  const isInside = measured !== null && holds(low, high, Math.abs(measured.value));
  return isInside ? measured : nearest(scan, before, low, high, most, false);
}

function nearest(
  scan: Scan,
  before: number,
  low: Printed | null,
  high: Printed | null,
  most: number,
  passesGiven: boolean,
): Printed | null {
  let words = 0;
  let numbers = 0;
  for (let at = before - 1; at >= 0 && before - at < REACH; at -= 1) {
    if (!sameSentence(scan, at, before) && !(kindAt(scan, at) === "dot" && at === before - 1) && words > 0) return null;
    const used = scan.used[at];
    if (used === USED.interval || used === USED.header || used === USED.test) return null;
    if (
      (used === USED.percent && !isOfCountBefore(scan, at, before)) ||
      used === USED.p ||
      used === USED.count ||
      used === USED.spread
    ) {
      if (used !== USED.count) words += 0.5;
      continue;
    }
    const kind = kindAt(scan, at);
    if (kind === "word") words += 1;
    if (kind !== "number" || isLabelNumber(scan, at) || isAside(scan, at)) continue;
    if (inBracketsOfItsOwn(scan, at, before) && hasInterval(scan, at)) return null;
    const number = signedAt(scan, at);
    if (number === null) continue;
    const turned = lostMinus(scan, number, low, high);
    const inside = turned !== null || holds(low, high, number.value) || holds(low, high, -number.value);
    if (!inside && kindAt(scan, number.first - 1) === "relation" && relationAt(scan, number.first - 1) !== "=")
      continue;
    if (!inside && passesGiven && isGiven(scan, number)) continue;
    if (!inside && isOneOfTheirDifference(scan, number, low, high)) return null;
    numbers += 1;
    const between = afterUnit(scan, number.next);
    const gap = wordsBetween(scan, between, before);
    if (isSecondOfTwo(scan, number.first) && !(inside && standsAlone(scan, number))) return null;
    if (inside && numbers <= most) return sharedBracket(scan, at, before) || gap <= 12 ? (turned ?? number) : null;
    if (numbers === 1 && gap <= NEAR && sharedBracket(scan, at, before) && !inBracketsOfItsOwn(scan, at, before))
      return number;
    if (numbers > most) return null;
  }
  return null;
}

/** "5.2 mmHg with 10 mg (95% CI …", "5.2 at 12 weeks (95% CI …": a dose or a time, not what was measured. */
function isGiven(scan: Scan, { first, next }: Printed): boolean {
  const unit = wordAt(scan, next);
  return GIVEN_BY.has(wordAt(scan, first - 1)) && (DOSES.has(unit) || TIME_UNITS.has(unit));
}

/** "from 5.6% to 1.2% (95% CI 3.7 to 5.1)": the interval is that of the difference, which is not printed. */
function isOneOfTheirDifference(scan: Scan, second: Printed, low: Printed | null, high: Printed | null): boolean {
  if (low === null || high === null) return false;
  let at = second.first - 1;
  while (at > second.first - 8 && kindAt(scan, at) !== "number") at -= 1;
  const first = kindAt(scan, at) === "number" && sameSentence(scan, at, second.first) ? signedAt(scan, at) : null;
  if (first === null || !areJoined(scan, first.next, second.first)) return false;
  const difference = Math.abs(first.value - second.value);
  const middle = Math.abs(low.value + high.value) / 2;
  const decimals = Math.min(...[first, second].map(({ text }) => /[.·](\d{1,9})/u.exec(text)?.[1]?.length ?? 0));
  return Math.abs(difference - middle) <= 10 ** -decimals + Math.abs(high.value - low.value) / 40;
}

function wordsBetween(scan: Scan, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (kindAt(scan, at) === "word") count += 1;
  return count;
}

/** "was – 0.44 (95% CI – 0.84 to – 0.03)": a dash set apart after a word is a minus where only that lies in the interval. */
function lostMinus(scan: Scan, number: Printed, low: Printed | null, high: Printed | null): Printed | null {
  if (kindAt(scan, number.first - 1) !== "dash" || kindAt(scan, number.first - 2) !== "word") return null;
  if (holds(low, high, number.value) || !holds(low, high, -number.value)) return null;
  return numberFrom(scan, number.first - 1);
}

/** "SD 0.18", "n = 40", "95%" of something else: numbers that explain, not estimates. */
function isAside(scan: Scan, at: number): boolean {
  const label = wordAt(scan, at - 1) || wordAt(scan, at - 2);
  if (kindAt(scan, at - 1) === "plusminus") return true;
  // "per 100 person-years", "per 1.73 m²": part of the unit.
  if (wordAt(scan, at - 1) === "per") return true;
  if (/^margins?$/.test(wordAt(scan, at - 2)) || /^margins?$/.test(wordAt(scan, at - 1))) return true;
  if (
    /^(?:n|sd|se|sem|iqr|range|df|α|alpha|p)$/.test(label) &&
    (wordAt(scan, at - 1) !== "" || ["relation", "colon"].includes(kindAt(scan, at - 1)))
  ) {
    return true;
  }
  if (isExponent(scan, at)) return true;
  return (
    kindAt(scan, at - 1) === "slash" ||
    (kindAt(scan, at + 1) === "slash" && kindAt(scan, at + 2) === "number" && Number.isInteger(scan.values[at]))
  );
}

/** "mg l(−1)": a power of a unit that lost its raised place. */
const isExponent = (scan: Scan, at: number): boolean =>
  kindAt(scan, at - 1) === "dash" &&
  kindAt(scan, at - 2) === "open" &&
  kindAt(scan, at + 1) === "close" &&
  !tokenAt(scan, at - 2).gap;

/** "… 1.72 versus 1.82 (95% CI …)": the second of two arms, so that the interval belongs to neither. */
function isSecondOfTwo(scan: Scan, first: number): boolean {
  return /^(?:vs|versus|v)$/.test(
    wordAt(scan, first - 1) || (kindAt(scan, first - 1) === "dot" ? wordAt(scan, first - 2) : ""),
  );
}

/** "5.9 (95% CI 5.4–6.5) vs. 8.3 (95% CI …": the first of the two has an interval of its own. */
function standsAlone(scan: Scan, { first }: Printed): boolean {
  for (let at = first - 2; at > first - 16 && sameSentence(scan, at, first); at -= 1) {
    if (scan.used[at] === USED.interval) return true;
  }
  return false;
}

/** "13% (20/152, 95% CI 9–20%)": only the count stands between its percentage and the interval. */
function isOfCountBefore(scan: Scan, at: number, before: number): boolean {
  for (let index = at + 1; index < before; index += 1) {
    const used = scan.used[index];
    const isMark = ["open", "close", "comma", "semicolon", "percent"].includes(kindAt(scan, index));
    if (used !== USED.count && used !== USED.percent && !isMark) return false;
  }
  return true;
}

/** The number stands in brackets that were closed before the interval begins. */
function inBracketsOfItsOwn(scan: Scan, at: number, before: number): boolean {
  const open = scan.inside[at] ?? -1;
  const close = open < 0 ? -1 : (scan.partner[open] ?? -1);
  return close > at && close < before;
}

/** "(95% CI 0.8 to 12.2, effect size 0.8) and … (": the number goes with the interval in its own brackets. */
function hasInterval(scan: Scan, at: number): boolean {
  const open = scan.inside[at] ?? -1;
  const close = open < 0 ? -1 : (scan.partner[open] ?? -1);
  for (let index = open + 1; index < close; index += 1) if (scan.used[index] === USED.interval) return true;
  return false;
}

/** No closed bracket parts the number from the interval, but for one that holds neither. */
function sharedBracket(scan: Scan, at: number, before: number): boolean {
  return !inBracketsOfItsOwn(scan, at, before) || tokenAt(scan, before).kind === "close";
}
