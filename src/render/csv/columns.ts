import type { Note } from "../../records.js";
import type { Value } from "./cell.js";

/** A column of a flat table: its header and what it takes from a row. */
export type CsvColumn<T> = readonly [header: string, of: (row: T) => Value];

/** Notes of one row in one cell: code, message and place. */
export function notesCell(notes: readonly Note[]): string {
  return notes
    .map(({ code, message, place }) => {
      const where =
        place === null ? "" : ` (${[place.file, place.row, place.column].filter((part) => part !== null).join(":")})`;
      return `${code} ${message}${where}`;
    })
    .join(" | ");
}

/** The same columns of a part of the row, under a prefix. */
export function under<T, U>(
  prefix: string,
  part: (row: T) => U | null | undefined,
  columns: readonly CsvColumn<U>[],
): readonly CsvColumn<T>[] {
  return columns.map(([header, of]) => [
    prefix === "" ? header : `${prefix}${header.charAt(0).toUpperCase()}${header.slice(1)}`,
    (row) => {
      const value = part(row);
      return value === null || value === undefined ? null : of(value);
    },
  ]);
}

/** Labels of a user's own columns in one cell. */
export const labelsCell = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
