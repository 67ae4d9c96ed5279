import { smallSampleFactor } from "../../core/small-sample-factor.js";
import type { Recovery } from "./recovery.js";

/**
 * Standardised mean difference from the t statistic of two independent arms. The sign of t is that of the difference.
 *
 *   d = t √(1/n₁ + 1/n₂)
 *   g = J d,   J = Γ(m/2)/(√(m/2) Γ((m−1)/2)), m = n₁ + n₂ − 2
 *
 * Exact for Student's t. 2t/√m is not the same where the arms differ in size.
 *
 * Unit     standard deviations; positive when the treatment mean is higher
 * Domain   n₁, n₂ ≥ 2; t of treatment minus control, not of pairs and not adjusted
 * Source   Rosenthal 1994, in The Handbook of Research Synthesis, ch. 16; Borenstein 2009, ch. 4; Hedges 1981 (J)
 * Same as  metafor::escalc(measure = "SMD", ti = t, n1i, n2i) for g
 */
export const smdFromT: Recovery<"t" | "n1" | "n2", "d" | "g"> = {
  id: "smd-from-t",
  label: "Standardised mean difference from a t statistic",
  formula: ["d = t √(1/n₁ + 1/n₂)", "g = J d, J = Γ(m/2)/(√(m/2) Γ((m−1)/2)), m = n₁ + n₂ − 2"],
  unit: null,
  source: "Rosenthal 1994, The Handbook of Research Synthesis, ch. 16; doi:10.3102/10769986006002107",
  sameAs: 'metafor::escalc(measure = "SMD", ti = t, n1i, n2i)',
  needs: ["t", "n1", "n2"],
  gives: ["d", "g"],
  compute({ t, n1, n2 }) {
    const d = t * Math.sqrt(1 / n1 + 1 / n2);
    return { d, g: smallSampleFactor(n1 + n2 - 2) * d };
  },
};
