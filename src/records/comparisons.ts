/** Effects held against thresholds. */
import type { Effect, Interval, Nnt } from "./effects.js";
import type { Threshold, ThresholdKind } from "./instruments.js";

export type Position = "below" | "straddles" | "above";

export interface ArmResponders {
  readonly label: string;
  readonly n: number;
  /** Observed or modelled share that reached the threshold. */
  readonly rate: number;
  /** Observed count; null when modelled. */
  readonly events: number | null;
}

export interface Responders {
  readonly method: "observed-events" | "normal-model";
  readonly treatment: ArmResponders;
  readonly control: ArmResponders;
  /** Treatment minus control rate, with its interval where one can be given. */
  readonly riskDifference: number;
  readonly riskDifferenceLow: number | null;
  readonly riskDifferenceHigh: number | null;
}

/** For which thresholds the verdict holds. All on the benefit scale; null where no such threshold exists. */
export interface ThresholdInterval {
  /** The effect is larger than every threshold up to here (the lower limit, if positive). */
  readonly beyondUpTo: number | null;
  /** The effect is smaller than every threshold from here on (the upper limit, if positive). */
  readonly excludedFrom: number | null;
}

export type McidVerdict =
  | "important"
  | "probably-important"
  | "inconclusive"
  | "real-but-below"
  | "no-important-difference"
  | "harmful"
  | "not-judged"
  | "no-threshold";

/** One effect against one threshold (or, with `threshold: null`, against none). */
export interface Comparison extends Effect {
  /**
   * The effect turned so that positive is good for the treatment group; null where the direction is not known, and for
   * ratios and other transformed effects.
   */
  readonly benefit: number | null;
  readonly benefitLow: number | null;
  readonly benefitHigh: number | null;
  readonly threshold: {
    readonly id: string;
    /** In the unit of the effect (percentages already turned into points). */
    readonly value: number;
    readonly valueHigh: number | null;
    /** As published, before any conversion. */
    readonly publishedValue: number;
    readonly publishedUnit: string;
    readonly unit: string | null;
    readonly kind: ThresholdKind;
    readonly population: string | null;
    readonly method: string | null;
    readonly source: string;
    readonly evidence: Threshold["evidence"];
  } | null;
  /** Where the interval lies against the threshold. */
  readonly position: Position | null;
  /** Where the interval lies against 0. */
  readonly positionZero: Position | null;
  /** Chance that the true difference exceeds the threshold: flat prior. */
  readonly probabilityExceeds: number | null;
  /** The effect in units of the threshold. */
  readonly midUnits: Interval | null;
  readonly thresholds: ThresholdInterval | null;
  readonly responders: Responders | null;
  readonly nnt: Nnt | null;
  readonly verdict: McidVerdict;
  /** One sentence that carries the numbers. */
  readonly because: string;
}
