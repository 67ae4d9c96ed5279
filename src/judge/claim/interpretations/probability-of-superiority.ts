import { probabilityOfSuperiority as superiority } from "../../../core/standardised.js";
import type { Interpretation } from "./interpretation.js";

/**
 * Chance that one treated person does better than one control, both drawn at random.
 *
 *   100 Φ(d/√2)
 *
 * Unit     percent
 * Domain   smd; normal outcomes with equal SDs
 * Source   McGraw & Wong 1992, Psychol Bull 111:361–365
 * Same as  effectsize::d_to_p_superiority
 */
export const probabilityOfSuperiority: Interpretation = {
  id: "probability-of-superiority",
  label: "chance that a treated person does better than a control",
  formula: ["100 Φ(d/√2)"],
  unit: "percent",
  source: "doi:10.1037/0033-2909.111.2.361",
  sameAs: "effectsize::d_to_p_superiority",
  model: "normal scores with equal SDs",
  reads: ["percent"],
  direct: ["smd"],
  needsRate: [],
  value: (estimate, { measure }) => (measure === "smd" ? 100 * superiority(estimate) : null),
};
