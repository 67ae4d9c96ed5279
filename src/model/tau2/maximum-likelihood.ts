import { fitStatistics, logLikelihood } from "../likelihood.js";
import { weighted } from "../studies.js";
import type { Tau2Estimator } from "./estimator.js";
import { highestMaximum } from "./highest-maximum.js";

/**
 * Maximum-likelihood estimator.
 *
 *   l(tau²) = −½ (Σ ln(v + tau²) + Σw(y − μ)²) + constant,   w = 1/(v + tau²)
 *   the highest maximum on tau² ≥ 0, where Σw²(y − μ)² = Σw
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2
 * Source   Hardy & Thompson 1996, Stat Med 15:619–629
 * Same as  metafor::rma(method = "ML", control = list(threshold = 1e-12, maxiter = 10000))
 */
export const maximumLikelihood: Tau2Estimator = {
  id: "ml",
  alsoKnownAs: ["maximum-likelihood"],
  label: "Maximum-likelihood estimator",
  formula: ["Σw²(y − μ)² = Σw, w = 1/(v + tau²), the highest maximum of the likelihood"],
  unit: "squared units of the effect",
  source: "doi:10.1002/(SICI)1097-0258(19960330)15:6<619::AID-SIM188>3.0.CO;2-A",
  sameAs: 'metafor::rma(method = "ML", control = list(threshold = 1e-12, maxiter = 10000))',
  r: "ML",
  estimate(studies) {
    return highestMaximum(
      studies,
      (tau2) => {
        const { q2, w1 } = weighted(studies, tau2);
        return q2 / w1 - 1;
      },
      (tau2) => logLikelihood(studies, tau2),
    );
  },
  standardError(studies, tau2) {
    return Math.sqrt(2 / weighted(studies, tau2).w2);
  },
  fitStatistics: (studies, tau2) => fitStatistics(logLikelihood(studies, tau2), 2, studies.k),
};
