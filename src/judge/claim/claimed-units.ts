import { isDifferenceOfMeans, isStandardised } from "../../core/quantities.js";
import { unitNamed, unitsIn } from "../../core/units.js";
import type { ClaimEvidence, EvidenceFrame, Frame } from "../../records.js";
import type { Claimed } from "./claimed.js";

/** Words that tell a number as one of people who do well, not of an average. */
export const OF_PEOPLE =
  /\b(?:success|respon|recover|likel|chance|risk|cure|patients|people|workers|users|smokers|pupils|players|mothers|drinkers|sufferers|walkers|volunteers|participants|residents|pensioners|students|nurses|effective|odds|women|men|children|adults|in \d)/i;
/** Outcomes that are themselves measured in percent. */
export const IN_PERCENT =
  /\b(?:percent|per cent|%|hba1c|a1c|haemoglobin|hemoglobin|time in range|fev1|saturation|ejection fraction|adherence|glycated)\b/i;

const OF_SHARES = /\b(?:shares?|proportions?|percentages?|rates?|risks?)\b/i;
const IN_ABSOLUTE =
  /\bin absolute\b|\babsolute (?:risks?|chances?|rates?|terms|reduction|increase|difference|benefit|fall|drop|rise|cut)\b/i;

/** "Percentage points" of an outcome in percent are its points; so is "percent" where words or the table say so. */
export function unitFor(claimed: Claimed, effect: ClaimEvidence, frame: Frame, candidate: EvidenceFrame): Claimed {
  // "In absolute terms the risk fell by 2 per cent" tells percentage points.
  if (claimed.unit === "percent" && !isDifferenceOfMeans(effect.measure) && IN_ABSOLUTE.test(frame.clause))
    return { ...claimed, unit: "percentage points" };
  // "A four-point drop in the share who fell ill".
  if (
    claimed.unit === "points" &&
    !isDifferenceOfMeans(effect.measure) &&
    /^points?$/.test(frame.amount?.unit ?? "") &&
    OF_SHARES.test(frame.clause)
  )
    return { ...claimed, unit: "percentage points" };
  if (!isDifferenceOfMeans(effect.measure) || isStandardised(effect.measure)) return claimed;
  if (claimed.unit === "percentage points")
    return frame.amount?.unit === "people" ? claimed : { ...claimed, unit: "points" };
  const scaled = onAnotherScale(claimed, effect, frame);
  if (scaled !== null) return scaled;
  const factor = unitsIn(frame.amount?.unit ?? null, unitOfPoints(effect, candidate));
  if (claimed.unit === "points" && factor != null && factor !== 1) return timesFactor(claimed, factor);
  const inPercent =
    candidate.levels.some(({ unit }) => unit === "%") ||
    /percent|%|hba1c/i.test(candidate.outcome ?? "") ||
    (candidate.outcome === null &&
      IN_PERCENT.test(frame.clause) &&
      effect.arms === null &&
      !OF_PEOPLE.test(frame.clause));
  return claimed.unit === "percent" && inPercent && !/\bscale\b/i.test(frame.clause)
    ? { ...claimed, unit: "points" }
    : claimed;
}

/** "1 point on a 10-point scale" of an instrument that runs to 100 is ten of its points. */
function onAnotherScale(claimed: Claimed, { instrument }: ClaimEvidence, { scale: told }: Frame): Claimed | null {
  if (claimed.unit !== "points" || instrument === null || instrument.min === null || instrument.max === null)
    return null;
  const range = instrument.max - instrument.min;
  if (told === null || !(told > 1) || told === range) return null;
  return timesFactor(claimed, range / told);
}

const timesFactor = (claimed: Claimed, factor: number): Claimed => ({
  ...claimed,
  value: claimed.value * factor,
  low: claimed.low * factor,
  high: claimed.high * factor,
});

/** The unit of a difference of means: as it is printed, of its instrument, or percent where its name says so. */
function unitOfPoints({ unit, instrument }: ClaimEvidence, { outcome, levels }: EvidenceFrame): string | null {
  if (/\bpercent|%/i.test(outcome ?? "") || levels.some((level) => level.unit === "%")) return "percent";
  return unit ?? instrument?.unit ?? null;
}

/** Kilograms are no percent of a weight; "points" are told of any unit. */
export function unitDiffers(
  { unit }: Claimed,
  effect: ClaimEvidence,
  { amount }: Frame,
  candidate: EvidenceFrame,
): boolean {
  const [told, printed] = [amount?.unit ?? null, unitOfPoints(effect, candidate)];
  if (unit !== "points" || !isDifferenceOfMeans(effect.measure) || isStandardised(effect.measure)) return false;
  const generic = [told, printed].some((one) => unitNamed(one)?.kind === "points");
  return !generic && unitsIn(told, printed) === null;
}
