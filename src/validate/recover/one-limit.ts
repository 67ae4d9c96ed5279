import { quantileOf } from "./quantiles.js";
import type { Recovery } from "./recovery.js";

/**
 * Standard error of a printed estimate from one of its two confidence limits, where the other was rounded away; of a
 * ratio, from their logs.
 *
 *   SE = |L − y| / q,   q = t quantile with df, or the normal one
 *
 * Unit     that of the limit as given
 * Domain   L ≠ y, 0 < level < 1
 * Source   Cochrane Handbook 6.3.1, 6.3.2 (half of the interval in place of the whole)
 * Same as  base R: abs(limit - y) / qnorm((1 + level) / 2)
 */
export const oneLimit: Recovery<"estimate" | "limit" | "level" | "df", "se"> = {
  id: "one-limit",
  label: "Standard error from an estimate and one confidence limit",
  formula: ["SE = |L − y| / q", "q = t quantile of the level with df, or the normal one"],
  unit: null,
  source: "Cochrane Handbook 6.3.1, 6.3.2",
  sameAs: "base R: abs(limit - y) / qnorm((1 + level) / 2)",
  needs: ["estimate", "limit", "level", "df"],
  gives: ["se"],
  compute: ({ estimate, limit, level, df }) => ({ se: Math.abs(limit - estimate) / quantileOf(level, df) }),
};
