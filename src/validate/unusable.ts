import type { NoteLog } from "./findings.js";
import type { Desk } from "./form.js";
import { listed, quoted } from "./wording.js";

/** Why no effect comes of an arm or of a row whose cells can all be read. */
export interface Unusable {
  /** "nobody in control" */
  readonly why: string;
  /** The column that says so. */
  readonly at: number;
}

/** Studies named in the note; the rest are counted. */
const NAMED = 20;

/** Rows of which no effect comes: left out as other programs leave them out, and told in one note. */
export class UnusableRows {
  readonly #told: string[] = [];
  #count = 0;
  #firstRow: number | null = null;

  add(study: string, row: number, why: string): void {
    this.#count += 1;
    this.#firstRow ??= row;
    if (this.#told.length < NAMED) this.#told.push(`${quoted(study)} (row ${row}: ${why})`);
  }

  /** Says so, once, when the table has ended. */
  report(log: NoteLog): void {
    if (this.#count === 0) return;
    const more = this.#count - this.#told.length;
    const names = listed(more > 0 ? [...this.#told, `${more} more`] : this.#told, NAMED + 1);
    const rows = this.#count === 1 ? "a row was" : `${this.#count} rows were`;
    const message = `${rows} left out, since no effect comes of ${this.#count === 1 ? "it" : "them"}: ${names}; --strict refuses such rows`;
    log.add("N_UNUSABLE", message, this.#count === 1 ? this.#firstRow : null, null);
  }
}

/** Leaves a row out of which no effect comes; with `--strict` it is an error at its row and column. */
export function refuseUnusable(desk: Desk, study: string, row: number, why: string, at: number): void {
  if (!desk.options.strict) {
    desk.unusable.add(study, row, why);
    return;
  }
  const message = `no effect comes of ${quoted(study)}: ${why}`;
  const hint = "Keep it out with --filter, or leave --strict out: such rows are then left out, with a note.";
  const place = { file: desk.head.file, row, column: desk.cells.header(at) };
  desk.errors.add("E_RANGE", message, hint, place);
  if (row === desk.cells.row) desk.cells.failed = true;
}
