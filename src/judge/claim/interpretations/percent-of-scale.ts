import type { Interpretation } from "./interpretation.js";
import { points } from "./points.js";

/**
 * The difference in points as a share of the scale's whole range.
 *
 *   100 MD / (max − min)
 *
 * Unit     percent of the scale
 * Domain   md (smd by a typical SD) on an instrument whose ends are known
 * Source   definition
 * Same as  none
 */
export const percentOfScale: Interpretation = {
  id: "percent-of-scale",
  label: "difference as a share of the scale's range",
  formula: ["100 MD / (max − min)"],
  unit: "percent",
  source: "by definition",
  sameAs: null,
  reads: ["percent"],
  direct: ["md", "smd"],
  needsRate: [],
  value(estimate, evidence, rate) {
    const { instrument } = evidence;
    const difference = points.value(estimate, evidence, rate);
    if (difference === null || instrument === null || instrument.min === null || instrument.max === null) return null;
    return (100 * difference) / (instrument.max - instrument.min);
  },
};
