import { criticalValue, twoSidedP } from "../core/distributions.js";
import { isOfEvents, isRatio, isStandardised, quantityNamed } from "../core/quantities.js";
import type {
  ClaimEvidence,
  ClaimMcid,
  EstimateStatistic,
  Finding,
  Instrument,
  JudgedClaim,
  PlainSummary,
  TextReading,
  Threshold,
} from "../records.js";
import { instrumentsNamed } from "./checks/instruments-named.js";
import { claimedIn } from "./claimed.js";
import { conditionOf } from "./conditions.js";
import { type Sizes, sizesSay } from "./implied.js";
import { interpretations } from "./interpretations/index.js";
import { treatedRate } from "./interpretations/odds.js";
import { positionAgainst } from "./position.js";
import { readingsOf } from "./readings.js";
import { claimVerdicts } from "./verdicts.js";
import { chance, fixed, plain } from "./wording.js";

export interface ClaimOptions {
  readonly certainty: JudgedClaim["certainty"];
}

/** Instruments that a claim may name, with their published MCIDs. */
export interface ClaimFacts {
  readonly instruments: readonly Instrument[];
  thresholdsOf(instrument: Instrument): readonly Threshold[];
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
  sizes: Sizes | null,
  { certainty }: ClaimOptions,
  facts: ClaimFacts,
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
  const named = instrumentsNamed(reading.text, facts.instruments);
  const [only = null, ...others] = named;
  const instrument = turned?.instrument ?? (others.length === 0 ? only : null);
  const arithmetic = own === undefined ? null : triangle(own);
  return {
    id: null,
    claim: reading.text.trim(),
    verdict: rule?.id ?? "not-checkable",
    expected: null,
    readings,
    checks: findings,
    plain: turned === null ? null : plainSummary(turned),
    because: [
      sentence,
      rule?.id === "wrong-estimand" || rule?.id === "not-checkable" ? condition : null,
      rule?.id === "supported" ? arithmetic : null,
      own && sizes ? sizesSay(own, sizes) : null,
    ]
      .filter(Boolean)
      .join(" "),
    mcids: instrument === null ? [] : mcidsOf(turned, own ?? null, facts.thresholdsOf(instrument)),
    certainty,
  };
}

/** Where the difference, or the claim's own, stands against each MCID; its size counts, as a benefit. */
function mcidsOf(
  evidence: ClaimEvidence | null,
  own: EstimateStatistic | null,
  thresholds: readonly Threshold[],
): readonly ClaimMcid[] {
  const ownDifference =
    own !== null && (own.measure === null || quantityNamed(own.measure)?.evidence === "md") && own.unit !== "%"
      ? own
      : null;
  const told =
    evidence === null
      ? ownDifference && { estimate: ownDifference.estimate, low: ownDifference.lower, high: ownDifference.upper }
      : evidence.measure === "md"
        ? evidence
        : null;
  if (told === null || told.estimate === null || told.low === null || told.high === null) return [];
  const sign = told.estimate < 0 ? -1 : 1;
  const [ciLow, ciHigh] = [sign * told.low, sign * told.high].toSorted((a, b) => a - b) as [number, number];
  return thresholds.map(({ id, instrument, value, valueHigh, unit, kind, citation }) => {
    const position = positionAgainst(
      { estimate: sign * (told.estimate ?? 0), ciLow, ciHigh },
      { low: value, high: valueHigh ?? value },
    );
    return { id, instrument, value, valueHigh, unit, kind, position, citation };
  });
}

/** A difference turned so that it is positive: its size is what a claim speaks of. Ratios stay as they are printed. */
function towardBenefit(evidence: ClaimEvidence): ClaimEvidence {
  const { measure, estimate, low, high } = evidence;
  // Ratios and differences of risks are compared with their sign: "fewer relapses" is below 1, or below 0.
  const also = evidence.also.map(towardBenefit);
  // A table says which way is better; of what is printed without it the size is taken.
  const known = evidence.direction;
  if (isOfEvents(measure) || (known === null ? estimate >= 0 : known === "higher-better")) return { ...evidence, also };
  const than = evidence.than && {
    estimate: -evidence.than.estimate,
    low: evidence.than.high === null ? null : -evidence.than.high,
    high: evidence.than.low === null ? null : -evidence.than.low,
  };
  const [newLow, newHigh] = [high === null ? null : -high, low === null ? null : -low];
  return { ...evidence, also, than, estimate: -estimate, low: newLow, high: newHigh };
}

/** "SE 1.607, z 4.92, p 8.9e-7": what estimate and interval say of each other. */
function triangle({ estimate, lower, upper, level, levelContext, measure }: EstimateStatistic): string | null {
  if (estimate === null || lower === null || upper === null) return null;
  // A mean or a share of one arm is tested against nothing.
  if (quantityNamed(measure)?.none === null) return null;
  const logged = isRatio(measure);
  if (logged && !(Math.min(estimate, lower, upper) > 0)) return null;
  const on = (value: number): number => (logged ? Math.log(value) : value);
  const percent = level ?? levelContext ?? 95;
  const se = Math.abs(on(upper) - on(lower)) / (2 * criticalValue(percent / 100, null));
  if (!(se > 0)) return null;
  const z = on(estimate) / se;
  const p = twoSidedP(z, null);
  return `By its ${plain(percent)}% interval the standard error is ${plain(se)}${logged ? " on the log scale" : ""}, z is ${fixed(z, 2)} and p ${p < 0.001 ? p.toExponential(1) : p.toFixed(3)}.`;
}

/** People out of 100 by the first telling of the evidence that gives them, at the middle one of its control rates. */
function plainSummary(evidence: ClaimEvidence): PlainSummary | null {
  for (const told of [evidence, ...evidence.also]) {
    const { measure, estimate, low, high, controlRates, ratesObserved } = told;
    const rate = controlRates[Math.floor((controlRates.length - 1) / 2)];
    if (rate === undefined) continue;
    const at = (value: number | null): number | null => {
      const treated = value === null ? null : treatedRate(measure, value, rate);
      return treated === null ? null : 100 * treated;
    };
    const withTreatment = at(estimate);
    if (withTreatment === null) continue;
    const model = isStandardised(measure) ? ", and a logistic latent outcome" : "";
    const assumes = ratesObserved ? null : `${chance(rate)} of those without it succeed${model}`;
    return { without: 100 * rate, withTreatment, low: at(low), high: at(high), assumes };
  }
  return null;
}
