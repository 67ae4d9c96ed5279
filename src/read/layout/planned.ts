import type { ColumnReading, FormEvidence, Note, RawRow, TableForm } from "../../records.js";
import type { Doubt } from "../columns.js";
import type { Shape } from "./shape.js";

/** What a table is taken for. */
export interface Plan {
  readonly form: TableForm;
  readonly because: string;
  readonly by: FormEvidence;
  /** The columns of the rows that are read: those of the file, then those that are made. */
  readonly columns: readonly ColumnReading[];
  /** Null where the rows are read as they stand. */
  readonly shape: Shape | null;
  /** The marks of the two arms, treatment first, where nothing says which is the control. */
  readonly unsided: readonly [string, string] | null;
  /** Headers of columns that were taken for more than their names say. */
  readonly taken: ReadonlySet<string>;
  readonly notes: readonly Note[];
}

export interface Planned {
  readonly file: string;
  readonly named: readonly ColumnReading[];
  /** Why the names cannot be trusted. */
  readonly doubts: readonly Doubt[];
  readonly head: readonly RawRow[];
  readonly decimal: "." | "," | null;
  readonly layout: TableForm | null;
  readonly commentsAbove: boolean;
  isMissing(text: string): boolean;
}
