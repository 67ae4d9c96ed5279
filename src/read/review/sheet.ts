import { openRecords } from "../csv.js";

export interface SheetRow {
  /** The line of the file, roughly: rows are counted, blank lines too. */
  readonly row: number;
  /** The cell under a header, without outer blanks; "" where there is no such column, and for #N/A. */
  get(column: string): string;
}

/** A table of a review, read as it stands. */
export interface Sheet {
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** @throws E_RAGGED where a quote is never closed */
export function readSheet(file: string, text: string): Sheet {
  const records = openRecords(file, ",");
  const all = [...records.push(Buffer.from(text.replace(/^\uFEFF/, ""))), ...records.end()];
  const [first, ...rest] = all;
  const headers = (first?.cells ?? []).map((cell) => cell.trim());
  const at = new Map(headers.map((header, i) => [header, i]));
  const rows = rest.map(({ row, cells }) => ({
    row,
    get(column: string): string {
      const index = at.get(column);
      const text = index === undefined ? "" : (cells[index] ?? "").trim();
      return text === "#N/A" ? "" : text;
    },
  }));
  return { file, headers, rows };
}
