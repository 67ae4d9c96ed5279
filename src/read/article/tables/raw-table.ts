/** Raised text is kept between these signs until the footnotes are known. */
export const RAISED = "\u0001";
export const LOWERED_AGAIN = "\u0002";

/** A cell as the source gives it. */
export interface RawCell {
  /** White space as it stands at the start; raised text between its signs. */
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
  readonly head: boolean;
  /** Set in by an attribute, in em; 0 for not at all. */
  readonly indent: number;
}

export interface RawRow {
  /** The source says that it is part of the head. */
  readonly head: boolean;
  readonly cells: readonly RawCell[];
}

/** A table as the source gives it: rows of cells that may span. */
export interface RawTable {
  readonly label: string | null;
  readonly caption: string | null;
  /** What stands below, one text a paragraph; raised text between its signs. */
  readonly notes: readonly string[];
  readonly rows: readonly RawRow[];
}

export const plainCell = (text: string, head = false): RawCell => ({ text, rows: 1, columns: 1, head, indent: 0 });

/** White space single, none outside; raised text without its signs. */
export const tidy = (text: string): string => squeeze(text.replaceAll(RAISED, "").replaceAll(LOWERED_AGAIN, ""));

export const squeeze = (text: string): string => text.replace(/[\s\u200b\ufeff\u00ad]+/g, " ").trim();
