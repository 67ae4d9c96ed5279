import { scaleOf } from "../core/quantities.js";
import type { Measure } from "./measure.js";

/**
 * Log ratio of means, bias-corrected.
 *
 *   y = ln(x̄₁/x̄₂) + ½ (s₁²/(n₁ x̄₁²) − s₂²/(n₂ x̄₂²))
 *   v = s₁²/(n₁ x̄₁²) + s₂²/(n₂ x̄₂²)
 *
 * Unit     natural logarithm of a ratio
 * Domain   both means > 0 (a ratio has no meaning on a scale that crosses 0); not both SDs 0
 * Source   Hedges 1999, Ecology 80:1150–1156 (y uncorrected, v); Lajeunesse 2015, Ecology 96:2056–2063 (correction)
 * Same as  metafor 5.1 escalc(measure = "ROM"); before 5.0 and in meta without the correction, now correct = FALSE
 */
export const rom: Measure<"continuous"> = {
  id: "rom",
  alsoKnownAs: ["ratio-of-means", "log-rom", "response-ratio"],
  label: "Ratio of means",
  formula: ["y = ln(x̄₁/x̄₂) + ½(s₁²/(n₁x̄₁²) − s₂²/(n₂x̄₂²))", "v = s₁²/(n₁x̄₁²) + s₂²/(n₂x̄₂²)"],
  unit: null,
  source: "doi:10.1890/14-2402.1",
  sameAs: 'metafor::escalc(measure = "ROM") of 5.0 and later',
  kind: "continuous",
  scale: scaleOf("rom"),
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute({ arms: { treatment: t, control: c }, valueKind }) {
    if (valueKind === "change")
      return {
        refused: "the ratio of two changes has no fixed zero to be measured from",
        hint: "Use --measure md or smd.",
      };
    if (!(t.mean > 0 && c.mean > 0))
      return { refused: "a ratio of means needs two means above 0", hint: "Use --measure md or smd." };
    const a = (t.sd * t.sd) / (t.n * t.mean * t.mean);
    const b = (c.sd * c.sd) / (c.n * c.mean * c.mean);
    const y = Math.log(t.mean / c.mean) + (a - b) / 2;
    const v = a + b;
    if (!(v > 0)) return { refused: "both arms have an SD of 0, so the ratio has no variance", hint: "Check the SDs." };
    return { y, v, parts: { y, v } };
  },
};
