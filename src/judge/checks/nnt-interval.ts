import { hull, meet, minus, type Range, rangeOf } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { Finding, NntStatistic } from "../../records.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { statisticsOf } from "./statistics.js";

const CODE = "NNT_INTERVAL";
const SLIGHT = 1.25;
/** Risk differences near 0 and 100%, and numbers from ratios, have uneven intervals; none this uneven. */
const EXTREME = 3;

/**
 * A number needed to treat lies in its interval, in the middle of it as a risk difference.
 *
 *   1/NNT − 1/upper = 1/lower − 1/NNT
 *
 * The interval is that of the risk difference, turned over, so that the NNT itself never stands in its middle. Intervals that
 * run through infinity ("−50 to ∞ to 12") are left alone.
 *
 * Unit     people
 * Domain   numbers needed to treat with two limits above 0
 * Source   Altman 1998, BMJ 317:1309–1312
 * Same as  none
 */
export const nntInterval: Check = {
  id: "nnt-interval",
  label: "Number needed to treat inside its interval",
  explain: "The interval of a number needed to treat is that of the risk difference, turned over, and contains it.",
  formula: ["1/NNT − 1/upper = 1/lower − 1/NNT"],
  unit: "people",
  source: "doi:10.1136/bmj.317.7168.1309",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) =>
    statisticsOf(reading, "nnt").flatMap((one): readonly Finding[] => {
      const { lower, upper, estimate } = one;
      if (lower === null || upper === null) return [];
      const shown = `${one.harm ? "NNH" : "NNT"} ${one.printed.estimate} [${one.printed.lower} to ${one.printed.upper}]`;
      if (Math.min(lower, upper, estimate) <= 0)
        return [open(reading, one, CODE, `The interval of ${shown} runs through infinity.`)];
      const limits = hull(roundedFrom(lower, one.printed.lower), roundedFrom(upper, one.printed.upper));
      if (!meet(roundedFrom(estimate, one.printed.estimate), limits))
        return [found(reading, one, CODE, "inconsistent", `${shown} lies outside its own interval.`)];
      const imbalance = imbalanceOf(one, lower, upper);
      if (imbalance <= 1) return [fine(reading, one, CODE, `${shown} lies in the middle of its interval, as 1/NNT.`)];
      if (imbalance <= SLIGHT)
        return [nearly(reading, one, CODE, `${shown} lies near the middle of its interval, as 1/NNT.`)];
      const severity = imbalance < EXTREME ? "note" : "questionable";
      return [found(reading, one, CODE, severity, `${shown} is far from the middle of its interval, as 1/NNT.`)];
    }),
};

/** By how much the longer arm of 1/NNT must at least exceed the shorter one, over rounding and rounding up. */
function imbalanceOf({ estimate, printed }: NntStatistic, lower: number, upper: number): number {
  const e = risks(estimate, printed.estimate);
  const [most, least] = [risks(lower, printed.lower), risks(upper, printed.upper)].toSorted((a, b) => b.low - a.low);
  if (most === undefined || least === undefined) return 1;
  const [above, below] = [minus(most, e), minus(e, least)];
  return Math.max(1, above.low / Math.max(below.high, TINY), below.low / Math.max(above.high, TINY));
}

const TINY = 1e-9;

/** 1/NNT over all values that print so; a whole one may have been rounded up to the next person. */
function risks(value: number, printed: string | null): Range {
  const { low, high } = roundedFrom(value, printed);
  const smallest = Number.isInteger(value) ? Math.max(value - 1, 0.5) : Math.max(low, 0.5);
  return rangeOf(1 / high, 1 / smallest);
}
