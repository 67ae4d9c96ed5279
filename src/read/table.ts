import type { BptrialError } from "../core/errors.js";
import type { Delimiter, Input, Note, RawRow, SniffReport, TableForm, TableHead } from "../records.js";

export type ColumnMap = Readonly<Record<string, string | readonly string[]>>;

export interface ReadOptions {
  readonly delimiter: Delimiter | null;
  readonly decimal: "." | "," | null;
  /** utf-8, utf-16le, utf-16be, windows-1252 or a name that the runtime knows; null to find out. */
  readonly encoding: string | null;
  /** Tokens for missing cells, beside the usual ones. */
  readonly na: readonly string[];
  /**
   * Canonical name → header. A list of headers joins their cells by a blank, for names; so does a text of headers with
   * commas between them, unless one header is called so.
   */
  readonly map: ColumnMap;
  /** Headers that are labels, whatever they are called. */
  readonly ignore: readonly string[];
  /** The form that the table is to be taken for; null to find out. */
  readonly layout: TableForm | null;
  /** Reader id; null for csv. */
  readonly from: string | null;
  /** Open a table whose columns make no form too: its notes say what is missing. */
  readonly formless: boolean;
}

/** A table that was recognised; its rows are read when they are asked for. */
export interface Table extends TableHead {
  /** What it was taken for, as far as it was read. */
  readonly sniff: SniffReport;
  /** Grows while rows are read and numbers taken. */
  readonly notes: readonly Note[];
  /** Rows in file order. What is wrong with a row goes to `onError`, the row is left out, and reading goes on. */
  batches(onError: (error: BptrialError) => void): AsyncIterable<readonly RawRow[]>;
  /** Name, fingerprint and rows. @throws E_BUG before the last batch was taken. */
  digest(): Input;
  /** Lets go of a file or stream whose rows are not wanted. */
  close(): Promise<void>;
}
