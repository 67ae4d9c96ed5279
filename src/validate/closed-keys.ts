const EMPTY = 0;

/**
 * Remembers which keys were seen, eight bytes each, so that a table of any length can be asked whether a study came back.
 * Only a 64-bit fingerprint is kept: two of a million keys share one by chance once in forty million tables.
 */
export class ClosedKeys {
  #high = new Uint32Array(1024);
  #low = new Uint32Array(1024);
  #size = 0;

  add(key: string): void {
    if (this.#size * 2 >= this.#high.length) this.#grow();
    this.#put(fingerprint(key, 0x811c9dc5), fingerprint(key, 0x9747b28c) || 1);
  }

  has(key: string): boolean {
    if (this.#size === 0) return false;
    const high = fingerprint(key, 0x811c9dc5);
    const low = fingerprint(key, 0x9747b28c) || 1;
    const mask = this.#high.length - 1;
    for (let i = high & mask; this.#low[i] !== EMPTY; i = (i + 1) & mask) {
      if (this.#low[i] === low && this.#high[i] === high) return true;
    }
    return false;
  }

  #put(high: number, low: number): void {
    const mask = this.#high.length - 1;
    let i = high & mask;
    while (this.#low[i] !== EMPTY) {
      if (this.#low[i] === low && this.#high[i] === high) return;
      i = (i + 1) & mask;
    }
    this.#high[i] = high;
    this.#low[i] = low;
    this.#size += 1;
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low];
    this.#high = new Uint32Array(high.length * 2);
    this.#low = new Uint32Array(low.length * 2);
    this.#size = 0;
    for (const [i, value] of low.entries()) if (value !== EMPTY) this.#put(high[i] ?? 0, value);
  }
}

/** 32 bits of a string, well mixed, different for each seed. */
function fingerprint(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x5bd1e995);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
