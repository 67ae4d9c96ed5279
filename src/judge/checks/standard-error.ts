import { criticalValue, twoSidedP } from "../../core/distributions.js";
import { meet, type Range, rangeOf, sizes } from "../../core/ranges.js";
import { pRange, roundedFrom } from "../../core/rounding.js";
import type { EstimateStatistic, Finding, MeanStatistic, PStatistic, TextReading } from "../../records.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { figures, intervalPrinted, pFigures, pPrinted } from "./figures.js";
import { bySentence, statisticsOf } from "./statistics.js";
import { zDistance } from "./z-scale.js";

const CODE = "SE_MISMATCH";
/** With few degrees of freedom t gives longer intervals and larger p than z: this many are granted. */
const FEWEST_DF = 5;
/** Beyond it on the z scale a p is another test's. */
const CLEAR = 0.25;

/**
 * A standard error against the interval or the p printed with it.
 *
 *   SE = (upper − lower) / (2 z),   p = 2·P(Z > |estimate| / SE);   t with 5 df and more is granted
 *
 * Only where one number bears both: "−0.20 ± 0.13 (SE), 95% CI −0.46 to 0.06", "3.2 (SE 0.5; P < 0.001)". Beside two arms a p
 * compares them, and says nothing of either's standard error.
 *
 * Unit     that of the estimate; probability
 * Domain   an estimate with a standard error that the text calls one, and an interval or a p
 * Source   Altman & Bland 2005, BMJ 331:903
 * Same as  none
 */
export const standardError: Check = {
  id: "standard-error",
  label: "Standard error against interval and p",
  explain: "An estimate and its standard error give its interval and its p. Where they do not, one of them is wrong.",
  formula: ["SE = (upper − lower) / (2 z)", "p = 2·P(Z > |estimate| / SE)"],
  unit: "that of the estimate; probability",
  source: "doi:10.1136/bmj.331.7521.903",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) => {
    const estimates = bySentence(statisticsOf(reading, "estimate"));
    const alone = bySentence(statisticsOf(reading, "p"));
    return [...bySentence(statisticsOf(reading, "mean")).values()].flatMap((means) =>
      means
        .filter(({ spreadKind }) => spreadKind === "se")
        .flatMap((one) => {
          const interval = (estimates.get(one.sentence) ?? []).find((other) => other.offset === one.offset);
          const p =
            means.length === 1
              ? (alone.get(one.sentence) ?? []).find((other) => isInItsBracket(reading, one, other))
              : undefined;
          return [
            interval === undefined ? [] : againstInterval(reading, one, interval),
            p === undefined ? [] : againstP(reading, one, p),
          ].flat();
        }),
    );
  },
};

function againstInterval(
  reading: TextReading,
  one: MeanStatistic,
  { lower, upper, level, levelContext, printed, ...rest }: EstimateStatistic,
): readonly Finding[] {
  if (lower === null || upper === null) return [];
  const [low, high] = [
    roundedFrom(Math.min(lower, upper), printed.lower),
    roundedFrom(Math.max(lower, upper), printed.upper),
  ];
  const of = (level ?? levelContext ?? 95) / 100;
  const length: Range = { low: Math.max(0, high.low - low.high), high: high.high - low.low };
  const follows = {
    low: length.low / (2 * criticalValue(of, FEWEST_DF)),
    high: length.high / (2 * criticalValue(of, null)),
  };
  const shown = intervalPrinted({ lower, upper, level, levelContext, printed, ...rest });
  const says = `${shown} has a standard error of ${figures({ low: length.low / (2 * criticalValue(of, null)), high: follows.high }, 2)}`;
  const recomputed = [{ quantity: "standard error", printed: one.printed.spread, ...follows }];
  if (meet(follows, roundedFrom(one.spread, one.printed.spread)))
    return [fine(reading, one, CODE, `${says}; printed is ${one.printed.spread}.`, { recomputed })];
  const logs = low.low > 0 ? { low: Math.log(high.low / low.high), high: Math.log(high.high / low.low) } : null;
  const ofLogs =
    logs === null
      ? null
      : { low: logs.low / (2 * criticalValue(of, FEWEST_DF)), high: logs.high / (2 * criticalValue(of, null)) };
  if (ofLogs !== null && meet(ofLogs, roundedFrom(one.spread, one.printed.spread)))
    return [
      fine(reading, one, CODE, `The logarithms of ${shown} have the printed standard error, ${one.printed.spread}.`),
    ];
  return [found(reading, one, CODE, "inconsistent", `${says}, not ${one.printed.spread}.`, { recomputed })];
}

function againstP(reading: TextReading, one: MeanStatistic, { p, printed: text }: PStatistic): readonly Finding[] {
  const estimate = sizes(roundedFrom(one.mean, one.printed.mean));
  const se = roundedFrom(one.spread, one.printed.spread);
  if (se.low <= 0 || p.value > 1 || p.value < 0)
    return [open(reading, one, CODE, `"${one.quote}" leaves its standard error open.`)];
  const z = { low: estimate.low / se.high, high: estimate.high / se.low };
  const follows = rangeOf(twoSidedP(z.low, null), twoSidedP(z.high, null), twoSidedP(z.low, FEWEST_DF));
  const printed = pRange(p, text.p);
  const says = `${one.printed.mean} with a standard error of ${one.printed.spread} gives p = ${pFigures(rangeOf(twoSidedP(z.low, null), twoSidedP(z.high, null)))}`;
  const recomputed = [{ quantity: "p", printed: text.p, ...follows }];
  if (meet(follows, printed))
    return [fine(reading, one, CODE, `${says}; printed is ${pPrinted(p, text.p)}.`, { recomputed })];
  if (zDistance(printed, follows) <= CLEAR)
    return [nearly(reading, one, CODE, `${says}; ${pPrinted(p, text.p)} is near it.`, { recomputed })];
  return [found(reading, one, CODE, "questionable", `${says}, not ${pPrinted(p, text.p)}.`, { recomputed })];
}

/** "3.2 (SE 0.5; P = .30)": only marks stand between, so that the p is that of this number. */
function isInItsBracket(reading: TextReading, one: MeanStatistic, p: PStatistic): boolean {
  const end = one.offset + one.quote.length;
  return p.offset >= end && p.compared === null && /^[\s,;()]{1,4}$/u.test(reading.text.slice(end, p.offset));
}
