import { meet, minus, sizes, times } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { EstimateStatistic, Finding, TextReading } from "../../records.js";
import { fixed } from "../wording.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { figures } from "./figures.js";
import { type Share, twoShares } from "./groups-compared.js";
import { bySentence, statisticsOf } from "./statistics.js";

const CODE = "CRUDE_DIFFERENCE";
/** Percentage points that rounding between steps may cost. */
const ROUNDED_AGAIN = 0.15;

type Difference = EstimateStatistic & { readonly estimate: number };

/**
 * A risk difference against the two shares beside it.
 *
 *   RD = p₁ − p₂
 *
 * Signs are left to the words ("lower by"), so sizes are compared. An adjusted or stratified difference may be another one.
 *
 * Unit     percentage points
 * Domain   one risk difference and exactly two shares in a sentence
 * Source   Cochrane Handbook 2023, 6.4.1
 * Same as  none
 */
export const crudeDifference: Check = {
  id: "crude-difference",
  label: "Risk difference against the crude one",
  explain: "Two shares in a sentence give a crude risk difference. An adjusted or stratified one differs a little.",
  formula: ["RD = p₁ − p₂"],
  unit: "percentage points",
  source: "https://training.cochrane.org/handbook/current/chapter-06",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval"],
  run: (reading) => {
    const isOne = (one: EstimateStatistic): one is Difference => one.measure === "RD" && one.estimate !== null;
    const groups = bySentence(statisticsOf(reading, "estimate").filter(isOne));
    return [...groups.values()].flatMap(([one, second]) => {
      const shares = one === undefined || second !== undefined ? null : twoShares(reading, one.sentence);
      return one === undefined || shares === null ? [] : [judge(reading, one, shares)];
    });
  },
};

function judge(reading: TextReading, one: Difference, [first, second]: readonly [Share, Share]): Finding {
  const points = sizes(times(minus(first.range, second.range), 100));
  const told = sizes(roundedFrom(one.estimate, one.printed.estimate));
  const inPoints = one.unit === "%" || one.unit === "points" || Math.abs(one.estimate) > 1;
  const printed = inPoints ? told : times(told, 100);
  const says = `The shares differ by ${figures(points, 1)} percentage points`;
  const shown = `the printed difference is ${one.printed.estimate ?? fixed(one.estimate, 1)}${one.unit ?? ""}`;
  const more = {
    others: [first.quote, second.quote],
    recomputed: [{ quantity: "risk difference, percentage points", printed: one.printed.estimate, ...points }],
  };
  if (meet(points, printed)) return fine(reading, one, CODE, `${says}, as printed.`, more);
  const wide = { low: points.low - ROUNDED_AGAIN, high: points.high + ROUNDED_AGAIN };
  if (meet(wide, printed)) return nearly(reading, one, CODE, `${says}, near what is printed.`, more);
  if (one.context.some((each) => each === "adjusted" || each === "cluster" || each === "bayesian"))
    return open(reading, one, CODE, `${says}; an adjusted difference may be another one.`, more);
  const because = `${says}; ${shown}.`;
  return found(reading, one, CODE, "note", because, {
    ...more,
    fits: "fits if the difference is adjusted or of other people",
  });
}
