import { BptrialError } from "../../core/errors.js";

/** A file of an archive. */
export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** More than any review unpacks to; a small archive can be made to hold far more. */
const MOST_BYTES = 256 * 1024 * 1024;
/** A data package holds an archive of its tables. */
const DEEPEST = 3;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** The files of a zip archive whose names end so, and those of the archives in it. @throws E_INPUT */
export async function entriesOf(name: string, bytes: Uint8Array, wanted: RegExp, depth = 0): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  let total = 0;
  for (const { path, read } of listed(name, bytes)) {
    const inner = path.toLowerCase().endsWith(".zip");
    if (!inner && !wanted.test(path)) continue;
    const content = await read();
    total += content.length;
    if (total > MOST_BYTES) throw broken(name, "it unpacks to more than any review holds");
    if (!inner) found.push({ name: path, bytes: content });
    else if (depth < DEEPEST) found.push(...(await entriesOf(path, content, wanted, depth + 1)));
  }
  return found;
}

function broken(name: string, why: string): BptrialError {
  const place = { file: name, row: null, column: null };
  return new BptrialError("E_INPUT", `${name}: ${why}`, "Unpack it, and name the files in it.", place);
}

interface Listed {
  readonly path: string;
  read(): Promise<Uint8Array>;
}

function listed(name: string, bytes: Uint8Array): readonly Listed[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.length - end < 66_000 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END) throw broken(name, "the archive has no end: it was cut short");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const found: Listed[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw broken(name, "its list of files is damaged");
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const [names, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + names));
    found.push({ path, read: () => unpacked(name, bytes, view, { local, packed, size, method }) });
    at += 46 + names + extra + comment;
  }
  return found;
}

interface Packed {
  readonly local: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
}

async function unpacked(name: string, bytes: Uint8Array, view: DataView, one: Packed): Promise<Uint8Array> {
  const { local, packed, size, method } = one;
  if (size > MOST_BYTES || local + 30 > bytes.length) throw broken(name, "a file in it is damaged or too large");
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const content = bytes.slice(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw broken(name, "a file in it is packed in a way that is not read here");
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const reader = stream.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      if (length > MOST_BYTES) break;
      parts.push(next.value);
    }
  } catch {
    throw broken(name, "a file in it cannot be unpacked");
  }
  if (length !== size) throw broken(name, "a file in it is not of the size that it says");
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
