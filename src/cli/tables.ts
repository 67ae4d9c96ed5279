import { basename, resolve } from "node:path";
import { BptrialError } from "../core/errors.js";
import { fileSource, openTable, type ReadOptions, type Source, streamSource, type Table } from "../read/index.js";
import { readBytes } from "./files.js";
import type { Files } from "./folders.js";
import type { Io } from "./io.js";
import { clock, progressOf } from "./progress.js";

/** What of the command line says which tables are read, and how. */
export interface Tabled {
  readonly files: readonly string[];
  /** What files are called whose name is not the last part of their path. */
  readonly names?: Files["names"];
  readonly reading: Partial<ReadOptions>;
  /** Which table, where the file is an article. */
  readonly table?: string | null;
}

/** @throws E_USAGE where stdin or a file would be read twice */
export function tabled(files: readonly string[], reading: Partial<ReadOptions>, table: unknown = undefined): Tabled {
  if (files.filter((file) => file === "-").length > 1) {
    throw new BptrialError("E_USAGE", "stdin (-) can be read only once");
  }
  const paths = files.filter((file) => file !== "-").map((file) => resolve(file));
  const twice = files.find((file) => paths.indexOf(resolve(file)) < paths.lastIndexOf(resolve(file)));
  if (twice !== undefined) {
    throw new BptrialError("E_USAGE", `${twice} is given twice`, "Its rows would count double. Name it once.");
  }
  return { files: files.length === 0 ? ["-"] : files, reading, table: typeof table === "string" ? table : null };
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
export async function openEach({ files, names, reading, table }: Tabled, io: Io, quiet: boolean): Promise<Opened> {
  const errors: BptrialError[] = [];
  const tables: Table[] = [];
  const started = clock();
  for (const file of files) {
    try {
      const source =
        table != null
          ? await articleSource(file, table, io)
          : file === "-"
            ? streamSource("stdin", io.stdin)
            : named(file, names);
      tables.push(await openTable(source, reading));
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

/** One table of an article, as the rows that `bptrial tables` writes of it. */
async function articleSource(file: string, table: string, io: Io): Promise<Source> {
  const [{ oneTable }, { formats }] = await Promise.all([
    import("../pipeline/tables.js"),
    import("../render/index.js"),
  ]);
  const name = file === "-" ? "stdin" : basename(file);
  const document = await oneTable({ name, bytes: await readBytes(file, io.stdin), from: null }, table);
  if (document.rows.length === 0) {
    const what = document.table.label ?? `table ${document.table.number}`;
    const hint = `bptrial tables ${file} --table ${table} --as cells says what its cells were taken for.`;
    throw new BptrialError("E_FILE", `${name}: ${what} has no row of one group's numbers`, hint);
  }
  const content = await formats
    .get("csv")
    .render(document, { width: 80, colour: false, digits: null, all: true, plot: false });
  return { name: `${name}, ${document.table.label ?? `table ${document.table.number}`}`, content };
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
