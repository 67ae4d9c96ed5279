import { isRatio, isRatioOfEvents, isStandardised, quantityNamed } from "../../core/quantities.js";
import { middle, minus, times } from "../../core/ranges.js";
import { decimalsPrinted } from "../../core/rounding.js";
import type { Finding, Recomputed, Severity, TextReading } from "../../records.js";
import { fixed, plain } from "../wording.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { exactShare } from "./exact-share.js";
import { isMoney, methodNamed, skewReason } from "./exceptions.js";
import { intervalPrinted } from "./figures.js";
import { fitsPrintedP } from "./implied-p.js";
import {
  isNamed,
  isShare,
  leastImbalance,
  movedBack,
  onScale,
  type ScaledInterval,
  scalesOf,
} from "./interval-scale.js";
import { fitsAsEfficacy, isInside, isSignTold, misprintsOf, SIGN_TOLD } from "./misprints.js";
import { saidAnywhere } from "./once.js";
import { type WithInterval, withIntervals, wordsAround } from "./statistics.js";

const CODE = "CI_ASYMMETRIC";
/** Arms that differ by less than this factor come from rounding between steps or from a mild skew. */
const SLIGHT = 1.15;
const STRONG = 1.5;
/** No t or z interval, and hardly any of the others, has arms this uneven. */
const EXTREME = 3;
/** Whatever the method, a misprint is the likelier reason; a decimal point that mends it leaves no doubt. */
const BEYOND_ANY = 20;

/**
 * An interval is symmetric about its estimate, on the scale on which it was built.
 *
 *   estimate − lower = upper − estimate for differences;   ln estimate − ln lower = ln upper − ln estimate for ratios
 *
 * Held against all values the printed numbers may have been. A standardised mean difference has a z or t interval by
 * construction, so arms that differ threefold are impossible. A mean difference may be back-transformed or bootstrapped, and
 * a ratio's interval exact, without the text saying so: they stop at inconsistent, and at a question where the text names
 * such a method. Percentages of people are uneven near 0 and 100% and are left alone; where nothing names the measure both
 * scales are tried, and it stays a question. Where a lost sign would mend it, a dash may have been misread.
 *
 * Unit     that of the estimate
 * Domain   estimates inside their two limits
 * Source   by construction of Wald and t intervals; Altman & Bland 2011, BMJ 343:d2304
 * Same as  none
 */
export const intervalSymmetry: Check = {
  id: "interval-symmetry",
  label: "Interval symmetric about its estimate",
  explain:
    "Intervals of differences are symmetric about the estimate, those of ratios in logarithms. Uneven arms are those of a misprint, or of a method that the text should name (bootstrap, exact, medians).",
  formula: ["estimate − lower = upper − estimate (differences)", "the same of logarithms (ratios)"],
  unit: "that of the estimate",
  source: "doi:10.1136/bmj.d2304",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval", "limits"],
  run: (reading) =>
    withIntervals(reading)
      .filter(isInside)
      .map((one) => judge(reading, one)),
};

