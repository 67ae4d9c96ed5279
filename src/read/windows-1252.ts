import { isUtf8 } from "node:buffer";
import { type Decoder, NOTHING, refuseZero } from "./decoder.js";

/** Bytes 80 to 9F; the five that have no character are replacement characters. */
const HIGH = [..."€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ"];

/** Windows-1252, and Latin-1 with it: a table of its own, since runtimes differ on bytes 80 to 9F. */
export function windows1252Decoder(file: string, because: string, olderAt: number | null): Decoder {
  let offset = 0;
  return {
    encoding: "windows-1252",
    because,
    olderAt,
    push(chunk) {
      refuseZero(file, chunk, offset);
      offset += chunk.length;
      const text = chunk.toString("latin1");
      return Buffer.from(text.replace(/[\x80-\x9f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? ""));
    },
    end: () => NOTHING,
  };
}

/** Could these bytes, which are not UTF-8, be Windows-1252? Not if part of them is UTF-8 all the same, or has no character. */
export function looksLikeWindows1252(bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    if (HIGH[byte - 0x80] === "\ufffd") return false;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (length > 0 && index + length <= bytes.length && isUtf8(bytes.subarray(index, index + length))) return false;
  }
  return true;
}
