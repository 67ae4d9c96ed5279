import type { BptrialError, ErrorCode, NoteCode } from "../core/errors.js";
import { tidyLabel } from "../core/label.js";
import { MOST_PEOPLE } from "../core/limits.js";
import { note } from "../core/notes.js";
import type { LabelColumn, Note, RawRow, TableHead } from "../records.js";
import type { ErrorLog, NoteLog } from "./findings.js";
import type { LabelKind, Spellings } from "./spellings.js";
import type { StandIns } from "./stand-ins.js";
import { mayStandIn } from "./stand-ins.js";
import { quoted } from "./wording.js";

/** Columns whose labels are joined where they differ in case only. Arms have one set of names wherever they stand. */
const KINDS: Readonly<Partial<Record<LabelColumn, LabelKind>>> = {
  study: "study",
  outcome: "outcome",
  instrument: "instrument",
  timepoint: "timepoint",
  arm: "arm",
  treatment: "arm",
  control: "arm",
  role: "role",
};

/** A column of labels with what its last cell was spelled as: most rows repeat it. */
interface LabelCell {
  readonly kind: LabelKind;
  last: string;
  spelled: string;
}

/**
 * The row at hand, read cell by cell. One object serves all rows of a table.
 *
 * A cell that cannot be read becomes NaN and an error, and marks the row as failed; an empty cell becomes NaN only.
 */
export class Cells {
  row = 0;
  failed = false;
  #cells: readonly string[] = [];
  readonly #labels: readonly (LabelCell | undefined)[];

  constructor(
    private readonly head: TableHead,
    private readonly headers: readonly string[],
    private readonly errors: ErrorLog,
    private readonly log: NoteLog,
    private readonly spellings: Spellings,
    private readonly standIns: StandIns,
  ) {
    const labels: LabelCell[] = [];
    for (const { canonical, index } of head.columns) {
      const kind = canonical === null ? undefined : KINDS[canonical as LabelColumn];
      if (kind !== undefined) labels[index] = { kind, last: "", spelled: "" };
    }
    this.#labels = labels;
  }

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

  /** The cell as a label: no outer space, inner space single. "" where it is empty. */
  label(index: number): string {
    return tidyLabel(this.#cells[index] ?? "");
  }

  /** The cell as a label, spelled as it was first; null where it is empty, an NA token or absent. */
  text(index: number): string | null {
    if (index < 0) return null;
    const cell = this.#cells[index] ?? "";
    if (this.head.isMissing(cell)) return null;
    const label = this.#labels[index];
    if (label === undefined) return tidyLabel(cell);
    if (label.last === cell) return label.spelled;
    label.spelled = this.#spelled(label.kind, tidyLabel(cell), index);
    label.last = cell;
    return label.spelled;
  }

  #spelled(kind: LabelKind, label: string, index: number): string {
    return this.spellings.of(kind, label, (first) => {
      const message = `the ${kind} ${quoted(label)} was taken as ${quoted(first)}: they differ in case only`;
      this.log.add("N_LABEL", message, this.row, this.header(index));
    });
  }

  /** The number in a cell; NaN where it is missing, absent, or unreadable (which is an error). */
  number(index: number): number {
    if (index < 0) return Number.NaN;
    const cell = this.#cells[index] ?? "";
    if (this.head.isMissing(cell)) return Number.NaN;
    return this.#meant(this.numberIn(cell, index), cell, index);
  }

  /** The number of people or events in a cell. */
  count(index: number): number {
    if (index < 0) return Number.NaN;
    const cell = this.#cells[index] ?? "";
    if (this.head.isMissing(cell)) return Number.NaN;
    const value = this.head.count(cell, index);
    if (value > MOST_PEOPLE) {
      this.fail("E_RANGE", index, "more people or events than there are; expected 10¹² at most", "Check the exponent.");
      return Number.NaN;
    }
    if (Number.isFinite(value)) return this.#meant(value, cell, index);
    const fraction = this.head.number(cell);
    if (!Number.isFinite(fraction)) return this.numberIn(cell, index);
    const whole = Math.round(fraction * 1000);
    // Three decimals look like thousands; a fourth, or two, do not.
    const decimals = (String(fraction).split(".")[1] ?? "").length;
    const asFraction = `${fraction}${decimals === 3 ? "0" : ""}`;
    const hint = `Write ${whole}, or ${asFraction} if parts of people are meant, as after an adjustment for clusters.`;
    this.fail("E_CELL", index, `expected whole people or events; it could be ${whole} or ${fraction}`, hint);
    return Number.NaN;
  }

  /** A number that may carry a percent sign. */
  percentage(index: number): number {
    if (index < 0) return Number.NaN;
    const cell = this.#cells[index] ?? "";
    if (this.head.isMissing(cell)) return Number.NaN;
    const trimmed = cell.trim();
    return this.numberIn(trimmed.endsWith("%") ? trimmed.slice(0, -1) : cell, index);
  }

  /** A number, unless it stands in for something else, which is an error. */
  #meant(value: number, cell: string, index: number): number {
    const standIn = mayStandIn(value) ? this.standIns.of(value, cell, index, this.#cells) : null;
    if (standIn === null) return value;
    this.fail("E_CELL", index, `expected ${standIn.expected}`, standIn.hint);
    return Number.NaN;
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
  failRow(code: ErrorCode, message: string, hint: string, index = -1, remedies: BptrialError["remedies"] = []): void {
    this.failed = true;
    const place = { file: this.head.file, row: this.row, column: this.header(index) };
    this.errors.add(code, message, hint, place, remedies);
  }

  note(code: NoteCode, message: string, index = -1): Note {
    return note(code, message, { file: this.head.file, row: this.row, column: this.header(index) });
  }
}
