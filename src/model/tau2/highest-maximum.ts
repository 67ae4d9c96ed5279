import { findRoot } from "../../core/roots.js";
import type { Studies } from "../studies.js";
import type { Tau2Estimate } from "./estimator.js";

/** Factor between neighbouring points of the scan; the score is smooth over several of them. */
const STRIDE = 3;
const GOLDEN = (3 - Math.sqrt(5)) / 2;

/**
 * The highest maximum of a likelihood of tau² ≥ 0 whose slope has the sign of `score`.
 *
 * The score is scanned from far below the smallest variance to where the largest w is 1/range², beyond which it is
 * negative: Σw²r² is at most range²·max(w) times what is taken from it. Every fall through 0 is a maximum and is found
 * by bracketing, so that nothing can fail to converge and no start can lead to a lower one. Where the score only comes
 * near 0 between two points, it is followed there.
 */
export function highestMaximum(
  { d, v, anchor }: Studies,
  score: (tau2: number) => number,
  likelihood: (tau2: number) => number,
): Tau2Estimate {
  let low = 0;
  let high = 0;
  for (const value of d) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const smallest = v[anchor] as number;
  const end = (high - low) ** 2 - smallest;
  if (!(end > 0)) return { tau2: 0, maxima: 1 };
  const maxima: number[] = [];
  let first = 0;
  let second = 0;
  let atFirst = score(0);
  let atSecond = atFirst;
  if (!(atSecond > 0)) maxima.push(0);
  for (let third = Math.max(smallest * 1e-3, Number.MIN_VALUE); second < end; third *= STRIDE) {
    const atThird = score(third);
    if (atSecond > 0 && !(atThird > 0)) {
      maxima.push(findRoot(score, second, third));
    } else if (turnsNearZero(atFirst, atSecond, atThird)) {
      const crossing = beyondZero(score, first, third, atSecond > 0);
      if (crossing !== null) {
        maxima.push(atSecond > 0 ? findRoot(score, first, crossing) : findRoot(score, crossing, third));
      }
    }
    [first, second] = [second, third];
    [atFirst, atSecond] = [atSecond, atThird];
  }
  let best = maxima[0] ?? 0;
  for (const other of maxima.slice(1)) if (likelihood(other) > likelihood(best)) best = other;
  return { tau2: best, maxima: maxima.length };
}

/** The parabola through three scores of one sign has its vertex near 0 or beyond it. */
function turnsNearZero(first: number, second: number, third: number): boolean {
  const [a, b, c] = second > 0 ? [first, second, third] : [-first, -second, -third];
  if (!(a > b && c > b && b > 0)) return false;
  return b - (c - a) ** 2 / (8 * (a - 2 * b + c)) < b / 2;
}

/** A point between `low` and `high` where the score has the other sign, by golden section on the log scale; or null. */
function beyondZero(score: (tau2: number) => number, low: number, high: number, positive: boolean): number | null {
  const height = (point: number) => (positive ? score(Math.exp(point)) : -score(Math.exp(point)));
  let a = Math.log(Math.max(low, high / STRIDE ** 3));
  let b = Math.log(high);
  let left = a + GOLDEN * (b - a);
  let right = b - GOLDEN * (b - a);
  let atLeft = height(left);
  let atRight = height(right);
  for (let step = 0; step < 40; step++) {
    if (atLeft < 0) return Math.exp(left);
    if (atRight < 0) return Math.exp(right);
    if (atLeft < atRight) {
      b = right;
      [right, atRight] = [left, atLeft];
      left = a + GOLDEN * (b - a);
      atLeft = height(left);
    } else {
      a = left;
      [left, atLeft] = [right, atRight];
      right = b - GOLDEN * (b - a);
      atRight = height(right);
    }
  }
  return null;
}
