import { BptrialError } from "../core/errors.js";
import type { Delimiter, RawRow } from "../records.js";
import { CutShort, openRecords, type Records } from "./csv.js";
import { openDecoder } from "./decode.js";
import type { Decoder } from "./decoder.js";
import { findDelimiter } from "./delimiter.js";
import { type Fingerprint, fingerprint } from "./fingerprint.js";
import { missingTest } from "./missing.js";
import { type Shape, shapeOf } from "./shape.js";
import { chunksOf, type Source } from "./source.js";
import type { ReadOptions } from "./table.js";

/** A source that is being read: its head has been cut into rows. */
export interface Reading {
  readonly chunks: AsyncGenerator<Buffer, void>;
  readonly decoder: Decoder;
  readonly records: Records;
  readonly print: Fingerprint;
  readonly delimiter: Delimiter;
  readonly delimiterBecause: string;
  readonly shape: Shape;
  /** The source ends within the head. */
  readonly complete: boolean;
  /** What stopped the head before its end. */
  readonly fault: BptrialError | null;
}

/** Bytes looked at before a table is taken for anything. */
const HEAD = 1 << 20;
/** Of a table whose lines are long, so many lines are looked at, within more bytes. */
const LINES = 20;
const LONGEST_HEAD = 16 << 20;

/** Opens a source and reads its head. @throws E_FILE, E_ENCODING, E_HEADER, E_EMPTY. */
export async function startReading(source: Source, options: ReadOptions): Promise<Reading> {
  const file = source.name;
  const chunks = chunksOf(source);
  try {
    const { bytes, complete } = await takeHead(chunks);
    refuseForeignBytes(file, bytes);
    const decoder = openDecoder(file, bytes, options.encoding);
    const decoded = decoder.push(bytes);
    const text = complete ? Buffer.concat([decoded, decoder.end()]) : decoded;
    const found =
      options.delimiter === null
        ? findDelimiter(text.toString(), complete)
        : { delimiter: options.delimiter, because: "--delimiter" };
    const records = openRecords(file, found.delimiter);
    const { rows, fault } = rowsOf(records, text, complete);
    const shape = shapeOf(file, rows, {
      delimiter: found.delimiter,
      commentsAbove: records.commentsAbove,
      complete: complete && fault === null,
      studyMapped: Object.hasOwn(options.map, "study"),
      isMissing: missingTest(options.na),
    });
    if (shape === null) throw fault ?? empty(file);
    if (shape.head.length === 0 && complete && fault === null) throw empty(file);
    const print = fingerprint();
    print.update(bytes);
    const { delimiter, because: delimiterBecause } = found;
    return {
      chunks,
      decoder,
      records,
      print,
      delimiter,
      delimiterBecause,
      shape,
      complete,
      fault,
    };
  } catch (error) {
    await chunks.return();
    throw error;
  }
}

const [LINE_FEED, RETURN] = [10, 13];

async function takeHead(chunks: AsyncGenerator<Buffer, void>): Promise<{ bytes: Buffer; complete: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  let complete = false;
  let lines = 0;
  while (!complete && (length < HEAD || (lines < LINES && length < LONGEST_HEAD))) {
    const next = await chunks.next();
    if (next.done) complete = true;
    else {
      parts.push(next.value);
      length += next.value.length;
      for (const byte of lines < LINES ? next.value : []) if (byte === LINE_FEED || byte === RETURN) lines += 1;
    }
  }
  return { bytes: parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts), complete };
}

function rowsOf(
  records: Records,
  text: Buffer,
  complete: boolean,
): { rows: readonly RawRow[]; fault: BptrialError | null } {
  let rows: readonly RawRow[] = [];
  try {
    rows = records.push(text);
    return { rows: complete ? [...rows, ...records.end()] : rows, fault: null };
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    return { rows: [...rows, ...error.before], fault: error };
  }
}

function empty(file: string): BptrialError {
  const hint = "A table has a header row and at least one row below it.";
  return new BptrialError("E_EMPTY", `${file}: there is no data row`, hint, { file, row: null, column: null });
}

/** Files that people take for tables, by their first bytes. */
const FOREIGN: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "an Excel workbook or another zip file"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF"],
  [[0x1f, 0x8b], "a gzip file"],
];

function refuseForeignBytes(file: string, bytes: Buffer): void {
  const kind = FOREIGN.find(([start]) => start.every((byte, index) => bytes[index] === byte))?.[1];
  if (kind === undefined) return;
  const hint = "Save the table as CSV (UTF-8) and read that.";
  throw new BptrialError("E_ENCODING", `${file}: this is ${kind}, not a text table`, hint, {
    file,
    row: null,
    column: null,
  });
}
