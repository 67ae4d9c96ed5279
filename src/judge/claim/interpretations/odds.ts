import { logOddsRatio, rateFromOdds } from "../../../core/standardised.js";
import type { ClaimEvidence } from "../../../records.js";

/** The odds ratio that an estimate stands for; null for what has none. */
export function oddsRatioOf(measure: ClaimEvidence["measure"], estimate: number): number | null {
  if (measure === "smd") return Math.exp(logOddsRatio(estimate));
  return measure === "or" ? estimate : null;
}

/** The share that succeeds under treatment where `rate` of the controls do. */
export function treatedRate(measure: ClaimEvidence["measure"], estimate: number, rate: number): number | null {
  const odds = oddsRatioOf(measure, estimate);
  if (odds !== null) return rateFromOdds(rate, odds);
  const treated = measure === "rr" ? rate * estimate : measure === "rd" ? rate + estimate : null;
  return treated === null ? null : Math.min(1, Math.max(0, treated));
}
