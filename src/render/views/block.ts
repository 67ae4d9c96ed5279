import type { Note } from "../../records.js";

/** What a stretch of text means; how it looks is the terminal's affair. */
export type Tone = "heading" | "strong" | "faint" | "good" | "bad" | "caution";

export interface Styled {
  readonly text: string;
  readonly tone: Tone;
}

/** Raw text, as it stands in the record: whoever lays it out escapes it. */
export type Text = string | Styled;

export interface Column {
  readonly header: string;
  readonly align: "left" | "right";
  /** What happens to it where the table is too wide: it goes under its row, or out; the others stay. */
  readonly narrow?: "under" | "out";
  /** What it is called where it stands under its row; its header where this is not said. */
  readonly short?: string;
  /** Long words of this column may break over lines; otherwise it keeps its width. */
  readonly wraps?: boolean;
}

export interface Heading {
  readonly kind: "heading";
  readonly text: string;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: Text;
  /** Lines after the first stand under this many blanks more. */
  readonly hanging?: number;
  readonly indent?: number;
}

export interface Table {
  readonly kind: "table";
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Text[])[];
}

/** Names with their values, one a line; a value may have several lines. */
export interface Facts {
  readonly kind: "facts";
  readonly facts: readonly (readonly [string, Text | readonly string[]])[];
  readonly indent?: number;
}

/** A note with the name of the study or the model that it is about, where the record has it among that one's notes. */
export interface NoteAbout extends Note {
  readonly about?: string;
  /** What is set before its message. */
  readonly under?: string;
}

export interface Notes {
  readonly kind: "notes";
  readonly notes: readonly NoteAbout[];
  /** Show every one, however many are alike. */
  readonly all: boolean;
}

/** One line of a forest plot, on the analysis scale. */
export interface Mark {
  readonly shape: "study" | "pooled" | "prediction";
  readonly estimate: number | null;
  readonly low: number;
  readonly high: number;
  /** Share of the largest weight. */
  readonly size: number;
}

/** A table whose rows may be drawn beside an axis. */
export interface Forest {
  readonly kind: "forest";
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Text[])[];
  readonly marks: readonly Mark[];
  /** Rows from here on sum up those before. */
  readonly summaryFrom: number;
  readonly plot: boolean;
  /** The picture stands after this column. */
  readonly plotAfter: number;
  readonly log: boolean;
  readonly favoursLow: string | null;
  readonly favoursHigh: string | null;
}

/** Blank line between two parts; otherwise blocks of one part stand close. */
export interface Gap {
  readonly kind: "gap";
}

/** A part of a document in the order a reader meets it. */
export type Block = Heading | Paragraph | Table | Facts | Notes | Forest | Gap;

export const gap: Gap = { kind: "gap" };
export const heading = (text: string): Heading => ({ kind: "heading", text });
export const paragraph = (text: Text, indent = 0, hanging = 0): Paragraph => ({
  kind: "paragraph",
  text,
  indent,
  hanging,
});
export const facts = (pairs: Facts["facts"], indent = 2): Facts => ({ kind: "facts", facts: pairs, indent });
export const styled = (text: string, tone: Tone): Styled => ({ text, tone });
export const plainText = (text: Text): string => (typeof text === "string" ? text : text.text);

/** A table without the columns that hold nothing but blanks. */
export function table(columns: readonly Column[], rows: Table["rows"]): Table {
  const kept = columns.map((_, i) => rows.some((row) => plainText(row[i] ?? "").trim() !== ""));
  return {
    kind: "table",
    columns: columns.filter((_, i) => kept[i]),
    rows: rows.map((row) => row.filter((_, i) => kept[i])),
  };
}
