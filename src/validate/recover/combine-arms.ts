import type { Recovery } from "./recovery.js";

/**
 * Two arms taken as one.
 *
 *   n = n₁ + n₂
 *   x̄ = (n₁ x̄₁ + n₂ x̄₂) / n
 *   s² = ((n₁ − 1) s₁² + (n₂ − 1) s₂² + n₁ n₂ / n · (x̄₁ − x̄₂)²) / (n − 1)
 *
 * Unit     the outcome's own
 * Domain   n₁, n₂ ≥ 1, s₁, s₂ ≥ 0
 * Source   Cochrane Handbook 6.5.2.10, table 6.5.a
 * Same as  base R: the SD of the two samples joined
 */
export const combineArms: Recovery<"n1" | "mean1" | "sd1" | "n2" | "mean2" | "sd2", "n" | "mean" | "sd"> = {
  id: "combine-arms",
  label: "Two arms combined into one",
  formula: [
    "n = n₁ + n₂",
    "x̄ = (n₁ x̄₁ + n₂ x̄₂) / n",
    "s² = ((n₁ − 1) s₁² + (n₂ − 1) s₂² + n₁ n₂ / n · (x̄₁ − x̄₂)²) / (n − 1)",
  ],
  unit: null,
  source: "Cochrane Handbook 6.5.2.10",
  sameAs: "base R: the SD of the two samples joined",
  needs: ["n1", "mean1", "sd1", "n2", "mean2", "sd2"],
  gives: ["n", "mean", "sd"],
  compute({ n1, mean1, sd1, n2, mean2, sd2 }) {
    const n = n1 + n2;
    const within = (n1 - 1) * sd1 * sd1 + (n2 - 1) * sd2 * sd2;
    const between = ((n1 * n2) / n) * (mean1 - mean2) ** 2;
    return { n, mean: (n1 * mean1 + n2 * mean2) / n, sd: Math.sqrt((within + between) / (n - 1)) };
  },
};
