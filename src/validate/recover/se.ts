import type { Recovery } from "./recovery.js";

/**
 * SD of one arm from the standard error of its mean.
 *
 *   s = SE · √n
 *
 * Unit     the outcome's own
 * Domain   SE ≥ 0, n ≥ 2
 * Source   Cochrane Handbook 6.5.2.2
 * Same as  base R: se * sqrt(n)
 */
export const se: Recovery<"se" | "n", "sd"> = {
  id: "se",
  label: "SD from the standard error of a mean",
  formula: ["s = SE · √n"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.2",
  sameAs: "base R: se * sqrt(n)",
  needs: ["se", "n"],
  gives: ["sd"],
  compute: ({ se, n }) => ({ sd: se * Math.sqrt(n) }),
};
