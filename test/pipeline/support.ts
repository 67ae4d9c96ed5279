import { BptrialError, type PoolOptions, pool, type ReadOptions, readTable } from "../../src/index.js";

export const table = (content: string, options: Partial<ReadOptions> = {}) =>
  readTable({ name: "trials.csv", content }, options);

export const pooled = async (content: string, options: Partial<PoolOptions> = {}, reading: Partial<ReadOptions> = {}) =>
  pool(await table(content, reading), options);

/** The error that a call ends in: of several, the first. */
export async function refusal(work: Promise<unknown>): Promise<BptrialError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof BptrialError)) throw new Error("it was not refused");
  return error.causes[0] ?? error;
}

export const codes = (notes: readonly { readonly code: string }[]) => notes.map(({ code }) => code);
