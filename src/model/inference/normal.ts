import type { Inference } from "./inference.js";

/**
 * Normal (Wald) test.
 *
 *   SE = 1/√Σw;   z = μ/SE
 *
 * Unit     that of the effect
 * Domain   k ≥ 1
 * Source   Whitehead & Whitehead 1991, Stat Med 10:1665–1677
 * Same as  metafor::rma(test = "z")
 */
export const normalInference: Inference = {
  id: "z",
  alsoKnownAs: ["normal", "wald"],
  label: "Normal (Wald) test",
  formula: ["SE = 1/√Σw", "z = μ/SE"],
  unit: "that of the effect",
  source: "doi:10.1002/sim.4780101105",
  sameAs: 'metafor::rma(test = "z")',
  r: "z",
  compute: ({ w1 }) => ({ se: Math.sqrt(1 / w1), df: null }),
};
