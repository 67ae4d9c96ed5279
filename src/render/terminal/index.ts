import type { BptrialError } from "../../core/errors.js";
import type { JudgedClaim, Note, Trace } from "../../records.js";
import type { LongDocument, RenderOptions } from "../options.js";
import { gap } from "../views/block.js";
import { plainBlocks } from "../views/claim.js";
import { viewOf } from "../views/index.js";
import { notesBlocks } from "../views/notes.js";
import { traceView } from "../views/trace.js";
import { errorText } from "./error.js";
import { layOut } from "./layout.js";

export const documentText = (document: LongDocument, options: RenderOptions): string =>
  layOut(viewOf(document, options), options);

export const plainText = (claims: readonly JudgedClaim[], options: RenderOptions): string =>
  layOut(
    claims.flatMap((claim, i) => [...(i === 0 ? [] : [gap, gap]), ...plainBlocks(claim)]),
    options,
  );

export const traceText = (traces: readonly Trace[], options: RenderOptions): string =>
  layOut(traceView(traces, options), options);

export const notesText = (notes: readonly Note[], options: RenderOptions): string =>
  notes.length === 0 ? "" : layOut(notesBlocks(notes, options.all), options).trimStart();

export type { BptrialError };
export { errorText };
