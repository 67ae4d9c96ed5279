import { hull, meet } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { Finding, MedianStatistic, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { statisticsOf } from "./statistics.js";

const CODE = "MEDIAN_OUTSIDE";

/**
 * A median lies between its quartiles, and within its range.
 *
 *   lower − ½u ≤ median ± ½u ≤ upper + ½u,   u one unit in the last printed place
 *
 * Where the text does not say what the two numbers are, they may be something else: then it stays open.
 *
 * Unit     that of the outcome
 * Domain   medians with quartiles or a range
 * Source   by definition of a quantile
 * Same as  none
 */
export const medianInSpread: Check = {
  id: "median-in-spread",
  label: "Median between its quartiles",
  explain:
    "Half of all values lie below the median, a quarter below the first quartile: no median lies outside its quartiles, or its range.",
  formula: ["first quartile ≤ median ≤ third quartile", "minimum ≤ median ≤ maximum"],
  unit: "that of the outcome",
  source: "by definition",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) => statisticsOf(reading, "median").map((one) => judge(reading, one)),
};

const TIMES = /\b(?:second|minute|hour|day|week|month|year)s?\b/g;

function judge(reading: TextReading, one: MedianStatistic): Finding {
  const { printed, spreadKind } = one;
  const shown = `${printed.median} (${printed.low} to ${printed.high})`;
  const what = spreadKind === "range" ? "range" : "quartiles";
  if (spreadKind === "unknown")
    return open(reading, one, CODE, `The text does not say what the numbers beside ${shown} are.`);
  const spread = hull(roundedFrom(one.low, printed.low), roundedFrom(one.high, printed.high));
  const units = new Set(
    one.quote
      .toLowerCase()
      .match(TIMES)
      ?.map((unit) => unit.replace(/s$/, "")),
  );
  if (units.size > 1) return open(reading, one, CODE, `"${one.quote}" mixes units of time.`);
  if (meet(roundedFrom(one.median, printed.median), spread))
    return fine(reading, one, CODE, `The median of ${shown} lies within its ${what}.`);
  return found(reading, one, CODE, "impossible", `The median of ${shown} lies outside its ${what}.`);
}
