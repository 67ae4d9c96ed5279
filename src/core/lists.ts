/** Adds lists to a list. A call with a list spread out fails from about 125,000 members on. */
export function append<T>(list: T[], ...others: readonly (readonly T[])[]): void {
  for (const other of others) for (const one of other) list.push(one);
}

/** The largest of many numbers, and of `least`. */
export function largestOf(values: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let largest = least;
  for (const value of values) if (value > largest) largest = value;
  return largest;
}

/** The smallest of many numbers, and of `most`. */
export function smallestOf(values: Iterable<number>, most = Number.POSITIVE_INFINITY): number {
  let smallest = most;
  for (const value of values) if (value < smallest) smallest = value;
  return smallest;
}
