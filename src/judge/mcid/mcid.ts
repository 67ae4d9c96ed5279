import { note } from "../../core/notes.js";
import { quantityNamed } from "../../core/quantities.js";
import type { Comparison, Effect, Instrument, Interval, Note, Threshold } from "../../records.js";
import { decimalsFor, fixed, plain, rateText } from "../wording.js";
import { meanBaseline } from "./baseline.js";
import { benefitSign, directionNeeded, turned } from "./benefit.js";
import { isPersonal, judge } from "./mcid-verdicts.js";
import { chanceBeyond, inUnitsOf, positionAgainst, thresholdInterval, ZERO } from "./position.js";
import { modelledResponders, observedResponders, type Responding } from "./responders.js";
import { thresholdScaleOf } from "./threshold-scale.js";
import { type Applicable, type Context, type McidOptions, selectThresholds } from "./thresholds.js";

/**
 * One effect against every threshold that speaks of it; against none, one comparison with `threshold: null`.
 *
 * @param thresholds published ones and a user's own (marked `evidence: "user"`), of any instrument
 * @throws E_DIRECTION where there is a threshold and nothing says which way is better
 */
export function compareEffect(
  effect: Effect,
  thresholds: readonly Threshold[],
  instrument: Instrument | null,
  options: McidOptions,
): readonly Comparison[] {
  const quantity = thresholdScaleOf(effect);
  const ofScale = quantity === "raw" || quantity === "standardised";
  const direction = effect.direction ?? options.direction ?? (ofScale ? (instrument?.direction ?? null) : null);
  const between = effect.control !== "baseline";
  const context: Context = {
    quantity,
    unit: effect.unit,
    instrument,
    instrumentId: instrument?.id ?? effect.instrument,
    // One arm before and after: its "control" is the baseline.
    baseline: between
      ? meanBaseline([effect.arms?.treatment, effect.arms?.control])
      : (effect.arms?.control.mean ?? null),
    between,
  };
  const { applicable, notes } = selectThresholds(thresholds, context, options);
  if (applicable.length > 0 && direction === null) throw directionNeeded(nameOf(effect));
  const known = { ...effect, direction };
  if (applicable.length === 0) return [compareOne(known, null, ofScale, notes)];
  return applicable.map((one, index) => compareOne(known, one, ofScale, index === 0 ? notes : []));
}

function nameOf({ study, outcome, timepoint }: Effect): string {
  return [study, outcome, timepoint].filter(Boolean).join(", ");
}

