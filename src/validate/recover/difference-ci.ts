import { quantileOf } from "./quantiles.js";
import type { Recovery } from "./recovery.js";

/**
 * Standard error of a printed estimate from its confidence interval; of a ratio, from the logs of the limits.
 *
 *   SE = (U − L) / (2 q),   q = t quantile with df = n₁ + n₂ − 2 for a difference of means, else the normal one
 *
 * Unit     that of the limits as given
 * Domain   L < U, 0 < level < 1
 * Source   Cochrane Handbook 6.3.1, 6.5.2.3
 * Same as  metafor::conv.wald(out, ci.lb, ci.ub) with the normal quantile; base R: (U - L) / (2 * qt((1 + level) / 2, df))
 */
export const differenceCi: Recovery<"low" | "high" | "level" | "df", "se"> = {
  id: "difference-ci",
  label: "Standard error from the confidence interval of a difference or of a log ratio",
  formula: ["SE = (U − L) / (2 q)", "q = t quantile of the level with df = n₁ + n₂ − 2, or the normal one"],
  unit: null,
  source: "Cochrane Handbook 6.3.1, 6.5.2.3",
  sameAs: "metafor::conv.wald(out, ci.lb, ci.ub); base R: (U - L) / (2 * qt((1 + level) / 2, df))",
  needs: ["low", "high", "level", "df"],
  gives: ["se"],
  compute: ({ low, high, level, df }) => ({ se: (high - low) / (2 * quantileOf(level, df)) }),
};
