import type { ColumnReading, SniffDocument, SniffReport } from "../../records.js";
import { type CsvColumn, notesCell } from "./columns.js";

/** One column of one file. */
interface ColumnLine {
  readonly report: SniffReport;
  readonly column: ColumnReading | null;
}

export const columnLines = ({ tables }: SniffDocument): readonly ColumnLine[] =>
  tables.flatMap((report) => {
    const lines = report.columns.map((column): ColumnLine => ({ report, column }));
    return lines.length === 0 ? [{ report, column: null }] : lines;
  });

export const sniffCsv: readonly CsvColumn<ColumnLine>[] = [
  ["file", ({ report }) => report.file],
  ["encoding", ({ report }) => report.encoding],
  ["encodingBecause", ({ report }) => report.encodingBecause],
  ["delimiter", ({ report }) => (report.delimiter === "\t" ? "tab" : report.delimiter)],
  ["delimiterBecause", ({ report }) => report.delimiterBecause],
  ["decimal", ({ report }) => report.decimal],
  ["decimalBecause", ({ report }) => report.decimalBecause],
  ["thousands", ({ report }) => report.thousands],
  ["form", ({ report }) => report.form],
  ["formBecause", ({ report }) => report.formBecause],
  ["formBy", ({ report }) => report.formBy],
  ["rows", ({ report }) => report.rows],
  ["index", ({ column }) => column?.index],
  ["header", ({ column }) => column?.header],
  ["canonical", ({ column }) => column?.canonical],
  ["because", ({ column }) => column?.because],
  ["notes", ({ report, column }) => ((column?.index ?? 0) === 0 ? notesCell(report.notes) : null)],
];
