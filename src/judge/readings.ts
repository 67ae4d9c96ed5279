import type { ClaimEvidence, ClaimReading } from "../records.js";
import type { Claimed } from "./claimed.js";
import type { Interpretation } from "./interpretations/index.js";
import { chance } from "./wording.js";

/** Every reading of a claimed number that the evidence can give, at each control rate where one is needed. */
export function readingsOf(
  claimed: Claimed,
  evidence: ClaimEvidence,
  all: readonly Interpretation[],
): readonly ClaimReading[] {
  const lawful = all.filter(({ reads }) => reads.includes(claimed.unit));
  return lawful.flatMap((interpretation) => {
    const { direct, needsRate } = interpretation;
    if (direct.includes(evidence.measure)) return [readingOf(interpretation, claimed, evidence, null)];
    if (!needsRate.includes(evidence.measure)) return [];
    return evidence.controlRates.map((rate) => readingOf(interpretation, claimed, evidence, rate));
  });
}

function readingOf(
  { id, label, unit, value }: Interpretation,
  claimed: Claimed,
  evidence: ClaimEvidence,
  rate: number | null,
): ClaimReading {
  const at = (x: number | null): number | null => (x === null ? null : value(x, evidence, rate));
  const estimate = at(evidence.estimate);
  const ends = [at(evidence.low), at(evidence.high)];
  const [low, high] =
    ends[0] === null || ends[1] === null || ends[0] === undefined || ends[1] === undefined
      ? [null, null]
      : [Math.min(ends[0], ends[1]), Math.max(ends[0], ends[1])];
  const found = estimate === null ? null : { estimate, low, high };
  return {
    id,
    label,
    value: found,
    unit: unit ?? "",
    assumes: rate === null ? null : `${chance(rate)} of controls succeed`,
    holds: found === null ? "cannot-say" : holdsAt(claimed, found),
  };
}

/** Where a claimed number lies: the sign counts only where the words say which way. */
function holdsAt(
  { value, half, bound, signed }: Claimed,
  { estimate, low, high }: { readonly estimate: number; readonly low: number | null; readonly high: number | null },
): ClaimReading["holds"] {
  const size = signed ? value : Math.abs(value) * (estimate < 0 ? -1 : 1);
  const beyond = (x: number): boolean => (bound === "over" ? x > size : bound === "under" ? x < size : false);
  if (Math.abs(estimate - size) <= half * (1 + 1e-9) || beyond(estimate)) return "at-the-estimate";
  if (low === null || high === null) return "outside";
  if (bound !== null) return beyond(low) || beyond(high) ? "within-the-interval" : "outside";
  return size + half >= low && size - half <= high ? "within-the-interval" : "outside";
}
