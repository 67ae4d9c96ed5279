import type { Described, Registry } from "../core/registry.js";
import { registry } from "../core/registry.js";
import type { Input, TextReading } from "../records.js";
import type { Article } from "./article/index.js";
import { openCsv } from "./csv-table.js";
import { fingerprint } from "./fingerprint.js";
import { fileSource, type Source } from "./source.js";
import type { ReadOptions, Table } from "./table.js";

export { type Column, columns } from "./column-aliases.js";
export { isColumnName } from "./column-names.js";
export { MISSING_TOKENS } from "./missing.js";
export { type NamedRow, readNamedRows } from "./named-rows.js";
export { BEYOND } from "./number-explain.js";
export { plainNumber } from "./plain-number.js";
export { type PrintedInterval, type PrintedNumber, printedInterval } from "./printed-interval.js";
export { fileBytes, fileSource, pathHint, type Source, streamSource } from "./source.js";
export type { ColumnMap, ReadOptions, Table } from "./table.js";

/** A format of input: how bytes become a table. */
export interface Reader extends Pick<Described, "id" | "label"> {
  open(source: Source, options: ReadOptions): Promise<Table>;
}

const csv: Reader = { id: "csv", label: "Delimited text: comma, semicolon, tab or bar", open: openCsv };

/** Of the files in a folder that hold tables. */
export const TABLE_ENDINGS: readonly string[] = [".csv", ".tsv", ".tab"];

/** Every input format, by the name that `--from` takes. */
export const readers: Registry<Reader> = registry("input format", [csv]);

export const defaultReadOptions: ReadOptions = {
  delimiter: null,
  decimal: null,
  encoding: null,
  na: [],
  map: {},
  ignore: [],
  layout: null,
  from: null,
  formless: false,
};

/**
 * Opens a table: takes its encoding, delimiter, columns, form and number marks from its first mebibyte. Its rows are
 * read by `batches()`.
 *
 * @throws BptrialError where the file is no table that we read.
 */
export async function openTable(source: Source, options: Partial<ReadOptions> = {}): Promise<Table> {
  const resolved: ReadOptions = { ...defaultReadOptions, ...options };
  return readers.get(resolved.from ?? csv.id).open(source, resolved);
}

/** Opens a table by its path, or by a source of another kind. @throws as `openTable`. */
export function readTable(source: string | Source, options: Partial<ReadOptions> = {}): Promise<Table> {
  return openTable(typeof source === "string" ? fileSource(source) : source, options);
}
export {
  type Article,
  type ArticleTables,
  articleOf,
  articleTables,
  decoded,
  LONGEST_TEXT,
  lineTexts,
  sizeIn,
  TEXT_ENDINGS,
  TEXT_FORMATS,
  type TextFormat,
  type TextSource,
  tooLong,
} from "./article/index.js";
export { type ClaimEntry, readClaims } from "./claims-file.js";
export { readDocument, strictText } from "./document.js";
export { faultsOf, type Schema } from "./json-schema.js";

/** Finds the statistics that a text prints. Loaded when first needed: no table needs it. */
export async function readText(name: string, { text, parts, notes }: Article): Promise<TextReading> {
  const reading = (await import("./text/index.js")).readText(name, text, { parts });
  return { ...reading, notes: [...notes, ...reading.notes] };
}

/** The same of a claim, which may be one bare size: "6 points better". */
export async function readClaim(text: string): Promise<TextReading> {
  const reading = await readText("claim", { text, parts: [], notes: [] });
  if (reading.statistics.some(({ kind }) => kind !== "people" && kind !== "p")) return reading;
  const size = (await import("./text/points.js")).sizeIn(text);
  return size === null ? reading : { ...reading, statistics: [size, ...reading.statistics] };
}

/** What a document says of a text that it was made from: name, fingerprint and lines. */
export function inputOf(name: string, bytes: Uint8Array): Input {
  const print = fingerprint();
  print.update(bytes);
  const LF = 10;
  let rows = bytes.length > 0 && bytes.at(-1) !== LF ? 1 : 0;
  for (const byte of bytes) if (byte === LF) rows += 1;
  return { name, sha256: print.hex(), rows };
}
