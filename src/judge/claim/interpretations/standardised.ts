import type { Interpretation } from "./interpretation.js";

/**
 * Difference between the groups in standard deviations, as it is reported.
 *
 *   d
 *
 * Unit     standard deviations
 * Domain   smd; md where its interval and the numbers of people imply an SD
 * Source   Cochrane Handbook 15.5.3.1
 * Same as  none
 */
export const standardised: Interpretation = {
  id: "standardised",
  label: "difference between the groups in standard deviations",
  formula: ["d"],
  unit: "SD",
  source: "Cochrane Handbook 15.5.3.1",
  sameAs: null,
  reads: ["SD"],
  direct: ["smd"],
  needsRate: [],
  value: (estimate, { measure }) => (measure === "smd" ? estimate : null),
};
