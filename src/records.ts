/**
 * The vocabulary: every plain, readonly record that passes between rooms. Types only.
 *
 * Absence is `null`, never `undefined`; no number is NaN or infinite. The JSON Schemas that
 * `bptrial schema` prints are generated from these types and from their comments.
 */

/** Where a value stands. `row` is the row a spreadsheet shows: the header is row 1. */
export interface Place {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
}

/** Something the reader should know although the computation went on. */
export interface Note {
  /** Stable code, `N_…`. */
  readonly code: string;
  readonly message: string;
  readonly place: Place | null;
}

export type Direction = "lower-better" | "higher-better";
export type ValueKind = "final" | "change";
export type Scale = "natural" | "log" | "logit" | "arcsine" | "freeman-tukey" | "fisher-z";

// ───────────────────────────────────────────────────────────── read → validate

/** One record of a file: its cells as printed. */
export interface RawRow {
  /** Spreadsheet row; the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** What a table's form was taken by, the surest first. */
export type FormEvidence = "names" | "words" | "cells";

export type TableForm = "long" | "wide" | "effects" | "paired";

/** What a header cell was taken for. */
export interface ColumnReading {
  /** The cell of the header as printed. */
  readonly header: string;
  /** Canonical name (`mean1`, `ci_lower`, …), or null for a label or moderator. */
  readonly canonical: ColumnName | null;
  /** Zero-based position. */
  readonly index: number;
  /** Why: "exact name", "metafor's m1i", "--map", … */
  readonly because: string;
}

/**
 * The canonical columns. In the wide form every arm column carries 1 (treatment) or 2 (control): `mean1`.
 * In the paired form 1 is baseline and 2 final, read as `baseline_mean`, `baseline_sd`, `mean`, `sd`.
 */
export type ArmColumn =
  | "n"
  | "mean"
  | "sd"
  | "se"
  | "variance"
  | "ci_lower"
  | "ci_upper"
  | "median"
  | "q1"
  | "q3"
  | "min"
  | "max"
  | "events"
  | "nonevents"
  | "percent"
  | "baseline_mean"
  | "baseline_sd"
  | "final_mean"
  | "final_sd"
  | "correlation"
  | "cluster_size"
  | "person_time"
  | "icc";

export type ContrastColumn =
  | "estimate"
  | "se"
  | "variance"
  | "se_scale"
  | "ci_lower"
  | "ci_upper"
  | "p"
  | "t"
  | "df"
  | "yi"
  | "vi"
  | "sei"
  | "o_minus_e"
  | "o_minus_e_variance";

export type LabelColumn =
  | "study"
  | "outcome"
  | "instrument"
  | "timepoint"
  | "arm"
  | "role"
  | "treatment"
  | "control"
  | "measure"
  | "unit"
  | "direction"
  | "value_kind"
  | "ci_level";

export type ColumnName = LabelColumn | ArmColumn | ContrastColumn | `${ArmColumn}${1 | 2}`;

export type Delimiter = "," | ";" | "\t" | "|" | " ";

/** What a file was taken for, and why: the element of `bptrial sniff`. */
export interface SniffReport {
  readonly file: string;
  readonly encoding: string;
  readonly encodingBecause: string;
  readonly delimiter: Delimiter;
  readonly delimiterBecause: string;
  readonly decimal: "." | ",";
  readonly decimalBecause: string;
  /** Thousands mark seen, or null. */
  readonly thousands: string | null;
  /** Null where the columns make no form that is read. */
  readonly form: TableForm | null;
  readonly formBecause: string;
  /** What the form rests on: names we know, words that several headers share, or what the cells can be; null without a form. */
  readonly formBy: FormEvidence | null;
  readonly columns: readonly ColumnReading[];
  /** Data rows; null where a stream was not read to its end. */
  readonly rows: number | null;
  readonly notes: readonly Note[];
}

/** What the rest of the house needs of an opened table besides its rows. */
export interface TableHead {
  /** Base name, or "stdin". */
  readonly file: string;
  /** Null only where a table was opened to see its columns. */
  readonly form: TableForm | null;
  readonly columns: readonly ColumnReading[];
  /** The marks of a wide table's two arms, where nothing says which is the control's. */
  readonly unsided: readonly [string, string] | null;
  /** The number a cell prints, under the marks the document uses; NaN where it is not exactly one number. */
  number(text: string): number;
  /** The same of people or events, which are whole: a mark before three digits groups thousands where others bear it. */
  count(text: string, column: number): number;
  /** Why `number` refused: what was expected and what to try. Same text rules, never silent. */
  explain(text: string): { readonly expected: string; readonly hint: string };
  /** The cell is empty or an NA token. */
  isMissing(text: string): boolean;
  /** The rows of the first mebibyte, for what must be judged by a whole column. */
  readonly firstRows: readonly RawRow[];
}

// ───────────────────────────────────────────────────────────── validate → measure

/** One arm with a continuous outcome. */
export interface ContinuousArm {
  readonly label: string;
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly baselineMean: number | null;
  readonly baselineSd: number | null;
  /** Correlation of baseline and final values, as stated. */
  readonly correlation: number | null;
  /** Mean of final minus baseline, where given or derivable. */
  readonly changeMean: number | null;
  /** SD of final minus baseline, where given or derivable with a stated correlation. */
  readonly changeSd: number | null;
  /** Responders counted in this arm, where the same row gives them. */
  readonly events: number | null;
}

/** One arm with a count of events. */
export interface EventsArm {
  readonly label: string;
  readonly n: number;
  readonly events: number;
}

/** How one number was recovered from others: what `--trace` shows. */
export interface Working {
  /** "SD, yoga" */
  readonly of: string;
  /** Registry id of the way: "ci", "quartiles", … */
  readonly by: string;
  readonly source: string;
  readonly formula: readonly string[];
  /** Null stands for infinitely many degrees of freedom: the normal distribution. */
  readonly given: Readonly<Record<string, number | null>>;
  readonly gives: Readonly<Record<string, number>>;
}

/** What every contrast carries whatever was measured. */
export interface OutcomeBase {
  readonly study: string;
  readonly outcome: string | null;
  /** Registry id of the instrument where it is known, else the text found. */
  readonly instrument: string | null;
  readonly timepoint: string | null;
  readonly treatment: string;
  readonly control: string;
  readonly unit: string | null;
  readonly direction: Direction | null;
  readonly valueKind: ValueKind | null;
  /** Every other column by its header: moderators and labels, without outer or double space. */
  readonly labels: Readonly<Record<string, string>>;
  /** How numbers were recovered ("ci", "p", "quartiles", "reported", …); empty when all were given. */
  readonly derivedFrom: readonly string[];
  readonly workings: readonly Working[];
  readonly notes: readonly Note[];
  readonly place: Place;
}

export interface ContinuousOutcome extends OutcomeBase {
  readonly kind: "continuous";
  readonly arms: { readonly treatment: ContinuousArm; readonly control: ContinuousArm };
}

export interface EventsOutcome extends OutcomeBase {
  readonly kind: "events";
  readonly arms: { readonly treatment: EventsArm; readonly control: EventsArm };
}

/** One arm measured twice: 1 is baseline, 2 is final. `treatment` names the arm, `control` is "baseline". */
export interface PairedOutcome extends OutcomeBase {
  readonly kind: "paired";
  readonly n: number;
  readonly baselineMean: number;
  readonly baselineSd: number;
  readonly finalMean: number;
  readonly finalSd: number;
  readonly correlation: number;
}

/** An estimate that a paper prints. Ratios are logged already: everything is on the analysis scale. */
export interface ReportedOutcome extends OutcomeBase {
  readonly kind: "reported";
  readonly measure: string;
  readonly estimate: number;
  /** Null where only a bound on p was printed. */
  readonly se: number | null;
  /** Degrees of freedom of the test, and of the quantile that turned the interval into the SE; null for z. */
  readonly df: number | null;
  /** Printed limits and level, kept where they were printed. */
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  readonly level: number | null;
  /** Arm sizes where the table names them. */
  readonly nTreatment: number | null;
  readonly nControl: number | null;
  /** Arm means at baseline where the table names them: thresholds by baseline need them. */
  readonly baselineMean: number | null;
}

export type Outcome = ContinuousOutcome | EventsOutcome | PairedOutcome | ReportedOutcome;
export type OutcomeKind = Outcome["kind"];

// ───────────────────────────────────────────────────────────── measure → model, judge, render

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

// ───────────────────────────────────────────────────────────── facts

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

// ───────────────────────────────────────────────────────────── judge: MCID

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

// ───────────────────────────────────────────────────────────── model

/** What the model room takes of an effect. */
export interface StudyEffect {
  readonly study: string;
  /** Names the row where a study has several: timepoint, outcome, arms. */
  readonly label: string;
  readonly y: number;
  readonly v: number;
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
  readonly inference: string;
  readonly level: number;
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

// ───────────────────────────────────────────────────────────── read → judge: what a text prints

/** A p-value as printed: `{op: "<", value: 0.001}`. */
export interface PrintedP {
  readonly op: "=" | "<" | ">" | "<=" | ">=";
  readonly value: number;
}

/** Where in a text something stands: offsets count UTF-16 units of the text as read, after HTML or XML was taken off. */
export interface TextSpan {
  readonly quote: string;
  readonly offset: number;
  /** From 1. */
  readonly line: number;
}

/** Words of the sentence (or of the list it opens) that change what a number can be held to. */
export type StatisticContext =
  | "adjusted"
  | "one-sided"
  | "non-inferiority"
  | "equivalence"
  | "bayesian"
  | "bootstrap"
  | "exact"
  | "profile"
  | "multiplicity"
  | "median"
  | "geometric"
  | "interaction"
  | "cluster"
  | "back-transformed";

interface StatisticBase extends TextSpan {
  /** Index into the sentences of the text. */
  readonly sentence: number;
  /** "text", or the label of the table it stands in ("Table 2"). */
  readonly where: string;
  readonly context: readonly StatisticContext[];
}

/**
 * A point estimate, an interval, or both. Numbers are as printed: limits in printed order, signs as printed, percentages
 * as percentages. `printed` keeps each number's text with its trailing zeros.
 */
export interface EstimateStatistic extends StatisticBase {
  readonly kind: "estimate";
  /** "MD", "SMD", "RR", "OR", "HR", "IRR", "RD", "mean", "percent_change", "ratio", "other"; null where nothing names it. */
  readonly measure: string | null;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Percent (95) printed with this interval or in its sentence or list; null where it is not. */
  readonly level: number | null;
  /** Percent stated elsewhere in the text for intervals of this kind. */
  readonly levelContext: number | null;
  /** 1 where only one limit exists. */
  readonly sided: 1 | 2;
  readonly p: PrintedP | null;
  /** "%", "points", "mm", … as printed after the number; null where none is. */
  readonly unit: string | null;
  readonly printed: {
    readonly estimate: string | null;
    readonly lower: string | null;
    readonly upper: string | null;
    readonly p: string | null;
  };
  /** A second lawful reading of the signs or marks exists; the first kept is the one with the estimate inside. */
  readonly ambiguous: boolean;
}

/** Events of a total. */
export interface CountStatistic extends StatisticBase {
  readonly kind: "count";
  readonly events: number;
  readonly total: number;
  readonly percent: number | null;
  readonly printed: { readonly events: string; readonly total: string; readonly percent: string | null };
}

export interface TestStatistic extends StatisticBase {
  readonly kind: "test";
  readonly type: "t" | "F" | "chi2" | "z" | "r" | "U" | "other";
  readonly df: readonly number[] | null;
  readonly value: number;
  readonly p: PrintedP | null;
  readonly printed: { readonly value: string; readonly p: string | null };
}

/** A mean with its spread. */
export interface MeanStatistic extends StatisticBase {
  readonly kind: "mean";
  readonly mean: number;
  readonly spread: number;
  /** "unknown" for a bare ±. */
  readonly spreadKind: "sd" | "se" | "unknown";
  readonly n: number | null;
  readonly unit: string | null;
  readonly printed: { readonly mean: string; readonly spread: string };
}

/** A median with quartiles or range. */
export interface MedianStatistic extends StatisticBase {
  readonly kind: "median";
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly spreadKind: "iqr" | "range" | "unknown";
  readonly unit: string | null;
  readonly printed: { readonly median: string; readonly low: string; readonly high: string };
}

/** A percentage, share or ratio told in prose: "38% more", "one-third", "twice", "3 percentage points", "16 in 100". */
export interface ProportionStatistic extends StatisticBase {
  readonly kind: "percentage" | "ratio";
  /** As printed for a percentage (38); the factor for a ratio ("twice" is 2, "one-third" 0.333…). */
  readonly value: number;
  /** "share" of people, "relative" change or comparison, "points" (percentage points), "level" of confidence excluded. */
  readonly role: "share" | "relative" | "points" | "unknown";
  /** "more", "less" or null. */
  readonly toward: "more" | "less" | null;
  /** How the number is hedged: "more than 20%" is "over". */
  readonly hedge: "exact" | "about" | "over" | "under";
  /** What it is said of, a few words as printed; null where unclear. */
  readonly of: string | null;
  readonly printed: { readonly value: string };
}

/** A number needed to treat (benefit or harm). */
export interface NntStatistic extends StatisticBase {
  readonly kind: "nnt";
  readonly harm: boolean;
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number | null;
  readonly printed: { readonly estimate: string; readonly lower: string | null; readonly upper: string | null };
}

/** A number of people without a total beside it: "259 patients", "n = 149", "over 1,600 participants". */
export interface PeopleStatistic extends StatisticBase {
  readonly kind: "people";
  readonly value: number;
  /** "exact", or how the number is hedged: "about", "over", "under". */
  readonly hedge: "exact" | "about" | "over" | "under";
  /** What the people are or did, as printed: "randomized", "underwent ETMI"; null where unclear. */
  readonly of: string | null;
  /** The share printed with the number ("482 patients (22.9%)"), of a total that is not. */
  readonly percent: number | null;
  readonly printed: { readonly value: string; readonly percent: string | null };
}

/** A p-value that belongs to no other statistic, with the two numbers that it compares where they stand before it. */
export interface PStatistic extends StatisticBase {
  readonly kind: "p";
  readonly p: PrintedP;
  /** "0.37 versus 0.27, P = 0.001"; null where no pair stands there. */
  readonly compared: readonly [number, number] | null;
  readonly unit: string | null;
  readonly printed: { readonly p: string; readonly compared: readonly [string, string] | null };
}

export type Statistic =
  | EstimateStatistic
  | CountStatistic
  | TestStatistic
  | MeanStatistic
  | MedianStatistic
  | ProportionStatistic
  | NntStatistic
  | PeopleStatistic
  | PStatistic;

export interface Sentence {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
  /** "title", "abstract", "body", "table"; "text" where the source has no such parts. */
  readonly part: "title" | "abstract" | "body" | "table" | "text";
}

/** What was read from one text. */
export interface TextReading {
  /** Base name, "stdin", "--text" or the line's `id`. */
  readonly name: string;
  /** The text as read: what offsets count in. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly statistics: readonly Statistic[];
  readonly notes: readonly Note[];
}

// ───────────────────────────────────────────────────────────── judge: checks and audits

export type Severity = "impossible" | "inconsistent" | "questionable" | "note";

/** What a check came to. */
export type CheckVerdict = "consistent" | "rounding-only" | "mismatch" | "impossible" | "cannot-check";

/** What follows from other numbers, as a range over what the printed ones may have been before rounding. */
export interface Recomputed {
  /** What: "p", "upper limit", "percentage", "n", … */
  readonly quantity: string;
  readonly printed: string | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What one check says of one place, in a text or in a table. */
export interface Finding {
  /** Stable code: `CI_EXCLUDES_ESTIMATE`, `GRIM`, … */
  readonly code: string;
  readonly severity: Severity;
  readonly verdict: CheckVerdict;
  /** In a text, its span; in a table, file, row and column. */
  readonly place: Place & { readonly offset: number | null; readonly line: number | null };
  readonly quote: string;
  /** Other places that take part, as quoted. */
  readonly others: readonly string[];
  readonly recomputed: readonly Recomputed[];
  /** The assumption under which it would fit, or the number that would: "fits a 99% interval"; null where there is none. */
  readonly fits: string | null;
  /** One sentence that carries the numbers. */
  readonly because: string;
}

/** A number of a table with its text, so that its decimals are known. */
export interface AuditNumber {
  readonly value: number;
  readonly text: string;
  readonly decimals: number;
  /** Header of its column. */
  readonly column: string;
}

/** One arm as a row prints it; null for what the row does not give. */
export interface AuditArm {
  readonly row: number;
  readonly study: string;
  /** With its timepoint. */
  readonly outcome: string;
  readonly timepoint: string | null;
  readonly label: string;
  /** By the column role, or as the first of two. */
  readonly isTreatment: boolean;
  readonly instrument: Instrument | null;
  /** As a column says it, such as "proportion". */
  readonly unit: string | null;
  readonly n: AuditNumber | null;
  /** People who were randomised to this arm. */
  readonly randomised: AuditNumber | null;
  readonly mean: AuditNumber | null;
  readonly sd: AuditNumber | null;
  readonly se: AuditNumber | null;
  readonly ciLow: AuditNumber | null;
  readonly ciHigh: AuditNumber | null;
  readonly events: AuditNumber | null;
  readonly nonevents: AuditNumber | null;
  readonly percent: AuditNumber | null;
  readonly baseline: AuditNumber | null;
  readonly baselineSd: AuditNumber | null;
  readonly final: AuditNumber | null;
  /** The values are changes, which may leave the scale's range. */
  readonly isChange: boolean;
}

/** What is printed of a difference: its estimate, interval and test. */
export interface AuditEstimate {
  readonly row: number;
  readonly study: string;
  readonly estimate: AuditNumber | null;
  readonly ciLow: AuditNumber | null;
  readonly ciHigh: AuditNumber | null;
  readonly p: AuditNumber | null;
  readonly t: AuditNumber | null;
  readonly df: AuditNumber | null;
  readonly f: AuditNumber | null;
  readonly df1: AuditNumber | null;
  readonly df2: AuditNumber | null;
  /** The estimate is a ratio. */
  readonly isRatio: boolean;
}

/** Two arms, of one row or of the only two rows of an outcome, with what is printed of their difference. */
export interface AuditContrast extends AuditEstimate {
  readonly treatment: AuditArm;
  readonly control: AuditArm;
}

/** A table as an audit sees it: row by row, before anything is recovered or refused. */
export interface AuditTable {
  readonly file: string;
  readonly arms: readonly AuditArm[];
  /** Rows that sum up the arms of their study. */
  readonly totals: readonly AuditArm[];
  readonly contrasts: readonly AuditContrast[];
  /** Rows that hold a printed difference or another effect without its arms. */
  readonly estimates: readonly AuditEstimate[];
  /** Each row's cells as printed: its labels, and its numbers. */
  readonly rows: readonly { readonly row: number; readonly labels: string; readonly numbers: readonly string[] }[];
  /** Cells that should hold a number and look like a date. */
  readonly dates: readonly { readonly row: number; readonly column: string; readonly text: string }[];
  /** Scores are sums (or means) of so many whole-number items; null where that is not known. */
  readonly items: number | null;
  /** Outcomes whose values are 0 or 1. */
  readonly binary: readonly string[];
}

// ───────────────────────────────────────────────────────────── read: what a text states

/** What kind of number a number in a text is, by its own words alone. */
export type AmountForm =
  /** "30%", "a fifth", "half": of what, only the rest of the clause says. */
  | "percent"
  /** "twice", "2.4 times", "1.8-fold". */
  | "times"
  /** "3.6 percentage points", "7 in 1,000". */
  | "percentage points"
  /** "one in three". */
  | "one in"
  /** "for every 25 patients", "NNT of 25". */
  | "number needed"
  /** A number with a unit, or with none. */
  | "plain"
  /** "hazard ratio 1.06", "SMD 0.5". */
  | "estimate";

export interface Amount {
  readonly form: AmountForm;
  /** In percent for shares and percentage points, as the factor for multiples, else as printed. */
  readonly value: number;
  /** What the number may be, as it is printed, rounded in words or hedged. */
  readonly low: number;
  readonly high: number;
  readonly bound: "over" | "under" | "up to" | null;
  readonly hedged: boolean;
  /** Word or words after a plain number: "points", "mmHg", "litres", "patients". */
  readonly unit: string | null;
  /** Printed as a fraction or a multiple, in words. */
  readonly inWords: boolean;
  /** The measure that names it ("hazard ratio 1.06"), as the text's statistics name it. */
  readonly measure: string | null;
  readonly first: number;
  readonly next: number;
}

/** Which way something went: of what is named, or for those concerned. */
export type Way = "more" | "less" | "better" | "worse";

/** What a statement says: how much, only which way, that there is nothing, or that nothing was shown. */
export type Statement = "size" | "direction" | "no effect" | "not shown";

/** What the number of a statement is of. */
export type FrameRole =
  /** A difference between two groups, or a change told as one. */
  | "effect"
  /** The level of one group. */
  | "share"
  /** Two levels: before and after, or of two groups. */
  | "pair"
  | "number needed"
  /** A dose, an age, a duration, a number of people: no result. */
  | "detail";

/** One statement of a text, with its number or without. */
export interface Frame {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly statement: Statement;
  readonly role: FrameRole;
  readonly amount: Amount | null;
  /** The second of two levels: where it went to, or what the other group had. */
  readonly second: Amount | null;
  readonly fromTo: boolean;
  readonly way: Way | null;
  readonly denied: boolean;
  /** "88% effective", "protects 88%": the share of events that were prevented. */
  readonly efficacy: boolean;
  /** Kind of chance that the words name. */
  readonly named: "odds" | "hazard" | "risk" | null;
  readonly saysRelative: boolean;
  readonly saysAbsolute: boolean;
  readonly saysSignificant: boolean;
  readonly saysNotSignificant: boolean;
  /** One-sided denials: "no better than". */
  readonly against: Way | null;
  /** Times that the clause tells, in days; and those of them at which something was measured. */
  readonly times: readonly number[];
  readonly points: readonly number[];
  /** "On a 10-point scale": the range that points are told on. */
  readonly scale: number | null;
  /** The words beside its number, where the clause tells several. */
  readonly near: string;
  /** The words of the clause and of its sentence, in order. */
  readonly clause: string;
  readonly sentence: string;
}

/** A count beside the percentage that is printed with it: "45 of 300 (25%)". */
export interface PrintedShare {
  readonly events: number;
  readonly total: number;
  readonly percent: number;
  /** What its rounding leaves open. */
  readonly half: number;
}

/** The statements of a text, and the counts that it prints with their percentages. */
export interface TextFrames {
  readonly frames: readonly Frame[];
  readonly shares: readonly PrintedShare[];
}

/** What one group has: a share of people in percent, or an average. */
export interface GroupLevel {
  readonly value: number;
  /** What its printed rounding leaves open; 0 for what was counted. */
  readonly half: number;
  readonly side: "treatment" | "control" | null;
  /** Words that name the group. */
  readonly label: string;
  readonly unit: "percent" | string | null;
  readonly events?: number;
  readonly n?: number;
}

/** One thing that a claim can be held against, with all that is known of it. */
export interface EvidenceFrame {
  /** By which a user chooses it: 1 for the first of the source. */
  readonly number: number;
  /** The difference between two groups; null where only their levels are known. */
  readonly effect: ClaimEvidence | null;
  readonly levels: readonly GroupLevel[];
  /** Whether more of the outcome is good: +1, bad: −1, not known: 0. */
  readonly good: 1 | -1 | 0;
  /** Which way a printed difference goes, where its sentence says it; the sign of the estimate where that is known. */
  readonly sign: 1 | -1 | 0;
  /** Better or worse, where the sentence says only that. */
  readonly valence: "better" | "worse" | null;
  readonly treatment: string | null;
  readonly control: string | null;
  /** Two treated arms of a trial against each other, which only a claim that names both is told of. */
  readonly betweenArms: boolean;
  /** Words that name the groups of the trial, which all its results share. */
  readonly groupWords: string;
  /** The groups' names are labels of a table, not the words of a sentence. */
  readonly labelled: boolean;
  readonly outcome: string | null;
  readonly time: string | null;
  /** Times around it, in days: near, at which something was measured, and further off. */
  readonly times: readonly number[];
  readonly points: readonly number[];
  readonly contextTimes: readonly number[];
  /** The text straight around it, in whose words it is recognised. */
  readonly words: string;
  /** Its sentence and the one before, whose subject it may share. */
  readonly context: string;
  /** Said of it in words: that nothing was found, or was shown. */
  readonly says: "no effect" | "not shown" | null;
  /** Null where it is not said; else whether p is below .05. */
  readonly significant: boolean | null;
  readonly source: string;
}

// ───────────────────────────────────────────────────────────── judge: claims

export type ClaimVerdict =
  | "supported"
  | "supported-with-caveat"
  | "overstated"
  | "contradicted"
  | "internally-inconsistent"
  | "wrong-estimand"
  | "denominator-mixed"
  | "not-checkable";

/** What a claim is held against: one estimate, as a source prints it. */
export interface ClaimEvidence {
  readonly measure: "smd" | "md" | "rr" | "or" | "hr" | "irr" | "rd";
  /** As printed: ratios as ratios, a risk difference as a proportion. */
  readonly estimate: number;
  /** What the rounding of the printed estimate leaves open; 0 for one that was computed. */
  readonly half: number;
  /** The sign of a difference says which way it goes; a text may print its size only. */
  readonly signKnown: boolean;
  readonly low: number | null;
  readonly high: number | null;
  /** A proportion: 0.95. */
  readonly level: number;
  /** People in the treatment and the control arm, where they are known. */
  readonly n: readonly [number, number] | null;
  /** Shares of the control group that succeed, for readings that need one. */
  readonly controlRates: readonly number[];
  /** The rates were counted in the evidence itself. */
  readonly ratesObserved: boolean;
  /** The rates were given or counted, so that a claim may be judged by them. */
  readonly ratesKnown: boolean;
  readonly instrument: Instrument | null;
  readonly direction: Direction | null;
  /** Published MCIDs of the instrument, in the unit of the difference. */
  readonly thresholds: readonly Threshold[];
  /** The two arms, where a table gives them. */
  readonly arms: { readonly treatment: ArmSummary; readonly control: ArmSummary } | null;
  /** The same comparison by other measures. */
  readonly also: readonly ClaimEvidence[];
  /** Another effect of the same measure, which the claim compares this one with. */
  readonly than: { readonly estimate: number; readonly low: number | null; readonly high: number | null } | null;
  /** What this telling of the comparison rests on; null for what is printed or computed from arms. */
  readonly assumes: string | null;
  readonly source: string | null;
}

/** One lawful reading of the claimed number, and what the evidence gives under it. */
export interface ClaimReading {
  readonly id: string;
  readonly label: string;
  /** In the unit of the claimed number, positive for more, or for an improvement of a group; null where the evidence does not give it. */
  readonly value: { readonly estimate: number; readonly low: number | null; readonly high: number | null } | null;
  readonly unit: string;
  /** What must be assumed, as a sentence part; null where nothing must. */
  readonly assumes: string | null;
  readonly holds: "at-the-estimate" | "within-the-interval" | "outside" | "cannot-say";
}

/** Whether one side of a claim is that of the evidence. */
export type ClaimFacet = "agrees" | "differs" | "not said" | "not checked";

/** What of a claim was held against the evidence. */
export interface ClaimFacets {
  readonly direction: ClaimFacet;
  readonly size: ClaimFacet;
  readonly estimand: ClaimFacet;
  readonly outcome: ClaimFacet;
  readonly group: ClaimFacet;
  readonly time: ClaimFacet;
}

/** One statement of a claim, held against what fits it best. */
export interface ClaimStatement {
  readonly quote: string;
  readonly verdict: ClaimVerdict;
  readonly because: string;
  /** Null where nothing was found to hold it against. */
  readonly facets: ClaimFacets | null;
}

/** What a claim may be held against, by how well it fits; `--candidate` takes its number. */
export interface ClaimCandidate {
  readonly number: number;
  readonly source: string;
  readonly outcome: string | null;
  /** How well it fits the first statement: words that they share, time and kind of number. */
  readonly score: number;
  readonly chosen: boolean;
}

/** A difference against one published MCID. */
export interface ClaimMcid {
  readonly id: string;
  readonly instrument: string;
  readonly value: number;
  readonly valueHigh: number | null;
  readonly unit: ThresholdUnit;
  /** Within-person thresholds are changes that one patient notices, not differences between groups. */
  readonly kind: ThresholdKind;
  readonly position: Position;
  readonly citation: string;
}

/** What a journalist can print. */
export interface PlainSummary {
  /** In 100 people. */
  readonly without: number;
  readonly withTreatment: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly assumes: string | null;
}

/** A file of claims, as `claim --file` reads it in YAML or JSON. */
export interface ClaimsFile {
  readonly schema?: "bptrial/claims@1";
  readonly claims: readonly ClaimsFileEntry[];
}

export interface ClaimsFileEntry {
  readonly id: string;
  /** The claim, as it is told. */
  readonly text: string;
  /** Without it a claim must be supported (with a caveat or without) or not checkable. */
  readonly expected?: ClaimVerdict;
  /** A text: the estimate in it that the claim repeats, else its first with an interval, is the evidence. */
  readonly against?: string;
  readonly evidence?: {
    readonly measure: ClaimEvidence["measure"];
    readonly estimate: number;
    readonly ci?: readonly [number, number];
    /** A proportion; 0.95 where it is not given. */
    readonly level?: number;
    readonly n?: readonly [number, number];
    readonly instrument?: string;
    readonly controlRates?: readonly number[];
    /** Another effect of the same measure, which the claim compares this one with. */
    readonly than?: { readonly estimate: number; readonly ci?: readonly [number, number] };
    readonly source?: string;
  };
  /** One comparison of a table, as the evidence; its path is relative to the claims file. */
  readonly data?: {
    readonly file: string;
    readonly study?: string;
    readonly outcome?: string;
    readonly timepoint?: string;
    readonly arm?: string;
    readonly controlRates?: readonly number[];
  };
  /** People in the treatment and the control arm. */
  readonly n?: readonly [number, number];
  readonly note?: string;
}

/** One claim with its verdict. */
export interface JudgedClaim {
  readonly id: string | null;
  readonly claim: string;
  readonly verdict: ClaimVerdict;
  /** What a claims file expects; null where nothing is. */
  readonly expected: ClaimVerdict | null;
  /** What of the deciding statement was held against the evidence; null where nothing was. */
  readonly facets: ClaimFacets | null;
  /** Each statement of the claim with its own verdict; the whole takes the worse. */
  readonly statements: readonly ClaimStatement[];
  /** What the claim could be held against, where there was a choice. */
  readonly candidates: readonly ClaimCandidate[];
  readonly readings: readonly ClaimReading[];
  readonly checks: readonly Finding[];
  readonly plain: PlainSummary | null;
  /** One sentence that carries the numbers. */
  readonly because: string;
  /** Where the difference stands against the published MCIDs of its instrument; empty where none are known. */
  readonly mcids: readonly ClaimMcid[];
  /** How sure the evidence is, as its authors say (GRADE); null where they do not. */
  readonly certainty: "high" | "moderate" | "low" | "very-low" | null;
}

// ───────────────────────────────────────────────────────────── documents

export interface Tool {
  readonly name: "bptrial";
  readonly version: string;
}

export interface Input {
  /** Base name. */
  readonly name: string;
  /** Of the bytes after CRLF → LF. */
  readonly sha256: string;
  readonly rows: number;
}

/** Every option that can change a number, resolved. */
export type Options = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

interface Document {
  readonly tool: Tool;
  readonly input: readonly Input[];
  readonly options: Options;
  readonly notes: readonly Note[];
}

export interface EffectDocument extends Document {
  readonly schema: "bptrial/effect@1";
  readonly effects: readonly Effect[];
}

export interface SmdDocument extends Document {
  readonly schema: "bptrial/smd@1";
  readonly effects: readonly Effect[];
}

export interface McidDocument extends Document {
  readonly schema: "bptrial/mcid@1";
  readonly comparisons: readonly Comparison[];
}

export interface PoolDocument extends Document {
  readonly schema: "bptrial/pool@1";
  /** Group by group, and last the model over all of them where there is one; with `--model both` each as random and as common. */
  readonly fits: readonly Fit[];
  readonly subgroupDifferences: readonly SubgroupDifference[];
}

export type ChangeKind = "conclusion" | "interval" | "estimate" | "appeared" | "vanished" | "option" | "note";

/** One thing that differs between two documents. */
export interface Change {
  /** What it is about, in words a reader knows: "MODQ, 6 weeks, md". */
  readonly path: string;
  readonly kind: ChangeKind;
  readonly before: string | number | null;
  readonly after: string | number | null;
  readonly conclusionChanged: boolean;
  /** One sentence: "the interval now includes 0". */
  readonly because: string;
}

export interface DiffDocument extends Document {
  readonly schema: "bptrial/diff@1";
  readonly changes: readonly Change[];
}

/** What one text prints and what of it does not fit. */
export interface CheckDocument extends Document {
  readonly schema: "bptrial/check@1";
  /** The file's name, "stdin", "text", or the `id` of a line of JSON. */
  readonly id: string;
  readonly statistics: readonly Statistic[];
  /** What does not fit, worst first. */
  readonly findings: readonly Finding[];
  /** What was recomputed and holds. */
  readonly held: readonly Finding[];
  /** What could not be recomputed, and why. */
  readonly open: readonly Finding[];
}

export interface AuditDocument extends Document {
  readonly schema: "bptrial/audit@1";
  readonly findings: readonly Finding[];
  /** How often each check could be made. */
  readonly made: Readonly<Record<string, number>>;
}

export interface ClaimDocument extends Document {
  readonly schema: "bptrial/claim@1";
  readonly verdicts: readonly JudgedClaim[];
}

export interface SniffDocument extends Document {
  readonly schema: "bptrial/sniff@1";
  readonly tables: readonly SniffReport[];
}

export interface InstrumentsDocument extends Document {
  readonly schema: "bptrial/instruments@1";
  readonly instruments: readonly (Instrument & { readonly thresholds: readonly Threshold[] })[];
}

export interface MethodEntry {
  readonly registry: string;
  readonly id: string;
  readonly label: string;
  readonly formula: readonly string[];
  readonly unit: string | null;
  readonly source: string;
  readonly sameAs: string | null;
}

export interface MethodsDocument extends Document {
  readonly schema: "bptrial/methods@1";
  readonly methods: readonly MethodEntry[];
}

/** A line of NDJSON that holds a note of the whole document; results carry their own. */
export interface NoteLine extends Note {
  readonly schema: "bptrial/note@1";
}

/** A line of NDJSON after the fits of `pool --by`. */
export interface SubgroupDifferenceLine extends SubgroupDifference {
  readonly schema: "bptrial/subgroup-difference@1";
}

/** The last line of an NDJSON stream that an error ended: the results before it stand. */
export interface ErrorLine {
  readonly schema: "bptrial/error@1";
  /** Stable code, `E_…`. */
  readonly code: string;
  readonly message: string;
  /** The next thing to try. */
  readonly hint: string | null;
  readonly place: Place | null;
}

export type ResultDocument =
  | EffectDocument
  | SmdDocument
  | McidDocument
  | PoolDocument
  | DiffDocument
  | CheckDocument
  | ClaimDocument
  | AuditDocument
  | SniffDocument
  | InstrumentsDocument
  | MethodsDocument;
