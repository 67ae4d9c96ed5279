import { scaleOf } from "../core/quantities.js";
import { differenceVariance, pooledSd } from "../core/two-means.js";
import type { Measure } from "./measure.js";

const POOLED = ["y = x̄₁ − x̄₂", "s_p = √(((n₁−1)s₁² + (n₂−1)s₂²)/(n₁ + n₂ − 2))", "v = s_p²(1/n₁ + 1/n₂)"];

/**
 * Difference of two arms' means.
 *
 *   y = x̄₁ − x̄₂
 *   v = s₁²/n₁ + s₂²/n₂                  with --variance pooled: s_p² (1/n₁ + 1/n₂)
 *
 * Unit     that of the outcome
 * Domain   n₁, n₂ ≥ 2, with --one-person 1; not both SDs 0
 * Source   Welch 1947, Biometrika 34:28–35 (unequal variances); Student 1908 (pooled)
 * Same as  metafor::escalc(measure = "MD"); with pooled variances escalc(measure = "MD", vtype = "HO")
 */
export const md: Measure<"continuous"> = {
  id: "md",
  alsoKnownAs: ["wmd", "mean-difference"],
  label: "Mean difference",
  formula: ["y = x̄₁ − x̄₂", "v = s₁²/n₁ + s₂²/n₂"],
  formulaUnder: ({ variance }) => (variance === "pooled" ? POOLED : md.formula),
  unit: "outcome",
  source: "doi:10.1093/biomet/34.1-2.28",
  sameAs: 'metafor::escalc(measure = "MD"); --variance pooled: escalc(measure = "MD", vtype = "HO")',
  kind: "continuous",
  scale: scaleOf("md"),
  onOutcomeScale: true,
  dropsDoubleZero: false,
  takesOnePerson: () => true,
  compute({ arms: { treatment: t, control: c } }, { variance }) {
    const y = t.mean - c.mean;
    const s = pooledSd(t, c);
    const v = differenceVariance(t, c, variance);
    if (!(v > 0))
      return {
        refused: "both arms have an SD of 0, so the difference has no variance",
        hint: "Check the SDs; were they rounded to 0?",
      };
    return { y, v, parts: { s_p: s, y, v } };
  },
};
