import { criticalValue } from "../../../core/distributions.js";
import { endOf } from "./arms.js";
import type { Interpretation } from "./interpretation.js";

/**
 * The treated group's mean as a multiple of the control group's: "half the pain", "twice the distance".
 *
 *   100 (x̄_t/x̄_c − 1), limits by ln(x̄_t/x̄_c) ± z √(s_t²/(n_t x̄_t²) + s_c²/(n_c x̄_c²))
 *
 * Unit     percent
 * Domain   final means above 0 with SDs and n
 * Source   Hedges, Gurevitch & Curtis 1999, Ecology 80:1150–1156
 * Same as  metafor::escalc(measure = "ROM", correct = FALSE)
 */
export const ratioOfMeans: Interpretation = {
  id: "ratio-of-means",
  label: "ratio of the two groups' means",
  formula: ["100 (x̄_t/x̄_c − 1)", "v = s_t²/(n_t x̄_t²) + s_c²/(n_c x̄_c²)"],
  unit: "percent",
  source: "doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2",
  sameAs: 'metafor::escalc(measure = "ROM", correct = FALSE)',
  reads: ["ratio"],
  direct: [],
  needsRate: [],
  value: () => null,
  of({ arms, level }) {
    const [t, c] = arms === null ? [null, null] : [endOf(arms.treatment), endOf(arms.control)];
    if (t === null || c === null || !(t[0] > 0 && c[0] > 0)) return [];
    const half = criticalValue(level, null) * Math.hypot(t[1] / t[0], c[1] / c[0]);
    const log = Math.log(t[0] / c[0]);
    const percent = (x: number): number => 100 * (Math.exp(x) - 1);
    return [{ value: { estimate: percent(log), low: percent(log - half), high: percent(log + half) }, assumes: null }];
  },
};
