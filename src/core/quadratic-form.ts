import { BptrialError } from "./errors.js";
import { findRoot } from "./roots.js";

/** Eigenvalues that are 0 come out of their algorithms as a rounding of the largest. */
const ROUNDING = 1e-13;
const FIRST_STEP = 0.8;
const AGREEMENT = 1e-11;

/**
 * P(Σ λⱼ Zⱼ² > q) for independent standard normal Zⱼ: the upper tail of a weighted sum of chi-squares with 1 df each.
 *
 *   P = 1/(2πi) ∫ e^{−sx} Π(1 − κⱼs)^{−½} ds/s,   κⱼ = λⱼ/λ₁,  x = q/(2λ₁),  λ₁ the largest,
 *
 * along the hyperbola s = c + w(cosh v − 1) + iw sinh v. It crosses the real axis at the saddle point c between the pole
 * at 0 and the cut from 1 to ∞, as wide as the saddle, and bends round the cut, so that the integrand falls off doubly
 * exponentially and the trapezoidal rule in v gains about twice the digits at each halving of its step. Below the mean
 * the path crosses left of the pole and gives the lower tail.
 *
 * Domain    q finite; λⱼ ≥ 0, not all 0; below 1e-13 of the largest a λ counts as 0, a more negative one is refused
 * Accuracy  about 1e-12 of the result, however small
 * Source    Imhof 1961, Biometrika 48:419–426, for the inversion; Rice 1980, SIAM J Sci Stat Comput 1:438–448, for the
 *           saddle point; Trefethen & Weideman 2014, SIAM Review 56:385–458, for the rule
 * @throws E_BUG outside the domain
 */
export function quadraticFormUpper(q: number, lambdas: readonly number[]): number {
  const largest = lambdas.reduce((most, lambda) => Math.max(most, lambda), 0);
  if (!(largest > 0) || !Number.isFinite(q + largest) || lambdas.some((lambda) => !(lambda > -ROUNDING * largest))) {
    throw new BptrialError("E_BUG", `no weighted sum of chi-squares with q = ${q} and weights ${lambdas.join(", ")}`);
  }
  if (q <= 0) return 1;
  const kappas = Float64Array.from(
    lambdas.filter((lambda) => lambda > ROUNDING * largest),
    (lambda) => lambda / largest,
  );
  const x = q / 2 / largest;
  // By Chernoff's bound at s = 1/2 the tail is below the smallest number that can be held.
  if (x - kappas.length * Math.LN2 > 1500) return 0;
  const mean = kappas.reduce((total, kappa) => total + kappa, 0) / 2;
  // On either side of the mean the tail is integrated that is small.
  return x > mean ? integral(x, kappas, saddleAbove(x, kappas)) : 1 + integral(x, kappas, saddleBelow(x, kappas));
}

/** The integral along the path through c: the upper tail where c > 0, minus the lower one where c < 0. */
function integral(x: number, kappas: Float64Array, c: number): number {
  const width = 1 / Math.sqrt(curvature(c, kappas));
  let step = FIRST_STEP;
  let total = row(0, step, c, width, x, kappas);
  for (let halving = 0; halving < 12; halving++) {
    const coarse = total;
    total += row(step / 2, step, c, width, x, kappas);
    step /= 2;
    if (Math.abs(total - 2 * coarse) <= AGREEMENT * Math.abs(total)) break;
  }
  return (width * step * total) / Math.PI;
}

/** Where e^{−sx} Π(1 − κs)^{−½} / s is smallest on the real axis between 0 and 1; sought as r = 1 − s. */
function saddleAbove(x: number, kappas: Float64Array): number {
  const slope = (r: number): number => {
    let value = x + 1 / (1 - r);
    for (const kappa of kappas) value -= (0.5 * kappa) / (1 - kappa + kappa * r);
    return r * value;
  };
  return 1 - findRoot(slope, Number.MIN_VALUE, 1 - Number.EPSILON, { tolerance: 1e-6 / (1 + x) });
}

/** The same on the real axis below 0; sought as r = −s, which lies between 1/x and (k/2 + 1)/x. */
function saddleBelow(x: number, kappas: Float64Array): number {
  const slope = (r: number): number => {
    let value = 1 / r - x;
    for (const kappa of kappas) value += (0.5 * kappa) / (1 + kappa * r);
    return value;
  };
  const high = (kappas.length / 2 + 1) / x;
  return -findRoot(slope, 1 / x, high * (1 + 1e-6), { tolerance: 1e-6 * high });
}

/** Second derivative of ln(e^{−sx} Π(1 − κs)^{−½} / s) by s. */
function curvature(s: number, kappas: Float64Array): number {
  let value = 1 / (s * s);
  for (const kappa of kappas) value += 0.5 * (kappa / (1 - kappa * s)) ** 2;
  return value;
}

/** The integrand summed over v = from, from + step, … until it no longer counts; v = 0 counts half. */
function row(from: number, step: number, c: number, width: number, x: number, kappas: Float64Array): number {
  let total = 0;
  let size = 0;
  for (let v = from; v < 700; v += step) {
    const sinh = Math.sinh(v);
    const cosh = Math.cosh(v);
    const real = c + (width * sinh * sinh) / (1 + cosh);
    const imaginary = width * sinh;
    let log = -x * real - 0.5 * Math.log(real * real + imaginary * imaginary);
    let angle = -x * imaginary - Math.atan2(imaginary, real);
    for (const kappa of kappas) {
      const a = 1 - kappa * real;
      const b = kappa * imaginary;
      log -= 0.25 * Math.log(a * a + b * b);
      angle += 0.5 * Math.atan2(b, a);
    }
    const magnitude = Math.exp(log) * (v === 0 ? 0.5 : 1);
    total += magnitude * (cosh * Math.cos(angle) + sinh * Math.sin(angle));
    size += magnitude * cosh;
    if (magnitude * cosh <= 1e-17 * size) break;
  }
  return total;
}
