import { BptrialError, type ErrorCode, type NoteCode } from "../core/errors.js";
import { note } from "../core/notes.js";
import type { Note, Place } from "../records.js";

const ERRORS_KEPT = 1000;
const NOTES_KEPT_A_KIND = 100;

/** Gathers a file's errors: the first thousand, and how many more there were. */
export class ErrorLog {
  readonly list: BptrialError[] = [];
  #more = 0;

  constructor(private readonly file: string) {}

  add(
    code: ErrorCode,
    message: string,
    hint: string | null,
    place: Place,
    remedies: BptrialError["remedies"] = [],
  ): void {
    if (this.list.length < ERRORS_KEPT) this.list.push(new BptrialError(code, message, hint, place, [], remedies));
    else this.#more += 1;
  }

  /** Takes back the errors with a code at rows: what caused them is about to be said. */
  withdraw(code: ErrorCode): void {
    const kept = this.list.filter((error) => error.code !== code || error.place?.row === null);
    this.list.splice(0, this.list.length, ...kept);
  }

  /** Adds the line that counts what was not kept. Called once, when the table has ended. */
  close(): void {
    if (this.#more === 0) return;
    const message = `${this.#more} more ${this.#more === 1 ? "error" : "errors"} in this file`;
    this.list.push(new BptrialError("E_INPUT", message, null, { file: this.file, row: null, column: null }));
    this.#more = 0;
  }
}

/**
 * Gathers notes. A million rows can say the same thing: of each kind the first hundred are kept and the rest counted, so
 * that nothing is silent and nothing grows without end.
 */
export class NoteLog {
  readonly #kept: Note[] = [];
  readonly #kinds = new Map<string, { code: NoteCode; column: string | null; count: number }>();

  constructor(private readonly file: string) {}

  add(code: NoteCode, message: string, row: number | null, column: string | null): void {
    const key = `${code} ${column ?? ""}`;
    const kind = this.#kinds.get(key);
    if (kind === undefined) this.#kinds.set(key, { code, column, count: 1 });
    else {
      kind.count += 1;
      if (kind.count > NOTES_KEPT_A_KIND) return;
    }
    this.#kept.push(note(code, message, { file: this.file, row, column }));
  }

  /** The same, said once a table and column. */
  once(code: NoteCode, message: string, column: string | null): void {
    if (!this.#kinds.has(`${code} ${column ?? ""}`)) this.add(code, message, null, column);
  }

  get list(): readonly Note[] {
    const rest: Note[] = [];
    for (const { code, column, count } of this.#kinds.values()) {
      const more = count - NOTES_KEPT_A_KIND;
      if (more > 0) rest.push(note(code, `the same in ${more} more rows`, { file: this.file, row: null, column }));
    }
    return rest.length === 0 ? this.#kept : [...this.#kept, ...rest];
  }
}
