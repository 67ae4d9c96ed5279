import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BptrialError } from "../../src/core/errors.js";
import { fileSource, openTable, type ReadOptions, type Table } from "../../src/read/index.js";
import type { RawRow } from "../../src/records.js";

export const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/read/${name}`, import.meta.url));
export const bytesOf = (name: string): Buffer => readFileSync(fixture(name));
export const openFixture = (name: string, options: Partial<ReadOptions> = {}): Promise<Table> =>
  openTable(fileSource(fixture(name)), options);

/** A table from its lines. */
export const open = (lines: string | readonly string[], options: Partial<ReadOptions> = {}): Promise<Table> =>
  openTable({ name: "trial.csv", content: typeof lines === "string" ? lines : `${lines.join("\n")}\n` }, options);

export interface Walked {
  readonly rows: readonly RawRow[];
  readonly errors: readonly BptrialError[];
}

/** All rows and errors of a table. */
export async function walk(table: Table): Promise<Walked> {
  const rows: RawRow[] = [];
  const errors: BptrialError[] = [];
  for await (const batch of table.batches((error) => errors.push(error))) rows.push(...batch);
  return { rows, errors };
}

/** What a promise was refused with. */
export async function refusal(promise: Promise<unknown>): Promise<BptrialError> {
  try {
    await promise;
  } catch (error) {
    return error as BptrialError;
  }
  throw new Error("it was not refused");
}

export const canonical = (table: Table): Record<string, string> =>
  Object.fromEntries(
    table.columns.flatMap((column) => (column.canonical === null ? [] : [[column.header, column.canonical]])),
  );

/** A source that comes in pieces of `size` bytes. */
export function inPieces(name: string, bytes: Uint8Array, size: number) {
  return {
    name,
    content: (async function* () {
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    })(),
  };
}
