import { logGamma } from "./distributions.js";

/**
 * Hedges' factor, which makes a standardised mean difference unbiased under normality.
 *
 *   J(m) = Γ(m/2) / (√(m/2) Γ((m−1)/2)),   m degrees of freedom
 *
 * For m ≥ 100 the two log gammas would cancel; with z = (m−1)/2, Γ(z+½)/(√z Γ(z)) has an asymptotic series whose terms
 * beyond z⁻⁶ are below 1e-15 there.
 *
 * Domain  m > 1; the value lies in (0, 1) and rises with m
 * Source  Hedges 1981, J Educ Stat 6:107–128; DLMF 5.11.13
 */
export function smallSampleFactor(m: number): number {
  if (m < 100) return Math.exp(logGamma(m / 2) - Math.log(m / 2) / 2 - logGamma((m - 1) / 2));
  const z = (m - 1) / 2;
  const s = 1 / z;
  const series =
    1 + s * (-1 / 8 + s * (1 / 128 + s * (5 / 1024 + s * (-21 / 32768 + s * (-399 / 262144 + s * (869 / 4194304))))));
  return Math.sqrt((m - 1) / m) * series;
}

/**
 * The same by its usual approximation, for N people in both groups.
 *
 *   J ≈ 1 − 3/(4N − 9),   that is 1 − 3/(4m − 1) with m = N − 2
 *
 * Domain  N ≥ 3, where it is 0
 * Source  Hedges 1981, J Educ Stat 6:107–128
 */
export const approximateFactor = (N: number): number => 1 - 3 / (4 * N - 9);
