/**
 * A stream of numbers in [0, 1) that a seed repeats exactly on every machine (32-bit integer arithmetic alone).
 *
 * Source   Marsaglia 2003, J Stat Softw 8(14), the xorshift with shifts 13, 17 and 5, after mixing the seed
 */
export function randomStream(seed: number): () => number {
  let state = Math.imul((seed | 0) ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < 8; i += 1) next();
  return next;
}

/** A whole number from 0 up to, but not including, `below`. */
export const randomIndex = (random: () => number, below: number): number => Math.floor(random() * below);
