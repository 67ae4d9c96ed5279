import type { NoteCode } from "../core/errors.js";
import type { NoteLog } from "./findings.js";
import { listed, quoted } from "./wording.js";

/** Rows named in a note; the rest are counted. */
const NAMED = 20;

/** Rows that one note tells of together, when the table has ended. */
export class RowList {
  readonly #told: string[] = [];
  #count = 0;
  #firstRow: number | null = null;

  add(study: string, row: number | null, why = ""): void {
    this.#count += 1;
    this.#firstRow ??= row;
    const name = study === "" ? "a row without a name" : quoted(study);
    if (this.#told.length < NAMED) this.#told.push(`${name} (row ${row}${why === "" ? "" : `: ${why}`})`);
  }

  /** The note, in the words for one row or for several; nothing where there is no row. */
  report(log: NoteLog, code: NoteCode, words: (names: string, count: number) => string): void {
    if (this.#count === 0) return;
    const more = this.#count - this.#told.length;
    const names = listed(more > 0 ? [...this.#told, `${more} more`] : this.#told, NAMED + 1);
    log.add(code, words(names, this.#count), this.#count === 1 ? this.#firstRow : null, null);
  }
}
