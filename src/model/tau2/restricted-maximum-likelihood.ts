import { fitStatistics, restrictedLogLikelihood } from "../likelihood.js";
import { traceP, tracePP, weighted } from "../studies.js";
import type { Tau2Estimator } from "./estimator.js";
import { highestMaximum } from "./highest-maximum.js";

/**
 * Restricted maximum-likelihood estimator.
 *
 *   l(tau²) = −½ (Σ ln(v + tau²) + ln Σw + Σw(y − μ)²) + constant,   w = 1/(v + tau²)
 *   the highest maximum on tau² ≥ 0, where Σw²(y − μ)² = Σw − Σw²/Σw
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2
 * Source   Viechtbauer 2005, J Educ Behav Stat 30:261–293
 * Same as  metafor::rma(method = "REML", control = list(threshold = 1e-12, maxiter = 10000))
 */
export const restrictedMaximumLikelihood: Tau2Estimator = {
  id: "reml",
  alsoKnownAs: ["restricted-maximum-likelihood"],
  label: "Restricted maximum-likelihood estimator",
  formula: ["Σw²(y − μ)² = Σw − Σw²/Σw, w = 1/(v + tau²), the highest maximum of the restricted likelihood"],
  unit: "squared units of the effect",
  source: "doi:10.3102/10769986030003261",
  sameAs: 'metafor::rma(method = "REML", control = list(threshold = 1e-12, maxiter = 10000))',
  r: "REML",
  estimate(studies) {
    return highestMaximum(
      studies,
      (tau2) => {
        const sums = weighted(studies, tau2);
        return sums.q2 / traceP(sums) - 1;
      },
      (tau2) => restrictedLogLikelihood(studies, tau2),
    );
  },
  standardError(studies, tau2) {
    return Math.sqrt(2 / tracePP(weighted(studies, tau2)));
  },
  fitStatistics: (studies, tau2) => fitStatistics(restrictedLogLikelihood(studies, tau2), 2, studies.k - 1),
};
