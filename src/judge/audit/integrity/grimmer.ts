import { type Grim, grim } from "./grim.js";
import { ceilDivide, digitsOf, floorDivide, type Printed, tenTo } from "./printed.js";
import { leastSquares, squaresExist } from "./squares.js";
import { STEPS, type Steps, spend, stepsOf } from "./steps.js";

export interface Grimmer {
  /** Null where the steps ended before it was decided. */
  readonly consistent: boolean | null;
  /** The mean alone fails where this does. */
  readonly grim: Grim;
  /** A sum and a sum of squares that give both numbers; null where none were found. */
  readonly witness: { readonly sum: bigint; readonly squares: bigint } | null;
}

/**
 * GRIMMER: can a mean and an SD of whole points both come from n patients?
 *
 *   whole S, Q exist:  S / (n·L) rounds to x̄,  Q ≡ S (mod 2),  √((Q − S²/n)/(n−1)) / L rounds to s,
 *   and n whole numbers have the sum S and the sum of squares Q
 *
 * Every S that the mean's rounding allows is tried, not the nearest alone, and a tie may have gone either way: the known
 * shortcuts reject samples that exist. The last condition is decided exactly (see squares.ts), within so many steps.
 *
 * Unit     none
 * Domain   n ≥ 2 patients whose scores are means of L ≥ 1 items in whole points; digits and sums below 2^53
 * Source   Anaya 2016, PeerJ Preprints 4:e2400v1; Allard 2018, analytic form
 * Same as  none: scrutiny::grimmer(x, sd, n, items) but for its false positives
 */
export function grimmer(mean: Printed, sd: Printed, n: number, items = 1, steps: Steps = stepsOf(STEPS)): Grimmer {
  const first = grim(mean, n, items);
  const windowOf = squaresWindow(sd, n, items);
  for (let sum = first.sums.low; sum <= first.sums.high; sum += 1n) {
    const { low, high } = windowOf(sum);
    const least = leastSquares(n, sum);
    if (!spend(steps)) return { consistent: null, grim: first, witness: null };
    for (let squares = low > least ? low : least; squares <= high; squares += 2n) {
      const found = spend(steps) ? squaresExist(n, sum, squares, steps) : null;
      if (found === true) return { consistent: true, grim: first, witness: { sum, squares } };
      if (found === null) return { consistent: null, grim: first, witness: null };
    }
  }
  return { consistent: false, grim: first, witness: null };
}

/**
 * Which sums of squares give the printed SD, by the sum of the scores: 4·10^2E·(n·Q − S²) lies from n(n−1)·L²·(2Y−1)² to
 * n(n−1)·L²·(2Y+1)² for a printed SD of Y/10^E. Both ends have the parity of the sum, as every sum of squares has.
 */
export function squaresWindow(
  sd: Printed,
  n: number,
  items: number,
): (sum: bigint) => { readonly low: bigint; readonly high: bigint } {
  const size = BigInt(n);
  const y = digitsOf(sd);
  const lower = y > 0n ? 2n * y - 1n : 0n;
  const upper = 2n * y + 1n;
  const factor = size * (size - 1n) * BigInt(items) ** 2n;
  const scale = 4n * tenTo(sd.decimals) ** 2n;
  const least = ceilDivide(factor * lower * lower, scale);
  const most = floorDivide(factor * upper * upper, scale);
  return (sum) => {
    const low = ceilDivide(least + sum * sum, size);
    const high = floorDivide(most + sum * sum, size);
    return { low: (low - sum) % 2n === 0n ? low : low + 1n, high: (high - sum) % 2n === 0n ? high : high - 1n };
  };
}
