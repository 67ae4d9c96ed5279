import { criticalValue } from "../../core/distributions.js";

/** A million rows have a few thousand sample sizes: each quantile is worked out once. */
const known = new Map<number, Map<number, number>>();
const KEPT = 10_000;

/** With so many degrees of freedom t and the normal distribution agree to the last bit. */
const AS_GOOD_AS_NORMAL = 1e16;

/** Degrees of freedom as the distributions take them: huge ones as infinite. */
export const boundedDf = (df: number): number => (df > AS_GOOD_AS_NORMAL ? Number.POSITIVE_INFINITY : df);

/** The two-sided quantile of a level: t with `df`, or the normal one when `df` is infinite. */
export function quantileOf(level: number, df: number): number {
  let byDf = known.get(level);
  if (byDf === undefined) {
    if (known.size >= 100) known.clear();
    byDf = new Map();
    known.set(level, byDf);
  }
  const found = byDf.get(df);
  if (found !== undefined) return found;
  if (byDf.size >= KEPT) byDf.clear();
  const value = criticalValue(level, df > AS_GOOD_AS_NORMAL ? null : df);
  byDf.set(df, value);
  return value;
}
