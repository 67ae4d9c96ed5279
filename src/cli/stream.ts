import { setFlagsFromString } from "node:v8";
import { BptrialError, EXIT } from "../core/errors.js";
import type { StreamEnd } from "../pipeline/rows.js";
import { closingLines, ndjsonLine } from "../render/index.js";
import { complain } from "./complain.js";
import type { Io } from "./io.js";
import { Gathered } from "./show.js";
import type { Target } from "./target.js";

/**
 * Writes results as they come. After an error the results before it stand, and the last line says what went wrong, so that
 * nobody takes half a stream for a whole one.
 *
 * @param heapGrowth how far the heap may grow, in percent of what is alive, before it is cleared: left to itself it takes
 *   several times of that. Less is slower.
 * @returns the exit code
 */
export async function streamed<T extends object>(
  schema: string,
  open: () => Promise<AsyncGenerator<readonly T[], StreamEnd>>,
  target: Target,
  io: Io,
  heapGrowth = 100,
): Promise<number> {
  setFlagsFromString(`--heap-growing-percent=${heapGrowth}`);
  const lines = new Gathered(target);
  try {
    const batches = await open();
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      for (const element of next.value) {
        const full = lines.add(ndjsonLine(schema, element));
        if (full) await full;
      }
    }
    for (const line of closingLines(next.value)) await lines.add(line);
    await lines.flush();
    return EXIT.fine;
  } catch (error) {
    if (!(error instanceof BptrialError)) throw error;
    for (const one of error.causes.length > 0 ? error.causes : [error]) await lines.add(errorLine(one));
    await lines.flush();
    return complain(error, io, target.writing.colour);
  } finally {
    // V8 takes code that was kept under other flags (bin/kept-code.js) for another program's.
    setFlagsFromString("--heap-growing-percent=0");
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

const errorLine = ({ code, message, hint, place }: BptrialError): string =>
  ndjsonLine("bptrial/error@1", { code, message, hint, place });
