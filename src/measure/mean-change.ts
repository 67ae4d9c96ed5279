import { scaleOf } from "../core/quantities.js";
import type { PairedOutcome } from "../records.js";
import type { Measure } from "./measure.js";

/**
 * SD of the change of one arm: √(s₁² + s₂² − 2 r s₁ s₂), 1 baseline, 2 final.
 *
 * Summed as (s₁ − s₂)² + 2(1 − r)s₁s₂, which keeps its digits, and its sign, as r nears 1.
 *
 * Source  the variance of a difference of two correlated values
 */
export function changeSd({ baselineSd: s1, finalSd: s2, correlation: r }: PairedOutcome): number {
  return Math.sqrt((s1 - s2) ** 2 + 2 * (1 - r) * s1 * s2);
}

/** A change that is the same for everybody has no spread to divide by or to weight with. */
export const NO_CHANGE_SPREAD = {
  refused: "the change has an SD of 0 (equal SDs and a correlation of 1)",
  hint: "Check the correlation.",
};

/**
 * Mean change of one arm, final minus baseline.
 *
 *   s_c = √(s₁² + s₂² − 2 r s₁ s₂)
 *   y = x̄₂ − x̄₁
 *   v = s_c²/n
 *
 * Unit     that of the outcome; positive when the final mean is higher
 * Domain   n ≥ 2, |r| ≤ 1, s_c > 0
 * Source   Becker 1988, Br J Math Stat Psychol 41:257–278
 * Same as  metafor::escalc(measure = "MC", m1i = final, m2i = baseline)
 */
export const mc: Measure<"paired"> = {
  id: "mc",
  alsoKnownAs: ["mean-change"],
  label: "Mean change",
  formula: ["s_c = √(s₁² + s₂² − 2 r s₁ s₂)", "y = x̄₂ − x̄₁", "v = s_c²/n"],
  unit: "outcome",
  source: "doi:10.1111/j.2044-8317.1988.tb00901.x",
  sameAs: 'metafor::escalc(measure = "MC", m1i = final, m2i = baseline)',
  kind: "paired",
  scale: scaleOf("mc"),
  onOutcomeScale: true,
  dropsDoubleZero: false,
  compute(outcome) {
    const s = changeSd(outcome);
    if (!(s > 0)) return NO_CHANGE_SPREAD;
    const y = outcome.finalMean - outcome.baselineMean;
    const v = (s * s) / outcome.n;
    return { y, v, parts: { s_c: s, y, v } };
  },
};
