import { note } from "../../core/notes.js";
import type { AuditNumber, AuditTable, Note } from "../../records.js";
import { STEPS, type Steps, stepsOf } from "./integrity/steps.js";

/** What all searches of one check over one table may take together. */
const ALL = 100 * STEPS;

/** The searches of one check through a table: each has its steps, all have theirs, and what they leave open is told. */
export class Searches {
  #left = ALL;
  #latest: Steps | null = null;
  #open = 0;
  #first: { readonly row: number; readonly column: string; readonly label: string } | null = null;

  /** Steps for the next search. */
  steps(): Steps {
    this.#settle();
    this.#latest = stepsOf(Math.min(STEPS, this.#left));
    return this.#latest;
  }

  #settle(): void {
    if (this.#latest !== null) this.#left -= this.#latest.allowed - Math.max(0, this.#latest.left);
    this.#latest = null;
  }

  /** A search that ended without an answer is no check that was made. */
  undecided(row: number, { column }: AuditNumber, label: string): null {
    this.#open += 1;
    this.#first ??= { row, column, label };
    return null;
  }

  notes({ file }: AuditTable, code: string): readonly Note[] {
    if (this.#first === null) return [];
    const { row, column, label } = this.#first;
    const others = this.#open > 1 ? `, as for ${this.#open - 1} more below` : "";
    const [each, all] = [STEPS, ALL].map((steps) => steps.toLocaleString("en"));
    const message = `${code}: whether whole scores of “${label}” have this mean and SD was not decided within ${each} steps (${all} for a table)${others}`;
    return [note("N_UNDECIDED", message, { file, row, column })];
  }
}
