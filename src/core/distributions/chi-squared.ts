import { gamma } from "./gamma.js";

/**
 * The chi-squared distribution: twice a gamma variable with shape df/2.
 *
 * Domain  0 < df < ∞; x real or infinite; probabilities in [0, 1], where 1 gives ∞
 * Source  NIST DLMF 8.2 with Johnson, Kotz & Balakrishnan 1994, Continuous Univariate Distributions 1, ch. 18
 * @throws E_BUG outside the domain
 */
export const chiSquared = {
  cdf: (x: number, df: number): number => gamma.cdf(x / 2, df / 2),
  upper: (x: number, df: number): number => gamma.upper(x / 2, df / 2),
  quantile: (p: number, df: number): number => 2 * gamma.quantile(p, df / 2),
  upperQuantile: (q: number, df: number): number => 2 * gamma.upperQuantile(q, df / 2),
};
