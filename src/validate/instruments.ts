import type { Instrument } from "../records.js";
import type { Cells } from "./cells.js";
import type { LabelPositions } from "./columns.js";
import type { NoteLog } from "./findings.js";
import type { Facts } from "./options.js";
import { quoted } from "./wording.js";

/** An instrument as a row names it: its id where it is known, else the text. */
export interface KnownInstrument {
  readonly name: string;
  readonly known: Instrument | null;
}

const KEPT = 10_000;

/** Looks each spelling up once and says once what it was taken for. */
export class Instruments {
  readonly #byText = new Map<string, KnownInstrument>();
  readonly #byOutcome = new Map<string, KnownInstrument | null>();

  constructor(
    private readonly facts: Facts,
    private readonly log: NoteLog,
    private readonly cells: Cells,
    private readonly at: LabelPositions,
  ) {}

  /** The instrument that the row names; without one, the instrument that its outcome is called by. */
  of(text: string | null, outcome: string | null): KnownInstrument | null {
    if (text !== null) return this.#byText.get(text) ?? this.#named(text);
    if (outcome === null) return null;
    const found = this.#byOutcome.get(outcome);
    return found === undefined ? this.#inOutcome(outcome) : found;
  }

  #named(text: string): KnownInstrument {
    const known = this.facts.instrument(text);
    if (this.#byText.size >= KEPT) this.#byText.clear();
    const named = { name: known?.id ?? text, known };
    this.#byText.set(text, named);
    if (known === null) {
      const message = `${quoted(text)} is no instrument we know: its range, direction and thresholds are not known`;
      this.log.add("N_INSTRUMENT", message, this.cells.row, this.cells.header(this.at.instrument));
    }
    return named;
  }

  #inOutcome(outcome: string): KnownInstrument | null {
    const known = this.facts.instrument(outcome);
    const named = known === null ? null : { name: known.id, known };
    if (this.#byOutcome.size >= KEPT) this.#byOutcome.clear();
    this.#byOutcome.set(outcome, named);
    if (known !== null) {
      const message = `the outcome ${quoted(outcome)} was taken as the instrument ${known.name}`;
      this.log.add("N_INSTRUMENT", message, this.cells.row, this.cells.header(this.at.outcome));
    }
    return named;
  }
}
