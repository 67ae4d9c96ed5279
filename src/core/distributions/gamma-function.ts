import digammaOf from "@stdlib/math-base-special-digamma";
import gammaln from "@stdlib/math-base-special-gammaln";
import trigammaOf from "@stdlib/math-base-special-trigamma";
import { requireThat } from "./domain.js";

/** (ζ(k) − 1) / k for k = 2, 3, …: correctly rounded. */
// biome-ignore format: a table
const ZETA_LESS_ONE_BY_K: readonly number[] = [
  0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
  0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5, 4.492623673813314e-5,
  2.050721277567069e-5, 9.439488275268397e-6, 4.374866789907488e-6, 2.039215753801366e-6, 9.55141213040742e-7,
  4.492469198764566e-7, 2.1207184805554665e-7, 1.0043224823968099e-7, 4.7698101693639804e-8, 2.2711094608943164e-8,
  1.0838659214896955e-8, 5.183475041970047e-9, 2.4836745438024785e-9, 1.1921401405860912e-9, 5.731367241678862e-10,
];

const EULER = 0.5772156649015329;

/**
 * ln Γ(x).
 *
 * Near its zeros at 1 and 2 a general formula keeps absolute digits only; there the power series keeps relative ones:
 *
 *   ln Γ(2 + w) = (1 − γ)w + Σ_{k≥2} (−1)^k (ζ(k) − 1) w^k / k,   ln Γ(1 + w) = ln Γ(2 + w) − ln(1 + w)
 *
 * Domain  0 < x < ∞
 * Source  NIST DLMF 5.7.3; elsewhere @stdlib's gammaln (FreeBSD msun)
 * @throws E_BUG outside the domain
 */
export function logGamma(x: number): number {
  requireThat(x > 0 && x < Number.POSITIVE_INFINITY, "logGamma", x);
  if (x > 1.5 && x < 2.5) return nearTwo(x - 2);
  if (x > 0.5 && x <= 1.5) return nearTwo(x - 1) - Math.log1p(x - 1);
  return gammaln(x);
}

function nearTwo(w: number): number {
  let series = 0;
  for (let i = ZETA_LESS_ONE_BY_K.length - 1; i >= 0; i--) series = -w * (series + (ZETA_LESS_ONE_BY_K[i] ?? 0));
  return w * (1 - EULER - series);
}

/**
 * Γ(x + ½) / Γ(x), without forming either: what Student's t and the factor J need, to x = 1e300.
 *
 *   ln = ½ ln x − 1/(8x) + 1/(192x³) − 1/(640x⁵) + 17/(14336x⁷) − 31/(18432x⁹) + 691/(180224x¹¹) − …   for x ≥ 16,
 *
 * reached from below by Γ(x + ½)/Γ(x) = x/(x + ½) · Γ(x + 3/2)/Γ(x + 1).
 *
 * Domain  0 < x < ∞
 * Source  NIST DLMF 5.11.8 at h = ½ and h = 0, 5.5.1
 * @throws E_BUG outside the domain
 */
export function gammaHalfRatio(x: number): number {
  requireThat(x > 0 && x < Number.POSITIVE_INFINITY, "gammaHalfRatio", x);
  let factor = 1;
  let y = x;
  for (; y < 16; y++) factor *= y / (y + 0.5);
  const u = 1 / (y * y);
  const series = -1 / 8 + u * (1 / 192 + u * (-1 / 640 + u * (17 / 14336 + u * (-31 / 18432 + u * (691 / 180224)))));
  return factor * Math.sqrt(y) * Math.exp(series / y);
}

/** ψ(x) = d ln Γ(x)/dx. Domain 0 < x < ∞. Source @stdlib (Boost). @throws E_BUG outside the domain */
export function digamma(x: number): number {
  requireThat(x > 0 && x < Number.POSITIVE_INFINITY, "digamma", x);
  return digammaOf(x);
}

/** ψ′(x). Domain 0 < x < ∞. Source @stdlib (Boost). @throws E_BUG outside the domain */
export function trigamma(x: number): number {
  requireThat(x > 0 && x < Number.POSITIVE_INFINITY, "trigamma", x);
  return trigammaOf(x);
}
