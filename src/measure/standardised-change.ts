import { scaleOf } from "../core/quantities.js";
import { smallSampleFactor } from "../core/small-sample-factor.js";
import { changeSd, NO_CHANGE_SPREAD } from "./mean-change.js";
import type { Measure } from "./measure.js";

/** With two people the factor is 0: one degree of freedom has no mean to correct. */
export const TOO_FEW = {
  refused: "the small-sample factor needs 3 people",
  hint: "Leave the row out with --filter, or use --measure mc.",
};

/**
 * Standardised mean change of one arm, by the SD of the change.
 *
 *   s_c = √(s₁² + s₂² − 2 r s₁ s₂)
 *   J = Γ(m/2)/(√(m/2) Γ((m−1)/2)),   m = n − 1
 *   y = J (x̄₂ − x̄₁)/s_c
 *   v = 1/n + y²/(2n)
 *
 * Unit     SDs of the change; positive when the final mean is higher
 * Domain   n ≥ 3, |r| ≤ 1, s_c > 0
 * Source   Gibbons, Hedeker & Davis 1993, J Educ Stat 18:271–279
 * Same as  metafor::escalc(measure = "SMCC", m1i = final, m2i = baseline)
 */
export const smcc: Measure<"paired"> = {
  id: "smcc",
  label: "Standardised mean change (change SD)",
  formula: [
    "s_c = √(s₁² + s₂² − 2 r s₁ s₂)",
    "J = Γ(m/2)/(√(m/2) Γ((m−1)/2)), m = n − 1",
    "y = J (x̄₂ − x̄₁)/s_c",
    "v = 1/n + y²/(2n)",
  ],
  unit: "SD",
  source: "doi:10.3102/10769986018003271",
  sameAs: 'metafor::escalc(measure = "SMCC", m1i = final, m2i = baseline)',
  kind: "paired",
  scale: scaleOf("smcc"),
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute(outcome) {
    const { n, baselineMean, finalMean } = outcome;
    const s = changeSd(outcome);
    if (!(s > 0)) return NO_CHANGE_SPREAD;
    if (!(n > 2)) return TOO_FEW;
    const J = smallSampleFactor(n - 1);
    const y = (J * (finalMean - baselineMean)) / s;
    const v = 1 / n + (y * y) / (2 * n);
    return { y, v, parts: { s_c: s, J, y, v } };
  },
};
