/** Items of two documents brought together: one of the two is null where an item appeared or vanished. */
export interface Pair<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/**
 * Pairs items by key, whatever their order. Items that share a key are told apart by `tie`, so that equal ones meet first
 * and the rest meet in ascending order.
 */
export function match<T>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
  tie: (item: T) => string | number,
): readonly Pair<T>[] {
  const groups = new Map<string, { before: T[]; after: T[] }>();
  const groupOf = (item: T) => {
    const found = groups.get(key(item)) ?? { before: [], after: [] };
    groups.set(key(item), found);
    return found;
  };
  for (const item of before) groupOf(item).before.push(item);
  for (const item of after) groupOf(item).after.push(item);
  return [...groups.values()].flatMap((group) => pairUp(group.before, group.after, tie));
}

function pairUp<T>(before: readonly T[], after: readonly T[], tie: (item: T) => string | number): readonly Pair<T>[] {
  if (before.length <= 1 && after.length <= 1) return [{ before: before[0] ?? null, after: after[0] ?? null }];
  const rest = [...after];
  const equal: Pair<T>[] = [];
  const left = before.filter((item) => {
    const index = rest.findIndex((other) => tie(other) === tie(item));
    if (index < 0) return true;
    equal.push({ before: item, after: rest[index] ?? null });
    rest.splice(index, 1);
    return false;
  });
  const order = (a: T, b: T) => (tie(a) < tie(b) ? -1 : 1);
  left.sort(order);
  rest.sort(order);
  const paired = Array.from({ length: Math.max(left.length, rest.length) }, (_, i) => ({
    before: left[i] ?? null,
    after: rest[i] ?? null,
  }));
  return [...equal, ...paired];
}
