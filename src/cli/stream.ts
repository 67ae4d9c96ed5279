import { BptrialError, EXIT } from "../core/errors.js";
import type { StreamEnd } from "../pipeline/rows.js";
import { isLongElement, NdjsonWriter } from "../render/index.js";
import { complain } from "./complain.js";
import { inSmallHeap } from "./heap.js";
import type { Io } from "./io.js";
import type { Target } from "./target.js";

/**
 * Writes results as they come. After an error the results before it stand, and the last line says what went wrong, so that
 * nobody takes half a stream for a whole one.
 *
 * @param heapGrowth as `inSmallHeap` takes it
 * @returns the exit code
 */
export const streamed = <T extends object>(
  schema: string,
  open: () => Promise<AsyncGenerator<readonly T[], StreamEnd>>,
  target: Target,
  io: Io,
  heapGrowth = 100,
): Promise<number> => inSmallHeap(heapGrowth, () => lineByLine(schema, open, target, io));

async function lineByLine<T extends object>(
  schema: string,
  open: () => Promise<AsyncGenerator<readonly T[], StreamEnd>>,
  target: Target,
  io: Io,
): Promise<number> {
  const lines = new NdjsonWriter();
  try {
    const batches = await open();
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      for (const element of next.value) {
        if (!isLongElement(element)) lines.line(schema, element);
        else for (const piece of lines.pieces(schema, element)) await target.write(piece);
        if (lines.isFull) await target.write(lines.take());
      }
    }
    lines.closing(next.value);
    await target.write(lines.take());
    return EXIT.fine;
  } catch (error) {
    if (!(error instanceof BptrialError)) throw error;
    for (const { code, message, hint, place } of error.causes.length > 0 ? error.causes : [error])
      lines.line("bptrial/error@1", { code, message, hint, place });
    await target.write(lines.take());
    return complain(error, io, target.writing.colour);
  }
}

/** A document that cannot come in parts, as a stream of one batch: what goes wrong is its last line too. */
export async function* whole<T extends object>(
  work: () => Promise<{ readonly elements: readonly T[]; readonly end: StreamEnd }>,
): AsyncGenerator<readonly T[], StreamEnd> {
  const { elements, end } = await work();
  yield elements;
  return end;
}
