import type { ColumnName } from "../../records.js";
import { type Candidate, ofOneSet } from "./candidate.js";
import type { Profile } from "./profile.js";

const CELLS: readonly (readonly [string, ColumnName])[] = [
  ["a", "events1"],
  ["b", "nonevents1"],
  ["c", "events2"],
  ["d", "nonevents2"],
];

/** The table as one of 2 × 2 tables under the letters of the textbooks: a and b of the first arm, c and d of the second. */
export function fourCellsBy(headers: readonly string[], profiles: readonly Profile[]): Candidate | null {
  const found = CELLS.map(
    ([letter, name]) => [name, headers.findIndex((header) => header.trim().toLowerCase() === letter)] as const,
  );
  if (!found.every(([, index]) => profiles[index]?.counts)) return null;
  return {
    form: "wide",
    because: "a, b, c and d: events and non-events of the first arm, then of the second",
    sets: [{ label: "", columns: new Map(found) }],
    setsAre: null,
    ...ofOneSet,
    by: "words",
    score: 8,
  };
}
