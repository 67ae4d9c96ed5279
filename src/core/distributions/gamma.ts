import { isProbability, requireThat } from "./domain.js";
import { logGamma } from "./gamma-function.js";
import { gammaFront, incompleteGamma } from "./incomplete-gamma.js";
import { invertTail } from "./invert.js";
import { normal } from "./normal.js";

function check(verb: string, x: number, shape: number): void {
  requireThat(shape > 0 && shape < Number.POSITIVE_INFINITY && !Number.isNaN(x), `gamma.${verb}`, x, shape);
}

/**
 * The gamma distribution with rate 1: density x^{a−1} e^{−x} / Γ(a), a the shape.
 *
 * Domain  0 < a < ∞; x real or infinite; probabilities in [0, 1], where 1 gives ∞
 * Source  NIST DLMF 8.2
 * @throws E_BUG outside the domain
 */
export const gamma = {
  cdf(x: number, shape: number): number {
    check("cdf", x, shape);
    if (x <= 0 || x === Number.POSITIVE_INFINITY) return x <= 0 ? 0 : 1;
    return incompleteGamma(x, shape, false);
  },
  upper(x: number, shape: number): number {
    check("upper", x, shape);
    if (x <= 0 || x === Number.POSITIVE_INFINITY) return x <= 0 ? 1 : 0;
    return incompleteGamma(x, shape, true);
  },
  quantile(p: number, shape: number): number {
    check("quantile", p, shape);
    requireThat(isProbability(p), "gamma.quantile", p);
    return p > 0.5 ? solve(1 - p, shape, true) : solve(p, shape, false);
  },
  upperQuantile(q: number, shape: number): number {
    check("upperQuantile", q, shape);
    requireThat(isProbability(q), "gamma.upperQuantile", q);
    return q > 0.5 ? solve(1 - q, shape, false) : solve(q, shape, true);
  },
};

/**
 * Newton's method from Wilson and Hilferty's approximation, in which ∛x is normal, or from the leading term of the
 * lower tail x^a / Γ(a + 1) where that is larger.
 *
 * Source  Wilson & Hilferty 1931, Proc Natl Acad Sci 17:684–688; NIST DLMF 8.7.1
 */
function solve(p: number, shape: number, upper: boolean): number {
  if (p === 0) return upper ? Number.POSITIVE_INFINITY : 0;
  const leading = Math.exp((Math.log(upper ? 1 - p : p) + logGamma(shape + 1)) / shape);
  if (leading < 1e-300 && !upper) return leading;
  const z = upper ? normal.upperQuantile(p) : normal.quantile(p);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  const start = Math.max(leading, root > 0 ? shape * root ** 3 : 0, upper && shape < 1 ? -Math.log(p) * shape : 0);
  return invertTail(
    {
      probability: (x) => incompleteGamma(x, shape, upper),
      logDensity: (x) => gammaFront(x, shape),
      upper,
    },
    p,
    start,
  );
}
