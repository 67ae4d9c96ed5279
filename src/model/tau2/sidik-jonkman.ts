import { spread, tracePP, weighted } from "../studies.js";
import { single, type Tau2Estimator } from "./estimator.js";
import { sumOfSquares } from "./sum-of-squares.js";

/**
 * Sidik–Jonkman estimator.
 *
 *   t₀ = Σ(y − ȳ)²/k,   w = 1/(v + t₀)
 *   tau² = t₀ Σw(y − μ)²/(k−1)
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2; 0 only when all estimates are equal
 * Source   Sidik & Jonkman 2005, J R Stat Soc C 54:367–384
 * Same as  metafor::rma(method = "SJ")
 */
export const sidikJonkman: Tau2Estimator = {
  id: "sj",
  alsoKnownAs: ["sidik-jonkman"],
  label: "Sidik–Jonkman estimator",
  formula: ["t₀ = Σ(y − ȳ)²/k, w = 1/(v + t₀)", "tau² = t₀ Σw(y − μ)²/(k−1)"],
  unit: "squared units of the effect",
  source: "doi:10.1111/j.1467-9876.2005.00489.x",
  sameAs: 'metafor::rma(method = "SJ")',
  r: "SJ",
  estimate(studies) {
    const start = sumOfSquares(studies.y) / studies.k;
    return single((start * weighted(studies, start).q) / (studies.k - 1));
  },
  standardError(studies, tau2) {
    const start = sumOfSquares(studies.y) / studies.k;
    const sums = weighted(studies, start);
    const { pvpv, pvp } = spread(studies, start, sums);
    return (start / (studies.k - 1)) * Math.sqrt(2 * pvpv + 4 * tau2 * pvp + 2 * tau2 * tau2 * tracePP(sums));
  },
  fitStatistics: () => null,
};
