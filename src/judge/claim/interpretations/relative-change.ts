import { criticalValue } from "../../../core/distributions.js";
import { fieller } from "../../../core/fieller.js";
import { changeOf } from "./arms.js";
import type { Interpretation } from "./interpretation.js";

/**
 * How much more the treated group changed than the control group, as a share of the control group's change.
 *
 *   100 (Δ_t/Δ_c − 1), with Fieller's limits
 *
 * Unit     percent
 * Domain   arms with changes, the control's other than 0; limits only with SDs of changes, and where the control's
 *          change is clearly not 0
 * Source   Fieller 1954, J R Stat Soc B 16:175–185
 * Same as  none
 */
export const relativeChange: Interpretation = {
  id: "relative-change",
  label: "change of the treated group relative to the control group's change",
  formula: ["100 (Δ_t/Δ_c − 1)"],
  unit: "percent",
  source: "doi:10.1111/j.2517-6161.1954.tb00159.x",
  sameAs: null,
  reads: ["percent", "ratio"],
  direct: [],
  needsRate: [],
  value: () => null,
  of(evidence) {
    const { arms, level } = evidence;
    if (arms === null) return [];
    const [t, c] = [changeOf(evidence, arms.treatment), changeOf(evidence, arms.control)];
    if (t === null || c === null || c.mean === 0) return [];
    const limits =
      t.se === null || c.se === null ? null : fieller([t.mean, t.se], [c.mean, c.se], criticalValue(level, null));
    const percent = (ratio: number): number => 100 * (ratio - 1);
    return [
      {
        value: {
          estimate: percent(t.mean / c.mean),
          low: limits && percent(limits[0]),
          high: limits && percent(limits[1]),
        },
        assumes: null,
      },
    ];
  },
};
