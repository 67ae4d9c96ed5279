import type { Outcome } from "../records.js";
import { type Desk, firstPresent } from "./form.js";

/** Measures that cannot be just any number: between which two they lie. */
const LIMITS: Readonly<Record<string, { readonly says: string; readonly low: number; readonly high: number }>> = {
  rd: { says: "a risk difference lies between −1 and 1", low: -1, high: 1 },
};

/** A normal interval may reach beyond what its estimate can be, but not by half as much again. */
const BEYOND = 1.5;

/** Whether the printed estimate of the row at hand can be what it is said to be; a percentage is no proportion. */
export function inMeasureRange(desk: Desk, outcome: Outcome): boolean {
  if (outcome.kind !== "reported") return true;
  const limits = LIMITS[outcome.measure];
  if (limits === undefined) return true;
  const { says, low, high } = limits;
  const { estimate, ciLow, ciHigh } = outcome;
  const { yi, estimate: printed, ci_lower, ci_upper } = desk.at.contrast;
  const isOutside = estimate < low || estimate > high;
  const at = isOutside
    ? firstPresent(yi, printed)
    : ciLow !== null && ciLow < BEYOND * low
      ? ci_lower
      : ciHigh !== null && ciHigh > BEYOND * high
        ? ci_upper
        : null;
  if (at === null) return true;
  const hint = "It looks like percentage points: divide the estimate, its limits and its standard error by 100.";
  desk.cells.fail("E_RANGE", at, says, hint);
  return false;
}
