import { type Grim, grim } from "./grim.js";
import { ceilDivide, digitsOf, floorDivide, type Printed, tenTo, toDouble } from "./printed.js";
import { squaresExist } from "./squares.js";

export interface Grimmer {
  readonly consistent: boolean;
  /** The mean alone fails. */
  readonly grim: Grim;
  /** A sum and a sum of squares that give both numbers; null where none do. */
  readonly witness: { readonly sum: bigint; readonly squares: bigint } | null;
  /** SDs that samples with this mean can have, next to the printed one, at full precision; null at the end of the range. */
  readonly nearest: { readonly below: number | null; readonly above: number | null };
}

/**
 * GRIMMER: can a mean and an SD of whole points both come from n patients?
 *
 *   whole S, Q exist:  S / (n·L) rounds to x̄,  Q ≡ S (mod 2),  √((Q − S²/n)/(n−1)) / L rounds to s,
 *   and n whole numbers have the sum S and the sum of squares Q
 *
 * Every S that the mean's rounding allows is tried, not the nearest alone, and a tie may have gone either way: the known
 * shortcuts reject samples that exist. The last condition is decided exactly (see squares.ts).
 *
 * Unit     none
 * Domain   n ≥ 2 patients whose scores are means of L ≥ 1 items in whole points
 * Source   Anaya 2016, PeerJ Preprints 4:e2400v1; Allard 2018, analytic form
 * Same as  none: scrutiny::grimmer(x, sd, n, items) but for its false positives
 */
export function grimmer(mean: Printed, sd: Printed, n: number, items = 1): Grimmer {
  const first = grim(mean, n, items);
  const limits = squaresLimits(sd, n, items);
  const size = BigInt(n);
  let below: number | null = null;
  let above: number | null = null;
  for (let sum = first.sums.low; sum <= first.sums.high; sum += 1n) {
    // 4·10^2E·(n·Q − S²) lies between the limits.
    const low = ceilDivide(ceilDivide(limits.low, limits.scale) + sum * sum, size);
    const high = floorDivide(floorDivide(limits.high, limits.scale) + sum * sum, size);
    for (let squares = alike(low, sum); squares <= high; squares += 2n) {
      if (squaresExist(n, sum, squares))
        return { consistent: true, grim: first, witness: { sum, squares }, nearest: { below, above } };
    }
    const next = nearestSds(n, items, sum, low, high);
    if (next.below !== null && (below === null || next.below > below)) below = next.below;
    if (next.above !== null && (above === null || next.above < above)) above = next.above;
  }
  return { consistent: false, grim: first, witness: null, nearest: { below, above } };
}

/** A sum of squares has the parity of its sum; the first such number from `from` on. */
const alike = (from: bigint, sum: bigint): bigint => ((from - sum) % 2n === 0n ? from : from + 1n);

/** n(n−1)·L²·(2Y∓1)² against 4·10^2E·(n·Q − S²), for a printed SD of Y/10^E. */
function squaresLimits(sd: Printed, n: number, items: number): { low: bigint; high: bigint; scale: bigint } {
  const y = digitsOf(sd);
  const lower = y > 0n ? 2n * y - 1n : 0n;
  const upper = 2n * y + 1n;
  const factor = BigInt(n) * BigInt(n - 1) * BigInt(items) ** 2n;
  return { low: factor * lower * lower, high: factor * upper * upper, scale: 4n * tenTo(sd.decimals) ** 2n };
}

/** The closest reachable SDs outside the printed one's range. */
function nearestSds(n: number, items: number, sum: bigint, low: bigint, high: bigint) {
  const sdOf = (squares: bigint): number => {
    const spread = BigInt(n) * squares - sum * sum;
    return Math.sqrt(toDouble(spread) / (n * (n - 1))) / items;
  };
  let below: number | null = null;
  const under = alike(low - 2n, sum);
  for (let squares = under; squares >= under - 40n && squares >= 0n; squares -= 2n) {
    if (!squaresExist(n, sum, squares)) continue;
    below = sdOf(squares);
    break;
  }
  let above: number | null = null;
  const over = alike(high + 1n, sum);
  for (let squares = over; squares <= over + 40n; squares += 2n) {
    if (!squaresExist(n, sum, squares)) continue;
    above = sdOf(squares);
    break;
  }
  return { below, above };
}
