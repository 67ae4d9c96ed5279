/** What a model over several studies gives. */
import type { Position } from "./comparisons.js";
import type { ArmSummary, BackTransformed, Interval } from "./effects.js";
import type { ThresholdKind } from "./instruments.js";
import type { Direction, Note, Scale } from "./places.js";

/** Events and others under treatment (a, b) and control (c, d). */
export interface TwoByTwo {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** What the model room takes of an effect. */
export interface StudyEffect {
  readonly study: string;
  /** Names the row where a study has several: timepoint, outcome, arms. */
  readonly label: string;
  readonly y: number;
  readonly v: number;
  /** Events and others of both arms, where the effect comes from such counts. */
  readonly cells?: TwoByTwo | null;
}

export interface Term {
  readonly term: string;
  readonly estimate: number;
  readonly se: number;
  readonly statistic: number;
  readonly df: number | null;
  readonly p: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly backTransformed: BackTransformed | null;
}

export interface Heterogeneity {
  readonly tau2: number | null;
  readonly tau2Se: number | null;
  /** Q-profile (or generalised-Q) limits; null where there is none. */
  readonly tau2Low: number | null;
  readonly tau2High: number | null;
  /** "q-profile", "generalised-q" or null. */
  readonly tau2Interval: string | null;
  /** Percent. */
  readonly i2: number | null;
  readonly i2Low: number | null;
  readonly i2High: number | null;
  readonly h2: number | null;
  readonly h2Low: number | null;
  readonly h2High: number | null;
  readonly q: number | null;
  readonly qDf: number | null;
  readonly qP: number | null;
}

export interface Prediction {
  readonly low: number;
  readonly high: number;
  /** Null for the normal distribution. */
  readonly df: number | null;
  readonly method: "t" | "riley" | "z";
  readonly backTransformed: { readonly low: number; readonly high: number } | null;
}

export interface FitStudy {
  readonly study: string;
  readonly label: string;
  readonly treatment: string;
  readonly control: string;
  readonly estimate: number;
  readonly variance: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly backTransformed: BackTransformed | null;
  /** Percent; the studies' weights sum to 100. */
  readonly weight: number;
  readonly fitted: number;
  readonly residual: number;
  /** The sign was turned so that positive favours treatment. */
  readonly aligned: boolean;
  /** The estimate before it was turned. */
  readonly originalEstimate: number;
  readonly derivedFrom: readonly string[];
  readonly arms: { readonly treatment: ArmSummary; readonly control: ArmSummary } | null;
}

export interface FitStatistics {
  readonly logLik: number;
  readonly aic: number;
  readonly bic: number;
  readonly aicc: number | null;
}

/** A pooled effect against a threshold. */
export interface FitMcid {
  readonly threshold: number;
  /** Upper end where the threshold is a range; null otherwise. */
  readonly thresholdHigh: number | null;
  readonly kind: ThresholdKind | null;
  readonly source: string;
  readonly unit: string | null;
  /** The pooled effect in the threshold's unit, turned so that positive is a benefit. */
  readonly benefit: Interval;
  readonly position: Position;
  /** The benefit in multiples of the threshold (of its upper end). */
  readonly midUnits: Interval;
  readonly probabilityMeanExceeds: number;
  /** For a new trial's true effect; null without a prediction distribution. */
  readonly probabilityNewExceeds: number | null;
  readonly because: string;
}

export interface Fit {
  /** What its studies share: the values of the columns that make the groups. */
  readonly group: Readonly<Record<string, string>>;
  /**
   * True of the one model over all groups of `--by`, which stands after theirs: its `group` is empty, and each of its
   * studies stands in a group too. False of every other fit, also of one whose `group` is empty because nothing was split.
   */
  readonly overall: boolean;
  readonly measure: string;
  readonly scale: Scale;
  readonly unit: string | null;
  readonly direction: Direction | null;
  readonly model: "common" | "random";
  /** Null for a common-effect model and for one study. */
  readonly tau2Method: string | null;
  /** How the common effect is pooled, and what Q is about: "iv", "mh" (Mantel–Haenszel) or "peto". */
  readonly method: string;
  readonly inference: string;
  readonly level: number;
  /** Level of the studies' own intervals. */
  readonly studyLevel: number;
  readonly k: number;
  readonly terms: readonly Term[];
  readonly mcid: readonly FitMcid[];
  readonly heterogeneity: Heterogeneity;
  readonly prediction: Prediction | null;
  readonly fitStatistics: FitStatistics | null;
  readonly studies: readonly FitStudy[];
  readonly notes: readonly Note[];
}

/** Do the groups' pooled effects differ? Under random effects each group has a tau² of its own. */
export interface SubgroupDifference {
  readonly by: readonly string[];
  /** Which fits of the document it compares, counted from 0. */
  readonly fits: readonly number[];
  /** The model of those fits. */
  readonly model: "common" | "random";
  readonly q: number;
  readonly df: number;
  readonly p: number;
}
