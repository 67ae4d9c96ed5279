import type { Note, Place } from "../records.js";
import type { NoteCode } from "./errors.js";
import { visible } from "./visible.js";

/** A note whose message may quote a cell: what is hidden there, or steers a terminal, is written out. */
export function note(code: NoteCode, message: string, place: Place | null = null): Note {
  return { code, message: visible(message), place };
}
