/** Effects of a comparison, and how each came about. */
import type { Working } from "./outcomes.js";
import type { Direction, Note, Scale, ValueKind } from "./places.js";

/** One arm as the table gave it (or as it was recovered); fields that do not apply are null. */
export interface ArmSummary {
  readonly label: string;
  readonly n: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly events: number | null;
  readonly baselineMean: number | null;
  readonly baselineSd: number | null;
  readonly changeMean: number | null;
  readonly changeSd: number | null;
  readonly correlation: number | null;
}

/** An estimate with its interval. */
export interface Interval {
  readonly estimate: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** A ratio (or another natural quantity) behind a transformed estimate. */
export interface BackTransformed extends Interval {
  readonly measure: string;
}

/** The same of one effect: its limits are null where none were printed. */
export interface BackTransformedEffect {
  readonly measure: string;
  readonly estimate: number;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

/** Number needed to treat; the interval runs through infinity when the risk difference may be 0. */
export interface Nnt {
  /** "benefit" when more patients respond under treatment. */
  readonly kind: "benefit" | "harm";
  /** Null when the risk difference is 0. */
  readonly estimate: number | null;
  /** Limits in the estimate's own kind; with `throughInfinity`, `low` is the benefit-side (own-kind) limit and `high` the other side's. */
  readonly low: number | null;
  readonly high: number | null;
  readonly throughInfinity: boolean;
  readonly controlRate: number;
}

/** NNT that a standardised mean difference implies at a stated control rate. */
export interface SmdNnt extends Nnt {
  /** `furukawa` (normal) or `hasselblad-hedges` (logistic). */
  readonly method: "furukawa" | "hasselblad-hedges";
  readonly treatmentRate: number;
}

/** What a standardised mean difference means. Normal distributions with equal SDs; each with the interval of g. */
export interface SmdExplained {
  /** Share of the control group below the treatment mean. */
  readonly u3: Interval;
  readonly overlap: Interval;
  readonly probabilityOfSuperiority: Interval;
  readonly oddsRatio: Interval;
  /** The difference on the instrument's own scale, through its typical SD; null without one. */
  readonly outcomeUnits: (Interval & { readonly sd: number; readonly unit: string; readonly source: string }) | null;
  /** Empty where the direction is not known. */
  readonly nnt: readonly SmdNnt[];
}

/** `welch`, `student`: t tests of two arms; `paired`: the t test of one group's changes. */
export type EffectTest = "welch" | "student" | "paired" | "z" | "reported" | "none";
export type EffectInterval = "t" | "z" | "noncentral-t" | "reported" | "none";

/** One contrast, measured. `estimate` and its interval are on the analysis scale. */
export interface Effect {
  readonly study: string;
  readonly outcome: string | null;
  readonly instrument: string | null;
  readonly timepoint: string | null;
  readonly treatment: string;
  readonly control: string;
  readonly measure: string;
  readonly scale: Scale;
  /** "points", "mm", "SD", … or null where it is not known. */
  readonly unit: string | null;
  readonly direction: Direction | null;
  readonly valueKind: ValueKind | null;
  readonly estimate: number;
  readonly variance: number | null;
  readonly se: number | null;
  /** Test statistic against 0: t where `df` is given, else z. */
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly test: EffectTest;
  /** A proportion: 0.95. */
  readonly level: number;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  readonly interval: EffectInterval;
  readonly backTransformed: BackTransformedEffect | null;
  readonly formula: string;
  readonly derivedFrom: readonly string[];
  readonly notes: readonly Note[];
  readonly arms: { readonly treatment: ArmSummary; readonly control: ArmSummary } | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Only the `smd` command fills it. */
  readonly explained: SmdExplained | null;
}

/** One line of `--trace`: a symbol, how it comes about, and its value here. */
export interface TraceStep {
  readonly symbol: string;
  readonly text: string;
  readonly value: number;
}

/** How one effect was computed, step by step. */
export interface Trace {
  readonly study: string;
  readonly outcome: string | null;
  readonly timepoint: string | null;
  readonly treatment: string;
  readonly control: string;
  readonly measure: string;
  readonly source: string;
  readonly sameAs: string | null;
  readonly inputs: readonly TraceStep[];
  /** Recovered numbers, each with what it was worked out from. */
  readonly workings: readonly Working[];
  readonly steps: readonly TraceStep[];
  readonly notes: readonly Note[];
}
