import { randomStream } from "../../src/core/random.js";

/** Choices that a seed repeats exactly. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from 0 up to, but not including, `below`. */
  index(below: number): number;
  chance(share: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** At most `most` of a list, in an order of their own. */
  some<T>(list: readonly T[], most: number): readonly T[];
  shuffled<T>(list: readonly T[]): readonly T[];
  /** `most` calls at most, and at least one. */
  times<T>(most: number, make: (at: number) => T): readonly T[];
}

export function randomFrom(seed: number): Random {
  const next = randomStream(seed);
  const index = (below: number): number => Math.floor(next() * below);
  const pick = <T>(list: readonly T[]): T => list[index(list.length)] as T;
  const shuffled = <T>(list: readonly T[]): readonly T[] => {
    const left = [...list];
    return list.flatMap(() => left.splice(index(left.length), 1));
  };
  return {
    next,
    index,
    chance: (share) => next() < share,
    pick,
    shuffled,
    some: (list, most) => shuffled(list).slice(0, index(most + 1)),
    times: (most, make) => Array.from({ length: 1 + index(most) }, (_, at) => make(at)),
  };
}
