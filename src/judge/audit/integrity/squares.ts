import { type Steps, spend } from "./steps.js";

/**
 * Do n whole numbers exist whose sum is S and whose squares add up to Q?
 *
 *   Q ≡ S (mod 2) and Q at least that of the most even sample; with ten numbers or more that is enough
 *
 * In the most even sample k numbers are f and n − k are f + 1. Moving two equal numbers apart by m adds 2m² to Q, and with
 * ten numbers there are four disjoint pairs of equals; every whole number is a sum of four squares, so every even surplus
 * can be had. Below ten the numbers are searched; null where the steps do not suffice for that.
 *
 * Unit     none
 * Domain   n ≥ 1
 * Source   Lagrange's four-square theorem, applied here
 * Same as  none
 */
export function squaresExist(n: number, sum: bigint, squares: bigint, steps: Steps): boolean | null {
  const least = leastSquares(n, sum);
  if (squares < least || (squares - sum) % 2n !== 0n) return false;
  if (n >= 10 || squares === least) return true;
  const found = search(n, sum, squares, steps);
  return !found && steps.left < 0 ? null : found;
}

/** The sum of squares of the most even n whole numbers with this sum. */
export function leastSquares(n: number, sum: bigint): bigint {
  const size = BigInt(n);
  const rest = ((sum % size) + size) % size;
  const base = (sum - rest) / size;
  return (size - rest) * base * base + rest * (base + 1n) * (base + 1n);
}

/** Numbers in falling order: the largest first, none above the one before it. */
function search(n: number, sum: bigint, squares: bigint, steps: Steps, atMost: bigint | null = null): boolean {
  if (n === 1) return sum * sum === squares && (atMost === null || sum <= atMost);
  const size = BigInt(n);
  const spread = size * squares - sum * sum;
  if (spread < 0n || (squares - sum) % 2n !== 0n) return false;
  // The largest deviates by at most √(spread·(n−1))/n from the mean.
  const reach = rootFloor(spread * (size - 1n));
  const mean = (sum - (((sum % size) + size) % size)) / size;
  let largest = (sum + reach) / size + 1n;
  if (atMost !== null && largest > atMost) largest = atMost;
  for (let value = largest; value >= mean; value -= 1n) {
    if (!spend(steps)) return false;
    if (search(n - 1, sum - value, squares - value * value, steps, value)) return true;
  }
  return false;
}

/** ⌊√x⌋ */
export function rootFloor(x: bigint): bigint {
  if (x < 2n) return x;
  let guess = 1n << BigInt((x.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + x / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}
