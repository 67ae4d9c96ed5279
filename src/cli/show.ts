import { catalogue } from "../catalogue.js";
import type { Note, ResultDocument } from "../records.js";
import {
  formats,
  type LongDocument,
  labelsFrom,
  rCallsFrom,
  renderNotes,
  renderRCode,
  visibleLines,
} from "../render/index.js";
import { wantsColour } from "./colour.js";
import { HEAP_GROWTH, inSmallHeap } from "./heap.js";
import type { Io } from "./io.js";
import type { Target } from "./target.js";
import { widthOf } from "./width.js";

/** Lines are gathered to about this many characters, so that one costs no system call of its own. */
const PIECE = 1 << 16;

/** Writes a document in the format that was asked for. */
export async function show(document: LongDocument, target: Target): Promise<void> {
  const { id, render, pieces } = formats.get(target.writing.format);
  if (pieces === undefined) {
    await target.write(await render(document, { ...target.render, labels: labelsFrom(catalogue) }));
    return;
  }
  // A sheet holds what its source held; a terminal would obey it.
  const shown = id === "csv" && target.isTTY ? visibleLines : (text: string): string => text;
  // The format's own code is loaded by now.
  const parts = await pieces(document);
  await inSmallHeap(HEAP_GROWTH, async () => {
    let text = "";
    for (const piece of parts) {
      if (typeof piece !== "string") await target.write(piece);
      else {
        text += shown(piece);
        if (text.length < PIECE) continue;
        await target.write(text);
        text = "";
      }
    }
    if (text !== "") await target.write(text);
  });
}

/** Writes the R script of a document. */
export async function showRCode(document: ResultDocument, target: Target, io: Io): Promise<void> {
  await target.write(await renderRCode(document, rCallsFrom(catalogue)));
  await tellNotes(document.notes, target, io);
}

/** Notes that the output has no place for go to stderr. */
export async function tellNotes(notes: readonly Note[], { writing, render }: Target, io: Io): Promise<void> {
  if (writing.quiet || notes.length === 0) return;
  const colour = wantsColour(writing.colour, io.env, io.err.isTTY);
  await io.err.write(await renderNotes(notes, { ...render, colour, width: widthOf(io.err.columns, io.env) }));
}
