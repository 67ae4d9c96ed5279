import { BptrialError } from "../errors.js";
import { isProbability, requireThat } from "./domain.js";
import { lowerTail } from "./noncentral-integral.js";
import { normal } from "./normal.js";
import { studentT } from "./student-t.js";

/**
 * The noncentral t distribution of T = (Z + δ)/√(χ²_m/m), m the degrees of freedom and δ the noncentrality.
 *
 * Both tails are integrated directly and keep relative precision to 1e-300; `noncentrality` gives the δ for which
 * P(T ≤ t) = p, which is what an exact interval of a standardised difference needs.
 *
 * Domain  m > 0 or ∞, δ finite; t real or infinite; p in [0, 1], for `noncentrality` in (0, 1) with t finite
 * Source  Johnson, Kotz & Balakrishnan 1995, Continuous Univariate Distributions 2, ch. 31; for the inverse in δ
 *         Cumming & Finch 2001, Educ Psychol Meas 61:532–574
 * @throws E_BUG outside the domain
 */
export const noncentralT = {
  cdf(t: number, df: number, ncp: number): number {
    check("cdf", t, df, ncp);
    if (!Number.isFinite(t)) return t > 0 ? 1 : 0;
    return df === Number.POSITIVE_INFINITY ? normal.cdf(t - ncp) : lowerTail(t, df, ncp).value;
  },
  upper(t: number, df: number, ncp: number): number {
    return noncentralT.cdf(-t, df, -ncp);
  },
  quantile(p: number, df: number, ncp: number): number {
    requireThat(isProbability(p), "noncentralT.quantile", p, df, ncp);
    check("quantile", 0, df, ncp);
    if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    if (df === Number.POSITIVE_INFINITY) return ncp + normal.quantile(p);
    if (ncp === 0) return studentT.quantile(p, df);
    if (p > 0.5) return -lowQuantile(1 - p, df, -ncp);
    return lowQuantile(p, df, ncp);
  },
  noncentrality(t: number, df: number, p: number): number {
    requireThat(p > 0 && p < 1 && Number.isFinite(t), "noncentralT.noncentrality", t, df, p);
    check("noncentrality", t, df, 0);
    // T ≤ 0 is Z ≤ −δ, whatever the degrees of freedom.
    if (df === Number.POSITIVE_INFINITY || t === 0) return t - normal.quantile(p);
    if (p > 0.5) return -lowNoncentrality(-t, df, 1 - p);
    return lowNoncentrality(t, df, p);
  },
};

function check(verb: string, t: number, df: number, ncp: number): void {
  requireThat(df > 0 && !Number.isNaN(t) && Number.isFinite(ncp), `noncentralT.${verb}`, t, df, ncp);
}

/** The t with P(T ≤ t) = p ≤ ½, sought as v with t = sinh v: linear in the middle, logarithmic in the tails. */
function lowQuantile(p: number, df: number, ncp: number): number {
  const guess = ncp + studentT.quantile(p, df) * Math.sqrt(1 + (ncp * ncp) / (2 * df));
  if (guess < -1e290 && lowerTail(-Math.sinh(LIMIT), df, ncp).value > p) return Number.NEGATIVE_INFINITY;
  const v = solve(p, true, Math.asinh(guess), (at) => {
    const { value, byArsinhT } = lowerTail(Math.sinh(at), df, ncp);
    return { value, slope: byArsinhT };
  });
  return Math.sinh(v);
}

/** The δ with P(T ≤ t) = p ≤ ½, on the same scale, from Johnson and Welch's normal approximation. */
function lowNoncentrality(t: number, df: number, p: number): number {
  const spread = Math.sqrt(1 + (t * t) / (2 * df));
  const guess = t * (1 - 1 / (4 * df + 1)) - normal.quantile(p) * spread;
  const v = solve(p, false, Math.asinh(guess), (at) => {
    const { value, byNcp } = lowerTail(t, df, Math.sinh(at));
    return { value, slope: byNcp * Math.cosh(at) };
  });
  return Math.sinh(v);
}

/** sinh of this is near the largest double. */
const LIMIT = 709;

/**
 * The x in (−709, 709) with f(x) = p for a monotone f, by Newton's method on ln f, kept within a bracket that every
 * value narrows.
 */
function solve(
  p: number,
  rises: boolean,
  start: number,
  f: (x: number) => { readonly value: number; readonly slope: number },
): number {
  let low = -LIMIT;
  let high = LIMIT;
  let x = Math.min(Math.max(start, low + 1), high - 1);
  for (let iteration = 0; iteration < 200; iteration++) {
    const { value, slope } = f(x);
    if (value === p) return x;
    if (value < p === rises) low = x;
    else high = x;
    const step = (Math.log(p / value) * value) / slope;
    const next = x + step;
    // Convergence is quadratic: what remains after a step this small is its square.
    if (Math.abs(step) <= 1e-9 * Math.max(Math.abs(x), 1e-3)) return next;
    x = next > low && next < high ? next : low + (high - low) / 2;
  }
  throw new BptrialError("E_BUG", `noncentral t: no solution for ${p} from ${start}`);
}
