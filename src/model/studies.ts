import { BptrialError } from "../core/errors.js";
import type { StudyEffect } from "../records.js";

/** Estimates and variances as arrays: the form in which a fit reads them hundreds of times. */
export interface Studies {
  readonly k: number;
  readonly y: Float64Array;
  readonly v: Float64Array;
  /** The most precise study. Sums are taken about it, so that it costs the others no digits however much it weighs. */
  readonly anchor: number;
  /** y − y[anchor]. */
  readonly d: Float64Array;
}

/** Fourth powers of weights must stay within double precision, and so must those of 1/y², which bound tau². */
const LARGEST = 1e70;

/**
 * @throws E_NO_STUDIES for none, E_DOMAIN for a variance that is not positive, E_NOT_ESTIMABLE for numbers of a size
 *   that no unit of measurement brings about
 */
export function studiesOf(effects: readonly StudyEffect[]): Studies {
  const k = effects.length;
  if (k === 0) throw new BptrialError("E_NO_STUDIES", "there is no study to pool");
  const y = new Float64Array(k);
  const v = new Float64Array(k);
  let anchor = 0;
  effects.forEach((effect, i) => {
    if (!(effect.v > 0 && Number.isFinite(effect.v) && Number.isFinite(effect.y))) {
      throw new BptrialError(
        "E_DOMAIN",
        `"${effect.study}" has the estimate ${effect.y} with the variance ${effect.v}; pooling needs a positive variance`,
        "Keep it out with --filter, or give its standard error.",
      );
    }
    if (effect.v < 1 / LARGEST || effect.v > LARGEST || effect.y ** 2 > LARGEST) {
      throw new BptrialError(
        "E_NOT_ESTIMABLE",
        `"${effect.study}" has the estimate ${effect.y} with the variance ${effect.v}, too large or too small to compute with`,
        "Express the outcome in a unit that makes its numbers neither huge nor tiny.",
      );
    }
    y[i] = effect.y;
    v[i] = effect.v;
    if (effect.v < (v[anchor] as number)) anchor = i;
  });
  const origin = y[anchor] as number;
  return { k, y, v, anchor, d: y.map((value) => value - origin) };
}

/** Sums over the studies at one tau²; w = 1/(v + tau²), r = y − μ. */
export interface Weighted {
  readonly mu: number;
  /** Σw and Σw². */
  readonly w1: number;
  readonly w2: number;
  /** Weight of the anchor, and Σw, Σw², Σw³ of the others. */
  readonly own: number;
  readonly rest1: number;
  readonly rest2: number;
  readonly rest3: number;
  /** Σwr², the generalised Q. */
  readonly q: number;
  /** Σw²r², minus the slope of q. */
  readonly q2: number;
}

export function weighted({ k, y, v, anchor, d }: Studies, tau2: number): Weighted {
  const own = 1 / ((v[anchor] as number) + tau2);
  let rest1 = 0;
  let rest2 = 0;
  let rest3 = 0;
  let wd = 0;
  for (let i = 0; i < k; i++) {
    if (i === anchor) continue;
    const w = 1 / ((v[i] as number) + tau2);
    rest1 += w;
    rest2 += w * w;
    rest3 += w * w * w;
    wd += w * (d[i] as number);
  }
  const w1 = own + rest1;
  const shift = wd / w1;
  let q = 0;
  let q2 = 0;
  for (let i = 0; i < k; i++) {
    const w = 1 / ((v[i] as number) + tau2);
    const r = (d[i] as number) - shift;
    q += w * r * r;
    q2 += w * w * r * r;
  }
  const mu = (y[anchor] as number) + shift;
  return { mu, w1, w2: own * own + rest2, own, rest1, rest2, rest3, q, q2 };
}

/** Σ(y − μ)²/v about any centre. */
export function qAbout({ k, y, v, anchor, d }: Studies, mu: number): number {
  const shift = mu - (y[anchor] as number);
  let q = 0;
  for (let i = 0; i < k; i++) q += ((d[i] as number) - shift) ** 2 / (v[i] as number);
  return q;
}

/** tr P of P = W − W11'W/Σw: Σw − Σw²/Σw, free of the cancellation that one heavy study brings. */
export const traceP = ({ w1, own, rest1, rest2 }: Weighted): number => (2 * own * rest1 + (rest1 ** 2 - rest2)) / w1;

/** tr PP: Σw² − 2Σw³/Σw + (Σw²/Σw)². */
export const tracePP = ({ w1, own, rest1, rest2, rest3 }: Weighted): number =>
  (own ** 2 * (rest1 ** 2 + 2 * rest2) + rest2 ** 2 + w1 * (w1 * rest2 - 2 * rest3)) / w1 ** 2;

/** Σ_ij P_ij² v_i v_j and Σ_ij P_ij² v_j at one tau². */
export function spread({ k, v }: Studies, tau2: number, { w1, w2 }: Weighted): { pvpv: number; pvp: number } {
  let wv = 0;
  let pvpv = 0;
  let pvp = 0;
  for (let i = 0; i < k; i++) {
    const vi = v[i] as number;
    const w = 1 / (vi + tau2);
    const own = w * w * (1 - (2 * w) / w1);
    wv += w * w * vi;
    pvpv += own * vi * vi;
    pvp += own * vi;
  }
  return { pvpv: pvpv + (wv / w1) ** 2, pvp: pvp + (wv / w1) * (w2 / w1) };
}

/** tau² at which the generalised Q equals `target`; 0 where it is below it already. Q falls, and 1/Q is concave. */
export function tau2WhereQ(studies: Studies, target: number, start = 0): number {
  let tau2 = start;
  for (let step = 0; step < 200; step++) {
    const { q, q2 } = weighted(studies, tau2);
    if (q <= target) return tau2;
    // Newton on 1/Q: from the left it never passes the root.
    const next = tau2 + (q * (q - target)) / (target * q2);
    if (!(next > tau2 * (1 + 4e-16))) return tau2;
    tau2 = next;
  }
  return tau2;
}
