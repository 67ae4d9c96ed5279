import type { ErrorCode, NoteCode } from "../core/errors.js";
import { note } from "../core/notes.js";
import type { Note, RawRow, TableHead } from "../records.js";
import type { ErrorLog } from "./findings.js";
import { quoted } from "./wording.js";

/**
 * The row at hand, read cell by cell. One object serves all rows of a table.
 *
 * A cell that cannot be read becomes NaN and an error, and marks the row as failed; an empty cell becomes NaN only.
 */
export class Cells {
  row = 0;
  failed = false;
  #cells: readonly string[] = [];

  constructor(
    private readonly head: TableHead,
    private readonly headers: readonly string[],
    private readonly errors: ErrorLog,
  ) {}

  begin(row: RawRow): void {
    this.#cells = row.cells;
    this.row = row.row;
    this.failed = false;
  }

  header(index: number): string | null {
    return this.headers[index] ?? null;
  }

  /** The cell as it stands, without outer space; "" where the column is absent. */
  printed(index: number): string {
    return index < 0 ? "" : (this.#cells[index] ?? "").trim();
  }

  /** The cell as it stands. */
  raw(index: number): string {
    return this.#cells[index] ?? "";
  }

  /** The cell without outer space; null where it is empty, an NA token or absent. */
  text(index: number): string | null {
    if (index < 0) return null;
    const cell = this.#cells[index] ?? "";
    return this.head.isMissing(cell) ? null : cell.trim();
  }

  /** The number in a cell; NaN where it is missing, absent, or unreadable (which is an error). */
  number(index: number): number {
    if (index < 0) return Number.NaN;
    const cell = this.#cells[index] ?? "";
    if (this.head.isMissing(cell)) return Number.NaN;
    return this.numberIn(cell, index);
  }

  /** A number that may carry a percent sign. */
  percentage(index: number): number {
    if (index < 0) return Number.NaN;
    const cell = this.#cells[index] ?? "";
    if (this.head.isMissing(cell)) return Number.NaN;
    const trimmed = cell.trim();
    return this.numberIn(trimmed.endsWith("%") ? trimmed.slice(0, -1) : cell, index);
  }

  /** The number in a part of a cell. */
  numberIn(text: string, index: number): number {
    const value = this.head.number(text);
    if (Number.isFinite(value)) return value;
    const { expected, hint } = this.head.explain(text);
    this.fail("E_CELL", index, `expected ${expected}`, hint);
    return Number.NaN;
  }

  /** An error at a cell: what was found, what was expected, what to try. */
  fail(code: ErrorCode, index: number, expected: string, hint: string): void {
    this.failRow(code, `${quoted(this.printed(index))}: ${expected}`, hint, index);
  }

  /** An error of the row. */
  failRow(code: ErrorCode, message: string, hint: string, index = -1): void {
    this.failed = true;
    this.errors.add(code, message, hint, { file: this.head.file, row: this.row, column: this.header(index) });
  }

  note(code: NoteCode, message: string, index = -1): Note {
    return note(code, message, { file: this.head.file, row: this.row, column: this.header(index) });
  }
}
