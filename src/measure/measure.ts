import type { Described } from "../core/registry.js";
import type { Outcome, OutcomeKind, Scale } from "../records.js";

export interface MeasureOptions {
  /** Registry id; null for the default of each kind of row. */
  readonly measure: string | null;
  /** A proportion: 0.95. */
  readonly level: number;
  /** How a mean difference of two arms is tested: `t` is Welch's (or Student's) test, `z` the normal one. */
  readonly inference: "t" | "z";
  readonly variance: "unequal" | "pooled";
  readonly smdVariance: "ls" | "ls2" | "ub" | "av" | "revman";
  /** Added to the cells of a 2 × 2 table: a constant, or `tacc` by the sizes of the arms; null for what the measure does by default. */
  readonly add: number | "tacc" | null;
  /** Which tables get it; `if0all` is a rule about a whole data set, so a caller turns it into `all` or `none`. */
  readonly to: "only0" | "all" | "if0all" | "none" | null;
  /** What a zero cell does besides: `revman` has rules of its own for rr where everyone has the event, and for rd. */
  readonly zeroCells: "usual" | "revman";
  /** Whose SD Glass' Δ divides by. */
  readonly glassSd: "control" | "treatment";
  /** `exact` gives d, g and Δ the noncentral t interval. */
  readonly interval: "normal" | "exact";
  /** Mean g of the rows that are pooled, for `smdVariance: "av"`. */
  readonly meanG: number | null;
}

export const defaultMeasureOptions: MeasureOptions = {
  measure: null,
  level: 0.95,
  inference: "t",
  variance: "unequal",
  smdVariance: "ls",
  add: null,
  to: null,
  zeroCells: "usual",
  glassSd: "control",
  interval: "normal",
  meanG: null,
};

/** An estimate with its sampling variance and every intermediate value, keyed by the symbols of the formula's lines. */
export interface Computed {
  readonly y: number;
  readonly v: number;
  readonly parts: Readonly<Record<string, number>>;
  /** The exact noncentral t interval rests on t, its df, and the factor that turns a noncentrality into y. */
  readonly noncentral?: { readonly t: number; readonly df: number; readonly factor: number };
  /** A constant was added to the cells: for estimate and variance, or for the variance alone; another to the control's where told. */
  readonly added?: number | undefined;
  readonly addedToControl?: number;
  readonly addedTo?: "variance";
  /** A rule put it there, although there was a variance without it. */
  readonly addedByRule?: boolean;
  /** The lines that hold for this row, where they are not the measure's usual ones. */
  readonly formula?: readonly string[];
}

/** Why a row has no estimate: an error of the input, or (`left`) a row that says nothing. */
export interface Refused {
  readonly refused: string;
  readonly hint: string;
  readonly left?: boolean;
}

export type OutcomeOf<K extends OutcomeKind> = Extract<Outcome, { readonly kind: K }>;

/** An effect measure. Each line of `formula` reads `symbol = expression`, and `compute` gives a part for each symbol. */
export interface Measure<K extends OutcomeKind> extends Described {
  readonly kind: K;
  readonly scale: Scale;
  /** In the instrument's own units, so that different instruments cannot be pooled. */
  readonly onOutcomeScale: boolean;
  /** A table without any event holds nothing about it. */
  readonly dropsDoubleZero: boolean;
  /** It has an estimate and a variance where an arm holds one person. */
  takesOnePerson?(options: MeasureOptions): boolean;
  /** The lines that hold under these options, where options change them; constants, so that they can be told apart. */
  formulaUnder?(options: MeasureOptions): readonly string[];
  compute(outcome: OutcomeOf<K>, options: MeasureOptions): Computed | Refused;
}

export type AnyMeasure = Measure<"continuous"> | Measure<"events"> | Measure<"paired"> | Measure<"reported">;
