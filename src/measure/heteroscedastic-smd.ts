import { scaleOf } from "../core/quantities.js";
import { smallSampleFactor } from "../core/small-sample-factor.js";
import type { Measure } from "./measure.js";
import { NO_SPREAD } from "./no-spread.js";

/**
 * Standardised mean difference for unequal variances (by the average variance of the arms).
 *
 *   s̄ = √((s₁² + s₂²)/2)
 *   J = Γ(m/2)/(√(m/2) Γ((m−1)/2)),   m = n₁ + n₂ − 2
 *   y = J (x̄₁ − x̄₂)/s̄
 *   v = y² (s₁⁴/(n₁−1) + s₂⁴/(n₂−1))/(8 s̄⁴) + (s₁²/(n₁−1) + s₂²/(n₂−1))/s̄²
 *
 * Unit     standard deviations
 * Domain   n₁, n₂ ≥ 2 and s̄ > 0
 * Source   Bonett 2008, Psychol Methods 13:99–109
 * Same as  metafor 5.1 escalc(measure = "SMDH"); up to 4.5 it printed J² times this variance
 */
export const smdh: Measure<"continuous"> = {
  id: "smdh",
  label: "Standardised mean difference, unequal variances",
  formula: [
    "s̄ = √((s₁² + s₂²)/2)",
    "J = Γ(m/2)/(√(m/2) Γ((m−1)/2)), m = n₁ + n₂ − 2",
    "y = J (x̄₁ − x̄₂)/s̄",
    "v = y²(s₁⁴/(n₁−1) + s₂⁴/(n₂−1))/(8 s̄⁴) + (s₁²/(n₁−1) + s₂²/(n₂−1))/s̄²",
  ],
  unit: "SD",
  source: "doi:10.1037/1082-989X.13.2.99",
  sameAs: 'metafor::escalc(measure = "SMDH") of 4.6 and later',
  kind: "continuous",
  scale: scaleOf("smdh"),
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute({ arms: { treatment: t, control: c } }) {
    const [v1, v2] = [t.sd * t.sd, c.sd * c.sd];
    const mean = (v1 + v2) / 2;
    if (!(mean > 0)) return NO_SPREAD;
    const s = Math.sqrt(mean);
    const J = smallSampleFactor(t.n + c.n - 2);
    const y = (J * (t.mean - c.mean)) / s;
    const fourth = (v1 * v1) / (t.n - 1) + (v2 * v2) / (c.n - 1);
    const v = (y * y * fourth) / (8 * mean * mean) + (v1 / (t.n - 1) + v2 / (c.n - 1)) / mean;
    return { y, v, parts: { s̄: s, J, y, v } };
  },
};
