import { isAscii, isUtf8 } from "node:buffer";
import { type Decoder, encodingError, hex, inPieces, refuseZero } from "./decoder.js";
import { looksLikeWindows1252, windows1252Decoder } from "./windows-1252.js";

/** Strict UTF-8 from byte `start` on, with a byte order mark of `mark` bytes to drop. */
export function utf8Decoder(file: string, mark: number, because: string, start = 0): Decoder {
  const pieces = inPieces(mark, (bytes, offset, last) => takeUtf8(file, bytes, start + offset, last));
  return { encoding: "utf-8", because, olderAt: null, ...pieces };
}

function takeUtf8(file: string, bytes: Buffer, offset: number, last: boolean): { text: Buffer; used: number } {
  const used = last ? bytes.length : wholeSequences(bytes);
  const text = bytes.subarray(0, used);
  refuseZero(file, text, offset);
  if (isUtf8(text)) return { text, used };
  const at = firstInvalid(text);
  const hint = "Save the file as UTF-8, or name its encoding: --encoding windows-1252, say.";
  throw encodingError(file, `byte ${offset + at} (0x${hex(text[at])}) is not valid UTF-8`, hint);
}

/**
 * Text without a mark: the same in all encodings while it is ASCII. What follows its first other byte decides: UTF-8 if
 * that is valid, Windows-1252 if nothing there is UTF-8 and every byte has a character, else an error.
 */
export function undeclaredDecoder(file: string): Decoder {
  let chosen: Decoder | null = null;
  let because = "all of it is ASCII";
  const choose = (bytes: Buffer, offset: number, last: boolean): Decoder | null => {
    const first = bytes.findIndex((byte) => byte > 127);
    const whole = last ? bytes : bytes.subarray(0, wholeSequences(bytes));
    if (first >= whole.length) return null;
    because = `valid UTF-8, first beyond ASCII at byte ${offset + first}`;
    const isOlder = !isUtf8(whole) && looksLikeWindows1252(whole);
    const reason = `byte ${offset + first} (0x${hex(bytes[first])}) is not UTF-8`;
    return isOlder ? windows1252Decoder(file, reason, offset + first) : utf8Decoder(file, 0, because, offset);
  };
  const ascii = inPieces(0, (bytes, offset, last) => {
    if (!isAscii(bytes)) chosen = choose(bytes, offset, last);
    if (chosen !== null) return { text: chosen.push(bytes), used: bytes.length };
    return takeUtf8(file, bytes, offset, last);
  });
  return {
    get encoding() {
      return chosen?.encoding ?? "utf-8";
    },
    get because() {
      return chosen?.because ?? because;
    },
    get olderAt() {
      return chosen?.olderAt ?? null;
    },
    push: (chunk) => chosen?.push(chunk) ?? ascii.push(chunk),
    end: () => (chosen ?? ascii).end(),
  };
}

/** Length of `bytes` without a sequence that is cut off at their end. */
function wholeSequences(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (length > 0) return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Index of the byte from which on `bytes` are not UTF-8: a search, since a start of UTF-8 is UTF-8. */
function firstInvalid(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const start = bytes.subarray(0, middle);
    if (isUtf8(start.subarray(0, wholeSequences(start)))) low = middle;
    else high = middle;
  }
  return wholeSequences(bytes.subarray(0, low));
}
