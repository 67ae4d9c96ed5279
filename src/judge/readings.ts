import { isDifferenceOfMeans, isStandardised } from "../core/quantities.js";
import type { ClaimEvidence, ClaimReading } from "../records.js";
import type { Claimed } from "./claimed.js";
import type { Interpretation, Reading } from "./interpretations/index.js";
import { chance } from "./wording.js";

/** Every reading of a claimed number that the evidence can give, at each control rate where one is needed. */
export function readingsOf(
  claimed: Claimed,
  evidence: ClaimEvidence,
  all: readonly Interpretation[],
): readonly ClaimReading[] {
  const told = [evidence, ...evidence.also];
  const lawful = all.filter(
    ({ id, reads }) => reads.includes(claimed.unit) && (claimed.reading === null || claimed.reading === id),
  );
  return lawful.flatMap((interpretation) => {
    const { direct, needsRate, of } = interpretation;
    // A benefit is positive here, whichever way the scale runs: "36% less pain" is one. Ratios are as they are printed.
    const turned = isDifferenceOfMeans(evidence.measure) && interpretation.id !== "ratio-of-means";
    const said = turned ? { ...claimed, signed: false } : claimed;
    if (of) return of(evidence).map((reading) => readingOf(interpretation, said, reading));
    const straight = told.find(({ measure }) => direct.includes(measure));
    if (straight) return [readingOf(interpretation, said, given(interpretation, straight, null))];
    const assuming = told.find(({ measure }) => needsRate.includes(measure));
    return (assuming?.controlRates ?? []).map((rate) =>
      readingOf(interpretation, said, given(interpretation, assuming ?? evidence, rate)),
    );
  });
}

function given({ value, model }: Interpretation, evidence: ClaimEvidence, rate: number | null): Partial<Reading> {
  const at = (x: number | null): number | null => (x === null ? null : value(x, evidence, rate));
  const [estimate, one, other] = [at(evidence.estimate), at(evidence.low), at(evidence.high)];
  const ends = one === null || other === null ? null : [Math.min(one, other), Math.max(one, other)];
  const who = evidence.ratesObserved ? "of controls succeed, as they did" : "of controls succeed";
  const assumes =
    [rate === null ? null : `${chance(rate)} ${who}`, evidence.assumes, isStandardised(evidence.measure) ? model : null]
      .filter(Boolean)
      .join(", ") || null;
  return {
    ...(estimate === null ? {} : { value: { estimate, low: ends?.[0] ?? null, high: ends?.[1] ?? null } }),
    assumes,
  };
}

function readingOf(
  { id, label, unit }: Interpretation,
  claimed: Claimed,
  { value = null, assumes = null }: { readonly value?: Reading["value"] | null; readonly assumes?: string | null },
): ClaimReading {
  const holds = value === null ? "cannot-say" : holdsAt(claimed, value);
  return { id, label, value, unit: unit ?? "", assumes, holds };
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
