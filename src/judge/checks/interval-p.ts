import { criticalValue } from "../../core/distributions.js";
import { isRatio, isRatioOfEvents, quantityNamed } from "../../core/quantities.js";
import { meet, type Range } from "../../core/ranges.js";
import { pRange } from "../../core/rounding.js";
import { pOfTable } from "../../core/two-by-two-tests.js";
import type { EstimateStatistic, Finding, PrintedP, Severity, TextReading } from "../../records.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { methodNamed, pReason } from "./exceptions.js";
import { intervalPrinted, pFigures, pPrinted } from "./figures.js";
import { twoShares } from "./groups-compared.js";
import { centredScales, impliedP, likelyScales, type PScale } from "./implied-p.js";
import { isNamed, isShare } from "./interval-scale.js";
import { isInside } from "./misprints.js";
import { isArm } from "./one-arm.js";
import { statisticsOf, type WithInterval } from "./statistics.js";
import { zDistance, zRange } from "./z-scale.js";

const CODE = "CI_P_MISMATCH";
const USUAL_LEVELS = [95, 99, 90];
const RARE_LEVELS = [97.5, 98, 99.9];
/** Degrees of freedom below which a t interval of a difference is worth a note, and below which it is taken as unlikely. */
const FEW_DF = 12;
const FEWEST_DF = 5;
const FEW = "fits a t interval with few degrees of freedom";
/** On the z scale: what a likelihood-ratio, score or log-rank test may differ from the interval's own test. */
const OTHER_TEST = 0.03;
const CLEAR = 0.12;
/** Exact and continuity-corrected tests give larger p than the interval, so that side needs more. */
const CLEAR_LARGER = 0.25;
/** Beside a hazard ratio mostly stands the p of a log-rank or stratified test. */
const CLEAR_LOG_RANK = 0.2;
const UNREMARKABLE = 0.1;
/** A p below it is that of a quantity nobody holds against 0, such as an area under a curve. */
const UNTESTED = 1e-8;

type WithP = WithInterval & { readonly p: PrintedP };

/**
 * The p that follows from an estimate and its interval.
 *
 *   z = |estimate − null| / SE,   SE = (upper − lower) / (2 z_level),   p = 2·P(Z > z); logarithms for ratios
 *
 * Taken over all values the three numbers may have been before rounding; where estimate and interval disagree, the arm
 * towards no effect is tried too. With t instead of z and few degrees of freedom p of a difference moves towards 0.05: 12
 * and more are granted without a word, 5 and more are a note. Nothing is called inconsistent that lies within 12% on the z
 * scale (20% for a hazard ratio, 25% where the printed p is the larger one): a log-rank or exact p need not be that of the
 * interval. A p between two arms, each printed with its interval, is not compared.
 *
 * Unit     probability
 * Domain   estimates with two limits and a p, null value 0 or 1
 * Source   Altman & Bland 2011, BMJ 343:d2090 and d2304
 * Same as  none
 */
export const intervalP: Check = {
  id: "interval-p",
  label: "p-value from estimate and interval",
  explain:
    "An estimate and its interval give the standard error, and with it p. Another p belongs to another test, another level or another analysis, or one of the four numbers is wrong.",
  formula: ["SE = (upper − lower) / (2 z_level)", "p = 2·P(Z > |estimate − null| / SE); logarithms for ratios"],
  unit: "probability",
  source: "doi:10.1136/bmj.d2304",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval", "limits", "p-possible", "interval-symmetry"],
  run: (reading) =>
    statisticsOf(reading, "estimate").flatMap((one) => {
      const whole = wholeOf(one);
      return whole === null ? [] : [judge(reading, whole, one)];
    }),
};

/** An estimate fit to be compared; where only its interval is printed, one limit stands in for it and is not used. */
function wholeOf(one: EstimateStatistic): WithP | null {
  const { lower, upper, p, sided } = one;
  if (lower === null || upper === null || p === null || p.value > 1 || p.value < 0 || sided === 1) return null;
  const whole = { ...one, estimate: one.estimate ?? lower, lower, upper, p };
  return isInside(whole) ? whole : null;
}

