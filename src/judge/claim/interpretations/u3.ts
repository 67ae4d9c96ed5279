import { u3 as cohensU3 } from "../../../core/standardised.js";
import type { Interpretation } from "./interpretation.js";

/**
 * Share of the control group that the average treated person does better than.
 *
 *   100 Φ(d)
 *
 * Unit     percent
 * Domain   smd; normal outcomes with equal SDs
 * Source   Cohen 1988, Statistical Power Analysis, ch. 2
 * Same as  effectsize::d_to_u3
 */
export const u3: Interpretation = {
  id: "u3",
  label: "share of controls below the average treated person (U3)",
  formula: ["100 Φ(d)"],
  unit: "percent",
  source: "Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, 2nd ed., ch. 2",
  sameAs: "effectsize::d_to_u3",
  model: "normal scores with equal SDs",
  reads: ["percent"],
  direct: ["smd"],
  needsRate: [],
  value: (estimate, { measure }) => (measure === "smd" ? 100 * cohensU3(estimate) : null),
};
