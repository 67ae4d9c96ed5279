import { ceilDivide, digitsOf, floorDivide, type Printed, tenTo, toDouble } from "./printed.js";

/** Which way a tie may have gone. "either" is what a reader must allow who does not know the program. */
export type Ties = "either" | "up" | "down" | "even";

export interface Grim {
  readonly consistent: boolean;
  /** Fewer possible means than printed steps: some printed means would be impossible. */
  readonly informative: boolean;
  /** Share of all printed means with these decimals that no sample gives. */
  readonly impossibleShare: number;
  /** Sums of whole points that give the printed mean; low above high where none does. */
  readonly sums: { readonly low: bigint; readonly high: bigint };
  /** The possible means on either side of the printed one. */
  readonly nearest: { readonly below: number; readonly above: number };
}

/**
 * GRIM: can a mean of whole points, printed to so many decimals, come from n patients?
 *
 *   a whole S exists with S / (n·L) rounding to x̄:  |2·S·10^D − 2·X·n·L| ≤ n·L,  X = x̄·10^D
 *
 * Whole-number arithmetic throughout, so that no tie is lost to a double.
 *
 * Unit     none
 * Domain   n ≥ 1 patients whose scores are means of L ≥ 1 items in whole points
 * Source   Brown & Heathers 2017, Soc Psychol Personal Sci 8:363–369
 * Same as  scrutiny::grim(x, n, items, rounding = "up_or_down")
 */
export function grim(mean: Printed, n: number, items = 1, ties: Ties = "either"): Grim {
  const count = BigInt(n) * BigInt(items);
  const power = tenTo(mean.decimals);
  const x = digitsOf(mean);
  const middle = 2n * x * count;
  let low = ceilDivide(middle - count, 2n * power);
  let high = floorDivide(middle + count, 2n * power);
  const upperTie = (middle + count) % (2n * power) === 0n;
  const lowerTie = (middle - count) % (2n * power) === 0n;
  const even = x % 2n === 0n;
  if (upperTie && (ties === "up" || (ties === "even" && !even))) high -= 1n;
  if (lowerTie && (ties === "down" || (ties === "even" && !even))) low += 1n;
  const below = floorDivide(x * count, power);
  const per = n * items;
  return {
    consistent: low <= high,
    informative: count < power,
    impossibleShare: Math.max(0, 1 - per / 10 ** mean.decimals),
    sums: { low, high },
    nearest: { below: toDouble(below) / per, above: toDouble(below + 1n) / per },
  };
}

/** GRIM for a percentage of patients: 84.0% is a mean of 0 and 1 with three decimals. */
export const grimPercent = (percent: Printed, n: number, ties: Ties = "either"): Grim =>
  grim({ value: percent.value / 100, decimals: percent.decimals + 2 }, n, 1, ties);
