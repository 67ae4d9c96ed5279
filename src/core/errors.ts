import type { Place } from "../records.js";
import { visible } from "./visible.js";

/** What the process ends with. 1 is not an error: a check found something. */
export const EXIT = { fine: 0, found: 1, usage: 2, input: 3, estimate: 4, bug: 70, interrupted: 130 } as const;

/** Every error code, with the exit code it leads to and what it means. */
export const ERROR_CODES = {
  E_USAGE: [EXIT.usage, "the command line or a call of the library is not of the form it must have"],
  E_OPTION: [EXIT.usage, "an option has a value it cannot take"],
  E_INPUT: [EXIT.input, "a file has errors; each is listed"],
  E_FILE: [EXIT.input, "a file cannot be opened or read"],
  E_ENCODING: [EXIT.input, "the bytes are not text in the encoding they announce"],
  E_EMPTY: [EXIT.input, "there is no data row"],
  E_HEADER: [EXIT.input, "the header has two equal names, an empty one, or none we know"],
  E_COLUMN: [EXIT.input, "a column that is needed is missing"],
  E_RAGGED: [EXIT.input, "a row has more or fewer cells than the header"],
  E_CELL: [EXIT.input, "a cell is not what its column needs"],
  E_RANGE: [EXIT.input, "a number is outside what is possible"],
  E_CONFLICT: [EXIT.input, "two cells of a row contradict each other"],
  E_MISSING: [EXIT.input, "a row lacks a number that nothing else in it gives"],
  E_SKEWED: [EXIT.input, "quartiles or range show a skew that the normal model cannot bear"],
  E_CONTROL: [EXIT.input, "it is not clear which arm is the control"],
  E_ARMS: [EXIT.input, "the arms of a study do not make a contrast"],
  E_CONTRAST: [EXIT.input, "trials that compare different arms would be pooled"],
  E_OUTCOME: [EXIT.input, "trials that report different outcomes would be pooled"],
  E_ROWS_APART: [EXIT.input, "rows of one study stand too far apart to be joined while streaming"],
  E_DIRECTION: [EXIT.input, "which way is better is needed and not known"],
  E_MEASURE: [EXIT.input, "the rows do not hold what the measure needs"],
  E_DOMAIN: [EXIT.input, "the measure is not defined for this row"],
  E_DEPENDENT: [EXIT.input, "several rows of one study would be pooled as if they were independent"],
  E_SHARED_CONTROL: [EXIT.input, "one arm, mostly the control, stands in several contrasts"],
  E_MIXED: [EXIT.input, "rows that cannot be pooled together"],
  E_DOCUMENT: [EXIT.input, "a result file is not one of ours, or not of the kind needed"],
  E_OUTPUT: [EXIT.input, "the output cannot be written"],
  E_NO_STUDIES: [EXIT.estimate, "nothing is left to estimate from"],
  E_NOT_ESTIMABLE: [EXIT.estimate, "the quantity cannot be estimated from these data"],
  E_BUG: [EXIT.bug, "a mistake of ours"],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Every note code with what it means. */
export const NOTE_CODES = {
  N_STUDY: "how the studies are named, where no single column does it",
  N_LAYOUT: "what the columns were taken for, where more than their names was needed",
  N_MISSING: "a row was left out because a cell it needs is empty",
  N_UNDECIDED: "a search ended before it had an answer",
  N_UNUSABLE: "rows were left out because their numbers allow no effect",
  N_PRESET: "a preset stands for a program that does something else here",
  N_PASSED_OVER: "a table in a folder holds no numbers that an audit knows",
  N_TOTAL: "rows that sum up others were left out: they are no studies",
  N_DATE_NAME: "a study is called by a date, as a spreadsheet makes of a name",
  N_COPY: "a row holds the numbers of another",
  N_SAME_FILE: "two files hold the same rows",
  N_LEFT_OUT: "a study was left out of the pooled effect",
  N_RECOVERED: "a number was recovered from others",
  N_SKEWED: "a mean and SD come from quartiles that look skewed",
  N_NON_INTEGER: "a count is not a whole number",
  N_MEASURE: "the table does not say what its estimates are, so it was taken for granted",
  N_BOUND: "only a bound on p was printed, which gives no standard error",
  N_ZERO_SD: "an arm has an SD of 0",
  N_CONTINUITY: "a constant was added to the cells of a table with a zero",
  N_DIRECTION_UNKNOWN: "nothing says which way is better",
  N_LARGE_SMD: "a standardised difference is far larger than trials see",
  N_INSTRUMENT: "an instrument was recognised, or was not",
  N_ENCODING: "the text was decoded from an older encoding",
  N_NUMBER_FORM: "numbers were read with a decimal comma, a thousands mark or an unusual minus",
  N_RANGE: "a number of a text is too large or too near to 0 to be read",
  N_LABEL: "labels that differ in case only were taken as one",
  N_COLUMN_IGNORED: "a column was taken as a label although its name is close to one we know",
  N_LEVEL: "a confidence level was read as a percentage or a proportion",
  N_COMMENT: "comment lines were passed over",
  N_SHAPE: "a title, a second header row, units or row names stand in the table, or it is an export of RevMan",
  N_SE_SCALE: "a standard error was moved to the log scale by the delta method",
  N_CI_ASYMMETRIC: "a printed interval is not symmetric about its estimate",
  N_CLUSTER: "numbers were reduced for clustering",
  N_DERIVED_EVENTS: "a count was worked out from a percentage",
  N_SUPERSEDED: "a cell was not used because a better one stands beside it",
  N_CONTRADICTED: "a cell that was not needed does not fit those that were used",
  N_PDF: "a text was read from a PDF",
  N_K1: "one study: its own estimate, not a pooled one",
  N_K2: "two studies: normal inference and no prediction interval",
  N_KNAPP_HARTUNG: "the Knapp–Hartung factor was below 1",
  N_BOUNDARY: "the between-study variance is estimated at 0",
  N_MAXIMA: "the likelihood of the between-study variance has several maxima; the highest was taken",
  N_INTERVAL_EXCLUDES: "the interval of tau² does not hold its estimate, or is [0, 0]",
  N_DOUBLE_ZERO: "a study without events in either arm",
  N_INDEPENDENCE: "dependent rows were pooled as if independent, as asked",
  N_SAME_CONTROL: "studies of different names carry the same control arm, and may be one trial",
  N_SHARED_CONTROL: "a shared arm was split, or those that stand against it were combined",
  N_SPLIT_CELL: "cells that hold several numbers, or footnote marks, were taken apart",
  N_SPLIT: "trials differ in outcome or time point: what was pooled together and what was not",
  N_TURNED: "a row names the arms the other way round and was turned",
  N_CONTRASTS: "trials that compare different arms were pooled, as asked",
  N_SCALES: "means and SDs of some trials are many times those of others, as on several scales",
  N_ALIGNED: "signs were turned so that positive favours treatment",
  N_MIXED_SCORES: "change and final scores stand in one standardised mean difference, as asked",
  N_PREDICTION: "no prediction interval",
  N_THRESHOLD: "a threshold was not used",
  N_NO_THRESHOLD: "no threshold is known for an instrument",
  N_RESPONDERS: "responders cannot be worked out",
  N_WITHIN_PERSON: "a within-person threshold stands against a difference between groups",
  N_FLAT_PRIOR: "a chance was computed with a flat prior",
  N_IDENTICAL: "all studies have the same estimate",
  N_NO_OVERALL: "no model over all groups is given, and why",
} as const satisfies Record<string, string>;

export type NoteCode = keyof typeof NOTE_CODES;

/**
 * What stops a computation: a code, what happened, what to try, and where.
 *
 * A file's errors are collected and thrown as one, in `causes`.
 */
export class BptrialError extends Error {
  override readonly name = "BptrialError";
  readonly code: ErrorCode;
  readonly hint: string | null;
  readonly place: Place | null;
  readonly causes: readonly BptrialError[];
  /** Words that, added to the command line as it was typed, make one that runs: the likeliest first. */
  readonly remedies: readonly (readonly string[])[];

  constructor(
    code: ErrorCode,
    message: string,
    hint: string | null = null,
    place: Place | null = null,
    causes: readonly BptrialError[] = [],
    remedies: readonly (readonly string[])[] = [],
  ) {
    super(visible(message));
    this.code = code;
    this.hint = hint === null ? null : visible(hint);
    this.place = place;
    this.causes = causes;
    this.remedies = remedies;
  }

  get exitCode(): number {
    return ERROR_CODES[this.code][0];
  }
}
