import type { Note } from "../../records.js";
import { type Block, gap } from "./block.js";

/** What nobody needs to be told in a table of results; `sniff`, `--all` and every other format tell it. */
const QUIET: ReadonlySet<string> = new Set(["N_COMMENT"]);

/** The notes of a document and of what it holds, each once, in order; nothing where there is none. */
export function notesBlocks(notes: readonly Note[], all: boolean): readonly Block[] {
  const seen = new Set<string>();
  const once = notes.filter((note) => {
    if (!all && QUIET.has(note.code)) return false;
    const key = JSON.stringify([note.code, note.message, note.place]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return once.length === 0 ? [] : [gap, { kind: "notes", notes: once, all }];
}

/** How many notes of one code are shown before the rest is counted. */
const SHOWN = 8;

export interface NoteLine {
  readonly code: string;
  readonly message: string;
}

/** Notes as lines: message with its place, alike ones together, and a count where very many are left. */
export function noteLines(notes: readonly Note[], all: boolean): readonly NoteLine[] {
  const byCode = new Map<string, string[]>();
  for (const note of notes) {
    const messages = byCode.get(note.code);
    if (messages) messages.push(withPlace(note));
    else byCode.set(note.code, [withPlace(note)]);
  }
  return [...byCode].flatMap(([code, given]) => {
    const messages = all ? given : together(given);
    const shown = all || messages.length <= SHOWN + 1 ? messages : messages.slice(0, SHOWN);
    const lines = shown.map((message) => ({ code, message }));
    const rest = messages.length - shown.length;
    return rest === 0 ? lines : [...lines, { code, message: `… and ${rest} more like these (--all lists them)` }];
  });
}

/** Messages that differ in their first word alone, such as a threshold's id, become one that lists those words. */
function together(messages: readonly string[]): readonly string[] {
  const byRest = new Map<string, string[]>();
  for (const message of messages) {
    // A word with a comma after it belongs to what follows.
    const [first = ""] = /^[^ ,;:]+(?= )/.exec(message) ?? [];
    const rest = message.slice(first.length);
    byRest.set(rest, [...(byRest.get(rest) ?? []), first]);
  }
  return [...byRest].map(([rest, firsts]) => firsts.join(", ") + (firsts.length > 1 ? plural(rest) : rest));
}

/** " stands for …, and is set …" of several ids. */
const plural = (rest: string): string =>
  rest.replace(/^ stands for/, " stand for").replace(", and is set", ", and are set");

function withPlace({ message, place }: Note): string {
  if (place === null) return message;
  const where = [
    place.file,
    place.row === null ? null : `row ${place.row}`,
    place.column === null ? null : `column "${place.column}"`,
  ];
  return `${message} (${where.filter((part) => part !== null && part !== "").join(", ")})`;
}
