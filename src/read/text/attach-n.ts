import type { FoundMean } from "./means.js";
import type { FoundPeople } from "./people.js";
import { type Scan, sentenceAt, wordAt } from "./scan.js";

/** How many sentences before two means the sizes of their arms are looked for in. */
const REACH = 8;

/**
 * The numbers of people of two means in a sentence: the two "n =" beside them, or else the nearest two that an earlier
 * sentence gives. Where a sentence between gives another number of them, nothing says which are meant.
 */
export function attachN(
  scan: Scan,
  means: readonly FoundMean[],
  people: readonly FoundPeople[],
): ReadonlyMap<FoundMean, number> {
  const sizes = grouped(
    scan,
    people.filter(({ first }) => wordAt(scan, first) === "n"),
  );
  const attached = new Map<FoundMean, number>();
  for (const [sentence, pair] of grouped(scan, means)) {
    const [first, second, third] = pair;
    if (first === undefined || second === undefined || third !== undefined) continue;
    for (let back = sentence; back >= Math.max(0, sentence - REACH); back -= 1) {
      const found = sizes.get(back);
      if (found === undefined) continue;
      const [one, other] = found;
      if (found.length === 2 && one !== undefined && other !== undefined) {
        attached.set(first, one.count.value);
        attached.set(second, other.count.value);
      }
      break;
    }
  }
  return attached;
}

function grouped<T extends { readonly first: number }>(
  scan: Scan,
  all: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const sentence = sentenceAt(scan, one.first);
    const group = groups.get(sentence);
    if (group === undefined) groups.set(sentence, [one]);
    else group.push(one);
  }
  return groups;
}
