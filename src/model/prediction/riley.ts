import type { PredictionDistribution } from "./distribution.js";

/**
 * Prediction interval, t with k − 2 df.
 *
 *   μ ± q √(tau² + SE²),   q of the t distribution with k − 2 df
 *
 * Unit     that of the effect
 * Domain   k ≥ 3
 * Source   Higgins, Thompson & Spiegelhalter 2009, J R Stat Soc A 172:137–159; Riley 2011, BMJ 342:d549
 * Same as  metafor::predict(predtype = "riley")
 */
export const rileyPrediction: PredictionDistribution = {
  id: "riley",
  alsoKnownAs: ["hts"],
  label: "Prediction interval, t with k − 2 df",
  formula: ["μ ± q √(tau² + SE²), q of the t distribution with k − 2 df"],
  unit: "that of the effect",
  source: "doi:10.1136/bmj.d549",
  sameAs: 'metafor::predict(predtype = "riley")',
  df: (k) => k - 2,
};
