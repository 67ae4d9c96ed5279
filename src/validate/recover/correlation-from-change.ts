import type { Recovery } from "./recovery.js";

/**
 * Correlation of baseline and final values from the three SDs. A result outside −1…1 means that the SDs cannot belong
 * together.
 *
 *   r = (s₁² + s₂² − s²) / (2 s₁ s₂)
 *
 * Unit     none
 * Domain   s₁, s₂ > 0
 * Source   Cochrane Handbook 6.5.2.8
 * Same as  base R: (sd1^2 + sd2^2 - sdchange^2) / (2 * sd1 * sd2)
 */
export const correlationFromChange: Recovery<"baselineSd" | "finalSd" | "changeSd", "correlation"> = {
  id: "correlation-from-change",
  label: "Correlation from baseline SD, final SD and SD of changes",
  formula: ["r = (s₁² + s₂² − s²) / (2 s₁ s₂)"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.8",
  sameAs: "base R: (sd1^2 + sd2^2 - sdchange^2) / (2 * sd1 * sd2)",
  needs: ["baselineSd", "finalSd", "changeSd"],
  gives: ["correlation"],
  compute: ({ baselineSd: s1, finalSd: s2, changeSd: s }) => ({
    correlation: (s1 * s1 + s2 * s2 - s * s) / (2 * s1 * s2),
  }),
};
