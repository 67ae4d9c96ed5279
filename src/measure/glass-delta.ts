import { scaleOf } from "../core/quantities.js";
import { smallSampleFactor } from "../core/small-sample-factor.js";
import type { Measure } from "./measure.js";
import { NO_SPREAD } from "./no-spread.js";

const formulaBy = (arm: "₁" | "₂"): readonly string[] => [
  `s = s${arm}, n_s = n${arm}`,
  "J = Γ(m/2)/(√(m/2) Γ((m−1)/2)), m = n_s − 1",
  "Δ = J (x̄₁ − x̄₂)/s",
  "v = 1/n₁ + 1/n₂ + Δ²/(2 n_s)",
];

const formulas = { treatment: formulaBy("₁"), control: formulaBy("₂") } as const;

/**
 * Standardised mean difference by one arm's SD, Glass' Δ with the small-sample factor.
 *
 *   J = Γ(m/2)/(√(m/2) Γ((m−1)/2)),   m = n_s − 1
 *   Δ = J (x̄₁ − x̄₂)/s
 *   v = 1/n₁ + 1/n₂ + Δ²/(2 n_s),     s, n_s of the arm that --glass-sd names
 *
 * The noncentral t interval takes the ratio of the two variances as the arms show it; it is exact where that is the true one.
 *
 * Unit     standard deviations of that arm
 * Domain   n₁, n₂ ≥ 2, n_s ≥ 3 and s > 0
 * Source   Glass 1976, Educ Res 5:3–8; Hedges 1981, J Educ Stat 6:107–128
 * Same as  metafor::escalc(measure = "SMD1") for the control's SD; for the treatment's, with the arms swapped and the sign turned
 */
export const glass: Measure<"continuous"> = {
  id: "glass",
  alsoKnownAs: ["delta", "glass-delta"],
  label: "Standardised mean difference by one arm's SD (Glass' Δ)",
  formula: formulas.control,
  formulaUnder: ({ glassSd }) => formulas[glassSd],
  unit: "SD",
  source: "doi:10.3102/0013189X005010003",
  sameAs: 'metafor::escalc(measure = "SMD1")',
  kind: "continuous",
  scale: scaleOf("glass"),
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute({ arms: { treatment: t, control: c } }, { glassSd }) {
    const standard = glassSd === "control" ? c : t;
    if (!(standard.sd > 0)) return NO_SPREAD;
    if (!(standard.n > 2))
      return {
        refused: "the small-sample factor needs 3 people in the arm whose SD is used",
        hint: "Use --measure md or --measure cohen-d.",
      };
    const m = standard.n - 1;
    const d = (t.mean - c.mean) / standard.sd;
    const J = smallSampleFactor(m);
    const y = J * d;
    const other = glassSd === "control" ? t : c;
    // The difference's own standard error in units of s: Δ is for arms whose variances differ.
    const h = Math.hypot(other.sd / standard.sd / Math.sqrt(other.n), 1 / Math.sqrt(standard.n));
    const v = 1 / t.n + 1 / c.n + (y * y) / (2 * standard.n);
    return { y, v, parts: { s: standard.sd, J, Δ: y, v }, noncentral: { t: d / h, df: m, factor: J * h } };
  },
};
