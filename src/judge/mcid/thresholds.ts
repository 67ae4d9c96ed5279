import { BptrialError } from "../../core/errors.js";
import { note } from "../../core/notes.js";
import type { Instrument, Note, Threshold } from "../../records.js";
import { plain } from "../wording.js";
import type { Bar } from "./position.js";
import type { ThresholdScale } from "./threshold-scale.js";

export interface McidOptions {
  /** One value in the instrument's unit, instead of the published ones. */
  readonly mcid: number | null;
  /** Keeps the thresholds whose population holds this text, in any case. */
  readonly population: string | null;
  readonly thresholds: "published" | "all";
  readonly direction: "lower-better" | "higher-better" | null;
}

/** A threshold that can be set against an effect. */
export interface Applicable {
  readonly threshold: Threshold;
  /** In the effect's unit. */
  readonly bar: Bar;
  /** In the instrument's own unit: what one person's change is held against. */
  readonly points: Bar;
  /** How the value came into the effect's unit; null where it is as published. */
  readonly conversion: string | null;
}

/** What is known of the effect (or pooled effect) that decides which thresholds speak of it. */
export interface Context {
  readonly quantity: ThresholdScale;
  readonly unit: string | null;
  readonly instrument: Instrument | null;
  readonly instrumentId: string | null;
  readonly baseline: number | null;
  /** The effect is a difference between groups, not the change of one. */
  readonly between: boolean;
}

export interface Selection {
  readonly applicable: readonly Applicable[];
  readonly notes: readonly Note[];
}

/** The thresholds that speak of an effect, in its unit, and a Note for each reason why others do not. */
export function selectThresholds(published: readonly Threshold[], context: Context, options: McidOptions): Selection {
  const speaks = context.quantity === "raw" || context.quantity === "standardised";
  if (options.mcid !== null && !(options.mcid > 0 && Number.isFinite(options.mcid))) {
    throw new BptrialError(
      "E_OPTION",
      `a threshold must be a positive amount, not ${options.mcid}`,
      "Direction comes from the instrument or --direction, never from a sign.",
    );
  }
  if (!speaks) {
    const why = "it is not a difference in points or SDs, so no threshold of an instrument is set against it";
    return {
      applicable: [],
      notes: options.mcid === null ? [] : [note("N_THRESHOLD", `${plain(options.mcid)} was not used: ${why}`)],
    };
  }
  const candidates =
    options.mcid !== null
      ? [given(options.mcid, context)]
      : published.filter((one) => one.instrument === context.instrumentId);
  const wanted = options.population?.toLowerCase() ?? null;
  const applicable: Applicable[] = [];
  const left = new Map<string, string[]>();
  for (const threshold of candidates) {
    if (wanted !== null && options.mcid === null && !threshold.population?.toLowerCase().includes(wanted)) continue;
    const result = apply(threshold, context, options);
    if (typeof result === "string") left.set(result, [...(left.get(result) ?? []), threshold.id]);
    else applicable.push(result);
  }
  const notes = [...left].map(([why, ids]) => note("N_THRESHOLD", `${ids.join(", ")} not used: ${why}`));
  if (applicable.length === 0) notes.push(note("N_NO_THRESHOLD", noneMessage(context, candidates, wanted)));
  return { applicable, notes };
}

function noneMessage(
  { instrument, instrumentId }: Context,
  candidates: readonly Threshold[],
  population: string | null,
): string {
  if (instrumentId === null) return "no instrument is named, so no published threshold applies; --mcid gives one";
  const name = instrument?.name ?? `"${instrumentId}"`;
  if (candidates.length === 0) return `no published threshold is known for ${name}; --mcid gives one`;
  return population === null
    ? `none of the published thresholds of ${name} can be used here`
    : `no usable threshold of ${name} has "${population}" in its population`;
}

function given(value: number, { instrument, instrumentId, unit }: Context): Threshold {
  const own = instrument?.unit ?? (unit === "SD" || unit === null ? "points" : unit);
  return {
    id: "user",
    instrument: instrumentId ?? "",
    value,
    valueHigh: null,
    // Another unit than the listed ones may stand in a table; it is the effect's own, so nothing is converted.
    unit: own as Threshold["unit"],
    form: "change",
    kind: "assumed",
    usedAs: null,
    method: null,
    population: null,
    baselineLow: null,
    baselineHigh: null,
    citation: "--mcid",
    evidence: "user",
  };
}

