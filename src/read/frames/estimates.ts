import { partsOf } from "../../core/comparison.js";
import { unknownEvidence, unsaidByEffect } from "../../core/evidence.js";
import { instrumentsNamed } from "../../core/instruments-named.js";
import { isRatio, quantityNamed } from "../../core/quantities.js";
import { unitOf } from "../../core/rounding.js";
import type {
  ClaimEvidence,
  EstimateStatistic,
  EvidenceFrame,
  Frame,
  Instrument,
  NntStatistic,
} from "../../records.js";

export const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 157).trim()}…` : text.trim());

export const blank = (words: string): EvidenceFrame => {
  const [subject, object] = partsOf(words);
  return { ...unknownEvidence, treatment: object === null ? null : subject, control: object, words, context: words };
};

/**
 * What a printed estimate is evidence of: a difference of means where nothing names it. A mean, a share or a coefficient
 * is no comparison of two groups; other quantities keep their kind and are none here.
 */
function evidenceMeasure({ measure, unit }: EstimateStatistic): ClaimEvidence["measure"] | null {
  if (measure === null) return unit === "%" ? "rd" : "md";
  return quantityNamed(measure)?.evidence ?? null;
}

/** The part of a sentence that an estimate stands in: from the one before it to the one after. */
function around(one: EstimateStatistic, text: string, offset: number, all: readonly EstimateStatistic[]): string {
  const at = one.offset - offset;
  const before = all
    .filter((other) => other.offset < one.offset)
    .map((other) => other.offset - offset + other.quote.length);
  const start = Math.max(0, ...before);
  const next = Math.min(
    text.length,
    ...all.filter((other) => other.offset > one.offset).map((other) => other.offset - offset),
  );
  const behind = text.slice(at + one.quote.length, next);
  // What follows the last number up to the next mark still belongs to it.
  const stop = /[;]|,\s+(?:and|but|while)\b/.exec(behind);
  const lead = text.slice(start, at);
  const own = `${lead} ${wordsWithin(one.quote)} ${behind.slice(0, stop?.index ?? (next === text.length ? behind.length : 0))}`;
  return /\p{L}{3}/u.test(lead) ? own : text;
}

/** "15 points lower with the brace at 6 weeks (95% CI 9 to 21)": what a quote says besides its numbers. */
const wordsWithin = (quote: string): string =>
  quote
    .split(/[([,;]?\s{0,2}\d{2}(?:\.\d)?\s?%[\s-]{0,2}(?:CI|CrI|confidence|credible)/i)[0]
    ?.replace(/^\W{0,3}[\d.·]{1,9}/, "")
    .replace(/[\d.·]{1,9}\W{0,3}$/, "") ?? "";

export function effectOf(
  one: EstimateStatistic,
  text: string,
  offset: number,
  frames: readonly Frame[],
  instruments: readonly Instrument[],
  all: readonly EstimateStatistic[],
  standardised: boolean,
  hasCounts: boolean,
): EvidenceFrame | null {
  // In a text of standardised differences a bare number with an interval is one of them.
  const ofPeople = one.unit === "%" && quantityNamed(one.measure)?.evidence === "md" && hasCounts;
  const bare = one.measure === null && one.unit === null && standardised && Math.abs(one.estimate ?? 9) < 3;
  const measure = bare ? "smd" : ofPeople ? "rd" : evidenceMeasure(one);
  if (measure === null || one.estimate === null) return null;
  // An SD beside it, or limits in the wrong order: a mean of one group, or misprinted.
  if (one.measure === null && /\bSD\b/.test(one.quote)) return null;
  if (
    one.lower !== null &&
    one.upper !== null &&
    one.lower > one.upper &&
    !isRatio(measure) &&
    one.lower * one.upper < 0
  )
    return null;
  if (one.lower === null && one.p === null && measure === "md") return null;
  // A dose before an interval is no estimate of it.
  if (
    one.lower !== null &&
    one.upper !== null &&
    !(
      Math.abs(one.estimate) >= Math.min(Math.abs(one.lower), Math.abs(one.upper)) * 0.98 - 1e-9 &&
      Math.abs(one.estimate) <= Math.max(Math.abs(one.lower), Math.abs(one.upper)) * 1.02 + 1e-9
    ) &&
    !(one.estimate >= one.lower && one.estimate <= one.upper)
  )
    return null;
  const near = `${around(one, text, offset, all)} ${one.unit ?? ""}`;
  if (isEfficacy(one, text, offset)) return efficacyOf(one, near);
  const lead = text.slice(Math.max(0, one.offset - offset - 60), one.offset - offset);
  // "Median survival was 6.9 and 6.1 months": one arm's level with its interval.
  if (one.measure === null && /\b(?:median|mean|average)\b(?![^.;]*\b(?:difference|change|reduction)\b)/i.test(lead))
    return null;
  const at = one.offset - offset;
  const frame =
    frames.find(({ start, end, amount }) => amount !== null && start < at + one.quote.length && end > at) ?? null;
  const directed =
    frame?.way ??
    // Of several directions of a sentence the last before the number is told of it.
    frames.findLast(({ statement, start }) => statement === "direction" && start <= at)?.way ??
    frames.find(({ statement }) => statement === "direction")?.way ??
    frames.find(({ role }) => role === "pair")?.way ??
    null;
  // A risk difference is a proportion here, and mostly printed in percentage points.
  const { estimate, lower, upper, unit, printed } = one;
  const inPoints = unit !== null || Math.max(...[estimate, lower ?? 0, upper ?? 0].map(Math.abs)) > 1;
  const scale = measure === "rd" && inPoints ? 0.01 : 1;
  const [named = null, ...others] = measure === "md" ? instrumentsNamed(near, instruments) : [];
  const sign = signOf(measure, estimate, directed);
  // "5.6 lower" prints a size: the words turn its sign.
  const turn = !isRatio(measure) && estimate > 0 && directed === "less" ? -1 : 1;
  const ends = [lower, upper].map((limit) => (limit === null ? null : turn * scale * limit));
  const [low = null, high = null] = turn < 0 ? [ends[1], ends[0]] : ends;
  const effect: ClaimEvidence = {
    ...unsaidByEffect,
    measure,
    estimate: turn * scale * estimate,
    half: (scale * unitOf(estimate, printed.estimate)) / 2,
    low,
    high,
    level: (one.level ?? one.levelContext ?? 95) / 100,
    signKnown: sign !== 0,
    instrument: others.length === 0 ? named : null,
    unit: measure === "md" ? unit : null,
    source: `“${one.quote.trim()}”`,
  };
  const p = one.p;
  return {
    ...blank(near),
    words: near,
    effect,
    sign,
    valence: directed === "better" || directed === "worse" ? directed : null,
    good: named?.direction === "lower-better" ? -1 : named?.direction === "higher-better" ? 1 : 0,
    significant:
      p === null ? null : p.op === "<" || p.op === "<=" ? p.value <= 0.05 : p.op === "=" ? p.value < 0.05 : false,
    source: `“${one.quote.trim()}”`,
    time: null,
    says: null,
  };
}

/** "Vaccine efficacy 62% (44 to 74)": the share of events that were prevented. */
const isEfficacy = ({ measure, unit, offset: at }: EstimateStatistic, text: string, offset: number): boolean =>
  (measure === null || /efficacy|effectiveness|VE/i.test(measure)) &&
  unit === "%" &&
  /\b(?:efficacy|effectiveness|VE)\b/i.test(
    text
      .slice(Math.max(0, at - offset - 240), at - offset)
      .split(/[.;]/)
      .at(-1) ?? "",
  );

/** 1 − efficacy is the ratio of risks. */
function efficacyOf(
  { estimate, lower, upper, level, levelContext, printed, quote, p }: EstimateStatistic,
  near: string,
): EvidenceFrame | null {
  if (estimate === null || !(estimate < 100)) return null;
  const ratio = (x: number | null): number | null => (x === null ? null : 1 - x / 100);
  const effect: ClaimEvidence = {
    ...unsaidByEffect,
    measure: "rr",
    estimate: 1 - estimate / 100,
    half: unitOf(estimate, printed.estimate) / 200,
    low: ratio(upper),
    high: ratio(lower),
    level: (level ?? levelContext ?? 95) / 100,
    signKnown: true,
    instrument: null,
    source: `“${quote.trim()}”`,
  };
  return {
    ...blank(near),
    words: near,
    effect,
    sign: Math.sign(-estimate) as 1 | -1 | 0,
    significant: p === null ? null : p.op === ">" ? false : p.value <= 0.05,
    source: `“${quote.trim()}”`,
  };
}

/** A number needed to treat is a difference of risks whose sign its sentence tells. */
export function neededOf(
  { estimate, lower, upper, level, printed, quote, harm }: NntStatistic,
  text: string,
): EvidenceFrame {
  const inverse = (x: number | null): number | null => (x === null || x === 0 ? null : 1 / x);
  const effect: ClaimEvidence = {
    ...unsaidByEffect,
    measure: "rd",
    estimate: 1 / estimate,
    half: unitOf(estimate, printed.estimate) / 2 / estimate / estimate,
    low: inverse(upper),
    high: inverse(lower),
    level: (level ?? 95) / 100,
    signKnown: false,
    instrument: null,
    source: `“${quote.trim()}”`,
  };
  return { ...blank(text), effect, sign: 0, valence: harm ? "worse" : "better", source: `“${quote.trim()}”` };
}

function signOf(measure: ClaimEvidence["measure"], estimate: number, way: Frame["way"]): 1 | -1 | 0 {
  if (isRatio(measure)) return Math.sign(Math.log(estimate)) as 1 | -1 | 0;
  if (way === "less") return -1;
  if (estimate < 0) return -1;
  return way === "more" ? 1 : 0;
}

/** "Reduced by 65%" is a ratio of 0.35 of something, as its sentence tells it. */
export function relativeOf(frame: Frame): EvidenceFrame | null {
  const { amount, way } = frame;
  if (amount === null || (way !== "more" && way !== "less" && amount.form !== "times")) return null;
  const less = way === "less";
  const change = (less ? -1 : 1) * amount.value;
  const points = amount.form === "percentage points";
  const estimate = points
    ? change / 100
    : amount.form === "times"
      ? less && amount.value > 1
        ? 1 / amount.value
        : amount.value
      : 1 + change / 100;
  if (!(points || estimate > 0)) return null;
  const half = (amount.high - amount.low) / 2;
  const measure = points
    ? ("rd" as const)
    : frame.named === "odds"
      ? ("or" as const)
      : frame.named === "hazard"
        ? ("hr" as const)
        : ("rr" as const);
  const effect: ClaimEvidence = {
    ...unsaidByEffect,
    measure,
    estimate,
    half: amount.form === "times" ? half : half / 100,
    low: null,
    high: null,
    level: 0.95,
    signKnown: true,
    instrument: null,
    source: `“${frame.quote.trim()}”`,
  };
  const sign = Math.sign(points ? estimate : estimate - 1) as 1 | -1 | 0;
  return {
    ...blank(frame.clause),
    words: frame.clause,
    effect,
    sign,
    source: `“${short(frame.clause)}”`,
  };
}
