import { beta } from "../../core/distributions.js";
import { meet } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { WithInterval } from "./statistics.js";

/** Totals that are tried; larger ones have intervals that are all but symmetric. */
const LARGEST_TOTAL = 400;

/**
 * The count whose exact interval a percentage has; null where none of a small total does.
 *
 *   lower = B⁻¹(α/2; x, n − x + 1),   upper = B⁻¹(1 − α/2; x + 1, n − x)
 *
 * Unit     percent
 * Domain   0 ≤ lower < upper ≤ 100
 * Source   Clopper & Pearson 1934, Biometrika 26:404–413
 */
export function exactShare(one: WithInterval): { readonly events: number; readonly total: number } | null {
  const { estimate, lower, upper, printed, level, levelContext } = one;
  if (lower < 0 || upper > 100 || lower >= upper) return null;
  const share = roundedFrom(estimate, printed.estimate);
  const [low, high] = [roundedFrom(lower, printed.lower), roundedFrom(upper, printed.upper)];
  const tail = (1 - (level ?? levelContext ?? 95) / 100) / 2;
  for (let total = 1; total <= LARGEST_TOTAL; total += 1) {
    const events = Math.round((estimate * total) / 100);
    const exact = (100 * events) / total;
    if (!meet(share, { low: exact, high: exact })) continue;
    const first = events === 0 ? 0 : 100 * beta.quantile(tail, events, total - events + 1);
    if (!meet(low, { low: first, high: first })) continue;
    const last = events === total ? 100 : 100 * beta.quantile(1 - tail, events + 1, total - events);
    if (meet(high, { low: last, high: last })) return { events, total };
  }
  return null;
}
