import { isRatio } from "../../core/quantities.js";
import type { Finding } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { intervalPrinted } from "./figures.js";
import { isInside, misprintsOf } from "./misprints.js";
import { withIntervals } from "./statistics.js";

/**
 * The limits of an interval stand in rising order, and those of a ratio above 0.
 *
 *   lower ≤ upper;   lower ≥ 0 for RR, OR, HR, IRR
 *
 * Many authors print the limit nearer to no effect first ("−1.2 (−0.4 to −2.0)"), so falling order is a note as long as the
 * estimate lies between. A ratio below 0 may also be a difference that was taken for a ratio, so it is a question.
 *
 * Unit     that of the estimate
 * Domain   estimates with two limits
 * Source   by definition of an interval and of a ratio
 * Same as  none
 */
export const limits: Check = {
  id: "limits",
  label: "Limits in order and in range",
  explain:
    "The lower limit of an interval is the smaller number, and a ratio has no limit below 0. Limits in falling order are a note, for many print the one nearer to no effect first.",
  formula: ["lower ≤ upper", "lower ≥ 0 for a ratio"],
  unit: "that of the estimate",
  source: "by definition",
  sameAs: null,
  about: "numbers",
  codes: ["LIMITS_REVERSED", "RATIO_BELOW_ZERO"],
  yieldsTo: ["estimate-in-interval"],
  run: (reading) =>
    withIntervals(reading).map((one): Finding => {
      const shown = intervalPrinted(one);
      if (isRatio(one.measure) && Math.min(one.lower, one.upper, one.estimate) < 0)
        return found(
          reading,
          one,
          "RATIO_BELOW_ZERO",
          "questionable",
          `${shown} is given as a ratio, and a ratio cannot be below 0.`,
          { fits: "fits if it is a difference, or the logarithm of a ratio" },
        );
      if (one.lower <= one.upper)
        return fine(reading, one, "LIMITS_REVERSED", `The limits of ${shown} stand in order.`);
      if (misprintsOf(one)[0]?.kind === "glyph")
        return open(reading, one, "LIMITS_REVERSED", `${shown} seems to have lost its minus signs.`);
      if (one.ambiguous) return open(reading, one, "LIMITS_REVERSED", `The signs of ${shown} can be read in two ways.`);
      const place = isInside(one)
        ? "The estimate lies between them all the same."
        : "The estimate is not between them.";
      return found(reading, one, "LIMITS_REVERSED", "note", `The limits of ${shown} stand in falling order. ${place}`, {
        fits: "fits if the upper limit was printed first",
      });
    }),
};
