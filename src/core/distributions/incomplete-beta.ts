import { lessLogOnePlus, reciprocalGamma } from "./remainders.js";

/**
 * The regularised incomplete beta functions at y = w/(1 + w): I_y(a, b), or with `upper` its complement.
 *
 * The argument is the odds w, as both y and 1 − y then keep their digits. On each side of y = (a+1)/(a+b+2) one of the
 * two has a fast continued fraction; the other is its complement, and loses digits only where it is small, which on its
 * side takes a or b < 0.01.
 *
 * We measured @stdlib's betainc (0.2.3) wrong by 1e-5 in the far tails (a = 18, b = 1204), so it is not used.
 *
 * Domain  a, b > 0, 0 < w < ∞
 */
export function incompleteBeta(w: number, a: number, b: number, upper: boolean): number {
  const left = w * (b + 1) <= a + 1;
  const near = betaFront(w, a, b) * (left ? betaFraction(w, a, b) : betaFraction(1 / w, b, a));
  return left === upper ? 1 - near : near;
}

/**
 * y^a (1−y)^b / B(a, b) at y = w/(1 + w), without large logarithms that cancel.
 *
 *   with y₀ = a/(a+b):  a ln(y/y₀) + b ln((1−y)/(1−y₀)) = −a(σ − ln(1+σ)) − b(τ − ln(1+τ)),
 *   σ = (y − y₀)/y₀,  τ = (y₀ − y)/(1 − y₀),  as aσ + bτ = 0
 *
 * Source  Didonato & Morris 1992, ACM Trans Math Softw 18:360–373, § on BRCOMP
 */
export function betaFront(w: number, a: number, b: number): number {
  if (w > 1) return betaFront(1 / w, b, a);
  const n = a + b;
  const difference = (w * b - a) / (1 + w);
  const log =
    a * lessLogOnePlus(difference / a, (w / (1 + w)) * (n / a)) + b * lessLogOnePlus(-difference / b, n / b / (1 + w));
  return outer(a, b) * Math.exp(-log);
}

/** y₀^a (1−y₀)^b / B(a, b) at y₀ = a/(a+b) */
function outer(a: number, b: number): number {
  return (reciprocalGamma(a) / reciprocalGamma(a + b)) * reciprocalGamma(b);
}

/** ln B(a, b), such that a small a beside a large b keeps its digits. */
export function logBeta(a: number, b: number): number {
  return -Math.log(outer(a, b)) - a * Math.log1p(b / a) - b * Math.log1p(a / b);
}

/**
 * I_y(a, b) · B(a, b) / (y^a (1−y)^b), fast for y below (a+1)/(a+b+2).
 *
 *   1/(β₀ + α₁/(β₁ + α₂/(β₂ + …))),   c = a(1−y) − by + 1,
 *   αₘ = m(b−m)(a+m−1)(a+b+m−1) y² / (a+2m−1)²,   βₘ = m + m(b−m)y/(a+2m−1) + (a+m)(c + m(2−y))/(a+2m+1)
 *
 * Its terms stay of one size however large a is; evaluated by the modified Lentz method.
 *
 * Source  Didonato & Morris 1992, ACM Trans Math Softw 18:360–373, § on BFRAC
 */
export function betaFraction(w: number, a: number, b: number): number {
  const y = w / (1 + w);
  const base = (a - b * w) / (1 + w) + 1;
  let d = (a + 1) / (a * base);
  let c = Number.POSITIVE_INFINITY;
  let value = d;
  for (let m = 1; m < 1_000_000; m++) {
    const odd = a + 2 * m - 1;
    const even = m * (b - m) * (y / odd);
    const alpha = even * (((a + m - 1) / odd) * (a + b + m - 1)) * y;
    const beta = m + even + ((a + m) / (odd + 2)) * (base + m * (2 - y));
    d = 1 / (beta + alpha * d);
    c = beta + alpha / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return value;
}
