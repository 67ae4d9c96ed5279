import type { Recovery } from "./recovery.js";

/**
 * SD of one arm from its variance.
 *
 *   s = √s²
 *
 * Unit     the outcome's own
 * Domain   s² ≥ 0
 * Source   Cochrane Handbook 6.5.2
 * Same as  base R: sqrt(variance)
 */
export const variance: Recovery<"variance", "sd"> = {
  id: "variance",
  label: "SD from the variance of an arm",
  formula: ["s = √s²"],
  unit: null,
  source: "Cochrane Handbook 6.5.2",
  sameAs: "base R: sqrt(variance)",
  needs: ["variance"],
  gives: ["sd"],
  compute: ({ variance: squared }) => ({ sd: Math.sqrt(squared) }),
};
