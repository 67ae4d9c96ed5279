import erfcinv from "@stdlib/math-base-special-erfcinv";
import erfcx from "@stdlib/math-base-special-erfcx";
import { isProbability, requireThat } from "./domain.js";

const ROOT_HALF = Math.SQRT1_2;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * e^{−x²/2}, to the last digits in the far tail too: x is split so that the square of its head is exact.
 *
 * Source  Cody 1969, Math Comp 23:631–637 (§ on computing the exponential)
 */
export function gaussian(x: number): number {
  const size = Math.abs(x);
  if (size > 40) return 0;
  const head = Math.trunc(size * 16) / 16;
  return Math.exp((-head * head) / 2) * Math.exp((-(size - head) * (size + head)) / 2);
}

/** P(Z > x) for x ≥ 0. */
function tail(x: number): number {
  return x > 40 ? 0 : 0.5 * erfcx(x * ROOT_HALF) * gaussian(x);
}

/**
 * The standard normal distribution.
 *
 *   P(Z > x) = ½ erfcx(x/√2) e^{−x²/2} for x ≥ 0, with its mirror image; the quantile is inverse erfc, then one Newton
 *   step on ln P
 *
 * Domain  x real or infinite; probabilities in [0, 1], where 0 and 1 give ∓∞
 * Source  NIST DLMF 7.2; erfcx and erfcinv of @stdlib
 * @throws E_BUG outside the domain, NaN included
 */
export const normal = {
  density(x: number): number {
    requireThat(!Number.isNaN(x), "normal.density", x);
    return gaussian(x) / ROOT_TWO_PI;
  },
  cdf(x: number): number {
    requireThat(!Number.isNaN(x), "normal.cdf", x);
    return x < 0 ? tail(-x) : 1 - tail(x);
  },
  upper(x: number): number {
    requireThat(!Number.isNaN(x), "normal.upper", x);
    return x > 0 ? tail(x) : 1 - tail(-x);
  },
  quantile(p: number): number {
    requireThat(isProbability(p), "normal.quantile", p);
    return p < 0.5 ? -positiveQuantile(p) : positiveQuantile(1 - p);
  },
  upperQuantile(q: number): number {
    requireThat(isProbability(q), "normal.upperQuantile", q);
    return q <= 0.5 ? positiveQuantile(q) : -positiveQuantile(1 - q);
  },
};

/** The x ≥ 0 with P(Z > x) = q ≤ ½; callers form 1 − p from p ≥ ½ only, where that is exact. */
function positiveQuantile(q: number): number {
  if (q === 0.5) return 0;
  if (q === 0) return Number.POSITIVE_INFINITY;
  const x = erfcinv(2 * q) / ROOT_HALF;
  if (x < 0.1) return x;
  const mills = 0.5 * erfcx(x * ROOT_HALF) * ROOT_TWO_PI;
  return x + Math.log(tail(x) / q) * mills;
}
