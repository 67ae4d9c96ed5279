import { BptrialError } from "./errors.js";

export interface RootOptions {
  /** Width of the last bracket beside the few units in the last place that are always granted. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
}

/**
 * A zero of a continuous function between two points where it has different signs.
 *
 * Bisection that takes the secant or inverse quadratic step where that is safe, so that it always arrives.
 *
 * Domain  f(low)·f(high) ≤ 0, both finite arguments
 * Source  Brent 1973, Algorithms for Minimization without Derivatives, ch. 4
 * @throws E_BUG where the signs are equal, f is NaN, or the iterations run out
 */
export function findRoot(f: (x: number) => number, low: number, high: number, options: RootOptions = {}): number {
  const { tolerance = 0, maxIterations = 2000 } = options;
  let previous = low;
  let best = high;
  let fPrevious = f(previous);
  let fBest = f(best);
  if (fPrevious === 0) return previous;
  if (fBest === 0) return best;
  if (!(fPrevious > 0 !== fBest > 0) || Number.isNaN(fPrevious) || Number.isNaN(fBest)) {
    throw new BptrialError("E_BUG", `no sign change between ${low} (${fPrevious}) and ${high} (${fBest})`);
  }
  // The zero lies between `best` and `other`; `previous` is the best of one step ago.
  let other = previous;
  let fOther = fPrevious;
  let step = best - previous;
  let stepBefore = step;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (Math.abs(fOther) < Math.abs(fBest)) {
      [previous, best, other] = [best, other, best];
      [fPrevious, fBest, fOther] = [fBest, fOther, fBest];
    }
    const near = 2 * Number.EPSILON * Math.abs(best) + tolerance / 2;
    const half = (other - best) / 2;
    if (Math.abs(half) <= near || fBest === 0) return best;
    const proposed = interpolate(previous, best, other, fPrevious, fBest, fOther);
    const safe =
      Math.abs(stepBefore) >= near &&
      Math.abs(fPrevious) > Math.abs(fBest) &&
      proposed / half > 0 &&
      Math.abs(proposed) < Math.min(1.5 * Math.abs(half) - near / 2, Math.abs(stepBefore) / 2);
    stepBefore = safe ? step : half;
    step = safe ? proposed : half;
    previous = best;
    fPrevious = fBest;
    best += Math.abs(step) > near ? step : Math.sign(half) * (near || Number.MIN_VALUE);
    fBest = f(best);
    if (Number.isNaN(fBest)) throw new BptrialError("E_BUG", `not a number at ${best}`);
    if (fBest > 0 === fOther > 0) {
      other = previous;
      fOther = fPrevious;
      step = best - previous;
      stepBefore = step;
    }
  }
  throw new BptrialError("E_BUG", `no root between ${low} and ${high} in ${maxIterations} steps`);
}

/** The step of the secant, or of the inverse parabola where three different points are at hand. */
function interpolate(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa;
  if (a === c) return (s * (c - b)) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  return (s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / -((q - 1) * (r - 1) * (s - 1));
}

export interface ExpandOptions {
  /** First step to take upwards. */
  readonly step?: number;
  readonly factor?: number;
  readonly maxSteps?: number;
}

/**
 * The first point of start + step·(1 + factor + factor² + …) where the sign of f is no longer that at `start`, with
 * the point before it: a bracket for `findRoot`. Null where f keeps its sign.
 */
export function expandUpwards(
  f: (x: number) => number,
  start: number,
  options: ExpandOptions = {},
): { readonly low: number; readonly high: number } | null {
  const { step = 1, factor = 2, maxSteps = 1100 } = options;
  const positive = f(start) > 0;
  let low = start;
  let width = step;
  for (let taken = 0; taken < maxSteps; taken++) {
    const high = low + width;
    if (!Number.isFinite(high)) return null;
    const value = f(high);
    if (value > 0 !== positive || value === 0) return { low, high };
    low = high;
    width *= factor;
  }
  return null;
}
