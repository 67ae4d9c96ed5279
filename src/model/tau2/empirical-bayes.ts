import { tau2WhereQ, weighted } from "../studies.js";
import { single, type Tau2Estimator } from "./estimator.js";

/**
 * Empirical Bayes estimator.
 *
 *   tau² = Σw((k/(k−1))(y − μ)² − v)/Σw,   w = 1/(v + tau²); its fixed point is that of Paule and Mandel
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2
 * Source   Morris 1983, J Am Stat Assoc 78:47–55
 * Same as  metafor::rma(method = "EB") run to convergence
 */
export const empiricalBayes: Tau2Estimator = {
  id: "eb",
  alsoKnownAs: ["empirical-bayes"],
  label: "Empirical Bayes estimator",
  formula: ["tau² = Σw((k/(k−1))(y − μ)² − v)/Σw, w = 1/(v + tau²)"],
  unit: "squared units of the effect",
  source: "doi:10.1080/01621459.1983.10477920",
  sameAs: 'metafor::rma(method = "EB", control = list(threshold = 1e-12, maxiter = 10000))',
  r: "EB",
  estimate(studies) {
    return single(tau2WhereQ(studies, studies.k - 1));
  },
  standardError(studies, tau2) {
    const sums = weighted(studies, tau2);
    return Math.sqrt((2 * studies.k * studies.k) / (studies.k - 1)) / sums.w1;
  },
  fitStatistics: () => null,
};
