import { JsonWriter, textOfPieces } from "./json-writer.js";
import type { Format, LongDocument } from "./options.js";

const compact = new JsonWriter(false);

/** A value on one line. @throws E_BUG for what JSON cannot hold */
export const compactJson = (value: unknown): string => textOf(compact, value);

/** JSON with two spaces a level and one line feed at the end. @throws E_BUG for what JSON cannot hold */
export const toJson = (value: unknown): string => `${textOf(new JsonWriter(true), value)}\n`;

function textOf(writer: JsonWriter, value: unknown): string {
  // What an error left unfinished.
  writer.take();
  writer.value(value, "");
  return writer.takeText();
}

/**
 * A document as `toJson` writes it, in pieces: the text of a million results is longer than a string may be. Each piece is
 * to be used up before the next is asked for.
 *
 * @throws E_BUG for what JSON cannot hold
 */
export function* jsonPieces(document: LongDocument): Generator<Uint8Array> {
  const writer = new JsonWriter(true);
  let first = true;
  writer.raw("{");
  for (const [name, member] of Object.entries(document)) {
    writer.between(1, first);
    first = false;
    writer.text(name);
    writer.raw(": ");
    if (!isList(member)) {
      writer.value(member, name, 1);
      continue;
    }
    let empty = true;
    writer.raw("[");
    for (const element of member) {
      writer.between(2, empty);
      empty = false;
      writer.value(element, `${name}[]`, 2);
      if (writer.isFull) yield writer.take();
    }
    if (!empty) writer.between(1, true);
    writer.raw("]");
  }
  writer.raw("\n}\n");
  yield writer.take();
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.iterator in value;

export const json: Format = {
  id: "json",
  label: "JSON: one document",
  render: (document) => textOfPieces(jsonPieces(document)),
  pieces: jsonPieces,
};
