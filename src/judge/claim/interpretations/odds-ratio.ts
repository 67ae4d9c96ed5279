import type { Interpretation } from "./interpretation.js";
import { oddsRatioOf } from "./odds.js";

/**
 * How much larger the odds of success are, often told as "more likely", which it is not.
 *
 *   100 (OR − 1);  from an SMD: OR = exp(dπ/√3)
 *
 * Unit     percent
 * Domain   or, smd
 * Source   Hasselblad & Hedges 1995, Psychol Bull 117:167–178
 * Same as  none
 */
export const oddsRatioOfResponse: Interpretation = {
  id: "odds-ratio",
  label: "relative difference in the odds of response",
  formula: ["100 (OR − 1)"],
  unit: "percent",
  source: "doi:10.1037/0033-2909.117.1.167",
  sameAs: null,
  model: "a logistic latent outcome",
  reads: ["percent", "ratio"],
  direct: ["or", "smd"],
  needsRate: [],
  value(estimate, { measure }) {
    const odds = oddsRatioOf(measure, estimate);
    return odds === null ? null : 100 * (odds - 1);
  },
};
