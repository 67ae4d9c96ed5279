import { logGamma } from "./gamma-function.js";

/**
 * x − ln(1 + x), with relative precision near 0 too. Where 1 + x is known to more digits than x tells, hand it on.
 *
 *   ln(1 + x) = 2 artanh r = 2(r + r³/3 + r⁵/5 + …),  r = x/(2 + x),  so  x − ln(1 + x) = r·x − 2(r³/3 + r⁵/5 + …)
 *
 * Domain  x > −1
 * Source  NIST DLMF 4.6.4
 */
export function lessLogOnePlus(x: number, onePlusX: number = 1 + x): number {
  if (x < -0.3 || x > 0.45) return x - Math.log(onePlusX);
  const r = x / (2 + x);
  const square = r * r;
  let power = r * square;
  let series = power / 3;
  for (let k = 5; Math.abs(power) > 1e-17 * Math.abs(series); k += 2) {
    power *= square;
    series += power / k;
  }
  return r * x - 2 * series;
}

/** 1/k! for k = 2 … 16 */
const RECIPROCAL_FACTORIALS: readonly number[] = Array.from({ length: 15 }, (_, i) => {
  let product = 1;
  for (let k = 2; k <= i + 2; k++) product *= k;
  return 1 / product;
});

/**
 * eˣ − 1 − x, with relative precision near 0 too: its power series there.
 *
 * Source  NIST DLMF 4.2.19
 */
export function expLessOnePlus(x: number): number {
  if (Math.abs(x) > 0.5) return Math.expm1(x) - x;
  let series = 0;
  for (let i = RECIPROCAL_FACTORIALS.length - 1; i >= 0; i--) series = series * x + (RECIPROCAL_FACTORIALS[i] ?? 0);
  return series * x * x;
}

/**
 * a^a e^{−a} / Γ(a), which stays of the size of √a: the part of gamma and beta densities that varies slowly.
 *
 *   √(a/2π) e^{−r},  r = 1/(12a) − 1/(360a³) + 1/(1260a⁵) − …  for a ≥ 16,  by ln Γ below
 *
 * Domain  a > 0
 * Source  NIST DLMF 5.11.1
 */
export function reciprocalGamma(a: number): number {
  if (a < 16) return a * Math.exp(a * Math.log(a) - a - logGamma(1 + a));
  const u = 1 / (a * a);
  const r = (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u * (1 / 1188 - (u * 691) / 360360))))) / a;
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-r);
}
