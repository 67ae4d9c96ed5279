/** Where things stand, what is noted beside them, and words that all records use. */

/** Where a value stands. `row` is the row a spreadsheet shows: the header is row 1. */
export interface Place {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
}

/** Something the reader should know although the computation went on. */
export interface Note {
  /** Stable code, `N_…`. */
  readonly code: string;
  readonly message: string;
  readonly place: Place | null;
}

export type Direction = "lower-better" | "higher-better";
export type ValueKind = "final" | "change";
export type Scale = "natural" | "log" | "logit" | "arcsine" | "freeman-tukey" | "fisher-z";
