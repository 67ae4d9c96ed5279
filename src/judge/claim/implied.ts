import { criticalValue } from "../../core/distributions.js";
import { isStandardised, quantityNamed } from "../../core/quantities.js";
import { type Range, rangeOf } from "../../core/ranges.js";
import { unitOf } from "../../core/rounding.js";
import { smdVariance } from "../../core/standardised.js";
import type { ClaimEvidence, EstimateStatistic } from "../../records.js";
import { fixed, plain } from "../wording.js";

/** People in the treatment and the control arm. */
export type Sizes = readonly [number, number];

/**
 * What an interval says of the SD behind a mean difference, and so of the standardised difference.
 *
 *   SD = SE/√(1/n₁ + 1/n₂),  SE = (upper − lower)/(2 t),  d = MD/SD,  v = 1/n₁ + 1/n₂ + d²/(2(n₁ + n₂))
 *
 * Unit     SD in the outcome's unit; d in SDs
 * Domain   an interval around the difference, n₁, n₂ ≥ 2; of an adjusted difference the SD is a lower bound
 * Source   Cochrane Handbook 6.5.2.3; Hedges & Olkin 1985, ch. 5
 */
export function impliedSmd(estimate: number, [low, high]: readonly [number, number], [n1, n2]: Sizes, level: number) {
  const share = 1 / n1 + 1 / n2;
  const se = (high - low) / (2 * criticalValue(level, n1 + n2 - 2));
  const sd = se / Math.sqrt(share);
  const d = estimate / sd;
  return { sd, ...smdInterval(d, [n1, n2], level) };
}

/** The large-sample interval of a standardised difference. */
export function smdInterval(estimate: number, [n1, n2]: Sizes, level: number) {
  const half = criticalValue(level, null) * Math.sqrt(smdVariance(estimate, n1, n2));
  return { estimate, low: estimate - half, high: estimate + half };
}

/** The same comparison as a standardised difference, for readings that need one; null without an interval and n. */
export function impliedEvidence(evidence: ClaimEvidence): ClaimEvidence | null {
  const { measure, estimate, low, high, level, n } = evidence;
  if (measure !== "md" || low === null || high === null || n === null || !(high > low)) return null;
  const { sd, ...smd } = impliedSmd(estimate, [low, high], n, level);
  return {
    ...evidence,
    ...smd,
    measure: "smd",
    also: [],
    assumes: `an SD of ${sdText(sd)}, which the interval implies`,
  };
}

/** What the numbers of people say of a claim's own estimate; null where they say nothing. */
export function sizesSay(
  { estimate, lower, upper, measure, level, levelContext, printed }: EstimateStatistic,
  n: Sizes,
) {
  if (estimate === null || lower === null || upper === null || !(upper > lower)) return null;
  const share = (level ?? levelContext ?? 95) / 100;
  const people = `With ${n[0]} + ${n[1]} people`;
  if (isStandardised(measure)) {
    const { low, high } = smdInterval(estimate, n, share);
    const interval = `${fixed(low, 2)} to ${fixed(high, 2)}`;
    const fits = within(low, lower, unitOf(lower, printed.lower)) && within(high, upper, unitOf(upper, printed.upper));
    if (fits) return `${people} a standardised difference of ${plain(estimate)} has that interval (${interval}).`;
    const each = perArm(estimate, { low: lower, high: upper }, share);
    return `${people} a standardised difference of ${plain(estimate)} has the interval ${interval}; the printed one fits about ${fixed(each.low, 0)} to ${fixed(each.high, 0)} in each arm.`;
  }
  if (measure !== null && quantityNamed(measure)?.evidence !== "md") return null;
  const { sd, estimate: d, low, high } = impliedSmd(estimate, [lower, upper], n, share);
  return `${people} the interval implies an SD of ${sdText(sd)} and a standardised difference of ${fixed(d, 2)} (${fixed(low, 2)} to ${fixed(high, 2)}); of an adjusted difference that SD is a lower bound.`;
}

/** An SD worked back from rounded limits deserves two digits. */
const sdText = (sd: number): string => plain(+sd.toPrecision(2));

/** Estimate and limit are rounded both: a unit of room each. */
const within = (value: number, printed: number, unit: number): boolean => Math.abs(value - printed) <= unit;

/** People in each of two equal arms whose interval would be as wide, over the rounding of its limits to two decimals. */
function perArm(d: number, { low, high }: Range, level: number): Range {
  const at = (width: number): number => {
    const se = width / (2 * criticalValue(level, null));
    return (2 + d ** 2 / 4) / se ** 2;
  };
  return rangeOf(at(high - low + 0.01), at(high - low - 0.01));
}
