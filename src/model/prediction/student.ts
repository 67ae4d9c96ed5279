import type { PredictionDistribution } from "./distribution.js";

/**
 * Prediction interval, t with k − 1 df.
 *
 *   μ ± q √(tau² + SE²),   q of the t distribution with k − 1 df
 *
 * Unit     that of the effect
 * Domain   k ≥ 2
 * Source   Partlett & Riley 2017, Stat Med 36:301–317; Veroniki 2019, Res Synth Methods 10:23–43
 * Same as  metafor::predict(predtype = "t")
 */
export const studentPrediction: PredictionDistribution = {
  id: "t",
  alsoKnownAs: ["student"],
  label: "Prediction interval, t with k − 1 df",
  formula: ["μ ± q √(tau² + SE²), q of the t distribution with k − 1 df"],
  unit: "that of the effect",
  source: "doi:10.1002/sim.7140",
  sameAs: 'metafor::predict(predtype = "t")',
  df: (k) => k - 1,
};
