/** Facts about instruments and their published thresholds. */
import type { Direction } from "./places.js";

/** A typical SD of an instrument, with where it was seen. */
export interface TypicalSd {
  readonly low: number;
  readonly high: number;
  /** The value used for re-expression: the middle of the range. */
  readonly value: number;
  readonly context: string;
  readonly source: string;
}

export interface Instrument {
  readonly id: string;
  readonly name: string;
  /** Other spellings, matched without regard to case, space or punctuation. */
  readonly aliases: readonly string[];
  readonly domain: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string;
  readonly direction: Direction | null;
  readonly typicalSd: TypicalSd | null;
  readonly note: string | null;
  readonly source: string | null;
}

export type ThresholdKind = "within-person" | "between-group" | "MDC" | "SCB" | "deterioration" | "margin" | "assumed";

export type ThresholdUnit =
  | "points"
  | "mm"
  | "cm"
  | "percent-of-baseline"
  | "percent-of-scale"
  | "T"
  | "index"
  | "metres"
  | "seconds"
  | "SD"
  | "MID";

/** A published (or a user's) threshold: one row a value. A threshold never travels without its kind. */
export interface Threshold {
  readonly id: string;
  readonly instrument: string;
  readonly value: number;
  /** Upper end where a range was published; null otherwise. */
  readonly valueHigh: number | null;
  readonly unit: ThresholdUnit;
  readonly form: "change" | "final-state";
  readonly kind: ThresholdKind;
  /** What a trial used it as, where that differs from its kind. */
  readonly usedAs: string | null;
  readonly method: string | null;
  readonly population: string | null;
  readonly baselineLow: number | null;
  readonly baselineHigh: number | null;
  readonly citation: string;
  /** `secondary` takes no part in a verdict unless asked for; `user` marks a user's own row, which always does. */
  readonly evidence: "seen" | "cited-in" | "secondary" | "user";
}