/** The threshold in the effect's unit, or why it is left out. */
function apply(threshold: Threshold, context: Context, options: McidOptions): Applicable | string {
  if (threshold.evidence === "secondary" && options.thresholds !== "all") {
    return "its source has no DOI, PMID or PMC number (--thresholds all takes it)";
  }
  if (threshold.kind === "between-group" && !context.between) {
    return "it was made for a difference between groups, and this is the change of one";
  }
  const band = outsideBand(threshold, context.baseline);
  if (band !== null) return band;
  const points = inPoints(threshold, context);
  if (typeof points === "string") return points;
  if (context.quantity === "raw" || threshold.form === "final-state")
    return { threshold, ...points, bar: points.points };
  const isUser = threshold.evidence === "user" && threshold.citation === "--mcid";
  if (threshold.unit === "SD" || (isUser && !context.instrument?.typicalSd)) {
    return {
      threshold,
      ...points,
      bar: points.points,
      conversion: threshold.unit === "SD" ? null : "taken in SD, for want of a typical SD",
    };
  }
  const sd = context.instrument?.typicalSd;
  if (!sd) return "the difference is in SDs and no typical SD of the instrument is known";
  return {
    threshold,
    points: points.points,
    bar: { low: points.points.low / sd.value, high: points.points.high / sd.value },
    conversion: `${plain(points.points.high)} / typical SD ${plain(sd.value)} (${sd.context}, ${sd.source})`,
  };
}

function outsideBand({ baselineLow, baselineHigh }: Threshold, baseline: number | null): string | null {
  if (baselineLow === null && baselineHigh === null) return null;
  if (baseline === null) return "it holds for a band of baseline scores, and the table has no baseline mean";
  const inside = baseline >= (baselineLow ?? -Infinity) && baseline <= (baselineHigh ?? Infinity);
  return inside ? null : `it holds for another band of baseline scores than the mean here, ${plain(baseline)}`;
}

const LENGTHS: Readonly<Record<string, number>> = { mm: 1, cm: 10, metres: 1000 };

function inPoints(threshold: Threshold, context: Context): Pick<Applicable, "points" | "conversion"> | string {
  const published: Bar = { low: threshold.value, high: threshold.valueHigh ?? threshold.value };
  const times = (factor: number, conversion: string | null) => ({
    points: { low: published.low * factor, high: published.high * factor },
    conversion,
  });
  const { instrument } = context;
  if (threshold.unit === "percent-of-baseline") {
    if (context.baseline === null) return "it is a share of the baseline, and the table has no baseline mean";
    if (!(context.baseline > 0)) return "it is a share of the baseline, and the baseline mean is not positive";
    return times(context.baseline / 100, `${plain(threshold.value)}% of the mean baseline ${plain(context.baseline)}`);
  }
  if (threshold.unit === "percent-of-scale") {
    if (!instrument || instrument.min === null || instrument.max === null)
      return "it is a share of a scale whose ends are not known";
    if (context.quantity === "raw" && context.unit !== null && context.unit !== instrument.unit)
      return `it is a share of a scale in ${instrument.unit}, and the difference is in ${context.unit}`;
    const width = instrument.max - instrument.min;
    return times(width / 100, width === 100 ? null : `${plain(threshold.value)}% of the scale's ${plain(width)}`);
  }
  if (threshold.unit === "SD")
    return context.quantity === "standardised" ? times(1, null) : "it is in SDs, and the difference is not";
  const own = context.quantity === "raw" ? (context.unit ?? instrument?.unit ?? null) : (instrument?.unit ?? null);
  if (own === null || own === threshold.unit) return times(1, null);
  const [from, to] = [LENGTHS[threshold.unit], LENGTHS[own]];
  if (from !== undefined && to !== undefined) return times(from / to, `${plain(threshold.value)} ${threshold.unit}`);
  return `it is in ${threshold.unit}, the difference in ${own}`;
}
