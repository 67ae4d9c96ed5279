import { criticalValue } from "../../core/distributions.js";
import { isRatioOfEvents, quantityNamed } from "../../core/quantities.js";
import { meet, rangeOf } from "../../core/ranges.js";
import { pRange, roundedFrom } from "../../core/rounding.js";
import { logOddsRatio, logRiskRatio, type TwoByTwo } from "../../core/two-by-two.js";
import { pOfTable } from "../../core/two-by-two-tests.js";
import type { EstimateStatistic, Finding, PrintedP, TextReading } from "../../records.js";
import { fixed } from "../wording.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { pReason } from "./exceptions.js";
import { intervalPrinted, pFigures, pPrinted } from "./figures.js";
import { twoShares } from "./groups-compared.js";
import { bySentence, statisticsOf } from "./statistics.js";
import { zDistance } from "./z-scale.js";

const CODE = "TWO_BY_TWO";
const NEAR_Z = 0.1;
const NEAR_LENGTH = 0.2;

/**
 * Interval and p of an unadjusted ratio from the two counts beside it.
 *
 *   Var ln RR = 1/a − 1/n₁ + 1/c − 1/n₂,   Var ln OR = 1/a + 1/b + 1/c + 1/d
 *   p between those of χ², χ² with Yates' correction, and Fisher's exact test
 *
 * Only where the printed ratio is the crude one of the counts: then interval and p should be too, or the text owes a reason
 * (strata, clusters, another model), so it is never more than a question.
 *
 * Unit     ratio, probability
 * Domain   one RR or OR beside exactly two counts with totals, no cell 0, ratio equal to the crude one
 * Source   Katz et al. 1978, Biometrics 34:469–474; Woolf 1955, Ann Hum Genet 19:251–253; Fisher 1935, J R Stat Soc 98:39–82
 * Same as  chisq.test(correct = FALSE), chisq.test(correct = TRUE), fisher.test()
 */
export const twoByTwo: Check = {
  id: "two-by-two",
  label: "Ratio, interval and p from two counts",
  explain: "Two counts of two totals give a ratio, its interval and the p of the usual tests.",
  formula: ["Var ln RR = 1/a − 1/n₁ + 1/c − 1/n₂", "Var ln OR = 1/a + 1/b + 1/c + 1/d", "p of χ², Yates, Fisher"],
  unit: "ratio, probability",
  source: "doi:10.2307/2530610",
  sameAs: "chisq.test(correct = FALSE); chisq.test(correct = TRUE); fisher.test()",
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval", "interval-symmetry", "interval-p", "p-possible", "crude-ratio"],
  run: (reading) => {
    const ratios = statisticsOf(reading, "estimate").filter(
      ({ measure }) => isRatioOfEvents(measure) && ["risk", "odds"].includes(quantityNamed(measure)?.estimand ?? ""),
    );
    return [...bySentence(ratios).values()].flatMap(([one, second]) =>
      one === undefined || second !== undefined || one.estimate === null ? [] : judge(reading, one, one.estimate),
    );
  },
};

function judge(reading: TextReading, one: EstimateStatistic, estimate: number): readonly Finding[] {
  const shares = twoShares(reading, one.sentence);
  const [first, second] = shares?.map(({ counts }) => counts) ?? [];
  if (!first || !second) return [];
  const table = { a: first.events, b: first.total - first.events, c: second.events, d: second.total - second.events };
  const others = shares?.map(({ quote }) => quote) ?? [];
  if (Math.min(table.a, table.b, table.c, table.d) === 0)
    return [
      open(reading, one, CODE, "A group without events, or with nothing else, gives no simple interval.", { others }),
    ];
  const { y: log, v } = quantityNamed(one.measure)?.estimand === "odds" ? logOddsRatio(table) : logRiskRatio(table);
  const se = Math.sqrt(v);
  const printed = roundedFrom(estimate, one.printed.estimate);
  const turned = !meet(rangeOf(Math.exp(log), Math.exp(log)), printed);
  if (turned && !meet(rangeOf(Math.exp(-log), Math.exp(-log)), printed))
    return [
      open(
        reading,
        one,
        CODE,
        `${intervalPrinted(one)} is not the crude ratio of the counts (${fixed(Math.exp(log), 2)}).`,
        { others },
      ),
    ];
  const centre = turned ? -log : log;
  return [lengths(reading, one, centre, se, others), pAgainst(reading, one, table, others)].filter(
    (each) => each !== null,
  );
}

function lengths(
  reading: TextReading,
  one: EstimateStatistic,
  centre: number,
  se: number,
  others: readonly string[],
): Finding | null {
  if (one.lower === null || one.upper === null || one.lower <= 0 || one.upper <= one.lower) return null;
  const half = criticalValue((one.level ?? one.levelContext ?? 95) / 100, null) * se;
  const follows = rangeOf(Math.exp(centre - half), Math.exp(centre + half));
  const [low, high] = [roundedFrom(one.lower, one.printed.lower), roundedFrom(one.upper, one.printed.upper)];
  const says = `The counts give an interval from ${fixed(follows.low, 2)} to ${fixed(follows.high, 2)}`;
  const more = { others, recomputed: [{ quantity: "interval", printed: null, ...follows }] };
  const fits = meet(low, rangeOf(follows.low, follows.low)) && meet(high, rangeOf(follows.high, follows.high));
  if (fits) return fine(reading, one, CODE, `${says}, as printed.`, more);
  const factor = Math.log(one.upper / one.lower) / (2 * half);
  const shown = intervalPrinted(one);
  if (Math.abs(factor - 1) <= NEAR_LENGTH) return nearly(reading, one, CODE, `${says}, near ${shown}.`, more);
  const width = factor > 1 ? "longer" : "shorter";
  return found(reading, one, CODE, "questionable", `${says}; ${shown} is ${width}.`, {
    ...more,
    fits: factor > 1 ? "fits an interval of a higher level, or of clustered data" : "fits an interval of a lower level",
  });
}

function pAgainst(
  reading: TextReading,
  one: EstimateStatistic,
  table: TwoByTwo,
  others: readonly string[],
): Finding | null {
  const { p }: { readonly p: PrintedP | null } = one;
  if (p === null || p.value > 1 || p.value < 0 || pReason(one) !== null) return null;
  const follows = pOfTable(table);
  const printed = pRange(p, one.printed.p);
  const says = `The counts give p from ${pFigures(follows)} (χ², Yates, Fisher)`;
  const more = { others, recomputed: [{ quantity: "p", printed: one.printed.p, ...follows }] };
  const shown = pPrinted(p, one.printed.p);
  const gap = zDistance(printed, follows);
  if (gap === 0) return fine(reading, one, CODE, `${says}; printed is ${shown}.`, more);
  if (gap <= NEAR_Z) return nearly(reading, one, CODE, `${says}, near ${shown}.`, more);
  return found(reading, one, CODE, "questionable", `${says}, not ${shown}.`, more);
}
