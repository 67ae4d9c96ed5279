/** Two-sided p-values as sizes of z, where distances mean the same at every p. */
import { criticalValue, normal, twoSidedP } from "../../core/distributions.js";
import type { Range } from "../../core/ranges.js";

/** The size of z that gives this two-sided p; 40 stands for p = 0. */
function zOf(p: number): number {
  if (p <= 0) return 40;
  return p >= 1 ? 0 : Math.min(40, normal.upperQuantile(p / 2));
}

export const zRange = ({ low, high }: Range): Range => ({ low: zOf(high), high: zOf(low) });

/** The gap between two ranges of p as a share of the larger z; 0 where they meet. */
export function zDistance(a: Range, b: Range): number {
  const [x, y] = [zRange(a), zRange(b)];
  const gap = Math.max(0, x.low - y.high, y.low - x.high);
  return gap === 0 ? 0 : gap / Math.max(1, Math.min(x.high, y.high));
}

/** p when an estimate lies `ratio` half-lengths of its interval from no effect. */
export function pAtHalves(ratio: number, level: number, df: number | null): number {
  if (!Number.isFinite(ratio)) return 0;
  return twoSidedP(ratio * criticalValue(level / 100, df), df);
}
