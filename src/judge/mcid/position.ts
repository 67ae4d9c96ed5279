import { normal, studentT } from "../../core/distributions.js";
import type { Interval, Position, ThresholdInterval } from "../../records.js";

/** A threshold on the benefit scale; where a range was published, `high` is its upper end. */
export interface Bar {
  readonly low: number;
  readonly high: number;
}

/**
 * Where an interval lies against a threshold. An interval that touches it straddles it. Against a range it is above only
 * beyond the upper end, and below only under the lower end.
 */
export function positionAgainst({ ciLow, ciHigh }: Interval, bar: Bar): Position {
  if (ciLow > bar.high) return "above";
  return ciHigh < bar.low ? "below" : "straddles";
}

export const ZERO: Bar = { low: 0, high: 0 };

/**
 * Chance that the true difference exceeds the threshold (the upper end of a range).
 *
 *   P(δ > T) = 1 − F((T − d)/SE),   F Student's t where the interval is one of t, else normal
 *
 * With a flat prior the posterior of δ has the shape of the sampling distribution around the estimate.
 */
export function chanceBeyond(bar: Bar, estimate: number, se: number, df: number | null): number {
  if (se === 0) return estimate > bar.high ? 1 : 0;
  const distance = (bar.high - estimate) / se;
  return df === null ? normal.upper(distance) : studentT.upper(distance, df);
}

/** The effect in units of the threshold (of the upper end of a range). */
export function inUnitsOf(bar: Bar, { estimate, ciLow, ciHigh }: Interval): Interval {
  return { estimate: estimate / bar.high, ciLow: ciLow / bar.high, ciHigh: ciHigh / bar.high };
}

/** For which thresholds the verdict would hold; thresholds are positive amounts. */
export function thresholdInterval({ ciLow, ciHigh }: Interval): ThresholdInterval {
  return { beyondUpTo: ciLow > 0 ? ciLow : null, excludedFrom: Math.max(0, ciHigh) };
}
