/** What the reading of files takes from Node's Buffer, over the platform's own bytes and text coders. */
export class Bytes extends Uint8Array {
  override toString(encoding: string = "utf8", start = 0, end = this.length): string {
    const part = this.subarray(start, end) as Bytes;
    const name = encoding.toLowerCase();
    if (name === "latin1") return lettersOf(part);
    // A decoder would replace halves of pairs, which are to be found and told.
    if (name === "utf16le")
      return lettersOf(Uint16Array.from({ length: part.length >> 1 }, (_, i) => part.readUInt16LE(2 * i)));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(part);
  }

  /** Each pair of bytes turned round, in place. */
  swap16(): this {
    for (let at = 0; at + 1 < this.length; at += 2) {
      const [first = 0, second = 0] = [this[at], this[at + 1]];
      this[at] = second;
      this[at + 1] = first;
    }
    return this;
  }

  readUInt16LE(at: number): number {
    return (this[at] ?? 0) | ((this[at + 1] ?? 0) << 8);
  }

  equals(other: Uint8Array): boolean {
    return compare(this, other) === 0;
  }

  copy(target: Uint8Array, targetStart = 0, start = 0, end = this.length): number {
    const part = this.subarray(start, Math.min(end, start + target.length - targetStart));
    target.set(part, targetStart);
    return part.length;
  }
}

/** Each number a letter: all at once, a call would have too many arguments. */
function lettersOf(codes: Uint8Array | Uint16Array): string {
  const PIECE = 1 << 13;
  let text = "";
  for (let at = 0; at < codes.length; at += PIECE) text += String.fromCharCode(...codes.subarray(at, at + PIECE));
  return text;
}

/** A buffer's memory is looked at, not copied; all else is copied. */
function from(
  value: string | ArrayBuffer | ArrayLike<number>,
  offset?: number | string | null,
  length?: number,
): Bytes {
  if (typeof value === "string") {
    if (typeof offset === "string" && !/^utf-?8$/i.test(offset)) throw new Error(`no text is written as ${offset}`);
    return viewOf(new TextEncoder().encode(value));
  }
  if (value instanceof ArrayBuffer) return new Bytes(value, typeof offset === "number" ? offset : 0, length);
  return new Bytes(value);
}

const viewOf = (bytes: Uint8Array): Bytes => new Bytes(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length);

function concat(parts: readonly Uint8Array[]): Bytes {
  const all = new Bytes(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function compare(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(one.length - other.length);
}

export const Buffer = {
  from,
  concat,
  compare,
  alloc: (length: number): Bytes => new Bytes(length),
  allocUnsafe: (length: number): Bytes => new Bytes(length),
  isBuffer: (value: unknown): boolean => value instanceof Bytes,
};

export const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
