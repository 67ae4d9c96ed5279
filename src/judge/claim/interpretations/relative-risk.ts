import type { Interpretation } from "./interpretation.js";
import { treatedRate } from "./odds.js";

/**
 * How much more often people succeed with treatment than without: "38% more likely".
 *
 *   100 (p_t/p_c − 1);  from an SMD: p_t by OR = exp(dπ/√3)
 *
 * Unit     percent
 * Domain   rr directly; smd, or, rd at a control rate p_c between 0 and 1
 * Source   Hasselblad & Hedges 1995, Psychol Bull 117:167–178
 * Same as  none
 */
export const relativeRisk: Interpretation = {
  id: "relative-risk",
  label: "relative difference in the share who respond",
  formula: ["100 (p_t/p_c − 1)"],
  unit: "percent",
  source: "doi:10.1037/0033-2909.117.1.167",
  sameAs: null,
  model: "a logistic latent outcome",
  reads: ["percent", "ratio"],
  direct: ["rr"],
  needsRate: ["smd", "or", "rd"],
  value(estimate, { measure }, rate) {
    if (measure === "rr") return 100 * (estimate - 1);
    const treated = rate === null ? null : treatedRate(measure, estimate, rate);
    return treated === null || rate === null ? null : 100 * (treated / rate - 1);
  },
};
