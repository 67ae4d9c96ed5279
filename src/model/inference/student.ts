import type { Inference } from "./inference.js";

/**
 * t test with the unscaled standard error.
 *
 *   SE = 1/√Σw;   t = μ/SE on k − 1 df
 *
 * Unit     that of the effect
 * Domain   k ≥ 2
 * Source   Follmann & Proschan 1999, Biometrics 55:732–737
 * Same as  metafor::rma(test = "t")
 */
export const studentInference: Inference = {
  id: "t",
  alsoKnownAs: ["student"],
  label: "t test with the unscaled standard error",
  formula: ["SE = 1/√Σw", "t = μ/SE, k − 1 df"],
  unit: "that of the effect",
  source: "doi:10.1111/j.0006-341X.1999.00732.x",
  sameAs: 'metafor::rma(test = "t")',
  r: "t",
  compute: ({ k, w1 }) => ({ se: Math.sqrt(1 / w1), df: k - 1 }),
};