function judge(reading: TextReading, one: WithP, asPrinted: EstimateStatistic): Finding {
  const interval = intervalPrinted(asPrinted);
  const shown = `${interval} and ${pPrinted(one.p, one.printed.p)}`;
  const reason = pReason(one);
  if (reason !== null) return open(reading, one, CODE, `${shown} cannot be compared: ${reason}.`);
  if (quantityNamed(one.measure)?.none === null)
    return open(
      reading,
      one,
      CODE,
      `${shown} cannot be compared: nothing says which value of a ${one.measure} was tested.`,
    );
  if (isShare(one))
    return open(reading, one, CODE, `${shown} cannot be compared: nobody tests a percentage of people against 0.`);
  if (isArm(reading, one))
    return open(reading, one, CODE, `${shown} cannot be compared: the p seems to compare two groups, each told alone.`);
  const scales = asPrinted.estimate === null ? centredScales(one) : likelyScales(one);
  if (scales.length === 0)
    return open(reading, one, CODE, `${shown} cannot be compared: a number is 0 once rounding is allowed for.`);
  const level = one.level ?? one.levelContext ?? 95;
  const printed = pRange(one.p, one.printed.p);
  const normal = scales.map((scale) => impliedP(scale, level, null));
  const closest = normal.toSorted((a, b) => zDistance(printed, a) - zDistance(printed, b))[0] ?? printed;
  const recomputed = [{ quantity: "p", printed: one.printed.p, ...closest }];
  const assumed = one.level === null ? `read as a ${level}% interval` : `at ${level}%`;
  const follows = `From ${interval}, ${assumed}, p follows as ${pFigures(closest)}`;
  if (normal.some((range) => meet(range, printed)))
    return fine(reading, one, CODE, `${follows}; printed is ${pPrinted(one.p, one.printed.p)}.`, { recomputed });
  if (!isNamed(one.measure) && closest.high < UNTESTED && printed.low > UNTESTED)
    return open(reading, one, CODE, `${shown} cannot be compared: nothing says that 0 is no effect here.`);
  const gap = zDistance(printed, closest);
  const small = isRatio(one.measure) ? null : scales.some((scale) => meet(impliedP(scale, level, FEW_DF), printed));
  if (small === true)
    return fine(reading, one, CODE, `${follows} (z); ${pPrinted(one.p, one.printed.p)} needs t with few df.`, {
      recomputed,
      fits: FEW,
    });
  if (small === false && scales.some((scale) => meet(impliedP(scale, level, FEWEST_DF), printed)))
    return found(reading, one, CODE, "note", `${follows}, not ${pPrinted(one.p, one.printed.p)}.`, {
      recomputed,
      fits: FEW,
    });
  const unremarkable = printed.low > UNREMARKABLE && closest.low > UNREMARKABLE;
  if (gap <= (unremarkable ? CLEAR : OTHER_TEST))
    return nearly(reading, one, CODE, `${follows}; ${pPrinted(one.p, one.printed.p)} is near it.`, { recomputed });
  if (isOfCounts(reading, one, printed))
    return open(reading, one, CODE, `${follows}; ${pPrinted(one.p, one.printed.p)} is that of a test of the counts.`, {
      recomputed,
    });
  const fits = reconciled(one, scales, printed, level);
  return found(
    reading,
    one,
    CODE,
    severityOf(reading, one, gap, { printed, closest, fits }),
    `${follows}, not ${pPrinted(one.p, one.printed.p)}.`,
    {
      recomputed,
      fits,
    },
  );
}

/** Whether the two counts beside a ratio give the printed p by a usual test, Fisher's among them. */
function isOfCounts(reading: TextReading, one: WithP, printed: Range): boolean {
  if (!isRatioOfEvents(one.measure)) return false;
  const [first, second] = twoShares(reading, one.sentence)?.map(({ counts }) => counts) ?? [];
  if (!first || !second) return false;
  const { events: a, total: n1 } = first;
  const { events: c, total: n2 } = second;
  return n1 > a && n2 > c && meet(pOfTable({ a, b: n1 - a, c, d: n2 - c }), printed);
}

interface Gap {
  readonly printed: Range;
  readonly closest: Range;
  readonly fits: string | null;
}

function severityOf(reading: TextReading, one: WithP, gap: number, { printed, closest, fits }: Gap): Severity {
  const larger = printed.low > closest.high;
  const doubtful =
    (larger && gap <= CLEAR_LARGER) ||
    (quantityNamed(one.measure)?.estimand === "hazard" && gap <= CLEAR_LOG_RANK) ||
    (printed.low > UNREMARKABLE && closest.low > UNREMARKABLE) ||
    !isNamed(one.measure) ||
    one.ambiguous ||
    one.context.some((each) => ["adjusted", "bootstrap", "exact", "profile", "back-transformed"].includes(each)) ||
    (one.measure !== null && !isRatio(one.measure) && methodNamed(reading) !== null) ||
    (one.level === null && one.levelContext === null);
  if (gap <= CLEAR) return "note";
  return doubtful || fits === ONE_SIDED ? "questionable" : "inconsistent";
}

const ONE_SIDED = "fits a one-sided p";

/** The assumption under which p and interval agree: another level, or one side. */
function reconciled(one: WithP, scales: readonly PScale[], printed: Range, level: number): string | null {
  const fitsLevel = (other: number): boolean =>
    other !== level && scales.some((scale) => meet(impliedP(scale, other, null), printed));
  const usual = USUAL_LEVELS.find(fitsLevel);
  if (usual !== undefined) return `fits a ${usual}% interval`;
  const doubled = { low: 2 * printed.low, high: 2 * printed.high };
  if (one.p.op === "=" && scales.some((scale) => meet(impliedP(scale, level, null), doubled))) return ONE_SIDED;
  const rare = RARE_LEVELS.find(fitsLevel);
  if (rare !== undefined) return `fits a ${rare}% interval`;
  const asSe = criticalValue(level / 100, null);
  const shrunk = scales
    .map((scale) => zRange(impliedP(scale, level, null)))
    .map(({ low, high }) => ({
      low: low / asSe,
      high: high / asSe,
    }));
  return shrunk.some((range) => meet(range, zRange(printed)))
    ? "fits if the interval is one standard error either way"
    : null;
}
