import { createHash } from "node:crypto";

/** The sha256 of bytes that come in chunks, each CRLF taken as LF: a checkout on another system has the same one. */
export interface Fingerprint {
  update(chunk: Uint8Array): void;
  hex(): string;
}

const CR = 13;
const LF = 10;

export function fingerprint(): Fingerprint {
  const hash = createHash("sha256");
  let heldReturn = false;
  let result: string | null = null;
  return {
    update(chunk) {
      if (!heldReturn && !chunk.includes(CR)) {
        hash.update(chunk);
        return;
      }
      const kept = Buffer.allocUnsafe(chunk.length + 1);
      let length = 0;
      for (const byte of chunk) {
        if (heldReturn && byte !== LF) kept[length++] = CR;
        heldReturn = byte === CR;
        if (!heldReturn) kept[length++] = byte;
      }
      hash.update(kept.subarray(0, length));
    },
    hex() {
      if (result !== null) return result;
      if (heldReturn) hash.update("\r");
      result = hash.digest("hex");
      return result;
    },
  };
}
