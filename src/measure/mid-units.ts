import type { Effect } from "../records.js";

/**
 * A difference in units of its instrument's minimal important difference (MID), so that trials with different instruments
 * share one scale.
 *
 *   y = difference / MID,   v = variance / MID²
 *
 * The MID is taken as known: its own uncertainty widens nothing.
 *
 * Unit     MID; 1 is a difference as large as the smallest that matters
 * Domain   MID > 0, in the unit of the difference
 * Source   Johnston 2010, Health Qual Life Outcomes 8:116
 * Same as  none: metafor pools the quotients as they are
 */
export function inMidUnits(effect: Effect, mid: number): Effect {
  const scaled = (value: number | null): number | null => (value === null ? null : value / mid);
  return {
    ...effect,
    estimate: effect.estimate / mid,
    variance: effect.variance === null ? null : effect.variance / (mid * mid),
    se: scaled(effect.se),
    ciLow: scaled(effect.ciLow),
    ciHigh: scaled(effect.ciHigh),
    unit: "MID",
    formula: `${effect.formula}, divided by the MID ${mid}`,
  };
}
