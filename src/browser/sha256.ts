/** The first 32 bits of the fractions of roots: of primes, the square roots for the start, the cube roots for the rounds. */
function fractions(count: number, root: (prime: number) => number): Uint32Array<ArrayBuffer> {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
    if (isPrime) found.push((root(n) % 1) * 2 ** 32);
  }
  return Uint32Array.from(found);
}

const START = fractions(8, Math.sqrt);
const ROUNDS = fractions(64, Math.cbrt);
const BLOCK = 64;

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/**
 * SHA-256 in step. The platform's own (`crypto.subtle`) takes all bytes at once and answers later, while a table's is made as
 * its rows go by.
 *
 * Source  FIPS 180-4
 */
class Sha256 {
  readonly #state = START.slice();
  readonly #held = new Uint8Array(BLOCK);
  readonly #words = new Uint32Array(64);
  #length = 0;

  update(data: Uint8Array | string): this {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    for (const byte of bytes) {
      this.#held[this.#length % BLOCK] = byte;
      this.#length += 1;
      if (this.#length % BLOCK === 0) this.#block();
    }
    return this;
  }

  /** @param _ hexadecimal, as all of ours are */
  digest(_: "hex"): string {
    const bits = this.#length * 8;
    this.update(Uint8Array.of(0x80));
    while (this.#length % BLOCK !== BLOCK - 8) this.update(Uint8Array.of(0));
    const end = new DataView(new ArrayBuffer(8));
    end.setUint32(0, Math.floor(bits / 2 ** 32));
    end.setUint32(4, bits >>> 0);
    this.update(new Uint8Array(end.buffer));
    return [...this.#state].map((word) => word.toString(16).padStart(8, "0")).join("");
  }

  #block(): void {
    const w = this.#words;
    const block = new DataView(this.#held.buffer);
    for (let i = 0; i < 16; i += 1) w[i] = block.getUint32(4 * i);
    for (let i = 16; i < 64; i += 1) {
      const [x = 0, y = 0] = [w[i - 15], w[i - 2]];
      const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
      const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
      w[i] = (w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#state;
    for (let i = 0; i < 64; i += 1) {
      const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const one = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[i] ?? 0) + (w[i] ?? 0)) | 0;
      const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) this.#state[i] = (this.#state[i] ?? 0) + word;
  }
}

export const createHash = (_: "sha256"): Sha256 => new Sha256();
