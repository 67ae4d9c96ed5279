import { meet, type Range } from "../../../core/ranges.js";
import { grim } from "./grim.js";
import { type Printed, positiveRange, printedRange, toDouble } from "./printed.js";

export interface Debit {
  /** Some number of ones among n gives both the mean and the SD. */
  readonly consistent: boolean;
  /** SDs of the shares that round to the printed mean, whole counts or not: what the published test asks. */
  readonly sd: Range;
  readonly withinSd: boolean;
}

/**
 * DEBIT: a variable of 0 and 1 has the SD that its mean dictates.
 *
 *   s = √( n/(n−1) · p(1−p) ),  p = k/n for a whole k that rounds to the printed mean
 *
 * The published test lets p be any real in the rounding range; here k is whole, which is sharper and also settles the ends:
 * n zeros have mean 0.00 and SD 0.00. Within a range the SD rises to p = ½ and falls beyond.
 *
 * Unit     none
 * Domain   0 ≤ p ≤ 1, n ≥ 2
 * Source   Heathers & Brown 2019, DEBIT: a simple consistency test for binary data, osf.io/5vb3u
 * Same as  scrutiny::debit(x, sd, n) for `withinSd`, but at means of 0 and 1, which it rejects
 */
export function debit(mean: Printed, sd: Printed, n: number): Debit {
  const printed = printedRange(mean);
  const p = { low: Math.max(0, printed.low), high: Math.min(1, printed.high) };
  const sdAt = (share: number): number => Math.sqrt((n / (n - 1)) * share * (1 - share));
  const ends = [sdAt(p.low), sdAt(p.high), ...(p.low <= 0.5 && p.high >= 0.5 ? [sdAt(0.5)] : [])];
  const allowed = { low: Math.min(...ends), high: Math.max(...ends) };
  const wanted = positiveRange(sd);
  const { low, high } = grim(mean, n).sums;
  const ones = { low: Math.max(0, toDouble(low)), high: Math.min(n, toDouble(high)) };
  const consistent = candidates(ones, wanted, n).some((k) => {
    const exact = sdAt(k / n);
    return meet({ low: exact, high: exact }, wanted);
  });
  return { consistent, sd: allowed, withinSd: p.low <= p.high && meet(allowed, wanted) };
}

/**
 * Numbers of ones whose SD is in a range, if any is: the SD rises to n/2 and falls beyond, so that they lie in two
 * stretches, and one of them stands at an end of what is allowed or beside an end of a stretch.
 */
function candidates(ones: Range, sd: Range, n: number): readonly number[] {
  const shareOf = (s: number): number => (1 - Math.sqrt(Math.max(0, 1 - (4 * s * s * (n - 1)) / n))) / 2;
  const turns = [shareOf(sd.low), shareOf(sd.high)].flatMap((p) => [Math.floor(n * p), Math.floor(n * (1 - p))]);
  const beside = turns.flatMap((k) => [k - 1, k, k + 1, k + 2]);
  return [ones.low, ones.high, ...beside].filter((k) => k >= ones.low && k <= ones.high);
}
