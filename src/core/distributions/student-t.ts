import { BptrialError } from "../errors.js";
import { isProbability, requireThat } from "./domain.js";
import { gammaHalfRatio } from "./gamma-function.js";
import { betaFraction } from "./incomplete-beta.js";
import { normal } from "./normal.js";

const ROOT_PI = Math.sqrt(Math.PI);

/** The last ratio computed: rows of a table ask for a critical value and a p-value with the same df. */
let lastDf = 1;
let lastRatio = 1 / ROOT_PI;

/** Γ((ν+1)/2) / Γ(ν/2) */
function ratio(df: number): number {
  if (df !== lastDf) {
    lastRatio = gammaHalfRatio(df / 2);
    lastDf = df;
  }
  return lastRatio;
}

/** ln(1 + t²/ν), where t² may overflow. */
function logOnePlus(t: number, df: number): number {
  return t < 1e150 ? Math.log1p((t * t) / df) : 2 * Math.log(t) - Math.log(df);
}

function density(t: number, df: number): number {
  return (ratio(df) / Math.sqrt(df * Math.PI)) * Math.exp((-(df + 1) / 2) * logOnePlus(Math.abs(t), df));
}

/** Whether the continued fraction of the tail is fast here. */
function isFar(t: number, df: number): boolean {
  return t * t * (df + 2) > 3 * df;
}

/** P(0 < T < t): near 0 a series of positive terms. */
function central(t: number, df: number): number {
  if (isFar(t, df)) return 0.5 - far(t, df);
  const y = (t * t) / (df + t * t);
  let term = 1;
  let total = 1;
  for (let k = 0; term > 1e-17 * total; k++) {
    term *= (y * (df / 2 + 0.5 + k)) / (1.5 + k);
    total += term;
  }
  return t * density(t, df) * total;
}

/** P(T > t) for t away from 0: half of I_x(ν/2, ½), x = ν/(ν + t²). */
function far(t: number, df: number): number {
  return 0.5 * slope(t, df) * betaFraction(df / t / t, df / 2, 0.5);
}

/** t·f(t) = x^{ν/2} (1−x)^{½} / B(ν/2, ½),  x = ν/(ν + t²) */
function slope(t: number, df: number): number {
  const root = t / Math.sqrt(df);
  const sine = root < 1 ? root / Math.sqrt(1 + root * root) : 1 / Math.sqrt(1 + 1 / root / root);
  return (ratio(df) / ROOT_PI) * sine * Math.exp((-df / 2) * logOnePlus(t, df));
}

/** P(T > t) for t ≥ 0. */
function tail(t: number, df: number): number {
  if (t === Number.POSITIVE_INFINITY) return 0;
  return isFar(t, df) ? far(t, df) : 0.5 - central(t, df);
}

/**
 * Student's t distribution with ν degrees of freedom; ν = ∞ is the normal distribution.
 *
 *   P(T > t) = ½ I_x(ν/2, ½),  x = ν/(ν + t²):  for t² > 3ν/(ν+2) by the continued fraction of the incomplete beta
 *   function, nearer to 0 as ½ − P(0 < T < t) with
 *   P(0 < T < t) = t f(t) Σ_k y^k (ν/2 + ½)_k / (3/2)_k,  y = t²/(ν + t²)
 *
 * Both keep their digits from ν = 0.1 to 1e15, as neither forms 1 − x.
 *
 * Domain  ν > 0 or ∞; t real or infinite; probabilities in [0, 1], where 0 and 1 give ∓∞ (as does what overflows)
 * Source  NIST DLMF 8.17.8, 8.17.22
 * @throws E_BUG outside the domain, NaN included
 */
export const studentT = {
  density(t: number, df: number): number {
    requireThat(df > 0 && !Number.isNaN(t), "studentT.density", t, df);
    return df === Number.POSITIVE_INFINITY ? normal.density(t) : density(t, df);
  },
  cdf(t: number, df: number): number {
    return studentT.upper(-t, df);
  },
  upper(t: number, df: number): number {
    requireThat(df > 0 && !Number.isNaN(t), "studentT.upper", t, df);
    if (df === Number.POSITIVE_INFINITY) return normal.upper(t);
    return t > 0 ? tail(t, df) : 1 - tail(-t, df);
  },
  quantile(p: number, df: number): number {
    return 0 - studentT.upperQuantile(p, df);
  },
  upperQuantile(q: number, df: number): number {
    requireThat(df > 0 && isProbability(q), "studentT.upperQuantile", q, df);
    if (df === Number.POSITIVE_INFINITY) return normal.upperQuantile(q);
    return q <= 0.5 ? positiveQuantile(q, df) : -positiveQuantile(1 - q, df);
  },
};

/** What was asked last: a table's rows often share level and df. */
let lastQuery = { q: 0.5, df: 1, t: 0 };

function positiveQuantile(q: number, df: number): number {
  if (q === 0.5) return 0;
  if (q === 0) return Number.POSITIVE_INFINITY;
  if (lastQuery.q !== q || lastQuery.df !== df) lastQuery = { q, df, t: solve(q, df) };
  return lastQuery.t;
}

/**
 * Newton's method on ln P over ln t, for P(0 < T < t) near the median and P(T > t) elsewhere. ln |T| has a log-concave
 * density, so that both logarithms are concave and no bracket is needed.
 */
function solve(q: number, df: number): number {
  const middle = q > 0.25;
  let t = startOf(q, df);
  if (t === Number.POSITIVE_INFINITY) return t;
  for (let iteration = 0; iteration < 200; iteration++) {
    const rise = slope(t, df);
    const here = middle ? central(t, df) : tail(t, df);
    const step = middle ? Math.log((0.5 - q) / here) * (here / rise) : Math.log(here / q) * (here / rise);
    t *= Math.exp(step);
    // Convergence is quadratic: what remains after a step this small is its square.
    if (Math.abs(step) < 1e-9 || t === Number.POSITIVE_INFINITY) return t;
  }
  throw new BptrialError("E_BUG", `studentT: no quantile for ${q} with ${df} df`);
}

/**
 * Near the normal quantile z the expansion in powers of 1/ν, elsewhere what the leading term of the tail gives.
 *
 * Source  Fisher & Cornish 1960, Technometrics 2:209–225
 */
function startOf(q: number, df: number): number {
  const z = normal.upperQuantile(q);
  const s = z * z;
  if (s < df && df >= 1) {
    const g1 = (s + 1) / 4;
    const g2 = ((5 * s + 16) * s + 3) / 96;
    const g3 = (((3 * s + 19) * s + 17) * s - 15) / 384;
    return z * (1 + (g1 + (g2 + g3 / df) / df) / df);
  }
  const logX = (2 / df) * Math.log((q * df * ROOT_PI) / ratio(df));
  return logX < 0 ? Math.max(z, Math.sqrt(-df * Math.expm1(logX)) * Math.exp(-logX / 2)) : z;
}
