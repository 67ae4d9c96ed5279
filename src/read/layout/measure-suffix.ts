import { isContrast, isRatio, quantityNamed } from "../../core/quantities.js";
import type { ColumnSet } from "./candidate.js";
import type { Profile } from "./profile.js";

/** Words of estimates that stand on the scale of analysis, so that a ratio is its logarithm. */
const ON_ANALYSIS_SCALE: ReadonlySet<string> = new Set(["y", "yi", "te"]);

/**
 * What estimates are that are told apart by nothing but names of measures: `yi.md` beside `yi.smd`. Null where one is told
 * apart by anything else, since `yi.hr` beside `yi.sbp` is a heart rate; and where two bear one name. A letter is short
 * for anything.
 */
export function measuresBySuffix(
  sets: readonly ColumnSet[],
  words: readonly (readonly string[])[],
  profiles: readonly Profile[],
): readonly string[] | null {
  const found = sets.map(({ label, columns }) => {
    const id = label.length < 2 || !isContrast(label) ? undefined : quantityNamed(label)?.id;
    const index = columns.get("yi") ?? columns.get("estimate") ?? -1;
    const own = words[index] ?? [];
    // Whether a ratio stands as its logarithm, its name does not say; a number that is not positive does.
    const logged =
      own.some((word) => ON_ANALYSIS_SCALE.has(word)) ||
      (profiles[index]?.numbers.some((value) => value <= 0) ?? false);
    return id !== undefined && (!isRatio(id) || (logged && columns.has("yi"))) ? id : null;
  });
  const named = found.filter((id) => id !== null);
  return named.length === sets.length && sets.length > 1 && new Set(named).size === named.length ? named : null;
}