function judge(reading: TextReading, one: WithInterval): Finding {
  const shown = intervalPrinted(one);
  const scaled = scalesOf(one.measure).flatMap((scale) => onScale(one, scale) ?? []);
  const best = scaled.toSorted((a, b) => leastImbalance(a) - leastImbalance(b))[0];
  if (best === undefined)
    return open(reading, one, CODE, `${shown} reaches 0 once rounding is allowed for, so its arms cannot be compared.`);
  if (one.measure === "median" || one.measure === "NNT" || OF_MEDIAN.test(one.quote))
    return open(
      reading,
      one,
      CODE,
      `The interval of a ${one.measure === "NNT" ? "NNT" : "median"} need not be symmetric.`,
    );
  const imbalance = leastImbalance(best);
  const on = best.scale === "natural" ? "" : ` on the ${best.scale === "log" ? "log" : "transformed"} scale`;
  if (imbalance <= 1)
    return fine(reading, one, CODE, `The estimate of ${shown} lies in the middle of its interval${on}.`);
  if (imbalance <= SLIGHT)
    return nearly(reading, one, CODE, `The estimate of ${shown} lies near the middle of its interval${on}.`);
  const reason = skewReason(one);
  if (QUANTILE.test(wordsAround(reading, one)))
    return open(reading, one, CODE, `The interval of a quantile, as ${shown} may be, need not be symmetric.`);
  const exact = isPercentage(one) ? exactShare(one) : null;
  if (exact !== null)
    return fine(
      reading,
      one,
      CODE,
      `${shown} is the exact (Clopper–Pearson) interval of ${exact.events} of ${exact.total}.`,
    );
  if (isPercentage(one) && EFFICACY.test(wordsAround(reading, one)) && fitsAsEfficacy(one))
    return fine(
      reading,
      one,
      CODE,
      `The estimate of ${shown} lies in the middle of its interval on the scale of ratios.`,
    );
  if (isShare(one)) return judgeShare(reading, one, shown, imbalance);
  if (one.ambiguous || (quantityNamed(one.measure)?.estimand === "correlation" && reason === null))
    return open(
      reading,
      one,
      CODE,
      `The interval of ${shown} is uneven, but its signs or scale can be read otherwise.`,
    );
  const because = `${sentence(one, best, on)}${reason === null ? "" : ` ${capital(reason)} may be like that.`}`;
  const natural = isRatio(one.measure) ? onScale(one, "natural") : null;
  if (natural !== null && leastImbalance(natural) <= 1)
    return found(reading, one, CODE, "note", because, {
      fits: "fits an interval built on the natural scale instead of the log scale",
    });
  const slip = imbalance < STRONG ? undefined : misprintsOf(one).find(({ fitting }) => fitsPrintedP(fitting));
  if (isSignTold(reading, one, slip)) return found(reading, one, CODE, "note", because, { fits: SIGN_TOLD });
  const severity = severityOf(reading, one, imbalance, reason);
  if (slip === undefined) return found(reading, one, CODE, severity, because, limitFor(one, best));
  if (slip.kind === "glyph") return found(reading, one, CODE, "questionable", because, { fits: slip.fits });
  const isPoint = slip.kind === "point" && imbalance >= BEYOND_ANY && reason === null && one.level !== null;
  const isSign = slip.kind === "sign" && severity === "impossible";
  const doubt = isSign || (isPoint && severity === "questionable") ? "inconsistent" : severity;
  return found(reading, one, CODE, doubt, because, { fits: slip.fits });
}

/**
 * Intervals of a percentage lie between the symmetric one and the one that is symmetric in logits (Wilson, exact, log-log):
 * leaning further than that to the same side is as odd as for any other measure.
 */
function judgeShare(reading: TextReading, one: WithInterval, shown: string, imbalance: number): Finding {
  const natural = onScale(one, "natural");
  const logits = onScale(one, "logit");
  if (Math.max(one.lower, one.upper) > 100 && one.estimate <= 100)
    return found(reading, one, CODE, "questionable", `The interval of ${shown} goes beyond 100%.`);
  if (natural === null || logits === null || leansUp(natural) !== leansUp(logits) || leastImbalance(logits) < STRONG)
    return open(reading, one, CODE, `The interval of a percentage such as ${shown} need not be symmetric.`);
  const because = `${sentence(one, natural, "")} It is uneven in logits too.`;
  const severity = Math.min(imbalance, leastImbalance(logits)) < EXTREME ? "note" : "questionable";
  return found(reading, one, CODE, severity, because, limitFor(one, natural));
}

const leansUp = ({ lowerArm, upperArm }: ScaledInterval): boolean => middle(upperArm) > middle(lowerArm);

function severityOf(reading: TextReading, one: WithInterval, imbalance: number, reason: string | null): Severity {
  if (imbalance < STRONG) return "note";
  if (reason !== null) return imbalance < BEYOND_ANY ? "note" : "questionable";
  // A table's unnamed columns hold medians as often as differences.
  if (!isNamed(one.measure)) return one.where === "text" ? "questionable" : "note";
  const isSmd = isStandardised(one.measure);
  if (isSmd && saidAnywhere(reading, RESAMPLED) === null) return smdSeverity(reading, one, imbalance);
  if (isSmd || imbalance < EXTREME) return "questionable";
  if (quantityNamed(one.measure)?.estimand !== "mean" && !isRatioOfEvents(one.measure)) return "questionable";
  return methodNamed(reading) !== null || isMoney(one.quote, one.unit) ? "questionable" : "inconsistent";
}

