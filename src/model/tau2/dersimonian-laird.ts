import { traceP, tracePP, weighted } from "../studies.js";
import { single, type Tau2Estimator } from "./estimator.js";

/**
 * DerSimonian–Laird estimator.
 *
 *   tau² = max(0, (Q − (k−1)) / (Σw − Σw²/Σw)),   w = 1/v
 *
 * Q is taken about the common effect of the pooling method: the inverse-variance mean, or with --method mh the
 * Mantel–Haenszel estimate, as RevMan 5 does.
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2
 * Source   DerSimonian & Laird 1986, Control Clin Trials 7:177–188
 * Same as  metafor::rma(method = "DL")
 */
export const dersimonianLaird: Tau2Estimator = {
  id: "dl",
  alsoKnownAs: ["dersimonian-laird"],
  label: "DerSimonian–Laird estimator",
  formula: ["tau² = max(0, (Q − (k−1)) / (Σw − Σw²/Σw)), w = 1/v"],
  unit: "squared units of the effect",
  source: "doi:10.1016/0197-2456(86)90046-2",
  sameAs: 'metafor::rma(method = "DL")',
  r: "DL",
  estimate: (studies, q) => single((q - (studies.k - 1)) / traceP(weighted(studies, 0))),
  standardError(studies, tau2) {
    const sums = weighted(studies, 0);
    const p = traceP(sums);
    return Math.sqrt(2 * (studies.k - 1) + 4 * tau2 * p + 2 * tau2 * tau2 * tracePP(sums)) / p;
  },
  fitStatistics: () => null,
};
