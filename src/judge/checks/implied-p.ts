import { hull, type Range, rangeOf, sizes } from "../../core/ranges.js";
import { pRange } from "../../core/rounding.js";
import { pReason } from "./exceptions.js";
import { leastImbalance, onScale, type ScaledInterval, scalesOf } from "./interval-scale.js";
import type { WithInterval } from "./statistics.js";
import { pAtHalves, zDistance } from "./z-scale.js";

/** How many half-lengths of its interval an estimate lies from no effect. */
export interface PScale {
  readonly halves: Range;
}

/**
 * The scales on which an estimate may be tested against no effect (0, or 1 for ratios): its own, or both where nothing names
 * it, each over rounding. Where the arms differ, the arm towards no effect counts as a half-length too.
 */
export function likelyScales(one: WithInterval): readonly PScale[] {
  return scalesOf(one.measure)
    .flatMap((scale) => onScale(one, scale) ?? [])
    .filter(({ half, upper, lower }) => half.low > 0 && upper.high > lower.low)
    .map((scaled) => ({ halves: halvesOf(scaled) }));
}

/** The same for an interval printed without its estimate: the middle of the interval stands for it. */
export function centredScales(one: WithInterval): readonly PScale[] {
  return scalesOf(one.measure)
    .flatMap((scale) => onScale(one, scale) ?? [])
    .filter(({ half }) => half.low > 0)
    .map((scaled) => ({ halves: centreHalves(scaled) }));
}

function centreHalves({ lower, upper, half }: ScaledInterval): Range {
  const centre = sizes({ low: (lower.low + upper.low) / 2, high: (lower.high + upper.high) / 2 });
  return { low: centre.low / half.high, high: centre.high / half.low };
}

function halvesOf(scaled: ScaledInterval): Range {
  const { estimate, half, lowerArm, upperArm } = scaled;
  const size = sizes(estimate);
  const whole = { low: size.low / half.high, high: size.high / half.low };
  if (leastImbalance(scaled) <= 1) return whole;
  const arm = estimate.low > 0 ? lowerArm : upperArm;
  const oneArm = { low: size.low / arm.high, high: arm.low > 0 ? size.high / arm.low : whole.high };
  return hull(hull(whole, oneArm), centreHalves(scaled));
}

/** p over rounding at a level in percent; with `fewestDf`, over all t from that many df up to the normal. */
export function impliedP({ halves }: PScale, level: number, fewestDf: number | null): Range {
  const dfs = fewestDf === null ? [null] : [null, ...[60, 30, 20, 15, 10, 7].filter((df) => df > fewestDf), fewestDf];
  return rangeOf(...dfs.flatMap((df) => [pAtHalves(halves.high, level, df), pAtHalves(halves.low, level, df)]));
}

/** Whether the p printed beside an interval could follow from it; an interval without one leaves that open. */
export function fitsPrintedP(one: WithInterval): boolean {
  if (one.p === null || one.p.value > 1 || one.p.value < 0 || pReason(one) !== null) return true;
  const printed = pRange(one.p, one.printed.p);
  const scales = likelyScales(one);
  const level = one.level ?? one.levelContext ?? 95;
  return scales.length === 0 || scales.some((scale) => zDistance(impliedP(scale, level, null), printed) <= NEAR);
}

/** As near as a test other than that of the interval may be, on the scale of z. */
const NEAR = 0.12;

/** Whether an interval holds no effect for sure, excludes it for sure, or either (null). */
export function holdsNull({ lower, upper }: ScaledInterval): boolean | null {
  if (lower.low > 0 || upper.high < 0) return false;
  return lower.high < 0 && upper.low > 0 ? true : null;
}
