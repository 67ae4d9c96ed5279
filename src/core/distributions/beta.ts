import { isProbability, requireThat } from "./domain.js";
import { betaFront, incompleteBeta, logBeta } from "./incomplete-beta.js";
import { invertTail } from "./invert.js";
import { normal } from "./normal.js";

/**
 * The odds w = x/(1 − x) with I_x(a, b) = p, or with `upper` 1 − I_x(a, b) = p: they keep the digits of both ends.
 *
 * Newton's method starts at the larger (upper tail: at the smaller) of what the leading term of the tail gives and of
 * Fisher's approximation, in which ln w is normal.
 *
 * Source  Fisher 1924, Proc Int Congress Math Toronto 2:805–813, for the approximation; NIST DLMF 8.17.7
 */
export function oddsQuantile(p: number, a: number, b: number, upper: boolean): number {
  if (p === 0 || p === 1) return (p === 0) === upper ? Number.POSITIVE_INFINITY : 0;
  if (p > 0.5) return oddsQuantile(1 - p, a, b, !upper);
  if (upper) return 1 / oddsQuantile(p, b, a, false);
  const leading = Math.exp((Math.log(p) + Math.log(a) + logBeta(a, b)) / a);
  if (leading < 1e-300) return leading;
  const bias = (1 / Math.max(b, 1) - 1 / Math.max(a, 1)) / 2;
  const fisher = a < 1 ? 0 : (a / b) * Math.exp(normal.quantile(p) * Math.sqrt(1 / a + 1 / b) + bias);
  return invertTail(
    {
      probability: (w) => incompleteBeta(w, a, b, false),
      logDensity: (w) => betaFront(w, a, b),
      upper: false,
    },
    p,
    Math.max(leading, fisher),
  );
}

function check(verb: string, x: number, a: number, b: number): void {
  requireThat(a > 0 && b > 0 && a + b < Number.POSITIVE_INFINITY && !Number.isNaN(x), `beta.${verb}`, x, a, b);
}

/**
 * The beta distribution with density x^{a−1} (1−x)^{b−1} / B(a, b).
 *
 * Domain  0 < a, b < ∞; x real or infinite; probabilities in [0, 1]
 * Source  NIST DLMF 8.17
 * @throws E_BUG outside the domain
 */
export const beta = {
  cdf(x: number, a: number, b: number): number {
    check("cdf", x, a, b);
    if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
    return incompleteBeta(x / (1 - x), a, b, false);
  },
  upper(x: number, a: number, b: number): number {
    check("upper", x, a, b);
    if (x <= 0 || x >= 1) return x <= 0 ? 1 : 0;
    return incompleteBeta(x / (1 - x), a, b, true);
  },
  quantile(p: number, a: number, b: number): number {
    check("quantile", p, a, b);
    requireThat(isProbability(p), "beta.quantile", p);
    return fromOdds(oddsQuantile(p, a, b, false));
  },
  upperQuantile(q: number, a: number, b: number): number {
    check("upperQuantile", q, a, b);
    requireThat(isProbability(q), "beta.upperQuantile", q);
    return fromOdds(oddsQuantile(q, a, b, true));
  },
};

function fromOdds(w: number): number {
  return w < 1 ? w / (1 + w) : 1 / (1 + 1 / w);
}
