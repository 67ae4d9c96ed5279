import { note } from "../../core/notes.js";
import { quantityNamed } from "../../core/quantities.js";
import type { ColumnName, ColumnReading, Note } from "../../records.js";
import { columnOf, LABEL_NAMES } from "../column-names.js";
import type { Profile } from "./profile.js";

/** What the numbers of a column must be to be what its header is an alias of. */
const RANGES: Readonly<Partial<Record<ColumnName, (value: number) => boolean>>> = {
  ci_level: (value) => (value >= 0.5 && value < 1) || (value >= 50 && value < 100),
  correlation: (value) => Math.abs(value) <= 1,
  p: (value) => value >= 0 && value <= 1,
  n: (value) => value >= 0 && Number.isInteger(value * 2),
  events: (value) => value >= 0,
};
/** Cells of these are not bare numbers: "<.001", "95%". */
const MORE_THAN_NUMBERS: ReadonlySet<string> = new Set([
  "p",
  "percent",
  "percent1",
  "percent2",
  "ci_level",
  "se_scale",
]);

/**
 * The columns whose cells can be what their headers were taken for. Where no cell can, the header means something else and
 * the column is a label; where some can, the others are errors that somebody wants to hear of.
 */
export function possibleColumns(
  named: readonly ColumnReading[],
  profiles: readonly Profile[],
  file: string,
): { readonly columns: readonly ColumnReading[]; readonly notes: readonly Note[] } {
  const notes: Note[] = [];
  const has = (name: ColumnName): boolean => named.some(({ canonical }) => canonical === name);
  const alone = (name: ColumnName): boolean =>
    name === "median" &&
    !(has("q1") && has("q3")) &&
    !(has("min") && has("max")) &&
    (has("mean") || !has("sd")) &&
    !has("se");
  const columns = named.map((column) => {
    const { canonical, header, index, because } = column;
    const profile = profiles[index];
    if (canonical === null || profile === undefined || because === "--map") return column;
    // Two variances are those of arms where these have means and people; else nobody knows of what.
    const variance = /^variance([12])$/.exec(canonical)?.[1] as "1" | "2" | undefined;
    if (variance !== undefined && !(has(`mean${variance}`) && has(`n${variance}`)))
      return { ...column, canonical: null, because: "a label: no mean and n stand beside this variance" };
    const arm = /^events([12]?)$/.exec(canonical)?.[1];
    if (arm !== undefined && profile.percent)
      return { ...column, canonical: `percent${arm as "" | "1" | "2"}` as const, because: "its cells are percentages" };
    // A column measure whose cells name none is an outcome's or a method's, whatever its header.
    const namesNone = canonical === "measure" && profile.texts.every((text) => quantityNamed(text) === null);
    if (because === "exact name" && !namesNone) return column;
    if (profile.present === 0 || (!namesNone && !alone(canonical) && canBe(canonical, profile))) return column;
    const message = `"${header}" was taken as a label: its cells cannot be the ${columnOf(canonical).holds}; if they are, say --map ${canonical}=${header}`;
    notes.push(note("N_COLUMN_IGNORED", message, { file, row: null, column: header }));
    return { ...column, canonical: null, because: "a label: its cells are not what its name says" };
  });
  return { columns: onAnalysisScale(columns), notes };
}

/** An estimate whose only error is that of yi stands on its scale. */
function onAnalysisScale(columns: readonly ColumnReading[]): readonly ColumnReading[] {
  const has = (...names: readonly ColumnName[]): boolean =>
    columns.some(({ canonical }) => canonical !== null && names.includes(canonical));
  if (has("yi") || !has("vi", "sei") || has("se", "variance", "ci_lower", "p", "t")) return columns;
  return columns.map((column) =>
    column.canonical === "estimate" && column.because !== "--map"
      ? { ...column, canonical: "yi" as const, because: "the estimate, on the scale of its error beside it" }
      : column,
  );
}

function canBe(name: ColumnName, { numbers, texts, numeric }: Profile): boolean {
  const range = RANGES[name];
  const found = numbers.filter((value) => !Number.isNaN(value));
  if (range !== undefined && found.length > 0) return found.some(range);
  if (name === "ci_level") return texts.some((text) => /^\d[\d.,]*\s*%?$/.test(text));
  if (LABEL_NAMES.has(name) || MORE_THAN_NUMBERS.has(name) || numeric) return true;
  return found.length > 0 || texts.some((text) => /\d/.test(text));
}
