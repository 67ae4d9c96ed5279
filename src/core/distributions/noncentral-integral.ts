import erfcx from "@stdlib/math-base-special-erfcx";
import { normal } from "./normal.js";
import { expLessOnePlus, reciprocalGamma } from "./remainders.js";

/** P(T ≤ t) and its derivatives by arsinh t, which unlike that by t does not underflow far out, and by δ. */
export interface Lower {
  readonly value: number;
  readonly byArsinhT: number;
  readonly byNcp: number;
}

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** First step in the stretched variable, and the agreement of two step widths at which the finer one is exact. */
const FIRST_STEP = 0.8;
const AGREEMENT = 1e-11;
const NEGLIGIBLE = 1e-17;
/** sinh x at the end of the lattice: far more peak widths than any tail takes. */
const REACH = 20;

/**
 * P(T ≤ t) for T = (Z + δ)/U with U = √(χ²_m/m), and its derivatives: of the two tails the one that is likely to be
 * small is integrated, so that it keeps its digits.
 */
export function lowerTail(t: number, m: number, delta: number): Lower {
  if (t <= delta) return integral(t, m, delta);
  const mirrored = integral(-t, m, -delta);
  return { value: 1 - mirrored.value, byArsinhT: mirrored.byArsinhT, byNcp: mirrored.byNcp };
}

/**
 * E Φ(tU − δ) by the trapezoidal rule.
 *
 *   ∫ Φ(t eˢ − δ) c e^{−(m/2)(e^{2s} − 1 − 2s)} ds,   c = 2 (m/2)^{m/2} e^{−m/2} / Γ(m/2),   s = ln u
 *
 * The integrand is analytic, positive and has one peak. With s = s₀ + w sinh x (s₀ its peak, w its width) it falls off
 * doubly exponentially, and the rule gains about twice the digits at each halving of the step; all terms are positive,
 * so nothing cancels, however small the result is.
 *
 * Domain  0 < m < ∞, t and δ finite
 * Source  Steiger & Fouladi 1997, in Harlow, Mulaik & Steiger (eds), What if there were no significance tests?, for the
 *         integral; Trefethen & Weideman 2014, SIAM Review 56:385–458, for the rule
 */
function integral(t: number, m: number, delta: number): Lower {
  const { u, width } = peak(t, m, delta);
  const start = Math.log(u);
  const totals = { value: 0, byArsinhT: 0, byNcp: 0 };
  let step = FIRST_STEP;
  addRow(lattice(0), start, width, t, m, delta, totals);
  addRow(lattice(0), start, -width, t, m, delta, totals);
  for (let level = 1; level < 13; level++) {
    const coarse = totals.value;
    addRow(lattice(level), start, width, t, m, delta, totals);
    addRow(lattice(level), start, -width, t, m, delta, totals);
    step /= 2;
    if (Math.abs(totals.value - 2 * coarse) <= AGREEMENT * totals.value) break;
  }
  const scale = 2 * reciprocalGamma(m / 2) * width * step;
  const slope = scale / ROOT_TWO_PI;
  return { value: scale * totals.value, byArsinhT: slope * totals.byArsinhT, byNcp: -slope * totals.byNcp };
}

/** Adds the integrand over one side of the peak, outwards until it no longer counts. */
function addRow(
  { sinh, cosh }: Lattice,
  start: number,
  width: number,
  t: number,
  m: number,
  delta: number,
  totals: { value: number; byArsinhT: number; byNcp: number },
): void {
  let { value, byArsinhT, byNcp } = totals;
  const scale = Math.hypot(1, t);
  for (let i = 0; i < sinh.length; i++) {
    const s = start + width * (sinh[i] ?? 0);
    const exponent = -(m / 2) * expLessOnePlus(2 * s);
    const u = Math.exp(s);
    const z = Math.abs(s) < 0.5 ? t - delta + t * Math.expm1(s) : t * u - delta;
    const stretch = cosh[i] ?? 0;
    const density = stretch * Math.exp(exponent - (z * z) / 2);
    const part = 0.5 * erfcx(Math.abs(z) * Math.SQRT1_2) * density;
    const term = z < 0 ? part : stretch * Math.exp(exponent) - part;
    value += term;
    byNcp += density;
    byArsinhT += density * (u * scale);
    if (!(term > NEGLIGIBLE * value)) break;
  }
  totals.value = value;
  totals.byArsinhT = byArsinhT;
  totals.byNcp = byNcp;
}

interface Lattice {
  readonly sinh: Float64Array;
  readonly cosh: Float64Array;
}

const lattices: Lattice[] = [];

/** The points x > 0 that halving number `level` adds, as sinh x and cosh x; the point 0 counts half on either side. */
function lattice(level: number): Lattice {
  const known = lattices[level];
  if (known) return known;
  const step = FIRST_STEP / 2 ** level;
  const points = Array.from({ length: Math.ceil(REACH / step) }, (_, i) =>
    level === 0 ? i * step : (2 * i + 1) * step,
  ).filter((x) => x < REACH);
  const made = {
    sinh: Float64Array.from(points, Math.sinh),
    cosh: Float64Array.from(points, (x) => (x === 0 ? 0.5 : Math.cosh(x))),
  };
  lattices[level] = made;
  return made;
}

/**
 * Where the integrand is largest, as u = eˢ, and 1/√(−second derivative of its logarithm) there, roughly.
 *
 * The logarithm h(u) = ln Φ(tu − δ) + m ln u − mu²/2 is concave in u. Newton's method starts where ln Φ(z) ≈ −z²/2 has
 * the peak, which is near for t ≤ δ.
 */
function peak(t: number, m: number, delta: number): { readonly u: number; readonly width: number } {
  const size = Math.hypot(t, Math.sqrt(m));
  const linear = (t / size) * delta;
  const root = Math.sqrt(linear * linear + 4 * m);
  let u = linear > 0 ? (linear + root) / (2 * size) : (2 * m) / (size * (root - linear));
  for (let iteration = 0; ; iteration++) {
    const z = t * u - delta;
    const hazard = hazardOf(z);
    const slope = t * u * hazard + m - m * u * u;
    const curvature = (t * u) ** 2 * hazard * (z + hazard) + m + m * u * u;
    if (slope * slope < 1e-2 * curvature || iteration === 50) return { u, width: 1 / Math.sqrt(curvature) };
    u *= Math.max(1 + slope / curvature, 0.1);
  }
}

/** φ(z) / Φ(z) */
function hazardOf(z: number): number {
  if (z > 0) return normal.density(z) / normal.cdf(z);
  return 2 / (ROOT_TWO_PI * erfcx(-z * Math.SQRT1_2));
}
