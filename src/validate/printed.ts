export { halfUnit } from "../core/rounding.js";

/** A printed number with half its last unit. */
export interface Printed {
  readonly value: number;
  readonly half: number;
}

/**
 * Whether an estimate and its limits can belong together: the estimate between its limits and, given how they were
 * rounded, in their middle (of the logs, for a ratio).
 */
export function judgeInterval(
  estimate: Printed,
  low: Printed,
  high: Printed,
  log: boolean,
): "fits" | "reversed" | "outside" | "asymmetric" {
  if (low.value > high.value) return "reversed";
  // No rounding is granted here: a paper that prints 5 beside 5.4 to 6 has one of them wrong or too short.
  if (estimate.value < low.value || estimate.value > high.value) return "outside";
  const scale = log ? logOrLowest : same;
  const middleLow = (scale(low.value - low.half) + scale(high.value - high.half)) / 2;
  const middleHigh = (scale(low.value + low.half) + scale(high.value + high.half)) / 2;
  // Beside a limit that was rounded to 0 there is no size to take a share of but the other's.
  const size = (x: number): number => (Number.isFinite(scale(x)) ? Math.abs(scale(x)) : 0);
  const room = 1e-9 * (size(high.value) + size(low.value));
  const meets =
    scale(estimate.value + estimate.half) >= middleLow - room &&
    scale(estimate.value - estimate.half) <= middleHigh + room;
  return meets ? "fits" : "asymmetric";
}

const same = (x: number): number => x;
const logOrLowest = (x: number): number => (x > 0 ? Math.log(x) : Number.NEGATIVE_INFINITY);
