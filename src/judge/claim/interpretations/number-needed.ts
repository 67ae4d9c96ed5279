import type { Interpretation } from "./interpretation.js";
import { percentagePoints } from "./percentage-points.js";

/**
 * How many people must be treated for one more to succeed.
 *
 *   100 / percentage points
 *
 * Unit     people
 * Domain   rd directly; rr, or, smd at a control rate; a difference above 0
 * Source   Altman 1998, BMJ 317:1309–1312
 * Same as  none
 */
export const numberNeeded: Interpretation = {
  id: "nnt",
  label: "number needed to treat",
  formula: ["100 / percentage points"],
  unit: "people",
  source: "doi:10.1136/bmj.317.7168.1309",
  sameAs: null,
  model: "a logistic latent outcome",
  reads: ["people"],
  direct: percentagePoints.direct,
  needsRate: percentagePoints.needsRate,
  value(estimate, evidence, rate) {
    const difference = percentagePoints.value(estimate, evidence, rate);
    // People among whom one more has the event, or is spared it; beyond no difference a limit is no finite number.
    const side = Math.sign(percentagePoints.value(evidence.estimate, evidence, rate) ?? 0);
    return difference !== null && difference * side > 0 ? 100 / Math.abs(difference) : null;
  },
};