function compareOne(
  effect: Effect,
  against: Applicable | null,
  ofScale: boolean,
  selection: readonly Note[],
): Comparison {
  const { estimate, ciLow, ciHigh, direction } = effect;
  const sign = direction === null ? null : benefitSign(direction);
  const interval: Interval | null =
    sign === null || ciLow === null || ciHigh === null ? null : turned({ estimate, ciLow, ciHigh }, sign);
  // Minus the logarithm of a ratio is nothing that a patient could gain, nor is a correlation.
  const gain = effect.scale === "natural" && quantityNamed(effect.measure)?.favours !== false;
  const threshold = against?.threshold ?? null;
  const comparable =
    against !== null &&
    threshold?.form === "change" &&
    threshold.kind !== "margin" &&
    threshold.kind !== "deterioration";
  const df = effect.interval === "t" || effect.interval === "reported" ? effect.df : null;
  const probability =
    comparable && sign !== null && effect.se !== null
      ? chanceBeyond(against.bar, sign * estimate, effect.se, df)
      : null;
  const between = effect.control !== "baseline";
  const counted = respondersOf(effect, against);
  const notes = [
    ...effect.notes,
    ...selection,
    ...(direction === null
      ? [
          note(
            "N_DIRECTION_UNKNOWN",
            "nothing says which way is better, so there is no benefit scale; --direction says it",
          ),
        ]
      : []),
    ...(between && threshold !== null && isPersonal(threshold)
      ? [
          note(
            "N_WITHIN_PERSON",
            `${threshold.id} stands for what one person notices, and is set here against a difference between groups`,
          ),
        ]
      : []),
    ...(probability === null
      ? []
      : [
          note(
            "N_FLAT_PRIOR",
            `the chance rests on a flat prior and the ${df === null ? "normal distribution" : `t distribution with ${plain(df)} df`}`,
          ),
        ]),
    ...(counted.missing === null
      ? []
      : [note("N_RESPONDERS", counted.responders ? counted.missing : `responders are not given: ${counted.missing}`)]),
  ];
  const judged = {
    benefit: interval,
    bar: against?.bar ?? null,
    kind: threshold?.kind ?? null,
    personal: threshold !== null && isPersonal(threshold),
    finalState: threshold?.form === "final-state",
    chance: probability,
    level: effect.level,
    decimals: decimalsFor(effect.se, estimate),
    unit: effect.unit,
    treatment: effect.treatment,
    control: effect.control,
  };
  const { verdict, because } = ofScale
    ? judge(judged, between)
    : { verdict: "no-threshold" as const, because: eventsSentence(counted) };
  return {
    ...effect,
    notes,
    benefit: sign === null || !gain ? null : turned({ estimate, ciLow: 0, ciHigh: 0 }, sign).estimate,
    benefitLow: gain ? (interval?.ciLow ?? null) : null,
    benefitHigh: gain ? (interval?.ciHigh ?? null) : null,
    threshold: against === null ? null : shown(against, effect.unit),
    position: comparable && interval ? positionAgainst(interval, against.bar) : null,
    positionZero: interval ? positionAgainst(interval, ZERO) : null,
    probabilityExceeds: probability,
    midUnits: comparable && interval ? inUnitsOf(against.bar, interval) : null,
    thresholds: ofScale && interval ? thresholdInterval(interval) : null,
    responders: counted.responders,
    nnt: counted.nnt,
    verdict,
    because: against?.conversion ? `${because.slice(0, -1)}; the threshold is ${against.conversion}.` : because,
  };
}

function respondersOf(effect: Effect, against: Applicable | null): Responding {
  const observed = observedResponders(effect, effect.direction);
  if (observed) return observed;
  if (against === null || effect.direction === null) return { responders: null, nnt: null, missing: null };
  return modelledResponders(effect, against.threshold, against.points, effect.direction);
}

function shown({ threshold, bar }: Applicable, unit: string | null): NonNullable<Comparison["threshold"]> {
  return {
    id: threshold.id,
    value: bar.low,
    valueHigh: bar.high === bar.low ? null : bar.high,
    publishedValue: threshold.value,
    publishedUnit: threshold.unit,
    unit: unit ?? (threshold.unit.startsWith("percent") ? null : threshold.unit),
    kind: threshold.kind,
    population: threshold.population,
    method: threshold.method,
    source: threshold.citation,
    evidence: threshold.evidence,
  };
}

/** "60 of 125 (48%) against 14 of 61 (23%): one more for every 4.0 [2.6, 8.8] treated." */
function eventsSentence({ responders, nnt }: Responding): string {
  if (!responders) return "There is no threshold for this measure, and the events of the arms are not given.";
  const arm = ({ events, n, rate }: typeof responders.treatment) =>
    `${events === null ? "" : `${plain(events)} of `}${plain(n)} (${rateText(rate)})`;
  const counts = `${arm(responders.treatment)} with ${responders.treatment.label} against ${arm(responders.control)} with ${responders.control.label}`;
  if (!nnt) return `${counts}.`;
  if (nnt.estimate === null) return `${counts}: no difference, so no number needed to treat.`;
  const kind = `to ${nnt.kind}`;
  const text = (limit: number | null) => (limit === null ? "infinity" : fixed(limit, 1));
  const limits = nnt.throughInfinity
    ? `from ${text(nnt.low)} ${kind} through infinity${nnt.high === null ? "" : ` to ${text(nnt.high)} ${nnt.kind === "benefit" ? "to harm" : "to benefit"}`}`
    : `${text(nnt.low)} to ${text(nnt.high)}`;
  return `${counts}: number needed to treat ${kind} ${fixed(nnt.estimate, 1)} (${limits}).`;
}
