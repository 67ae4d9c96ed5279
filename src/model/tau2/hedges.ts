import { sum } from "../../core/sums.js";
import { single, type Tau2Estimator } from "./estimator.js";
import { sumOfSquares } from "./sum-of-squares.js";

/**
 * Hedges estimator.
 *
 *   tau² = max(0, Σ(y − ȳ)²/(k−1) − Σv/k)
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2
 * Source   Hedges & Olkin 1985, Statistical Methods for Meta-Analysis, ch. 9; Viechtbauer 2005, J Educ Behav Stat 30:261–293
 * Same as  metafor::rma(method = "HE")
 */
export const hedges: Tau2Estimator = {
  id: "he",
  alsoKnownAs: ["hedges", "hedges-olkin"],
  label: "Hedges estimator",
  formula: ["tau² = max(0, Σ(y − ȳ)²/(k−1) − Σv/k)"],
  unit: "squared units of the effect",
  source: "doi:10.3102/10769986030003261",
  sameAs: 'metafor::rma(method = "HE")',
  r: "HE",
  estimate(studies) {
    return single(sumOfSquares(studies.y) / (studies.k - 1) - sum(studies.v) / studies.k);
  },
  standardError(studies, tau2) {
    const { k, v } = studies;
    const v1 = sum(v);
    const v2 = sum(v.map((value) => value * value));
    // P = I − 11'/k: Σ P_ij² v_i v_j and tr PV
    const pvpv = v2 * (1 - 2 / k) + (v1 / k) ** 2;
    const pv = v1 * (1 - 1 / k);
    return Math.sqrt(2 * pvpv + 4 * tau2 * pv + 2 * tau2 * tau2 * (k - 1)) / (k - 1);
  },
  fitStatistics: () => null,
};
