import { partsOf } from "../../core/comparison.js";
import type { ClaimEvidence, EvidenceFrame, Frame } from "../../records.js";
import type { Fit } from "./align.js";
import { claimedBy } from "./claimed.js";
import { compare } from "./statement.js";

/** What a claimed difference is in the source, where it is none of its differences. */
export interface Trace {
  readonly candidate: EvidenceFrame;
  readonly why: string;
}

/**
 * A number told as a difference that the source prints as something else alone: as a limit of an interval, or as what one
 * group had. Null where any of its differences agrees with it, or several results could be meant.
 */
export function traced(frame: Frame, fits: readonly Fit[]): Trace | null {
  const { amount, role, denied } = frame;
  if (role !== "effect" || amount === null || denied || amount.bound !== null || amount.hedged) return null;
  const near = fits.filter(({ shared }) => shared.length > 0);
  if (fits.some(({ candidate }) => compare(frame, candidate).size === "agrees")) return null;
  const limits = fits.filter(({ candidate }) => isLimit(frame, candidate));
  const [limit] = limits;
  if (limit !== undefined && limits.length === 1)
    return { candidate: limit.candidate, why: "the number is a limit of the interval, not the estimate" };
  if (partsOf(frame.clause)[1] === null && amount.form !== "percentage points") return null;
  const groups = near.filter(({ candidate }) => isOfGroup(frame, candidate));
  const [group] = groups;
  return group !== undefined && new Set(groups.map(({ candidate }) => candidate.source)).size === 1
    ? { candidate: group.candidate, why: "the number is what one group had, not the difference" }
    : null;
}

/** The number is that of one end of the interval. */
function isLimit(frame: Frame, candidate: EvidenceFrame): boolean {
  const { effect } = candidate;
  if (effect === null || effect.low === null || effect.high === null) return false;
  const at = (estimate: number): boolean => {
    const end: ClaimEvidence = { ...effect, estimate, low: null, high: null, also: [] };
    return compare(frame, { ...candidate, effect: end, levels: [] }).size === "agrees";
  };
  return at(effect.low) || at(effect.high);
}

/** The number is the level of one of two groups, in its unit. */
function isOfGroup(frame: Frame, { levels }: EvidenceFrame): boolean {
  const claimed = claimedBy(frame);
  if (claimed === null || levels.length < 2) return false;
  const [low, high] = [claimed.low, claimed.high].map(Math.abs).toSorted((a, b) => a - b) as [number, number];
  const inShares = claimed.unit === "percent" || claimed.unit === "percentage points";
  return levels.some(
    ({ value, half, unit }) =>
      (unit === "percent" || unit === "%") === inShares &&
      Math.abs(value) + half >= low - 1e-9 &&
      Math.abs(value) - half <= high + 1e-9,
  );
}
