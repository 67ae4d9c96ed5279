import { scaleOf } from "../core/quantities.js";
import { smdVariance } from "../core/standardised.js";
import { pooledSd } from "../core/two-means.js";
import type { Measure } from "./measure.js";
import { NO_SPREAD } from "./no-spread.js";

/**
 * Standardised mean difference without the small-sample factor, Cohen's d (pooled SD).
 *
 *   d = (x̄₁ − x̄₂)/s_p
 *   v = 1/n₁ + 1/n₂ + d²/(2(n₁+n₂))
 *
 * Unit     standard deviations
 * Domain   n₁, n₂ ≥ 2 and s_p > 0
 * Source   Cohen 1988, ch. 2; Borenstein 2009, ch. 4
 * Same as  metafor::escalc(measure = "SMD", correct = FALSE)
 */
export const cohenD: Measure<"continuous"> = {
  id: "cohen-d",
  alsoKnownAs: ["d", "cohen", "cohens-d"],
  label: "Standardised mean difference (Cohen's d)",
  formula: ["s_p = √(((n₁−1)s₁² + (n₂−1)s₂²)/(n₁ + n₂ − 2))", "d = (x̄₁ − x̄₂)/s_p", "v = 1/n₁ + 1/n₂ + d²/(2(n₁+n₂))"],
  unit: "SD",
  source: "Cohen 1988, Statistical Power Analysis, ch. 2; doi:10.1002/9780470743386.ch4",
  sameAs: 'metafor::escalc(measure = "SMD", correct = FALSE)',
  kind: "continuous",
  scale: scaleOf("cohen-d"),
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute({ arms: { treatment: t, control: c } }) {
    const s = pooledSd(t, c);
    if (!(s > 0)) return NO_SPREAD;
    const d = (t.mean - c.mean) / s;
    const h = Math.sqrt(1 / t.n + 1 / c.n);
    const v = smdVariance(d, t.n, c.n);
    return { y: d, v, parts: { s_p: s, d, v }, noncentral: { t: d / h, df: t.n + c.n - 2, factor: h } };
  },
};
