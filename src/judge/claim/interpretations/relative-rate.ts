import type { Interpretation } from "./interpretation.js";

/**
 * How much the rate of events over person-time differs: "30% fewer falls". Events are counted, not the people who have one.
 *
 *   100 (IRR − 1)
 *
 * Unit     percent
 * Domain   irr
 * Source   Rothman 2008, Modern Epidemiology, ch. 14
 * Same as  none
 */
export const relativeRate: Interpretation = {
  id: "relative-rate",
  label: "relative difference in the rate of events",
  formula: ["100 (IRR − 1)"],
  unit: "percent",
  source: "Rothman 2008, Modern Epidemiology, ch. 14",
  sameAs: null,
  reads: ["percent", "ratio"],
  direct: ["irr"],
  needsRate: [],
  value: (estimate, { measure }) => (measure === "irr" ? 100 * (estimate - 1) : null),
};
