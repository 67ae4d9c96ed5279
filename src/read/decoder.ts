import { BptrialError } from "../core/errors.js";

/** Bytes of one encoding → UTF-8 bytes, checked as they pass. */
export interface Decoder {
  readonly encoding: string;
  /** How the encoding was told. */
  readonly because: string;
  /** First byte that showed an older encoding; null where none was inferred. */
  readonly olderAt: number | null;
  /** @throws E_ENCODING with the offset of the byte that cannot be. */
  push(chunk: Buffer): Buffer;
  end(): Buffer;
}

export const NOTHING = Buffer.alloc(0);

export const hex = (byte: number | undefined): string => (byte ?? 0).toString(16).toUpperCase().padStart(2, "0");

export function encodingError(file: string, message: string, hint: string | null): BptrialError {
  return new BptrialError("E_ENCODING", `${file}: ${message}`, hint, { file, row: null, column: null });
}

/** No text holds NUL; a binary file does, and UTF-16 that was not recognised. */
export function refuseZero(file: string, bytes: Buffer, offset: number): void {
  const at = bytes.indexOf(0);
  if (at < 0) return;
  const hint = "Export the table as CSV in UTF-8; if it is UTF-16, say --encoding utf-16le.";
  throw encodingError(file, `a NUL byte at ${offset + at}: this is not a text file`, hint);
}

/** Joins what one chunk left over to the next, and drops a byte order mark of `skip` bytes. */
export function inPieces(
  skip: number,
  take: (bytes: Buffer, offset: number, last: boolean) => { text: Buffer; used: number },
) {
  let toSkip = skip;
  let offset = skip;
  let held = NOTHING;
  const pass = (bytes: Buffer, last: boolean): Buffer => {
    const { text, used } = take(bytes, offset, last);
    offset += used;
    held = used === bytes.length ? NOTHING : Buffer.from(bytes.subarray(used));
    return text;
  };
  return {
    push(chunk: Buffer): Buffer {
      const fresh = chunk.subarray(toSkip);
      toSkip = Math.max(0, toSkip - chunk.length);
      return pass(held.length === 0 ? fresh : Buffer.concat([held, fresh]), false);
    },
    end: (): Buffer => pass(held, true),
  };
}
