import { BptrialError } from "./errors.js";

/**
 * Sum of numbers with the rounding of every addition carried along.
 *
 *   s ← s + x,   c ← c + (what s + x lost);   result s + c
 *
 * Domain  any finite numbers; an infinite one is carried through
 * Source  Neumaier 1974, Z Angew Math Mech 54:39–51
 */
export function sum(values: Iterable<number>): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  // After an infinite total the losses are NaN and mean nothing.
  return Number.isFinite(total) ? total + lost : total;
}

/**
 * Σ wᵢxᵢ / Σ wᵢ, both sums compensated.
 *
 * The mean is taken about the first value, so that a common shift of all values shifts the result and costs no digits.
 *
 * Domain  lists of equal length, weights not negative and not all 0
 * @throws E_BUG outside the domain
 */
export function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const [origin] = values;
  const total = sum(weights);
  if (origin === undefined || values.length !== weights.length || !(total > 0)) {
    throw new BptrialError("E_BUG", `weightedMean of ${values.length} values with ${weights.length} weights`);
  }
  return origin + sum(values.map((value, i) => (value - origin) * (weights[i] ?? 0))) / total;
}
