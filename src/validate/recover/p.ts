import { studentT } from "../../core/distributions.js";
import { boundedDf } from "./quantiles.js";
import type { Recovery } from "./recovery.js";

/**
 * Standard error of an estimate from an exact two-sided p-value.
 *
 *   q = upper quantile of p/2: t with df, or normal
 *   SE = |y| / q
 *
 * Unit     that of the estimate
 * Domain   y ≠ 0, 0 < p < 1; a bound such as "< .001" is no value
 * Source   Cochrane Handbook 6.5.2.3; Altman & Bland 2011, BMJ 343:d2090
 * Same as  metafor::conv.wald(out, pval) with the normal quantile; base R: abs(y) / qt(1 - p / 2, df)
 */
export const p: Recovery<"estimate" | "p" | "df", "se"> = {
  id: "p",
  label: "Standard error from an exact p-value",
  formula: ["q = upper quantile of p/2: t with df, or normal", "SE = |y| / q"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.3; doi:10.1136/bmj.d2090",
  sameAs: "metafor::conv.wald(out, pval); base R: abs(y) / qt(1 - p / 2, df)",
  needs: ["estimate", "p", "df"],
  gives: ["se"],
  compute: ({ estimate, p, df }) => ({ se: Math.abs(estimate) / studentT.upperQuantile(p / 2, boundedDf(df)) }),
};
