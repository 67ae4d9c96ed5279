import { BptrialError } from "../../core/errors.js";
import type { TextSource } from "./index.js";

/** Each line of a file is a text with its id: `{"id": "…", "text": "…"}`. @throws E_CELL at a line that is not */
export function* lineTexts(name: string, content: string): Generator<TextSource> {
  let row = 0;
  for (const line of content.split("\n")) {
    row += 1;
    if (line.trim() === "") continue;
    const { id, text } = record(name, line, row);
    yield { name: id, text, from: null };
  }
}

function record(name: string, line: string, row: number): { readonly id: string; readonly text: string } {
  const place = { file: name, row, column: null };
  const hint = 'Each line is one JSON object: {"id": "a name", "text": "the text"}.';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BptrialError("E_CELL", "the line is not JSON", hint, place);
  }
  const { id, text } = (typeof value === "object" && value !== null ? value : {}) as { id?: unknown; text?: unknown };
  if (typeof text !== "string")
    throw new BptrialError("E_CELL", "the line has no text", hint, { ...place, column: "text" });
  if (typeof id !== "string" && typeof id !== "number")
    throw new BptrialError("E_CELL", "the line has no id", hint, { ...place, column: "id" });
  return { id: `${id}`, text };
}
