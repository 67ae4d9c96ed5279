import type { Note, SubgroupDifference } from "../records.js";
import { elementsOf } from "./elements.js";
import { JsonWriter, textOfPieces } from "./json-writer.js";
import type { Format, LongDocument } from "./options.js";

/** What a document says of all its results, after them. */
export interface Closing {
  readonly notes: readonly Note[];
  readonly subgroupDifferences?: readonly SubgroupDifference[];
}

/** A list of so many elements is not held as text. */
const LONG = 1000;
const isLong = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length > LONG;

/** Whether an element holds a list that is to be written in pieces. */
export const isLongElement = (element: object): boolean => Object.values(element).some(isLong);

/** Lines of JSON, each under the schema of what it holds. */
export class NdjsonWriter {
  readonly #writer = new JsonWriter(false);

  /** There is enough to be handed over. */
  get isFull(): boolean {
    return this.#writer.isFull;
  }

  /** The lines since; they must be used up before another is written. */
  take(): Uint8Array {
    return this.#writer.take();
  }

  /** @throws E_BUG for what JSON cannot hold */
  line(schema: string, element: object): void {
    const writer = this.#writer;
    const before = writer.length;
    try {
      writer.raw(`{"schema":"${schema}"`);
      writer.members(element, 0);
      writer.raw("}\n");
    } catch (error) {
      // No line is left unfinished, whatever is to follow.
      writer.cut(before);
      throw error;
    }
  }

  /**
   * A line in pieces, for an element with a list of any length; `line` does for all others. Lists are looked at, and each
   * piece is to be used up, as they come.
   *
   * @throws E_BUG for what JSON cannot hold
   */
  *pieces(schema: string, element: object): Generator<Uint8Array> {
    const writer = this.#writer;
    writer.raw(`{"schema":"${schema}"`);
    for (const [name, value] of Object.entries(element)) {
      if (!isLong(value)) writer.members({ [name]: value }, 0);
      else {
        writer.raw(",");
        writer.text(name);
        writer.raw(":[");
        let first = true;
        for (const one of value) {
          writer.between(0, first);
          first = false;
          writer.value(one, `${name}[]`);
          if (writer.isFull) yield writer.take();
        }
        writer.raw("]");
      }
    }
    writer.raw("}\n");
  }

  /** The last lines of a stream. */
  closing({ notes, subgroupDifferences = [] }: Closing): void {
    for (const one of subgroupDifferences) this.line("bptrial/subgroup-difference@1", one);
    for (const note of notes) this.line("bptrial/note@1", note);
  }
}

function* ndjsonPieces(document: LongDocument): Generator<Uint8Array> {
  const lines = new NdjsonWriter();
  for (const element of elementsOf(document)) {
    if (isLongElement(element)) yield* lines.pieces(document.schema, element);
    else lines.line(document.schema, element);
    if (lines.isFull) yield lines.take();
  }
  lines.closing(document);
  yield lines.take();
}

export const ndjson: Format = {
  id: "ndjson",
  label: "JSON, one result a line, then one line a note",
  render: (document) => textOfPieces(ndjsonPieces(document)),
  pieces: ndjsonPieces,
};
