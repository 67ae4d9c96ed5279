import { smdVariance } from "../../core/standardised.js";
import type { Recovery } from "./recovery.js";

/**
 * Standard error of a standardised mean difference from its arms' sizes: what the variance that metafor calls LS gives.
 *
 *   v = 1/n₁ + 1/n₂ + y²/(2(n₁+n₂)),   y = d or g, as it is printed
 *   SE = √v
 *
 * Unit     standard deviations
 * Domain   n₁, n₂ ≥ 2; two arms of their own, no adjustment
 * Source   Hedges 1982, Psychol Bull 92:490–499; Borenstein 2009, ch. 4
 * Same as  metafor::escalc(measure = "SMD", di = d, n1i, n2i), which makes d a g first
 */
export const smdSizes: Recovery<"y" | "n1" | "n2", "se"> = {
  id: "smd-sizes",
  label: "Standard error of a standardised mean difference from the arms' sizes",
  formula: ["v = 1/n₁ + 1/n₂ + y²/(2(n₁+n₂))", "SE = √v"],
  unit: null,
  source: "doi:10.1037/0033-2909.92.2.490; doi:10.1002/9780470743386.ch4",
  sameAs: 'metafor::escalc(measure = "SMD", di = d, n1i, n2i)',
  needs: ["y", "n1", "n2"],
  gives: ["se"],
  compute: ({ y, n1, n2 }) => ({ se: Math.sqrt(smdVariance(y, n1, n2)) }),
};
