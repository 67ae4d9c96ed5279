import type { Direction, Instrument, TableHead, ValueKind } from "../records.js";
import type { Cells } from "./cells.js";
import type { Positions } from "./columns.js";
import type { NoteLog } from "./findings.js";
import { Instruments, type KnownInstrument } from "./instruments.js";
import type { Facts, ValidateOptions } from "./options.js";

/** What a row says of itself besides its numbers. */
export interface Context {
  readonly study: string;
  readonly outcome: string | null;
  readonly instrument: KnownInstrument | null;
  readonly timepoint: string | null;
  readonly unit: string | null;
  readonly direction: Direction | null;
  readonly valueKind: ValueKind | null;
  readonly labels: Readonly<Record<string, string>>;
}

/** The instrument whose range a row's numbers must keep: only where they are in its own unit. */
export function ownScale({ instrument, unit }: Context): Instrument | null {
  const known = instrument?.known ?? null;
  return known !== null && (unit === null || unit === known.unit) ? known : null;
}

const NO_LABELS: Readonly<Record<string, string>> = Object.freeze({});

const KINDS: ReadonlyMap<string, ValueKind> = new Map([
  ["final", "final"],
  ["final score", "final"],
  ["final value", "final"],
  ["post", "final"],
  ["endpoint", "final"],
  ["follow-up", "final"],
  ["change", "change"],
  ["change score", "change"],
  ["change from baseline", "change"],
]);

const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([
  ["lower-better", "lower-better"],
  ["lower better", "lower-better"],
  ["lower is better", "lower-better"],
  ["lower", "lower-better"],
  ["low", "lower-better"],
  ["higher-better", "higher-better"],
  ["higher better", "higher-better"],
  ["higher is better", "higher-better"],
  ["higher", "higher-better"],
  ["high", "higher-better"],
]);

/** Reads the context of each row of one table. */
export class ContextReader {
  readonly #instruments: Instruments;
  readonly #others: Positions["others"];
  readonly #hostileHeader: boolean;
  readonly #stem: string;
  readonly #mayLackName: boolean;
  #last: Context | null = null;
  /** The row at hand has no name for its study: an error, unless it turns out to be a total. */
  unnamed = false;

  constructor(
    head: TableHead,
    private readonly cells: Cells,
    private readonly at: Positions,
    private readonly options: ValidateOptions,
    facts: Facts,
    private readonly log: NoteLog,
  ) {
    this.#instruments = new Instruments(facts, log, cells, at.label);
    this.#others = at.others;
    this.#hostileHeader = at.others.some(({ header }) => header === "__proto__");
    this.#mayLackName = head.form !== "long";
    this.#stem = head.form === "long" ? head.file.replace(/\.[^.]*$/, "") : "";
  }

  /** The context of the row at hand, shared with the row before where it is the same; an unnamed study is an error. */
  read(): Context {
    const { cells } = this;
    const { label } = this.at;
    const study = this.#study();
    const outcome = cells.text(label.outcome);
    const instrument = this.#instruments.of(cells.text(label.instrument), outcome);
    const timepoint = cells.text(label.timepoint);
    const unit = this.#unit(instrument);
    const direction = this.#direction(instrument);
    const valueKind = this.#valueKind();
    const labels = this.#labels();
    const last = this.#last;
    if (
      last !== null &&
      last.labels === labels &&
      last.study === study &&
      last.outcome === outcome &&
      last.instrument === instrument &&
      last.timepoint === timepoint &&
      last.unit === unit &&
      last.direction === direction &&
      last.valueKind === valueKind
    ) {
      return last;
    }
    this.#last = { study, outcome, instrument, timepoint, unit, direction, valueKind, labels };
    return this.#last;
  }

  /** Without a study column the arms of a long table are one trial, named by its file; in other forms each row is one. */
  #study(): string {
    const at = this.at.label.study;
    if (at < 0) return this.#stem || `row ${this.cells.row}`;
    const study = this.cells.text(at);
    if (study !== null) return study;
    if (this.#mayLackName) this.unnamed = true;
    else this.failUnnamed();
    return "";
  }

  failUnnamed(): void {
    const hint = "Repeat the study's name in each of its rows.";
    this.cells.fail("E_MISSING", this.at.label.study, "expected the name of the study", hint);
  }

  #direction(instrument: KnownInstrument | null): Direction | null {
    const { cells } = this;
    const at = this.at.label.direction;
    const text = cells.text(at);
    let direction = instrument?.known?.direction ?? null;
    if (text !== null) {
      const found = DIRECTIONS.get(text.toLowerCase());
      if (found === undefined)
        cells.fail(
          "E_CELL",
          at,
          "expected lower-better or higher-better",
          "Leave the cell empty where it is not known.",
        );
      else direction = found;
    }
    // --direction fills what nothing else says; a column may say otherwise than the registry, and is told of.
    const told = direction ?? this.options.direction;
    const own = instrument?.known?.direction ?? null;
    if (own !== null && told !== own) {
      const message = `${instrument?.name} is ${own} by what is known of it; it was taken as ${told}, as the column direction says`;
      this.log.once("N_INSTRUMENT", message, at < 0 ? null : cells.header(at));
    }
    const { direction: asked } = this.options;
    if (asked !== null && told !== asked) {
      const message = `--direction ${asked} was not used for ${instrument?.name ?? "rows"} whose better side is known: ${told}`;
      this.log.once("N_INSTRUMENT", message, null);
    }
    return told;
  }

  /** What a cell says counts; that it is not the instrument's own unit is said once. */
  #unit(instrument: KnownInstrument | null): string | null {
    const at = this.at.label.unit;
    const own = instrument?.known?.unit ?? null;
    const text = this.cells.text(at);
    if (text !== null && own !== null && text !== own) {
      const message = `${instrument?.name} is in ${own} by what is known of it; it was taken in ${text}, as the column unit says`;
      this.log.once("N_INSTRUMENT", message, this.cells.header(at));
    }
    return text ?? own;
  }

  #valueKind(): ValueKind | null {
    const at = this.at.label.value_kind;
    const text = this.cells.text(at);
    if (text === null) return null;
    const found = KINDS.get(text.toLowerCase());
    if (found !== undefined) return found;
    this.cells.fail("E_CELL", at, "expected final or change", "Leave the cell empty where it is not known.");
    return null;
  }

  #says(labels: Readonly<Record<string, string>>): boolean {
    for (const { header, index } of this.#others) if (labels[header] !== this.cells.label(index)) return false;
    return true;
  }

  #labels(): Readonly<Record<string, string>> {
    const others = this.#others;
    if (others.length === 0) return NO_LABELS;
    // A column may be called __proto__: only fromEntries makes an own property of it.
    if (this.#hostileHeader)
      return Object.fromEntries(others.map(({ header, index }) => [header, this.cells.label(index)]));
    if (this.#last !== null && this.#says(this.#last.labels)) return this.#last.labels;
    const labels: Record<string, string> = {};
    for (const { header, index } of others) labels[header] = this.cells.label(index);
    return labels;
  }
}
