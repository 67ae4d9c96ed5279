/** What is read from a table. */
import type { Note } from "./places.js";

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
