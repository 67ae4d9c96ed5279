import { changeOf, limitsBy } from "./arms.js";
import type { Interpretation } from "./interpretation.js";

/**
 * Change of the treated group as a share of its baseline.
 *
 *   100 Δ / x̄_baseline, the baseline taken as fixed
 *
 * Unit     percent
 * Domain   arms with a baseline other than 0 and a change; an interval only with an SD of changes
 * Source   by definition
 * Same as  none
 */
export const percentOfBaseline: Interpretation = {
  id: "percent-of-baseline",
  label: "change within the treated group as a share of its baseline",
  formula: ["100 Δ / x̄_baseline"],
  unit: "percent",
  source: "by definition",
  sameAs: null,
  reads: ["percent"],
  direct: [],
  needsRate: [],
  value: () => null,
  of(evidence) {
    const change = evidence.arms === null ? null : changeOf(evidence, evidence.arms.treatment);
    if (change === null || !change.baseline) return [];
    const { estimate, low, high } = limitsBy(change.mean, change.se, change.n, evidence.level);
    const { baseline } = change;
    const share = (x: number | null): number | null => (x === null ? null : (100 * x) / Math.abs(baseline));
    return [{ value: { estimate: share(estimate) ?? 0, low: share(low), high: share(high) }, assumes: null }];
  },
};
