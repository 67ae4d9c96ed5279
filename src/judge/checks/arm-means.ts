import { meet, minus, type Range, sizes } from "../../core/ranges.js";
import { decimalsPrinted, roundedFrom } from "../../core/rounding.js";
import type { EstimateStatistic, Finding, MeanStatistic, TextReading } from "../../records.js";
import { fixed } from "../wording.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { figures } from "./figures.js";
import { bySentence, statisticsOf, textBetween } from "./statistics.js";

const CODE = "ARM_MEANS";
const VERSUS = /\b(?:vs|versus|compared|against|whereas|while|and)\b/iu;
/** "From 6.3 to 4.5": one arm before and after. */
const OVER_TIME = /\b(?:from|to|baseline|before|after)\b/iu;

type Difference = EstimateStatistic & { readonly estimate: number };

/**
 * A mean difference against the means of the two arms beside it.
 *
 *   MD = x̄₁ − x̄₂
 *
 * Signs are left to the words ("lower by"), so sizes are compared. A difference that is adjusted for baseline, or that comes
 * from a model of repeated measurements, is another one, and few abstracts say so: a note.
 *
 * Unit     that of the outcome
 * Domain   one mean difference and exactly two means with their spread in a sentence, of two arms
 * Source   Cochrane Handbook 2023, 6.5.1
 * Same as  none
 */
export const armMeans: Check = {
  id: "arm-means",
  label: "Mean difference against the means of the arms",
  explain:
    "Two arms' means and their difference in one sentence should agree, unless the difference is adjusted, which few abstracts say.",
  formula: ["MD = x̄₁ − x̄₂"],
  unit: "that of the outcome",
  source: "https://training.cochrane.org/handbook/current/chapter-06",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval"],
  run: (reading) => {
    const isOne = (one: EstimateStatistic): one is Difference => one.measure === "MD" && one.estimate !== null;
    const means = bySentence(statisticsOf(reading, "mean"));
    return [...bySentence(statisticsOf(reading, "estimate").filter(isOne)).values()].flatMap(([one, second]) => {
      const [first, other, third] = one === undefined ? [] : (means.get(one.sentence) ?? []);
      if (one === undefined || second !== undefined || first === undefined || other === undefined) return [];
      return third === undefined && areArms(reading, first, other) ? [judge(reading, one, first, other)] : [];
    });
  },
};

function areArms(reading: TextReading, first: MeanStatistic, other: MeanStatistic): boolean {
  const between = textBetween(reading, first, other);
  const before = reading.text.slice(Math.max(0, first.offset - 6), first.offset);
  return VERSUS.test(between) && !OVER_TIME.test(`${before} ${between.replace(/compared (?:to|with)/iu, "")}`);
}

function judge(reading: TextReading, one: Difference, first: MeanStatistic, other: MeanStatistic): Finding {
  const meanOf = ({ mean, printed }: MeanStatistic): Range => roundedFrom(mean, printed.mean);
  const follows = sizes(minus(meanOf(first), meanOf(other)));
  const printed = sizes(roundedFrom(one.estimate, one.printed.estimate));
  const decimals = decimalsPrinted(first.mean, first.printed.mean);
  const says = `The means differ by ${figures(follows, decimals)}`;
  const shown = one.printed.estimate ?? fixed(one.estimate, decimals);
  const more = {
    others: [first.quote, other.quote],
    recomputed: [{ quantity: "mean difference", printed: one.printed.estimate, ...follows }],
  };
  if (meet(follows, printed)) return fine(reading, one, CODE, `${says}, printed as ${shown}.`, more);
  const unit = 10 ** -decimals;
  if (meet({ low: follows.low - unit, high: follows.high + unit }, printed))
    return nearly(reading, one, CODE, `${says}, near the printed ${shown}.`, more);
  if (one.context.some((each) => ["adjusted", "cluster", "bayesian", "median", "geometric"].includes(each)))
    return open(reading, one, CODE, `${says}; an adjusted difference may be another one than ${shown}.`, more);
  return found(reading, one, CODE, "note", `${says}; the printed difference is ${shown}.`, {
    ...more,
    fits: "fits if the difference is adjusted, or the means are of other people",
  });
}
