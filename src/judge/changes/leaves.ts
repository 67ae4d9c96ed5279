export type Leaf = string | number | boolean | null;

/** Every plain value inside a record, by its dotted path; an array's elements by their position. */
export function leaves(value: unknown, skip: ReadonlySet<string> = new Set()): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>();
  const walk = (inner: unknown, path: string): void => {
    if (inner !== null && typeof inner === "object") {
      for (const [name, child] of Object.entries(inner)) {
        if (path !== "" || !skip.has(name)) walk(child, path === "" ? name : `${path}.${name}`);
      }
    } else found.set(path, inner as Leaf);
  };
  walk(value, "");
  return found;
}

/**
 * Two values differ. Numbers do beyond a relative tolerance; `size` is what a number near 0 is measured against (the size
 * of its interval, say), and below 1e-15 everything is 0.
 */
export function differ(before: Leaf | undefined, after: Leaf | undefined, tolerance: number, size = 0): boolean {
  if (typeof before !== "number" || typeof after !== "number") return before !== after;
  const gap = Math.abs(before - after);
  return gap > 1e-15 && gap > tolerance * Math.max(Math.abs(before), Math.abs(after), size);
}

/** Names of the top-level fields in which two records differ, apart from `skip`. */
export function movedFields(
  before: unknown,
  after: unknown,
  skip: ReadonlySet<string>,
  tolerance: number,
): readonly string[] {
  const [was, is] = [leaves(before, skip), leaves(after, skip)];
  const paths = [...new Set([...was.keys(), ...is.keys()])].filter((path) =>
    differ(was.get(path), is.get(path), tolerance),
  );
  return [...new Set(paths.map((path) => path.split(".")[0] ?? path))];
}

/** What follows from an estimate and its interval: where those moved, it need not be told that this did too. */
export const FOLLOWING: ReadonlySet<string> = new Set([
  "variance",
  "se",
  "statistic",
  "df",
  "p",
  "benefit",
  "benefitLow",
  "benefitHigh",
  "position",
  "positionZero",
  "probabilityExceeds",
  "midUnits",
  "thresholds",
  "verdict",
  "because",
  "explained",
]);

/** "derivedFrom" as a reader would say it: "derived from". */
export const inWords = (field: string): string => field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

/** "a, b, c and 4 more" */
export function listed(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  return rest > 1 ? `${names.slice(0, most).join(", ")} and ${rest} more` : names.join(", ");
}
