import type { PredictionDistribution } from "./distribution.js";

/**
 * Prediction interval, normal.
 *
 *   μ ± q √(tau² + SE²),   q of the standard normal distribution
 *
 * Unit     that of the effect
 * Domain   k ≥ 2
 * Source   Skipka 2006, The inclusion of the estimation of heterogeneity
 * Same as  metafor::predict(predtype = "z")
 */
export const normalPrediction: PredictionDistribution = {
  id: "z",
  alsoKnownAs: ["normal"],
  label: "Prediction interval, normal",
  formula: ["μ ± q √(tau² + SE²), q of the standard normal distribution"],
  unit: "that of the effect",
  source: "Skipka 2006",
  sameAs: 'metafor::predict(predtype = "z")',
  df: () => null,
};
