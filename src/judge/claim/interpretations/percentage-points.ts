import type { Interpretation } from "./interpretation.js";
import { treatedRate } from "./odds.js";

/**
 * How many more of 100 people succeed.
 *
 *   100 (p_t − p_c)
 *
 * Unit     percentage points
 * Domain   rd directly; rr, or, smd at a control rate between 0 and 1
 * Source   Hasselblad & Hedges 1995, Psychol Bull 117:167–178
 * Same as  none
 */
export const percentagePoints: Interpretation = {
  id: "percentage-points",
  label: "percentage points of people who respond",
  formula: ["100 (p_t − p_c)"],
  unit: "percentage points",
  source: "doi:10.1037/0033-2909.117.1.167",
  sameAs: null,
  model: "a logistic latent outcome",
  reads: ["percent", "percentage points"],
  direct: ["rd"],
  needsRate: ["smd", "or", "rr"],
  value(estimate, { measure }, rate) {
    if (measure === "rd") return 100 * estimate;
    const treated = rate === null ? null : treatedRate(measure, estimate, rate);
    return treated === null || rate === null ? null : 100 * (treated - rate);
  },
};
