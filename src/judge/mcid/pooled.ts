import { criticalValue } from "../../core/distributions.js";
import type { Fit, FitMcid, Instrument, Interval, Note, Threshold } from "../../records.js";
import { chance, decimalsFor, plain } from "../wording.js";
import { meanBaseline } from "./baseline.js";
import { benefitSign, directionNeeded, turned } from "./benefit.js";
import { isPersonal, judge } from "./mcid-verdicts.js";
import { chanceBeyond, inUnitsOf, positionAgainst } from "./position.js";
import { thresholdScaleOf } from "./threshold-scale.js";
import { type Applicable, type Context, type McidOptions, type Selection, selectThresholds } from "./thresholds.js";

/**
 * A pooled effect against thresholds. A standardised one is first turned into the instrument's unit by its typical SD.
 *
 * @throws E_DIRECTION where there is a threshold and nothing says which way is better
 */
export function judgePooled(
  fit: Fit,
  thresholds: readonly Threshold[],
  instrument: Instrument | null,
  options: McidOptions,
): readonly FitMcid[] {
  const { applicable } = select(fit, thresholds, instrument, options);
  if (applicable.length === 0) return [];
  const direction = fit.direction ?? options.direction ?? instrument?.direction ?? null;
  if (direction === null) throw directionNeeded(nameOf(fit));
  return applicable.map((one) => against(fit, one, instrument, benefitSign(direction)));
}

/** What of the thresholds could not be used, and why. */
export function judgePooledNotes(
  fit: Fit,
  thresholds: readonly Threshold[],
  instrument: Instrument | null,
  options: McidOptions,
): readonly Note[] {
  return select(fit, thresholds, instrument, options).notes;
}

const nameOf = ({ group, measure }: Fit): string => [...Object.values(group).filter(Boolean), measure].join(", ");

function select(
  fit: Fit,
  thresholds: readonly Threshold[],
  instrument: Instrument | null,
  options: McidOptions,
): Selection {
  const context: Context = {
    quantity: thresholdScaleOf(fit),
    unit: fit.unit,
    instrument,
    instrumentId: instrument?.id ?? null,
    between: fit.studies.every(({ control }) => control !== "baseline"),
    baseline: meanBaseline(fit.studies.flatMap(({ arms }) => [arms?.treatment, arms?.control])),
  };
  const { applicable, notes } = selectThresholds(thresholds, context, options);
  // A benefit is held against what can be gained; margins, deteriorations and final states are of another kind.
  const gains = applicable.filter(
    ({ threshold: { kind, form } }) => form === "change" && kind !== "margin" && kind !== "deterioration",
  );
  return { applicable: gains, notes };
}

function against(
  fit: Fit,
  { threshold, points, bar, conversion }: Applicable,
  instrument: Instrument | null,
  sign: 1 | -1,
): FitMcid {
  const [term] = fit.terms;
  const effect: Interval = term ?? { estimate: 0, ciLow: 0, ciHigh: 0 };
  // Where the threshold was divided by a typical SD, the effect is shown multiplied by it: the same comparison, in points.
  const factor = points.high / bar.high;
  const benefit = scaled(turned(effect, sign), factor);
  const se = (term?.se ?? 0) * factor;
  const probability = chanceBeyond(points, benefit.estimate, se, term?.df ?? null);
  const { because } = judge(
    {
      benefit,
      bar: points,
      kind: threshold.kind,
      finalState: false,
      personal: isPersonal(threshold),
      chance: probability,
      level: fit.level,
      decimals: decimalsFor(se, benefit.estimate),
      unit: unitOf(fit, factor, instrument),
      treatment: "treatment",
      control: "the control",
    },
    fit.studies.some(({ control }) => control !== "baseline"),
  );
  const newTrial = predicted(fit, points, benefit.estimate, factor);
  const predictedText =
    newTrial === null ? "" : ` The chance that a new trial's true effect exceeds it is ${chance(newTrial)}.`;
  const scaledText =
    conversion && factor !== 1 && instrument?.typicalSd
      ? `; points are SDs times ${plain(instrument.typicalSd.value)}, a typical SD (${instrument.typicalSd.context}, ${instrument.typicalSd.source})`
      : conversion
        ? `; the threshold is ${conversion}`
        : "";
  return {
    threshold: points.low,
    thresholdHigh: points.high === points.low ? null : points.high,
    kind: threshold.kind,
    source: threshold.citation,
    unit: unitOf(fit, factor, instrument),
    benefit,
    position: positionAgainst(benefit, points),
    midUnits: inUnitsOf(points, benefit),
    probabilityMeanExceeds: probability,
    probabilityNewExceeds: newTrial,
    because: `${because.slice(0, -1)}${scaledText}.${predictedText}`,
  };
}

function unitOf(fit: Fit, factor: number, instrument: Instrument | null): string | null {
  return factor === 1 ? (fit.unit ?? instrument?.unit ?? null) : (instrument?.unit ?? null);
}

function scaled({ estimate, ciLow, ciHigh }: Interval, factor: number): Interval {
  return { estimate: estimate * factor, ciLow: ciLow * factor, ciHigh: ciHigh * factor };
}

/** Chance for a new trial's true effect: the prediction distribution, whose spread its interval gives back. */
function predicted(fit: Fit, points: Applicable["points"], benefit: number, factor: number): number | null {
  if (fit.prediction === null) return null;
  const { low, high, df } = fit.prediction;
  const spread = (high - low) / 2 / criticalValue(fit.level, df);
  return chanceBeyond(points, benefit, spread * factor, df);
}
