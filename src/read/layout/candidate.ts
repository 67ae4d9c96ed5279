import type { ColumnName, TableForm } from "../../records.js";

/** Columns that together give one outcome, or one arm, of each row. */
/** So many sets side by side are no table of trials, and each would carry the cells of all others along with its own. */
export const MOST_SETS = 1000;

export interface ColumnSet {
  /** What tells it from the other sets: an outcome's or an arm's words; "" where there is one set. */
  readonly label: string;
  readonly columns: ReadonlyMap<ColumnName, number>;
}

/** One way to take a table. */
export interface Candidate {
  readonly form: TableForm;
  readonly because: string;
  readonly sets: readonly ColumnSet[];
  /** What tells the sets from each other: their labels, or what their estimates are; null where there is one set. */
  readonly setsAre: "outcome" | "arm" | "measure" | null;
  /** The arms by the marks of their columns; null where the marks only number them. */
  readonly arms: readonly [treatment: string, control: string] | null;
  /** The columns that name the two arms of each row; null without any. */
  readonly armNames: readonly [number, number] | null;
  /** The words that tell the arms' columns apart. */
  readonly marks: readonly string[];
  /** Nothing says which of the two arms is the control. */
  readonly unsided: boolean;
  /** What the estimates of each set are; empty where no header says it of any. */
  readonly measures: readonly string[];
  /** The level of each set's intervals in per cent; empty where all are the usual ones. */
  readonly levels: readonly string[];
  /** What was chosen where more than one column would do, in words. */
  readonly chosen: readonly string[];
  /** Names that speak for it. */
  readonly score: number;
  /** Words alone make it, or what the cells can be was needed too. */
  readonly by: "words" | "cells";
}

/** What a candidate has that takes one set of columns in one way. */
export const ofOneSet = {
  arms: null,
  armNames: null,
  marks: [],
  unsided: false,
  measures: [],
  levels: [],
  chosen: [],
} as const satisfies Partial<Candidate>;
