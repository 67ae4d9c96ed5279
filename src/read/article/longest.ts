import { BptrialError } from "../../core/errors.js";

/** Bytes of the longest text that is read: more than any article, and what fits in memory several times over. */
export const LONGEST_TEXT = 200_000_000;

/** What is said of a text that is longer. */
export function tooLong(name: string, bytes: number | null): BptrialError {
  const size = bytes === null ? "more than 200 MB" : `${Math.round(bytes / 1e6).toLocaleString("en")} MB`;
  const hint = "Cut it into several files, at the end of a text.";
  return new BptrialError("E_FILE", `${name}: ${size} of text, and up to 200 MB are read at once`, hint, {
    file: name,
    row: null,
    column: null,
  });
}
