/**
 * The one door to probability distributions and special functions: full doubles, accurate to 1e-12 of their size, in
 * tails to 1e-300. Every lower tail `cdf` has its `upper`, every `quantile` its `upperQuantile`; nobody forms 1 − p.
 *
 * No NaN goes in or out: an argument outside the domain is a mistake of ours and throws E_BUG.
 */
import { normal } from "./distributions/normal.js";
import { studentT } from "./distributions/student-t.js";

export { beta } from "./distributions/beta.js";
export { chiSquared } from "./distributions/chi-squared.js";
export { fisherF } from "./distributions/fisher-f.js";
export { gamma } from "./distributions/gamma.js";
export { digamma, gammaHalfRatio, logGamma, trigamma } from "./distributions/gamma-function.js";
export { noncentralT } from "./distributions/noncentral-t.js";
export { normal, studentT };

/**
 * 2·P(X > |statistic|) under Student's t with `df`, or under the normal distribution where `df` is null.
 *
 * Domain  statistic real or infinite; df > 0, ∞ or null
 * @throws E_BUG outside the domain
 */
export function twoSidedP(statistic: number, df: number | null): number {
  const size = Math.abs(statistic);
  return 2 * (df === null ? normal.upper(size) : studentT.upper(size, df));
}

/**
 * The c with P(|X| ≤ c) = level under Student's t with `df`, or under the normal distribution where `df` is null.
 *
 * Domain  0 ≤ level < 1; df > 0, ∞ or null
 * @throws E_BUG outside the domain
 */
export function criticalValue(level: number, df: number | null): number {
  const q = (1 - level) / 2;
  return df === null ? normal.upperQuantile(q) : studentT.upperQuantile(q, df);
}
