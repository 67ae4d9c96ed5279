import type { NoteLog } from "./findings.js";
import type { Desk } from "./form.js";
import { RowList } from "./row-list.js";
import { quoted } from "./wording.js";

/** Why no effect comes of an arm or of a row whose cells can all be read. */
export interface Unusable {
  /** "nobody in control" */
  readonly why: string;
  /** The column that says so. */
  readonly at: number;
}

/** Rows of which no effect comes: left out as other programs leave them out, and told in one note. */
export class UnusableRows extends RowList {
  tell(log: NoteLog): void {
    this.report(log, "N_UNUSABLE", (names, count) =>
      count === 1
        ? `a row was left out, since no effect comes of it: ${names}; --strict refuses such rows`
        : `${count} rows were left out, since no effect comes of them: ${names}; --strict refuses such rows`,
    );
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
