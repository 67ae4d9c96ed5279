import type { Outcome, TableHead } from "../records.js";
import type { Cells } from "./cells.js";
import type { Positions } from "./columns.js";
import type { ContextReader } from "./context.js";
import type { Copies } from "./copies.js";
import type { DateNames } from "./date-names.js";
import type { ErrorLog, NoteLog } from "./findings.js";
import type { Facts, ValidateOptions } from "./options.js";
import type { ArmDraft, RowAtHand } from "./row.js";
import type { TotalRows } from "./totals.js";
import type { UnusableRows } from "./unusable.js";

/** Everything that the four forms read a row with. */
export interface Desk {
  readonly head: TableHead;
  readonly at: Positions;
  readonly cells: Cells;
  readonly row: RowAtHand;
  /** Where the arms of the row at hand are put together. */
  readonly draft1: ArmDraft;
  readonly draft2: ArmDraft;
  readonly contexts: ContextReader;
  readonly options: ValidateOptions;
  readonly facts: Facts;
  readonly errors: ErrorLog;
  readonly log: NoteLog;
  readonly unusable: UnusableRows;
  readonly totals: TotalRows;
  readonly copies: Copies;
  readonly dateNames: DateNames;
}

/** How the rows of one form become outcomes. The row at hand stands in `desk.cells`. */
export interface Form {
  read(): readonly Outcome[];
  end(): readonly Outcome[];
}

/** The column to name when an arm lacks a number: the first that the table has of those that could give it. */
export function firstPresent(...positions: readonly number[]): number {
  return positions.find((position) => position >= 0) ?? -1;
}
