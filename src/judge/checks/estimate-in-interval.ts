import { hull, meet } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { Finding, TextReading } from "../../records.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { skewReason } from "./exceptions.js";
import { intervalPrinted } from "./figures.js";
import { isInside, isSignTold, type Misprint, misprintsOf, SIGN_TOLD } from "./misprints.js";
import { type WithInterval, withIntervals } from "./statistics.js";

const CODE = "CI_EXCLUDES_ESTIMATE";

/**
 * An estimate lies inside its own confidence interval.
 *
 *   lower − ½u ≤ estimate ± ½u ≤ upper + ½u,   u one unit in the last printed place
 *
 * Intervals built around an estimate contain it, whatever the level. Posterior modes, bootstrap percentiles and
 * back-transformed or median differences may lie outside, so there it is a question. Where another sign would mend it, the
 * words may carry that sign; where nothing names what was estimated, the number beside the interval may not be the
 * estimate: both are questions too. A percentage beside limits that are proportions cannot be told.
 *
 * Unit     that of the estimate
 * Domain   estimates with two limits
 * Source   by construction of a confidence interval; Georgescu & Wren 2018, Bioinformatics 34:1758–1766
 * Same as  none
 */
export const estimateInInterval: Check = {
  id: "estimate-in-interval",
  label: "Estimate inside its interval",
  explain:
    "An interval built around an estimate contains it at every level. Outside, a digit, a sign or a decimal point was lost, or two numbers of different units were set together.",
  formula: ["lower − ½u ≤ estimate ± ½u ≤ upper + ½u, u one unit in the last printed place"],
  unit: "that of the estimate",
  source: "doi:10.1093/bioinformatics/btx811",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) => withIntervals(reading).map((one) => judge(reading, one)),
};

function judge(reading: TextReading, one: WithInterval): Finding {
  const { printed } = one;
  const interval = hull(roundedFrom(one.lower, printed.lower), roundedFrom(one.upper, printed.upper));
  const shown = intervalPrinted(one);
  const estimate = roundedFrom(one.estimate, printed.estimate);
  if (meet(estimate, interval) && !isInside(one))
    return nearly(reading, one, CODE, `The estimate of ${shown} lies outside its interval by no more than rounding.`);
  if (meet(estimate, interval)) return fine(reading, one, CODE, `The estimate of ${shown} lies inside its interval.`);
  if (one.ambiguous) return open(reading, one, CODE, `The signs of ${shown} can be read in two ways.`);
  if (isOtherScale(one) || isOtherUnit(one))
    return open(reading, one, CODE, `${shown} sets a percentage beside limits that are proportions, or the reverse.`);
  if (isReduction(one))
    return open(reading, one, CODE, `${shown} seems to set a percentage beside the interval of a ratio.`);
  if (isLogarithm(one))
    return open(reading, one, CODE, `${shown} seems to set a logarithm beside the interval of its ratio.`);
  const misprints = misprintsOf(one);
  const side = one.estimate > interval.high ? "above its upper limit" : "below its lower limit";
  const reason = skewReason(one);
  if (
    isSignTold(
      reading,
      one,
      misprints.find(({ kind }) => kind === "words"),
    )
  )
    return found(reading, one, CODE, "note", `The estimate of ${shown} lies ${side}, its sign left to the words.`, {
      fits: SIGN_TOLD,
    });
  if (misprints[0]?.kind === "glyph")
    return found(reading, one, CODE, "questionable", `The estimate of ${shown} lies ${side}.`, {
      fits: misprints[0].fits,
    });
  return found(
    reading,
    one,
    CODE,
    severityOf(one, misprints, reason),
    `The estimate of ${shown} lies ${side}${reason === null ? "" : `, which ${reason} can only seldom give`}.`,
    { fits: misprints[0]?.fits ?? null },
  );
}

/** "71.4% (0.52 to 0.91)": a hundredth, or a hundredfold, of the estimate lies inside. */
function isOtherScale({ estimate, lower, upper, measure }: WithInterval): boolean {
  const [low, high] = [Math.min(lower, upper), Math.max(lower, upper)];
  const fits = (value: number): boolean => value >= low && value <= high;
  const areProportions = Math.max(Math.abs(low), Math.abs(high)) <= 1;
  if (areProportions) return Math.abs(estimate) > 1 && fits(estimate / 100);
  return Math.abs(estimate) <= 1 && [null, "proportion", "RD"].includes(measure) && fits(estimate * 100);
}

/** "53% (0.60 to 0.69)", "34.2/40 (78% to 94%)": whatever the numbers, they are in two units. */
function isOtherUnit(one: WithInterval): boolean {
  const inPercent = LIMITS_IN_PERCENT.test(one.quote);
  if (!isPercent(one)) return inPercent && FRACTION.test(one.quote);
  return !inPercent && one.estimate > 1 && Math.min(one.lower, one.upper) > 0 && Math.max(one.lower, one.upper) <= 1;
}

/** "25% lower (0.6 to 0.9)": the estimate is told as a reduction in per cent, the interval as a ratio. */
function isReduction(one: WithInterval): boolean {
  const [low, high] = [Math.min(one.lower, one.upper), Math.max(one.lower, one.upper)];
  const told = [1 - one.estimate / 100, 1 + one.estimate / 100];
  return isPercent(one) && low > 0 && told.some((value) => value >= low && value <= high);
}

/** "−0.087 (0.797 to 1.054)": the ratio, e⁻⁰·⁰⁸⁷, is the middle of the interval. */
function isLogarithm(one: WithInterval): boolean {
  const [low, high] = [Math.min(one.lower, one.upper), Math.max(one.lower, one.upper)];
  if (low <= 0 || Math.abs(one.estimate) > LARGEST_LOG) return false;
  const middle = Math.log(low * high) / 2;
  return Math.abs(one.estimate - middle) <= 0.1 * (Math.log(high / low) / 2);
}
const LARGEST_LOG = 5;

const isPercent = ({ unit, quote }: WithInterval): boolean => unit === "%" || PERCENT.test(quote);

/** A percentage that opens the quote. */
const PERCENT = /^[^\s\d]{0,3}\d{1,9}(?:[.,·]\d{1,9})?\s?(?:%|per ?cent)/iu;
const LIMITS_IN_PERCENT = /\d\s?%\s?(?:[-–—,;]|to\b)\s?[-−]?\d[\d.]{0,9}\s?%/iu;
const FRACTION = /^[\d.]{1,9}\s?\/\s?\d/u;

function severityOf(
  { measure }: WithInterval,
  misprints: readonly Misprint[],
  reason: string | null,
): "impossible" | "inconsistent" | "questionable" {
  const has = (wanted: Misprint["kind"]) => misprints.some(({ kind }) => kind === wanted);
  if (reason !== null || measure === null || measure === "other" || has("words")) return "questionable";
  return has("sign") ? "inconsistent" : "impossible";
}
