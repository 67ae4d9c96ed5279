import type { Recovery } from "./recovery.js";

/**
 * The SD that two arms share, from the standard error of the difference of their means.
 *
 *   s = SE / √(1/n₁ + 1/n₂)
 *
 * Unit     the outcome's own
 * Domain   SE > 0, n₁, n₂ ≥ 2; one SD for both arms
 * Source   Cochrane Handbook 6.5.2.3
 * Same as  base R: se / sqrt(1 / n1 + 1 / n2)
 */
export const differenceSe: Recovery<"se" | "n1" | "n2", "sd"> = {
  id: "difference-se",
  label: "Common SD from the standard error of a difference",
  formula: ["s = SE / √(1/n₁ + 1/n₂)"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.3",
  sameAs: "base R: se / sqrt(1 / n1 + 1 / n2)",
  needs: ["se", "n1", "n2"],
  gives: ["sd"],
  compute: ({ se, n1, n2 }) => ({ sd: se / Math.sqrt(1 / n1 + 1 / n2) }),
};
