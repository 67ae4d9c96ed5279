import type { Recovery } from "./recovery.js";

/**
 * Standard error of an estimate from its t (or z) statistic. The sign of t depends on who was subtracted from whom, so
 * only its size counts.
 *
 *   SE = |y / t|
 *
 * Unit     that of the estimate
 * Domain   y ≠ 0, t ≠ 0
 * Source   Cochrane Handbook 6.5.2.3
 * Same as  metafor::conv.wald(out, zval)
 */
export const t: Recovery<"estimate" | "t", "se"> = {
  id: "t",
  label: "Standard error from a t or z statistic",
  formula: ["SE = |y / t|"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.3",
  sameAs: "metafor::conv.wald(out, zval)",
  needs: ["estimate", "t"],
  gives: ["se"],
  compute: ({ estimate, t }) => ({ se: Math.abs(estimate / t) }),
};
