import erfcx from "@stdlib/math-base-special-erfcx";
import { lessLogOnePlus, reciprocalGamma } from "./remainders.js";

/** f₁, f₂, … of η/(λ − 1) = 1 + f₁η + f₂η² + …, where ½η² = λ − 1 − ln λ: from that equation, term by term. */
// biome-ignore format: a table
const F: readonly number[] = [
  -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073, 0.0003527336860670194,
  -0.0001787551440329218, 3.919263178522438e-5, -2.185448510679992e-6, -1.85406221071516e-6, 8.296711340953087e-7,
  -1.7665952736826078e-7, 6.707853543401498e-9, 1.0261809784240309e-8, -4.382036018453353e-9, 9.14769958223679e-10,
  -2.5514193994946248e-11, -5.830772132550426e-11, 2.4361948020667415e-11, -5.0276692801141755e-12,
  1.1004392031956135e-13, 3.371763262400985e-13, -1.392388722418162e-13, 2.8534893807047445e-14, -5.139111834242572e-16,
  -1.9752288294349442e-15, 8.099521156704561e-16,
];

/**
 * The regularised incomplete gamma functions: P(a, x), or with `upper` Q(a, x) = 1 − P(a, x).
 *
 * For large a near x = a the uniform expansion; elsewhere, where both are short, the series of P for x < a + 1 and the
 * continued fraction of Q for larger x. The other of the two is the complement: it loses digits only where it is small,
 * which on its side of a + 1 takes a < 0.01.
 *
 * We measured @stdlib's gammainc (0.3.1) wrong by 2% at a = 1000 near x = a, so it is not used.
 *
 * Domain  a > 0, 0 < x < ∞
 * Source  Temme 1979, SIAM J Math Anal 10:757–766; NIST DLMF 8.11.4, 8.9.2
 */
export function incompleteGamma(x: number, a: number, upper: boolean): number {
  // Here Q < e^{−1,000,000}, and a little further on its formulas overflow.
  if (x > 1e6 * (a + 2)) return upper ? 0 : 1;
  const sigma = (x - a) / a;
  if (a > 100 && Math.abs(sigma) < 0.35) return nearTransition(sigma, a, upper);
  const left = x < a + 1;
  const near = left ? series(x, a) : fraction(x, a);
  return left === upper ? 1 - near : near;
}

/** x^a e^{−x} / Γ(a) = a^a e^{−a}/Γ(a) · e^{−a(σ − ln(1+σ))},  σ = (x − a)/a */
export function gammaFront(x: number, a: number): number {
  return reciprocalGamma(a) * Math.exp(-a * lessLogOnePlus((x - a) / a, x / a));
}

/**
 * Q = ½ erfc(η√(a/2)) + e^{−aη²/2}/√(2πa) · S(η), and P with both signs turned.
 *
 * Differentiated by η, this is S′/a − ηS = 1 − η/((λ−1)Γ*), so that the coefficients bₙ of Γ*·S follow from the last one
 * down: bₙ₋₁ = fₙ + (n+1)bₙ₊₁/a, with Γ* = 1 + b₁/a.
 */
function nearTransition(sigma: number, a: number, upper: boolean): number {
  const half = lessLogOnePlus(sigma);
  const eta = Math.sign(sigma) * Math.sqrt(2 * half);
  let after = 0;
  let b = 0;
  let total = 0;
  for (let n = F.length; n > 0; n--) {
    const before = (F[n - 1] ?? 0) + ((n + 1) * after) / a;
    after = b;
    b = before;
    total = total * eta + b;
  }
  const s = total / (1 + after / a);
  const sign = upper ? 1 : -1;
  const z = sign * eta * Math.sqrt(a / 2);
  const decay = Math.exp(-a * half);
  const correction = (sign * decay * s) / Math.sqrt(2 * Math.PI * a);
  return z > 0 ? 0.5 * erfcx(z) * decay + correction : 1 - 0.5 * erfcx(-z) * decay + correction;
}

/** P(a, x) for x < a + 1. */
function series(x: number, a: number): number {
  let term = 1 / a;
  let total = term;
  for (let n = 1; term > 1e-17 * total; n++) {
    term *= x / (a + n);
    total += term;
  }
  return gammaFront(x, a) * total;
}

/** Q(a, x) for x > a + 1, by the modified Lentz method. */
function fraction(x: number, a: number): number {
  let b = x + 1 - a;
  let d = 1 / b;
  let c = Number.POSITIVE_INFINITY;
  let value = d;
  for (let n = 1; n < 10_000; n++) {
    b += 2;
    d = 1 / (b + n * (a - n) * d);
    c = b + (n * (a - n)) / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return gammaFront(x, a) * value;
}