/** "Effect size" alone may be another one than a standardised mean difference. */
const EFFECT_SIZE = /\beffect sizes?\b/iu;
const STANDARDISED = /standardi[sz]ed|\bSMDs?\b|\bCohen|\bHedges/iu;

function smdSeverity(reading: TextReading, one: WithInterval, imbalance: number): Severity {
  if (saidAnywhere(reading, EFFECT_SIZE) !== null && saidAnywhere(reading, STANDARDISED) === null)
    return "questionable";
  const logs = onScale(one, "log");
  if (logs !== null && leastImbalance(logs) < STRONG) return "questionable";
  return imbalance < EXTREME ? "inconsistent" : "impossible";
}

const isPercentage = ({ measure, unit, quote }: WithInterval): boolean =>
  !isRatio(measure) && (unit?.startsWith("%") === true || quote.endsWith("%"));
const QUANTILE = /\b(?:percentile|quantile) of\b/iu;
const EFFICACY = /efficac|effectiveness|protecti|\breductions?\b|\breduced by\b/iu;
const OF_MEDIAN = /\b(?:IQR|interquartile|medians?)\b/iu;
const RESAMPLED = /bootstrap|bayes|credible/iu;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The storyboard's sentence: where the estimate should lie, and how long the arms are. */
function sentence(one: WithInterval, best: ScaledInterval, on: string): string {
  const decimals = Math.max(
    decimalsPrinted(one.lower, one.printed.lower),
    decimalsPrinted(one.upper, one.printed.upper),
  );
  const centre = movedBack((middle(best.lower) + middle(best.upper)) / 2, best.scale);
  const arms =
    best.scale === "natural"
      ? `its arms are ${plain(middle(best.lowerArm))} and ${plain(middle(best.upperArm))} long`
      : `its arms are factors of ${plain(Math.exp(middle(best.lowerArm)))} and ${plain(Math.exp(middle(best.upperArm)))}`;
  return `The estimate of ${intervalPrinted(one)} should lie near the middle of its interval${on}, ${fixed(centre, decimals + 1).replace(/(\.\d*[1-9])0+$/, "$1")}; ${arms}.`;
}

/** The limit that would stand as far from the estimate as the other does; the one that keeps its sign is named first. */
function limitFor(one: WithInterval, best: ScaledInterval): Repair {
  const repair = (
    which: "lower" | "upper",
  ): Recomputed & {
    readonly text: string;
    readonly keeps: boolean;
    readonly fitting: WithInterval;
  } => {
    const range = minus(times(best.estimate, 2), which === "lower" ? best.upper : best.lower);
    const value = movedBack(middle(range), best.scale);
    return {
      quantity: `${which} limit`,
      printed: one.printed[which],
      low: movedBack(range.low, best.scale),
      high: movedBack(range.high, best.scale),
      text: `the ${which} limit was ${fixed(value, decimalsPrinted(one[which], one.printed[which]))}`,
      fitting: { ...one, [which]: value, printed: { ...one.printed, [which]: null } },
      keeps: best.scale !== "natural" || Math.sign(value) === Math.sign(one[which]),
    };
  };
  // A remedy fits all that is printed there, its p included.
  const both = [repair("lower"), repair("upper")].filter(({ fitting }) => fitsPrintedP(fitting));
  if (both.length === 0) return { fits: null, recomputed: [] };
  const keeping = both.filter(({ keeps }) => keeps);
  const named = keeping.length === 1 ? keeping : both;
  return {
    fits: `fits if ${named.map(({ text }) => text).join(", or if ")}`,
    recomputed: named.map(({ quantity, printed, low, high }) => ({ quantity, printed, low, high })),
  };
}

interface Repair {
  readonly fits: string | null;
  readonly recomputed: readonly Recomputed[];
}
