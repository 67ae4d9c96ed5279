import { type Printed, printedRange } from "./printed.js";

/** Ends of a scale. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/**
 * The largest SD that n scores between two ends can have, given their mean: everyone at one end or the other.
 *
 *   s ≤ √( n/(n−1) · (x̄ − min)(max − x̄) )
 *
 * Unit     the scale's own
 * Domain   n ≥ 2; a mean on the scale (any mean that rounds to the printed one may be taken)
 * Source   Bhatia & Davis 2000, Am Math Mon 107:353–357
 * Same as  none
 */
export function largestSd(mean: Printed, n: number, { min, max }: Scale): number {
  const { low, high } = printedRange(mean);
  const middle = (min + max) / 2;
  const best = Math.min(Math.max(middle, low), high);
  return Math.sqrt((n / (n - 1)) * Math.max(0, (best - min) * (max - best)));
}

/**
 * The smallest SD that n whole-point scores can have, given their mean: everyone on one of the two points beside it.
 *
 *   s ≥ √( n/(n−1) · f(1−f) ),  f = x̄ − ⌊x̄⌋
 *
 * For a mean of L items the points are 1/L apart, so f is the part of x̄·L behind the point and s is divided by L.
 *
 * Unit     the scale's own
 * Domain   n ≥ 2; the least over all means that round to the printed one
 * Source   the variance of a sample on two neighbouring points, by its definition
 * Same as  none
 */
export function smallestSd(mean: Printed, n: number, items = 1): number {
  const { low, high } = printedRange(mean);
  if (Math.floor(high * items + 1e-9) >= Math.ceil(low * items - 1e-9)) return 0;
  const at = (value: number): number => {
    const part = value * items - Math.floor(value * items);
    return Math.sqrt((n / (n - 1)) * part * (1 - part)) / items;
  };
  return Math.min(at(low), at(high));
}
