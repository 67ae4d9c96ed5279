import type { Recovery } from "./recovery.js";

/**
 * SD of the changes from the SDs at baseline and at the end and their stated correlation.
 *
 *   s = √(s₁² + s₂² − 2 r s₁ s₂)
 *
 * Unit     the outcome's own
 * Domain   s₁, s₂ ≥ 0, −1 ≤ r ≤ 1; r is stated, never assumed
 * Source   Cochrane Handbook 6.5.2.8
 * Same as  base R: sqrt(sd1^2 + sd2^2 - 2 * r * sd1 * sd2)
 */
export const changeCorrelation: Recovery<"baselineSd" | "finalSd" | "correlation", "sd"> = {
  id: "change-correlation",
  label: "SD of changes from baseline SD, final SD and their correlation",
  formula: ["s = √(s₁² + s₂² − 2 r s₁ s₂)"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.8",
  sameAs: "base R: sqrt(sd1^2 + sd2^2 - 2 * r * sd1 * sd2)",
  needs: ["baselineSd", "finalSd", "correlation"],
  gives: ["sd"],
  // The same sum, written so that equal SDs with r = 1 give 0 and not the square root of a rounding error.
  compute: ({ baselineSd: s1, finalSd: s2, correlation: r }) => ({
    sd: Math.sqrt((s1 - s2) ** 2 + 2 * (1 - r) * s1 * s2),
  }),
};
