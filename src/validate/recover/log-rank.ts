import type { Recovery } from "./recovery.js";

/**
 * Log hazard ratio from a log-rank test: observed minus expected events of the treatment group, and their variance.
 *
 *   y = (O − E)/V,   SE = 1/√V
 *
 * Unit     log ratio; negative where the treatment has fewer events than expected
 * Domain   V > 0
 * Source   Yusuf 1985, Prog Cardiovasc Dis 27:335–371; Parmar 1998, Stat Med 17:2815–2834
 * Same as  metafor::rma(yi = (O - E) / V, vi = 1 / V)
 */
export const logRank: Recovery<"oMinusE" | "v", "estimate" | "se"> = {
  id: "log-rank",
  label: "Log hazard ratio from O − E and its variance",
  formula: ["y = (O − E)/V", "SE = 1/√V"],
  unit: null,
  source: "doi:10.1002/(SICI)1097-0258(19981230)17:24<2815::AID-SIM110>3.0.CO;2-8",
  sameAs: "metafor::rma(yi = (O - E) / V, vi = 1 / V)",
  needs: ["oMinusE", "v"],
  gives: ["estimate", "se"],
  compute: ({ oMinusE, v }) => ({ estimate: oMinusE / v, se: 1 / Math.sqrt(v) }),
};
