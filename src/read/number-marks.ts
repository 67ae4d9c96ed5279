import { note } from "../core/notes.js";
import type { ColumnReading, Note, RawRow } from "../records.js";
import { LABEL_NAMES } from "./column-names.js";
import { CountReader } from "./number-counts.js";
import { type Evidence, MarkVotes } from "./number-evidence.js";
import { type NumberForm, numberReader } from "./numbers.js";

/** The numbers of one document: read under the marks that its head shows, with a Note on each kind of repair. */
export interface DocumentNumbers {
  readonly evidence: Evidence;
  read(text: string): number;
  /** A number of people or events in a column. */
  count(text: string, column: number): number;
  /** The rows that are being worked on: a repaired number is looked for there, to name its place. */
  at(rows: readonly RawRow[]): void;
}

export function documentNumbers(
  file: string,
  columns: readonly ColumnReading[],
  head: readonly RawRow[],
  decimal: "." | "," | null,
  notes: Note[],
): DocumentNumbers {
  const numeric = columns.filter(isNumeric);
  const votes = new MarkVotes();
  for (const { cells } of head) for (const { index } of numeric) votes.add(cells[index] ?? "");
  const evidence = votes.decide(decimal);

  let rows = head;
  const seen = new Set<NumberForm>();
  const onForm = (form: NumberForm, text: string, value?: number): void => {
    if (seen.has(form)) return;
    seen.add(form);
    const message = `numbers with ${WORDS[form]} were read, first "${text.trim()}" as ${value ?? read(text)}`;
    notes.push(note("N_NUMBER_FORM", message, { file, ...find(rows, numeric, text) }));
  };
  const { read } = numberReader(evidence.marks, (form, text) => onForm(form, text));
  for (const { cells } of head) for (const { index } of numeric) read(cells[index] ?? "");
  const counts = new CountReader(columns, head, evidence, read, (text, value) => onForm("thousands mark", text, value));
  return {
    evidence,
    read,
    count: (text, column) => counts.read(text, column),
    at(current) {
      rows = current;
    },
  };
}

const WORDS: Readonly<Record<NumberForm, string>> = {
  "decimal comma": "a decimal comma",
  "middle dot": "a middle dot as decimal mark",
  "thousands mark": "a thousands mark",
  "unusual minus": "an unusual minus sign",
  "power of ten": "a printed power of ten",
};

/** Is a column's every cell a number? A level may carry a percent sign and is one all the same. */
export const isNumeric = ({ canonical }: ColumnReading): boolean =>
  canonical !== null && canonical !== "se_scale" && (canonical === "ci_level" || !LABEL_NAMES.has(canonical));

function find(
  rows: readonly RawRow[],
  columns: readonly ColumnReading[],
  text: string,
): { row: number | null; column: string | null } {
  for (const { row, cells } of rows) {
    const column = columns.find(({ index }) => cells[index] === text);
    if (column) return { row, column: column.header };
  }
  return { row: null, column: null };
}
