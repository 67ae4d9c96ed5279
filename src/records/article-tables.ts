/** The tables of an article: where each cell stands, and what its numbers are. */
import type { PrintedP } from "./statistics.js";

/** One cell of a table, at the place of its upper left corner. */
export interface GridCell {
  /** As printed, without the marks of footnotes. */
  readonly text: string;
  /** The marks of footnotes: "*", "a", "†". */
  readonly marks: readonly string[];
  /** From 1. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
  /** How many rows it spans. */
  readonly rows: number;
  /** How many columns it spans. */
  readonly columns: number;
  /** Marked as a head by the source. */
  readonly head: boolean;
  /** How far its text is set in; 0 for not at all. */
  readonly indent: number;
}

/** What stands below a table. `mark` is null where the note is of the whole table. */
export interface TableFootnote {
  readonly mark: string | null;
  readonly text: string;
}

/** A table of an article, as a grid. */
export interface ArticleTable {
  /** Position among the tables of the article, from 1. */
  readonly number: number;
  /** "Table 2" as printed; null where it has none. */
  readonly label: string | null;
  readonly caption: string | null;
  readonly footnotes: readonly TableFootnote[];
  readonly rows: number;
  readonly columns: number;
  /** How many rows at the top are its head. */
  readonly headRows: number;
  readonly cells: readonly GridCell[];
}

/** What the numbers of a cell are. */
export type CellKind =
  | "mean (SD)"
  | "mean ± SD"
  | "mean ± SE"
  | "mean (SE)"
  | "mean"
  | "mean (CI)"
  | "median (IQR)"
  | "median (range)"
  | "median"
  | "range"
  | "IQR"
  | "n (%)"
  | "n/N"
  | "n/N (%)"
  | "n"
  | "percent"
  | "estimate (CI)"
  | "estimate"
  | "CI"
  | "SD"
  | "SE"
  | "p"
  | "statistic"
  | "text";

/** What a cell that bears a number says. What the table does not say is null. */
export interface CellRecord {
  /** "Table 2", or "table 2" where the article gives no label. */
  readonly table: string;
  /** Row of the grid, from 1. */
  readonly row: number;
  /** Column of the grid, from 1. */
  readonly column: number;
  /** The row's label with the heads above it: "Sex > Female". */
  readonly rowLabel: string;
  /** The column's head, from the top: "Week 12 > Placebo (n = 48)". */
  readonly columnLabel: string;
  /** The text as printed. */
  readonly cell: string;
  readonly kind: CellKind;
  /** What the kind was decided by; for a text, why it was not understood. */
  readonly because: string;
  readonly outcome: string | null;
  readonly timepoint: string | null;
  /** As printed in the head, without its n; of a comparison, "A vs B" or what stands there. */
  readonly arm: string | null;
  /** One group, the people of all groups together, a comparison of groups, or unclear. */
  readonly of: "arm" | "all" | "comparison" | "unclear";
  /** People that the cell is about. */
  readonly n: number | null;
  /** Where n stands; "percentages" where only the percentages of its column show it. */
  readonly nFrom: "head" | "row" | "cell" | "footnote" | "caption" | "other table" | "text" | "percentages" | null;
  readonly events: number | null;
  /** What the events are counted of, as printed or as the group's percentages show; null where only n is known. */
  readonly total: number | null;
  readonly percent: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly se: number | null;
  /** What stands behind ± or in brackets beside a mean, where nothing says whether it is the SD or the SE. */
  readonly spread: number | null;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly estimate: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  /** "OR", "difference", as the head or the row calls the estimate. */
  readonly measure: string | null;
  readonly statistic: number | null;
  readonly p: PrintedP | null;
  readonly unit: string | null;
  /** All numbers of the cell in their order, whatever they are. */
  readonly numbers: readonly number[];
  /** The digits of each number as printed, by its field. */
  readonly printed: Readonly<Record<string, string>>;
}

/** One table with what was read from it. */
export interface TableReading {
  readonly grid: ArticleTable;
  readonly records: readonly CellRecord[];
  /** Cells that bear a number, and of these how many were understood. */
  readonly numbered: number;
  readonly understood: number;
}

/** What is looked for in an article: an outcome of two groups, in a reader's words. */
export interface RecordQuery {
  readonly outcome: string;
  readonly intervention: string;
  readonly comparator: string;
}

/** The numbers of one group. */
export interface CandidateArm {
  readonly label: string;
  readonly n: number | null;
  readonly events: number | null;
  readonly percent: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
}

/** Numbers of two groups that may be the ones looked for. */
export interface RecordCandidate {
  readonly kind: "binary" | "continuous";
  readonly treatment: CandidateArm;
  readonly control: CandidateArm;
  readonly outcome: string | null;
  readonly timepoint: string | null;
  /** "Table 2, row 5", or the sentence. */
  readonly source: string;
  /** What was worked out: "events from the percentage", "SD from the SE". */
  readonly derived: readonly string[];
  /** Higher is nearer to the words that were asked for; only the order counts. */
  readonly score: number;
}

/** What one table of an article holds. */
export interface TableSummary {
  /** The article's file. */
  readonly file: string;
  /** Position among the tables of the article, from 1: what --table takes. */
  readonly number: number;
  readonly label: string | null;
  readonly caption: string | null;
  readonly rows: number;
  readonly columns: number;
  /** Cells that bear a number. */
  readonly numbered: number;
  /** Of these, how many were understood. */
  readonly understood: number;
}

/** One outcome of one group, from all cells of a table that tell of it: a row that the other commands read. */
export interface LongRow {
  readonly study: string;
  readonly outcome: string | null;
  readonly timepoint: string | null;
  readonly arm: string;
  readonly n: number | null;
  readonly events: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly se: number | null;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  readonly unit: string | null;
  /** Where its numbers stand: "row 5, column 2". */
  readonly cells: readonly string[];
}
