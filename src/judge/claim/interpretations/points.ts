import type { Interpretation } from "./interpretation.js";

/**
 * Difference between the groups on the outcome's own scale.
 *
 *   MD;  from an SMD: d times the instrument's typical SD
 *
 * Unit     points
 * Domain   md; smd where the instrument has a typical SD
 * Source   Cochrane Handbook 15.5.3.2
 * Same as  none
 */
export const points: Interpretation = {
  id: "points",
  label: "difference between the groups in points",
  formula: ["MD", "d × typical SD"],
  unit: "points",
  source: "Cochrane Handbook 15.5.3.2",
  sameAs: null,
  reads: ["points"],
  direct: ["md", "smd"],
  needsRate: [],
  value(estimate, { measure, instrument }) {
    if (measure === "md") return estimate;
    return measure === "smd" && instrument?.typicalSd ? estimate * instrument.typicalSd.value : null;
  },
};
