import type { Outcome } from "../records.js";
import { type Desk, firstPresent } from "./form.js";

/** Measures that cannot be just any number: between which two they lie. */
const LIMITS: Readonly<Record<string, { readonly says: string; readonly low: number; readonly high: number }>> = {
  rd: { says: "a risk difference lies between −1 and 1", low: -1, high: 1 },
  cor: { says: "a correlation lies between −1 and 1", low: -1, high: 1 },
  as: { says: "an arcsine difference lies between −π/2 and π/2", low: -Math.PI / 2, high: Math.PI / 2 },
};

/** A normal interval may reach beyond what its estimate can be, but not by half as much again. */
const BEYOND = 1.5;

/** Not even two arms of one person each have a larger one. */
const LARGEST_SE = 1;

/** Whether the printed estimate of the row at hand can be what it is said to be; a percentage is no proportion. */
export function inMeasureRange(desk: Desk, outcome: Outcome): boolean {
  if (outcome.kind !== "reported") return true;
  const limits = LIMITS[outcome.measure];
  if (limits === undefined) return true;
  const { says, low, high } = limits;
  const { estimate, ciLow, ciHigh, se } = outcome;
  const { yi, estimate: printed, ci_lower, ci_upper, sei, vi, se: ofSe, variance } = desk.at.contrast;
  const isOutside = estimate < low || estimate > high;
  const at = isOutside
    ? firstPresent(yi, printed)
    : ciLow !== null && ciLow < BEYOND * low
      ? ci_lower
      : ciHigh !== null && ciHigh > BEYOND * high
        ? ci_upper
        : se !== null && se > LARGEST_SE
          ? firstPresent(sei, vi, ofSe, variance, ci_lower, printed)
          : null;
  if (at === null) return true;
  const hint = "It looks like percentage points: divide the estimate, its limits and its standard error by 100.";
  desk.cells.fail("E_RANGE", at, says, hint);
  return false;
}
