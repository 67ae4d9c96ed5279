import { criticalValue } from "../../../core/distributions.js";
import { fieller } from "../../../core/fieller.js";
import { isRatio } from "../../../core/quantities.js";
import type { Interpretation } from "./interpretation.js";

/**
 * How much larger one effect is than another: "twice as effective as".
 *
 *   100 (d₁/d₂ − 1), with Fieller's limits; of ratios d = r − 1, and once more d = ln r
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
    const q = criticalValue(level, null);
    const se = (a: number | null, b: number | null): number | null =>
      a === null || b === null ? null : Math.abs(on(b) - on(a)) / (2 * q);
    const [first, other] = [se(low, high), se(than.low, than.high)];
    const percent = (ratio: number): number => 100 * (ratio - 1);
    /** An effect by its size on a scale, with its standard error there. */
    type Size = (x: number, error: number | null) => readonly [number, number | null];
    const relative: Size = (x, error) => [x - 1, error && x * error];
    const logged: Size = (x, error) => [on(x), error];
    return (isRatio(measure) ? [logged, relative] : [logged]).flatMap((sizeOf) => {
      const [[a, errorA], [b, errorB]] = [sizeOf(estimate, first), sizeOf(than.estimate, other)];
      if (b === 0 || !Number.isFinite(b)) return [];
      const limits = errorA === null || errorB === null ? null : fieller([a, errorA], [b, errorB], q);
      return [
        {
          value: {
            estimate: percent(a / b),
            low: limits && percent(limits[0]),
            high: limits && percent(limits[1]),
          },
          assumes: errorA === null || errorB === null ? null : "the two effects are independent",
        },
      ];
    });
  },
};
