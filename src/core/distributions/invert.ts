import { BptrialError } from "../errors.js";

/** A tail probability as a function of x > 0, with x·f(x), the density of ln X. */
export interface Tail {
  probability(x: number): number;
  logDensity(x: number): number;
  /** Whether the probability is that of X > x. */
  readonly upper: boolean;
}

/**
 * The x > 0 where a tail has a given probability, by Newton's method on ln(tail) over ln x.
 *
 *   s ← s + (ln target − ln tail(eˢ)) / (d ln tail / ds),   d ln tail / ds = ± eˢ f(eˢ) / tail(eˢ)
 *
 * Where ln X has a log-concave density (gamma, beta and F), both logarithms are concave, so that from one side the
 * steps approach monotonically. Every value narrows a bracket; a step that leaves it, or cannot be taken because the
 * tail underflows, is replaced by the geometric middle.
 *
 * @throws E_BUG where it does not converge
 */
export function invertTail(tail: Tail, target: number, start: number): number {
  const sign = tail.upper ? -1 : 1;
  let low = Number.MIN_VALUE;
  let high = Number.MAX_VALUE;
  let x = Math.min(Math.max(start, low), high);
  for (let iteration = 0; iteration < 300; iteration++) {
    const here = tail.probability(x);
    if (here === target) return x;
    if (here < target !== tail.upper) low = x;
    else high = x;
    const step = (sign * Math.log(target / here) * here) / tail.logDensity(x);
    const next = x * Math.exp(step);
    // Convergence is quadratic: what remains after a step this small is its square.
    if (Math.abs(step) < 1e-9) return next;
    x = next > low && next < high ? next : Math.sqrt(low) * Math.sqrt(high);
  }
  throw new BptrialError("E_BUG", `no quantile for ${target} from ${start}`);
}
