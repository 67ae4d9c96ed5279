/** On which scale an interval is built, and what its null value is there. */
import { type IntervalScale, quantityNamed } from "../../core/quantities.js";
import { logOf, minus, type Range } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { WithInterval } from "./statistics.js";

/** Scales on which an interval of this measure may lawfully be symmetric; the usual one first. */
export function scalesOf(measure: string | null): readonly IntervalScale[] {
  const scales = quantityNamed(measure)?.symmetricOn ?? [];
  return scales.length > 0 ? scales : EITHER;
}
const EITHER: readonly IntervalScale[] = ["natural", "log"];

/** Whether the measure says on which scale its interval is symmetric. */
export const isNamed = (measure: string | null): boolean => (quantityNamed(measure)?.symmetricOn.length ?? 0) > 0;

/** One percentage of people: its interval is uneven near 0 and 100%, and nobody tests it against 0. */
export const isShare = ({ measure, unit, lower }: WithInterval): boolean =>
  quantityNamed(measure)?.estimand === "share of one arm" || (measure === null && unit === "%" && lower >= 0);

/** A printed estimate and its limits, each as a range over rounding, on one scale. Limits stand in rising order. */
export interface ScaledInterval {
  readonly scale: IntervalScale;
  readonly estimate: Range;
  readonly lower: Range;
  readonly upper: Range;
  readonly lowerArm: Range;
  readonly upperArm: Range;
  /** Half the interval's length. */
  readonly half: Range;
}

const logit = (percent: number): number => Math.log(percent / (100 - percent));

const BELOW: Range = { low: 0, high: 0 };

function moved(range: Range, scale: IntervalScale): Range | null {
  switch (scale) {
    case "natural":
      return range;
    case "log":
      return logOf(range);
    case "logit":
      return range.low > 0 && range.high < 100 ? { low: logit(range.low), high: logit(range.high) } : null;
    case "growth":
      return logOf({ low: 1 + range.low / 100, high: 1 + range.high / 100 });
    case "fisher-z":
      return range.low > -1 && range.high < 1 ? { low: Math.atanh(range.low), high: Math.atanh(range.high) } : null;
  }
}

/** The value back on the printed scale. */
export function movedBack(value: number, scale: IntervalScale): number {
  switch (scale) {
    case "natural":
      return value;
    case "log":
      return Math.exp(value);
    case "logit":
      return 100 / (1 + Math.exp(-value));
    case "growth":
      return 100 * Math.expm1(value);
    case "fisher-z":
      return Math.tanh(value);
  }
}

/** Null where a number lies outside the scale's domain once rounding is allowed for. */
export function onScale(one: WithInterval, scale: IntervalScale): ScaledInterval | null {
  const { printed } = one;
  const first = moved(roundedFrom(one.lower, printed.lower), scale);
  const second = moved(roundedFrom(one.upper, printed.upper), scale);
  const estimate = moved(roundedFrom(one.estimate, printed.estimate), scale);
  if (first === null || second === null || estimate === null) return null;
  const [lower, upper] = one.lower <= one.upper ? [first, second] : [second, first];
  const length = minus(upper, lower);
  return {
    scale,
    estimate,
    lower,
    upper,
    lowerArm: positive(minus(estimate, lower)),
    upperArm: positive(minus(upper, estimate)),
    half: { low: Math.max(0, length.low / 2), high: length.high / 2 },
  };
}

const positive = ({ low, high }: Range): Range => (high <= 0 ? BELOW : { low: Math.max(0, low), high });

/** By how much the longer arm must at least exceed the shorter one: 1 where they may be equal. */
export function leastImbalance({ lowerArm, upperArm }: ScaledInterval): number {
  return Math.max(1, lowerArm.low / upperArm.high, upperArm.low / lowerArm.high);
}
