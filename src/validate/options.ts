import type { BptrialError } from "../core/errors.js";
import type { Direction, Instrument, Note, Outcome, RawRow, Scale } from "../records.js";

/** `--filter 'column=value'`. */
export interface Filter {
  readonly column: string;
  readonly operator: "=" | "!=";
  readonly value: string;
}

export interface ValidateOptions {
  /** Keep only contrasts of this arm. */
  readonly treatment: string | null;
  /** The arm that the others are compared with. */
  readonly control: string | null;
  readonly direction: Direction | null;
  /** Quantile behind printed intervals: t with the degrees of freedom of the arms, or normal. */
  readonly ciQuantile: "t" | "z";
  /** Correlation of baseline and final values, for rows that state none. */
  readonly correlation: number | null;
  /** What an effects table holds, for rows that do not say. */
  readonly measure: string | null;
  /** Take mean and SD from quartiles or range even where they look skewed. */
  readonly allowSkewed: boolean;
  readonly filter: readonly Filter[];
  /** Count the people without the event in place of those with it. */
  readonly swapEvents: boolean;
  /** Take arms of one person, where a measure can, in place of leaving them out. */
  readonly onePerson: boolean;
  /** Refuse rows of which no effect comes (an empty arm, no SD), which are left out with a note otherwise. */
  readonly strict: boolean;
}

/** What this room asks of the others. */
export interface Facts {
  instrument(text: string): Instrument | null;
  /** Analysis scale of a measure; null where there is no such measure. */
  scaleOf(measure: string): Scale | null;
}

/** Takes the rows of one table, one at a time, in bounded memory. */
export interface Validator {
  /** The outcomes that this row completes; usually none or one. */
  push(row: RawRow): readonly Outcome[];
  /** The outcomes still open. After an error it still gives those whose rows are complete. */
  end(): readonly Outcome[];
  /** At most 1,000, then one that says how many more there are. */
  readonly errors: readonly BptrialError[];
  readonly notes: readonly Note[];
}
