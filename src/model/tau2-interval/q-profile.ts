import { chiSquared } from "../../core/distributions.js";
import { tau2WhereQ } from "../studies.js";
import type { Tau2Interval } from "./interval.js";

/**
 * Q-profile interval of tau².
 *
 *   Q(low) = χ²_{k−1}(1 − α/2),   Q(high) = χ²_{k−1}(α/2),   Q(t) = Σ(y − μ_t)²/(v + t)
 *
 * A limit is 0 where Q(0) is below its quantile already; [0, 0] and intervals without the estimate are possible.
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2
 * Source   Viechtbauer 2007, Stat Med 26:37–52
 * Same as  metafor::confint(type = "QP") run to convergence and without a cap
 */
export const qProfile: Tau2Interval = {
  id: "q-profile",
  alsoKnownAs: ["qp"],
  label: "Q-profile interval of tau²",
  formula: ["Q(low) = χ²_{k−1}(1 − α/2)", "Q(high) = χ²_{k−1}(α/2)"],
  unit: "squared units of the effect",
  source: "doi:10.1002/sim.2514",
  sameAs: 'metafor::confint(type = "QP", control = list(tol = 1e-12, tau2.max = Inf))',
  r: "QP",
  compute(studies, level) {
    const { upper, lower } = quantiles(studies.k - 1, level);
    const low = tau2WhereQ(studies, upper);
    return { low, high: tau2WhereQ(studies, lower, low) };
  },
};

let known = { df: 0, level: 0, upper: 0, lower: 0 };

/** Many fits of one size follow each other; their quantiles are the same. */
function quantiles(df: number, level: number): { readonly upper: number; readonly lower: number } {
  if (known.df !== df || known.level !== level) {
    const tail = (1 - level) / 2;
    known = { df, level, upper: chiSquared.upperQuantile(tail, df), lower: chiSquared.quantile(tail, df) };
  }
  return known;
}
