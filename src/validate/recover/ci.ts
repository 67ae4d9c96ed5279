import { quantileOf } from "./quantiles.js";
import type { Recovery } from "./recovery.js";

/**
 * SD of one arm from the confidence interval of its mean.
 *
 *   s = √n · (U − L) / (2 q),   q = t quantile with df = n − 1 (or the normal one, on request)
 *
 * Unit     the outcome's own
 * Domain   n ≥ 2, L ≤ U, 0 < level < 1
 * Source   Cochrane Handbook 6.5.2.2
 * Same as  base R: sqrt(n) * (U - L) / (2 * qt((1 + level) / 2, n - 1))
 */
export const ci: Recovery<"low" | "high" | "level" | "n" | "df", "sd"> = {
  id: "ci",
  label: "SD from the confidence interval of a mean",
  formula: ["s = √n · (U − L) / (2 q)", "q = t quantile of the level with df = n − 1"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.2",
  sameAs: "base R: sqrt(n) * (U - L) / (2 * qt((1 + level) / 2, n - 1))",
  needs: ["low", "high", "level", "n", "df"],
  gives: ["sd"],
  compute: ({ low, high, level, n, df }) => ({ sd: (Math.sqrt(n) * (high - low)) / (2 * quantileOf(level, df)) }),
};
