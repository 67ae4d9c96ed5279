import { catalogue } from "../catalogue.js";
import type { Note, ResultDocument } from "../records.js";
import { formats, labelsFrom, rCallsFrom, renderNotes, renderRCode, visibleLines } from "../render/index.js";
import { wantsColour } from "./colour.js";
import type { Io } from "./io.js";
import { type Target, widthOf } from "./target.js";

/** Text is handed over in pieces of about this many characters. */
const PIECE = 1 << 16;

/** Gathers short texts, so that a line costs no system call of its own. */
export class Gathered {
  #text = "";
  constructor(private readonly target: Pick<Target, "write">) {}

  /** A promise to wait for when a piece is full; most texts cost none. */
  add(text: string): Promise<void> | null {
    this.#text += text;
    return this.#text.length < PIECE ? null : this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = "";
    if (text !== "") await this.target.write(text);
  }
}

/** Writes a document in the format that was asked for. */
export async function show(document: ResultDocument, target: Target): Promise<void> {
  const format = formats.get(target.writing.format);
  // A sheet holds what its source held; a terminal would obey it.
  const shown = format.id === "csv" && target.isTTY ? visibleLines : (text: string): string => text;
  if (format.pieces === undefined) {
    await target.write(shown(await format.render(document, { ...target.render, labels: labelsFrom(catalogue) })));
    return;
  }
  const text = new Gathered(target);
  for (const piece of format.pieces(document)) {
    const full = text.add(shown(piece));
    if (full) await full;
  }
  await text.flush();
}

/** Writes the R script of a document. */
export async function showRCode(document: ResultDocument, target: Target, io: Io): Promise<void> {
  await target.write(renderRCode(document, rCallsFrom(catalogue)));
  await tellNotes(document.notes, target, io);
}

/** Notes that the output has no place for go to stderr. */
export async function tellNotes(notes: readonly Note[], { writing, render }: Target, io: Io): Promise<void> {
  if (writing.quiet || notes.length === 0) return;
  const colour = wantsColour(writing.colour, io.env, io.err.isTTY);
  await io.err.write(await renderNotes(notes, { ...render, colour, width: widthOf(io.err.columns, io.env) }));
}
