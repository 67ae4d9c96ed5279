import { criticalValue } from "../../../core/distributions.js";
import { fieller } from "../../../core/fieller.js";
import { endOf } from "./arms.js";
import type { Interpretation } from "./interpretation.js";

/**
 * How far the treated group's end score lies from the control group's, as a share of it.
 *
 *   100 (x̄_t/x̄_c − 1), its sign turned where lower is better; with Fieller's limits
 *
 * Unit     percent
 * Domain   final means with SDs and n, the control's other than 0, on a scale with a true zero
 * Source   Fieller 1954, J R Stat Soc B 16:175–185
 * Same as  none
 */
export const relativeEnd: Interpretation = {
  id: "relative-end",
  label: "end score of the treated group relative to the control group's",
  formula: ["100 (x̄_t/x̄_c − 1)"],
  unit: "percent",
  source: "doi:10.1111/j.2517-6161.1954.tb00159.x",
  sameAs: null,
  reads: ["percent"],
  direct: [],
  needsRate: [],
  value: () => null,
  of({ arms, level, direction }) {
    const [t, c] = arms === null ? [null, null] : [endOf(arms.treatment), endOf(arms.control)];
    if (t === null || c === null || c[0] === 0) return [];
    const limits = fieller(t, c, criticalValue(level, null));
    const sign = direction === "lower-better" ? -1 : 1;
    const percent = (ratio: number): number => sign * 100 * (ratio - 1);
    const ends = limits?.map(percent).toSorted((a, b) => a - b);
    return [
      { value: { estimate: percent(t[0] / c[0]), low: ends?.[0] ?? null, high: ends?.[1] ?? null }, assumes: null },
    ];
  },
};
