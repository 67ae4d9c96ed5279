import type { Interpretation } from "./interpretation.js";

/**
 * How much the rate of events differs over time: "25% fewer".
 *
 *   100 (HR − 1), of the hazard ratio turned to benefit
 *
 * Unit     percent
 * Domain   hr; proportional hazards
 * Source   Spruance 2004, Antimicrob Agents Chemother 48:2787–2792
 * Same as  none
 */
export const hazard: Interpretation = {
  id: "hazard",
  label: "relative difference in the hazard",
  formula: ["100 (HR − 1)"],
  unit: "percent",
  source: "doi:10.1128/AAC.48.8.2787-2792.2004",
  sameAs: null,
  reads: ["percent", "ratio"],
  direct: ["hr"],
  needsRate: [],
  value: (estimate, { measure }) => (measure === "hr" ? 100 * (estimate - 1) : null),
};
