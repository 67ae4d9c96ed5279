import { type Decoder, encodingError, inPieces } from "./decoder.js";

export type Utf16 = "utf-16le" | "utf-16be";

/** UTF-16 of either order, with a byte order mark of `mark` bytes to drop. */
export function utf16Decoder(file: string, encoding: Utf16, mark: number, because: string): Decoder {
  const pieces = inPieces(mark, (bytes, offset, last) => {
    const odd = bytes.length & 1;
    if (last && odd === 1)
      throw encodingError(file, `half a character of UTF-16 at byte ${offset + bytes.length - 1}`, null);
    const units = Buffer.from(bytes.subarray(0, bytes.length - odd));
    if (encoding === "utf-16be") units.swap16();
    const ending = units.length >= 2 ? units.readUInt16LE(units.length - 2) : 0;
    const used = !last && ending >= 0xd800 && ending <= 0xdbff ? units.length - 2 : units.length;
    const text = units.toString("utf16le", 0, used);
    const bad = text.search(/\p{Surrogate}|\0/u);
    if (bad >= 0) {
      const what = text.charCodeAt(bad) === 0 ? "a NUL character" : "half of a pair of UTF-16";
      throw encodingError(file, `${what} at byte ${offset + 2 * bad}`, null);
    }
    return { text: Buffer.from(text), used };
  });
  return { encoding, because, olderAt: null, ...pieces };
}
