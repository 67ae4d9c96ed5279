const EMPTY = 0;

/**
 * Remembers which keys were seen, eight bytes each, so that a table of any length can be asked whether a study came back.
 * Only a 64-bit fingerprint is kept: two of a million keys share one by chance once in forty million tables.
 */
export class ClosedKeys {
  #high = new Uint32Array(1024);
  #low = new Uint32Array(1024);
  #size = 0;

  add({ high, low }: Fingerprint): void {
    if (this.#size * 2 >= this.#high.length) this.#grow();
    this.#put(high, low);
  }

  has({ high, low }: Fingerprint): boolean {
    if (this.#size === 0) return false;
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

/** 64 bits of a key. */
export interface Fingerprint {
  readonly high: number;
  /** Never 0. */
  readonly low: number;
}

/** Two times 32 bits of a string, well mixed, from two seeds in one walk. */
export function fingerprint(text: string): Fingerprint {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x5bd1e995);
    a ^= a >>> 15;
    b = Math.imul(b ^ code, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return { high: mixed(a), low: mixed(b) || 1 };
}

function mixed(seeded: number): number {
  let h = Math.imul(seeded ^ (seeded >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
