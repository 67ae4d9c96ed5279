import { holdsCorrelations, ofCorrelations } from "./correlations.js";
import type { Desk } from "./form.js";
import type { Gathered } from "./gathered.js";
import { holdsLogRank, ofLogRank } from "./log-rank.js";
import type { ReportedMeasure } from "./reported-measure.js";

/** Numbers that are no estimate, and from which one with its standard error is worked out in each row of a table. */
export interface Source {
  /** The measure that they give when none is asked for. */
  readonly measure: string;
  /** Columns that a row needs, each with what it holds. */
  needs(desk: Desk): readonly { readonly what: string; readonly column: number }[];
  /** Null where the row lacks one of them, or an error was found. */
  read(desk: Desk, measure: ReportedMeasure): Gathered | null;
}

/** What the table's effects are worked out from; null where it prints them. */
export function sourceOf(desk: Desk): Source | null {
  if (holdsLogRank(desk)) return ofLogRank;
  return holdsCorrelations(desk) ? ofCorrelations : null;
}
