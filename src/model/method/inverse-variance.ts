import { weighted } from "../studies.js";
import type { PoolingMethod } from "./method.js";

/**
 * Inverse-variance pooling.
 *
 *   μ = Σwy/Σw,   w = 1/v;   SE = 1/√Σw
 *
 * Unit     that of the effect
 * Domain   v > 0
 * Source   Birge 1932, Phys Rev 40:207–227; Whitehead & Whitehead 1991, Stat Med 10:1665–1677
 * Same as  metafor::rma(method = "EE")
 */
export const inverseVariance: PoolingMethod = {
  id: "iv",
  alsoKnownAs: ["inverse", "inverse-variance"],
  label: "Inverse-variance pooling",
  formula: ["μ = Σwy/Σw, w = 1/v", "SE = 1/√Σw"],
  unit: "that of the effect",
  source: "doi:10.1002/sim.4780101105",
  sameAs: 'metafor::rma(method = "EE")',
  measures: null,
  counts: false,
  measure: null,
  pool({ studies }) {
    const { mu, w1, q } = weighted(studies, 0);
    return { mu, w1, q, weights: Array.from(studies.v, (v) => 100 / v / w1) };
  },
};
