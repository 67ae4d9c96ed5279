import type { ColumnName, RawRow } from "../records.js";
import { headerKey, weakClaims } from "./column-names.js";

/** Canonical columns that have found their header. */
export type Taken = Map<ColumnName, { index: number; rank: number; because: string }>;

/** Words such as "time" and "group": canonical only where the rows below speak for it. */
export function takeWeak(
  headers: readonly string[],
  taken: Taken,
  used: Set<number>,
  head: readonly RawRow[],
  isMissing: (text: string) => boolean,
  note: (index: number, message: string) => void,
): void {
  headers.forEach((header, index) => {
    // "treatment" is canonical by itself (the name of a contrast's arm); in a table of arms it names the arm.
    const armsOnly =
      ![...taken.keys()].some((name) => /[12]$/.test(name) && !/^q[13]$/.test(name)) &&
      !taken.has("estimate") &&
      !taken.has("yi");
    const soleTreatment = headerKey(header) === "treatment" && !taken.has("control");
    if (used.has(index) && !soleTreatment) return;
    for (const column of weakClaims(headerKey(header))) {
      if (taken.has(column.name)) continue;
      if (column.name === "arm" && (!armsOnly || taken.has("role"))) continue;
      if (column.name === "treatment" && armsOnly) continue;
      if (column.name === "timepoint" && !marksTime(index, taken, head, isMissing)) {
        note(
          index,
          `"${header}" was taken as a label: it does not tell the rows of a study apart; if it is the time point, say --map timepoint=${header}`,
        );
        continue;
      }
      if (column.name === "instrument" && head.every((row) => /^[\d.,\s]*$/.test(row.cells[index] ?? ""))) continue;
      if (soleTreatment) taken.delete("treatment");
      taken.set(column.name, { index, rank: 9, because: `"${header}", by what stands below it` });
      used.add(index);
      return;
    }
  });
}

/** Is a column called "time" the time point? Yes if it holds words, one value throughout, or differs within a study. */
function marksTime(
  index: number,
  taken: Taken,
  head: readonly RawRow[],
  isMissing: (text: string) => boolean,
): boolean {
  const study = taken.get("study")?.index ?? -1;
  const seen = new Map<string, string>();
  const values = new Set<string>();
  let within = false;
  let words = false;
  for (const { cells } of head) {
    const value = (cells[index] ?? "").trim();
    if (isMissing(value)) continue;
    values.add(value);
    words ||= !/^[-+]?[\d.,]+$/.test(value);
    const name = cells[study] ?? "";
    within ||= (seen.get(name) ?? value) !== value;
    seen.set(name, value);
  }
  return within || words || values.size === 1;
}
