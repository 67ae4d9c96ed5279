/** What a table holds once it is checked: the outcomes that effects are computed from. */
import type { Direction, Note, Place, ValueKind } from "./places.js";

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
