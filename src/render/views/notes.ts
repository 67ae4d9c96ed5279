import { type Block, gap, type NoteAbout } from "./block.js";
import { together, withPlace } from "./notes-together.js";

/** What nobody needs to be told in a table of results; `sniff`, `--all` and every other format tell it. */
const QUIET: ReadonlySet<string> = new Set(["N_COMMENT"]);

/** The notes of a document and of what it holds, each once, in order; nothing where there is none. */
export function notesBlocks(notes: readonly NoteAbout[], all: boolean): readonly Block[] {
  const seen = new Set<string>();
  const once = notes.filter((note) => {
    if (!all && QUIET.has(note.code)) return false;
    const key = JSON.stringify([note.code, note.under, note.message, note.place]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return once.length === 0 ? [] : [gap, { kind: "notes", notes: once, all }];
}

/** The notes of results, each under the name of its study. */
export const notesOf = (
  results: readonly { readonly study: string; readonly notes: readonly NoteAbout[] }[],
): readonly NoteAbout[] =>
  results.flatMap(({ study, notes }) => notes.map((note) => (study === "" ? note : { ...note, about: study })));

/** How many notes of one code are shown before the rest is counted. */
const SHOWN = 8;

export interface NoteLine {
  readonly code: string;
  readonly message: string;
}

/** Notes as lines: message with its place, those of one kind in one line, and a count where very many are left. */
export function noteLines(notes: readonly NoteAbout[], all: boolean): readonly NoteLine[] {
  const byCode = new Map<string, NoteAbout[]>();
  for (const note of notes) {
    const given = byCode.get(note.code);
    if (given) given.push(note);
    else byCode.set(note.code, [note]);
  }
  return [...byCode].flatMap(([code, given]) => {
    const messages = all ? given.map(withPlace) : together(given);
    const shown = all || messages.length <= SHOWN + 1 ? messages : messages.slice(0, SHOWN);
    const lines = shown.map((message) => ({ code, message }));
    const rest = messages.length - shown.length;
    return rest === 0 ? lines : [...lines, { code, message: `… and ${rest} more like these (--all lists them)` }];
  });
}
