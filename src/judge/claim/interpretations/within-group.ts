import { changeOf, limitsBy } from "./arms.js";
import type { Interpretation } from "./interpretation.js";

/**
 * Change of the treated group from its own baseline, whatever the control group did.
 *
 *   Δ = x̄_final − x̄_baseline, turned so that an improvement is positive;  Δ ± t s_Δ/√n
 *
 * Unit     points
 * Domain   arms with a change, or a baseline and a final mean; an interval only with an SD of changes
 * Source   Cochrane Handbook 6.5.2.8
 * Same as  stats::t.test of the changes, from summaries
 */
export const withinGroup: Interpretation = {
  id: "within-group",
  label: "change within the treated group, from its baseline",
  formula: ["Δ = x̄_final − x̄_baseline"],
  unit: "points",
  source: "Cochrane Handbook 6.5.2.8",
  sameAs: null,
  reads: ["points"],
  direct: [],
  needsRate: [],
  value: () => null,
  of(evidence) {
    const change = evidence.arms === null ? null : changeOf(evidence, evidence.arms.treatment);
    if (change === null) return [];
    return [{ value: limitsBy(change.mean, change.se, change.n, evidence.level), assumes: null }];
  },
};
