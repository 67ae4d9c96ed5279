import { criticalValue, twoSidedP } from "../core/distributions.js";
import type { ClaimEvidence, EstimateStatistic, Finding, JudgedClaim, PlainSummary, TextReading } from "../records.js";
import { claimedIn } from "./claimed.js";
import { conditionOf } from "./conditions.js";
import { interpretations } from "./interpretations/index.js";
import { treatedRate } from "./interpretations/odds.js";
import { readingsOf } from "./readings.js";
import { claimVerdicts } from "./verdicts.js";
import { chance, fixed, plain } from "./wording.js";

export interface ClaimOptions {
  readonly certainty: JudgedClaim["certainty"];
}

/**
 * One claim: what it states, what the evidence gives under each lawful reading of that, and a verdict.
 *
 * @param checks what the checks of the claim's own text found, and what held
 * @param evidence null where the claim is held against nothing but itself
 */
export function judgeClaim(
  reading: TextReading,
  { findings, held }: { readonly findings: readonly Finding[]; readonly held: readonly Finding[] },
  evidence: ClaimEvidence | null,
  { certainty }: ClaimOptions,
): JudgedClaim {
  const claimed = claimedIn(reading);
  const turned = evidence === null ? null : towardBenefit(evidence);
  const readings = claimed === null || turned === null ? [] : readingsOf(claimed, turned, interpretations.all);
  const own = reading.statistics.find(
    (one): one is EstimateStatistic => one.kind === "estimate" && one.estimate !== null && one.lower !== null,
  );
  const counts = reading.statistics.some(({ kind }) => kind === "count") ? held.length : 0;
  // At its printed decimals a truncated percentage is not what its count gives, harmless as it is.
  const truncated = held
    .filter(({ code, verdict }) => code === "PERCENT_COUNT" && verdict === "rounding-only")
    .map((one) => ({ ...one, severity: "questionable" as const }));
  const told = {
    text: reading.text,
    claimed,
    evidence: turned,
    readings,
    findings: [...findings, ...truncated],
    own: own ?? null,
    counts,
  };
  const rule = claimVerdicts.find((one) => one.holds(told));
  const condition = claimed === null || turned === null ? null : conditionOf(claimed, turned);
  const sentence = rule?.sentence(told) ?? "";
  return {
    id: null,
    claim: reading.text.trim(),
    verdict: rule?.id ?? "not-checkable",
    expected: null,
    readings,
    checks: findings,
    plain: turned === null ? null : plainSummary(turned),
    because: [sentence, condition, rule?.id === "supported" && own ? triangle(own) : null].filter(Boolean).join(" "),
    certainty,
  };
}

/** A difference turned so that it is positive: its size is what a claim speaks of. Ratios stay as they are printed. */
function towardBenefit(evidence: ClaimEvidence): ClaimEvidence {
  const { measure, estimate, low, high } = evidence;
  const isRatio = measure === "rr" || measure === "or" || measure === "hr";
  if (isRatio || estimate >= 0) return evidence;
  return { ...evidence, estimate: -estimate, low: high === null ? null : -high, high: low === null ? null : -low };
}

/** "SE 1.607, z 4.92, p 8.9e-7": what estimate and interval say of each other. */
function triangle({ estimate, lower, upper, level, levelContext, measure }: EstimateStatistic): string | null {
  if (estimate === null || lower === null || upper === null) return null;
  const isRatio = measure !== null && ["RR", "OR", "HR", "IRR"].includes(measure);
  if (isRatio && !(Math.min(estimate, lower, upper) > 0)) return null;
  const on = (value: number): number => (isRatio ? Math.log(value) : value);
  const percent = level ?? levelContext ?? 95;
  const se = Math.abs(on(upper) - on(lower)) / (2 * criticalValue(percent / 100, null));
  if (!(se > 0)) return null;
  const z = on(estimate) / se;
  const p = twoSidedP(z, null);
  return `By its ${plain(percent)}% interval the standard error is ${plain(se)}${isRatio ? " on the log scale" : ""}, z is ${fixed(z, 2)} and p ${p < 0.001 ? p.toExponential(1) : p.toFixed(3)}.`;
}

/** The rate at which the summary is told; the middle one of those that were given. */
function plainSummary(evidence: ClaimEvidence): PlainSummary | null {
  const { measure, estimate, low, high, controlRates } = evidence;
  const rate = controlRates[Math.floor((controlRates.length - 1) / 2)];
  if (rate === undefined) return null;
  const at = (value: number | null): number | null => {
    const treated = value === null ? null : treatedRate(measure, value, rate);
    return treated === null ? null : 100 * treated;
  };
  const withTreatment = at(estimate);
  if (withTreatment === null) return null;
  return {
    without: 100 * rate,
    withTreatment,
    low: at(low),
    high: at(high),
    assumes: `${chance(rate)} of those without it succeed${measure === "smd" ? ", and a logistic latent outcome" : ""}`,
  };
}
