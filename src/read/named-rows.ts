import { BptrialError } from "../core/errors.js";
import type { Place } from "../records.js";
import { openRecords } from "./csv.js";
import { openDecoder } from "./decode.js";
import { findDelimiter } from "./delimiter.js";
import { readHeader } from "./header.js";
import { chunksOf, type Source } from "./source.js";

/** A row of a small table whose columns have names of their own, such as a thresholds file. */
export interface NamedRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly place: Place;
}

/**
 * A small delimited table as rows by column name, read whole.
 *
 * @throws E_FILE, E_ENCODING, E_HEADER, E_RAGGED
 */
export async function readNamedRows(source: Source): Promise<readonly NamedRow[]> {
  const file = source.name;
  const parts: Buffer[] = [];
  for await (const chunk of chunksOf(source)) parts.push(chunk);
  const bytes = Buffer.concat(parts);
  const decoder = openDecoder(file, bytes, null);
  const text = Buffer.concat([decoder.push(bytes), decoder.end()]);
  const records = openRecords(file, findDelimiter(text.toString(), true).delimiter);
  const [header, ...rows] = [...records.push(text), ...records.end()];
  if (!header)
    throw new BptrialError("E_EMPTY", `${file}: there is no header`, null, { file, row: null, column: null });
  const names = readHeader(file, header);
  return rows.map(({ row, cells }) => {
    const place = { file, row, column: null };
    if (cells.length !== names.length) {
      const message = `${file}, row ${row}: ${cells.length} cells where the header has ${names.length}`;
      throw new BptrialError("E_RAGGED", message, "Quote cells that hold the delimiter.", place);
    }
    return { cells: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""])), place };
  });
}
