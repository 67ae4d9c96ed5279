import { tau2WhereQ, weighted } from "../studies.js";
import { single, type Tau2Estimator } from "./estimator.js";

/**
 * Paule–Mandel estimator.
 *
 *   Σ(y − μ)²/(v + tau²) = k − 1,   0 where Q at tau² = 0 is smaller
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2
 * Source   Paule & Mandel 1982, J Res Natl Bur Stand 87:377–385
 * Same as  metafor::rma(method = "PM") run to convergence
 */
export const pauleMandel: Tau2Estimator = {
  id: "pm",
  alsoKnownAs: ["paule-mandel", "mandel-paule"],
  label: "Paule–Mandel estimator",
  formula: ["Σ(y − μ)²/(v + tau²) = k − 1"],
  unit: "squared units of the effect",
  source: "doi:10.6028/jres.087.022",
  sameAs: 'metafor::rma(method = "PM", control = list(tol = 1e-12))',
  r: "PM",
  estimate(studies) {
    return single(tau2WhereQ(studies, studies.k - 1));
  },
  standardError(studies, tau2) {
    const sums = weighted(studies, tau2);
    return Math.sqrt((2 * studies.k * studies.k) / (studies.k - 1)) / sums.w1;
  },
  fitStatistics: () => null,
};
