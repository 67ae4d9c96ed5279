import type { ColumnName, ColumnReading, RawRow } from "../../records.js";

/** A column that no header bears: made from others, or saying the same in each row. */
export interface MadeColumn {
  readonly header: string;
  readonly canonical: ColumnName;
  readonly because: string;
  /** One for each row that is made of a row of the file; a single one serves them all. */
  readonly cells: readonly Cell[];
}

/** Where a made cell comes from: a column, several joined by a blank, or a text. */
export type Cell = { readonly at: number } | { readonly joined: readonly number[] } | { readonly text: string };

/** How the rows of a file become the rows that are read. */
export interface Shape {
  readonly columns: readonly ColumnReading[];
  rows(row: RawRow): readonly RawRow[];
}

/** Made columns stand behind those of the file, so that a column's position stays what it was. */
export function shapeOf(
  raw: readonly ColumnReading[],
  made: readonly MadeColumn[],
  isMissing: (text: string) => boolean,
): Shape {
  const columns = [
    ...raw,
    ...made.map(({ header, canonical, because }, i) => ({ header, canonical, index: raw.length + i, because })),
  ];
  const several = Math.max(1, ...made.map(({ cells }) => cells.length));
  const numbers = made.filter(({ cells }) => cells.length > 1 && cells.every((cell) => "at" in cell));
  const cellOf = ({ cells: own }: MadeColumn, which: number, cells: readonly string[]): string => {
    const cell = own[which] ?? own[0];
    if (cell === undefined) return "";
    if ("text" in cell) return cell.text;
    if ("at" in cell) return cells[cell.at] ?? "";
    return cell.joined
      .map((at) => (cells[at] ?? "").trim())
      .filter((text) => !isMissing(text))
      .join(" ");
  };
  return {
    columns,
    rows: ({ row, cells }) =>
      Array.from({ length: several }, (_, which) => which).flatMap((which) => {
        // An outcome that a study does not report, or a third arm that it does not have, is no row.
        const empty = several > 1 && numbers.every((column) => isMissing(cellOf(column, which, cells)));
        return empty ? [] : [{ row, cells: [...cells, ...made.map((column) => cellOf(column, which, cells))] }];
      }),
  };
}
