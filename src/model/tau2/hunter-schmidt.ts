import { traceP, tracePP, weighted } from "../studies.js";
import { single, type Tau2Estimator } from "./estimator.js";

/**
 * Hunter–Schmidt estimator.
 *
 *   tau² = max(0, (Q − k) / Σw),   w = 1/v
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2
 * Source   Hunter & Schmidt 2004, Methods of Meta-Analysis, ch. 9; Viechtbauer 2005, J Educ Behav Stat 30:261–293
 * Same as  metafor::rma(method = "HS")
 */
export const hunterSchmidt: Tau2Estimator = {
  id: "hs",
  alsoKnownAs: ["hunter-schmidt"],
  label: "Hunter–Schmidt estimator",
  formula: ["tau² = max(0, (Q − k) / Σw), w = 1/v"],
  unit: "squared units of the effect",
  source: "doi:10.3102/10769986030003261",
  sameAs: 'metafor::rma(method = "HS")',
  r: "HS",
  estimate(studies) {
    const { q, w1 } = weighted(studies, 0);
    return single((q - studies.k) / w1);
  },
  standardError(studies, tau2) {
    const sums = weighted(studies, 0);
    const variance = 2 * (studies.k - 1) + 4 * tau2 * traceP(sums) + 2 * tau2 * tau2 * tracePP(sums);
    return Math.sqrt(variance) / sums.w1;
  },
  fitStatistics: () => null,
};
