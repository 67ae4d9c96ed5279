import { isRatioOfEvents, quantityNamed } from "../../core/quantities.js";
import { meet, middle, over, type Range } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { EstimateStatistic, Finding, TextReading } from "../../records.js";
import { fixed } from "../wording.js";
import { type Check, fine, found, open } from "./check.js";
import { figures, intervalPrinted } from "./figures.js";
import { oddsOf, twoShares } from "./groups-compared.js";
import { bySentence, statisticsOf } from "./statistics.js";

const CODE = "CRUDE_RATIO";
/** How far from 1 both ratios must lie before opposite sides mean anything. */
const CLEAR = 1.1;

type Ratio = EstimateStatistic & { readonly estimate: number };

/**
 * A ratio against the crude one of the two shares beside it.
 *
 *   RR = p₁ / p₂,   OR = (p₁/(1−p₁)) / (p₂/(1−p₂))
 *
 * Adjusted ratios, hazard ratios and stratified ones differ from the crude one, and are held only to its direction. On
 * opposite sides of 1 the groups were probably named in the other order, or a sign of the effect was lost on the way.
 *
 * Unit     ratio
 * Domain   one ratio and exactly two shares in a sentence, none 0
 * Source   Cochrane Handbook 2023, 6.4.1
 * Same as  none
 */
export const crudeRatio: Check = {
  id: "crude-ratio",
  label: "Ratio against the crude one",
  explain: "Two shares in a sentence give a crude ratio. An adjusted one differs, but seldom to the other side of 1.",
  formula: ["RR = p₁ / p₂", "OR = (p₁/(1−p₁)) / (p₂/(1−p₂))"],
  unit: "ratio",
  source: "https://training.cochrane.org/handbook/current/chapter-06",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval"],
  run: (reading) =>
    [...bySentence(ratios(reading)).values()].flatMap((group) => {
      const [one] = group;
      return one === undefined || group.length > 1 ? [] : judge(reading, one);
    }),
};

function ratios(reading: TextReading): readonly Ratio[] {
  const isOne = (one: EstimateStatistic): one is Ratio =>
    one.estimate !== null && one.estimate > 0 && isRatioOfEvents(one.measure);
  return statisticsOf(reading, "estimate").filter(isOne);
}

function judge(reading: TextReading, one: Ratio): readonly Finding[] {
  const shares = twoShares(reading, one.sentence);
  const estimand = quantityNamed(one.measure)?.estimand;
  if (shares === null) return [];
  const [first, second] = shares.map(({ range }) => range);
  const others = shares.map(({ quote }) => quote);
  if (
    first === undefined ||
    second === undefined ||
    first.low <= 0 ||
    second.low <= 0 ||
    first.high >= 1 ||
    second.high >= 1
  )
    return [open(reading, one, CODE, "A share of 0 or 100% gives no crude ratio.", { others })];
  const ofOdds = estimand === "odds";
  const crude = ofOdds ? over(oddsOf(first), oddsOf(second)) : over(first, second);
  const printed = roundedFrom(one.estimate, one.printed.estimate);
  const inverse: Range = { low: 1 / crude.high, high: 1 / crude.low };
  const name = ofOdds ? "odds ratio" : "ratio";
  const says = `The shares give a crude ${name} of ${figures(crude, 2)} beside ${intervalPrinted(one)}`;
  const more = { others, recomputed: [{ quantity: "crude ratio", printed: one.printed.estimate, ...crude }] };
  if (meet(crude, printed)) return [fine(reading, one, CODE, `${says}.`, more)];
  if (meet(inverse, printed)) return [fine(reading, one, CODE, `${says}, taken the other way round.`, more)];
  const opposite = Math.sign(Math.log(middle(crude))) !== Math.sign(Math.log(one.estimate));
  const clear = Math.min(away(middle(crude)), away(one.estimate)) >= CLEAR;
  if (opposite && clear)
    return [
      found(reading, one, CODE, "questionable", `${says}: they point in opposite directions.`, {
        ...more,
        fits: `fits if the second group was compared with the first (${fixed(1 / middle(crude), 2)})`,
      }),
    ];
  const adjusted = one.context.includes("adjusted") || estimand === "hazard" || estimand === "rate";
  const why = adjusted ? "an adjusted or time-based ratio may differ" : "it may be adjusted or of other people";
  return [open(reading, one, CODE, `${says}; ${why}.`, more)];
}

const away = (ratio: number): number => Math.max(ratio, 1 / ratio);
