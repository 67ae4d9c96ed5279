import { resolve } from "node:path";
import { BptrialError } from "../core/errors.js";
import { fileSource, openTable, type ReadOptions, type Source, streamSource, type Table } from "../read/index.js";
import type { Files } from "./folders.js";
import type { Io } from "./io.js";
import { clock, progressOf } from "./progress.js";

/** What of the command line says which tables are read, and how. */
export interface Tabled {
  readonly files: readonly string[];
  /** What files are called whose name is not the last part of their path. */
  readonly names?: Files["names"];
  readonly reading: Partial<ReadOptions>;
}

/** @throws E_USAGE where stdin or a file would be read twice */
export function tabled(files: readonly string[], reading: Partial<ReadOptions>): Tabled {
  if (files.filter((file) => file === "-").length > 1) {
    throw new BptrialError("E_USAGE", "stdin (-) can be read only once");
  }
  const paths = files.filter((file) => file !== "-").map((file) => resolve(file));
  const twice = files.find((file) => paths.indexOf(resolve(file)) < paths.lastIndexOf(resolve(file)));
  if (twice !== undefined) {
    throw new BptrialError("E_USAGE", `${twice} is given twice`, "Its rows would count double. Name it once.");
  }
  return { files: files.length === 0 ? ["-"] : files, reading };
}

/**
 * Opens every file, and stdin for `-`. Rows that take longer than a second are counted on a terminal.
 *
 * @throws E_INPUT with what is wrong with each file
 */
export async function openTables(tabled: Tabled, io: Io, quiet: boolean): Promise<readonly Table[]> {
  const { tables, errors } = await openEach(tabled, io, quiet);
  const [first, ...others] = errors;
  if (first === undefined) return tables;
  await Promise.all(tables.map((table) => table.close()));
  if (others.length === 0) throw first;
  throw new BptrialError("E_INPUT", `${errors.length} errors, nothing computed.`, null, null, errors);
}

/** The files that can be opened, and what is wrong with the others. */
export async function openEach({ files, names, reading }: Tabled, io: Io, quiet: boolean): Promise<Opened> {
  const errors: BptrialError[] = [];
  const tables: Table[] = [];
  const started = clock();
  for (const file of files) {
    try {
      tables.push(await openTable(file === "-" ? streamSource("stdin", io.stdin) : named(file, names), reading));
    } catch (error) {
      if (!(error instanceof BptrialError)) throw error;
      errors.push(...(error.causes.length > 0 ? error.causes : [error]));
    }
  }
  return { tables: tables.map((table) => watched(table, quiet ? null : io, io.signal, started)), errors };
}

export interface Opened {
  readonly tables: readonly Table[];
  readonly errors: readonly BptrialError[];
}

function named(file: string, names: Tabled["names"]): Source {
  const source = fileSource(file);
  return { ...source, name: names?.get(file) ?? source.name };
}

/** The same table, whose reading can be followed and broken off. */
function watched(table: Table, io: Io | null, signal: AbortSignal, started: number): Table {
  async function* batches(onError: (error: BptrialError) => void) {
    const progress = progressOf(io, (count) => `${table.file}: ${count} rows`, started);
    try {
      for await (const batch of table.batches(onError)) {
        signal.throwIfAborted();
        await progress.add(batch.length);
        yield batch;
      }
    } finally {
      await progress.end();
    }
  }
  return Object.create(table, { batches: { value: batches } });
}
