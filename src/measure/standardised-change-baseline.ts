import { scaleOf } from "../core/quantities.js";
import { smallSampleFactor } from "../core/small-sample-factor.js";
import type { Measure } from "./measure.js";
import { NO_SPREAD } from "./no-spread.js";
import { TOO_FEW } from "./standardised-change.js";

/**
 * Standardised mean change of one arm, by the baseline SD.
 *
 *   J = Γ(m/2)/(√(m/2) Γ((m−1)/2)),   m = n − 1
 *   y = J (x̄₂ − x̄₁)/s₁
 *   v = 2(1 − r)/n + y²/(2n)
 *
 * Unit     baseline SDs; positive when the final mean is higher
 * Domain   n ≥ 3, |r| ≤ 1, s₁ > 0
 * Source   Becker 1988, Br J Math Stat Psychol 41:257–278
 * Same as  metafor::escalc(measure = "SMCR") on the sign-turned means, its 1 being the arm that standardises
 */
export const smcr: Measure<"paired"> = {
  id: "smcr",
  label: "Standardised mean change (baseline SD)",
  formula: ["J = Γ(m/2)/(√(m/2) Γ((m−1)/2)), m = n − 1", "y = J (x̄₂ − x̄₁)/s₁", "v = 2(1 − r)/n + y²/(2n)"],
  unit: "SD",
  source: "doi:10.1111/j.2044-8317.1988.tb00901.x",
  sameAs: 'metafor::escalc(measure = "SMCR", m1i = baseline, m2i = final), sign turned',
  kind: "paired",
  scale: scaleOf("smcr"),
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute({ n, baselineMean, baselineSd, finalMean, correlation: r }) {
    if (!(baselineSd > 0)) return NO_SPREAD;
    if (!(n > 2)) return TOO_FEW;
    const J = smallSampleFactor(n - 1);
    const y = (J * (finalMean - baselineMean)) / baselineSd;
    const v = (2 * (1 - r)) / n + (y * y) / (2 * n);
    if (!(v > 0))
      return { refused: "a correlation of 1 and no change leave no variance", hint: "Check the correlation." };
    return { y, v, parts: { J, y, v } };
  },
};
