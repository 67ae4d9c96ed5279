import { criticalValue } from "../../../core/distributions.js";
import { fieller } from "../../../core/fieller.js";
import { isRatio } from "../../../core/quantities.js";
import type { Interpretation } from "./interpretation.js";

/**
 * How much larger one effect is than another: "twice as effective as".
 *
 *   100 (d₁/d₂ − 1), with Fieller's limits; ratios as logarithms
 *
 * Unit     percent
 * Domain   two effects of one measure, the second other than 0; independent of each other
 * Source   Fieller 1954, J R Stat Soc B 16:175–185
 * Same as  none
 */
export const ratioOfEffects: Interpretation = {
  id: "ratio-of-effects",
  label: "ratio of the two effects",
  formula: ["100 (d₁/d₂ − 1)"],
  unit: "percent",
  source: "doi:10.1111/j.2517-6161.1954.tb00159.x",
  sameAs: null,
  reads: ["percent", "ratio"],
  direct: [],
  needsRate: [],
  value: () => null,
  of({ estimate, low, high, level, measure, than }) {
    if (than === null) return [];
    const on = isRatio(measure) ? Math.log : (x: number): number => x;
    const second = on(than.estimate);
    if (second === 0 || !Number.isFinite(second)) return [];
    const q = criticalValue(level, null);
    const se = (a: number | null, b: number | null): number | null =>
      a === null || b === null ? null : Math.abs(on(b) - on(a)) / (2 * q);
    const [first, other] = [se(low, high), se(than.low, than.high)];
    const limits = first === null || other === null ? null : fieller([on(estimate), first], [second, other], q);
    const percent = (ratio: number): number => 100 * (ratio - 1);
    return [
      {
        value: {
          estimate: percent(on(estimate) / second),
          low: limits && percent(limits[0]),
          high: limits && percent(limits[1]),
        },
        assumes: first === null || other === null ? null : "the two effects are independent",
      },
    ];
  },
};
