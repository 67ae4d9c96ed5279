import type { ColumnName, ColumnReading, RawRow } from "../../records.js";

/** A column that no header bears: made from others, or saying the same in each row. */
export interface MadeColumn {
  readonly header: string;
  readonly canonical: ColumnName;
  readonly because: string;
  /** One for each row that is made of a row of the file; a single one serves them all. */
  readonly cells: readonly Cell[];
}

/** Where a made cell comes from: a column, several joined by a blank, a text, or the row's place in the file. */
export type Cell =
  | { readonly at: number }
  | { readonly joined: readonly number[] }
  | { readonly text: string }
  | { readonly rowNumber: true };

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
  const numbers = made.filter(
    ({ cells }) =>
      cells.length > 1 && new Set(cells.map((cell) => ("at" in cell ? cell.at : -1))).size === cells.length,
  );
  const cellOf = ({ cells: own }: MadeColumn, which: number, { row, cells }: RawRow): string => {
    const cell = own[which] ?? own[0];
    if (cell === undefined) return "";
    if ("text" in cell) return cell.text;
    if ("rowNumber" in cell) return `row ${row}`;
    if ("at" in cell) return cells[cell.at] ?? "";
    return cell.joined
      .map((at) => (cells[at] ?? "").trim())
      .filter((text) => !isMissing(text))
      .join(" ");
  };
  return {
    columns,
    rows: (raw) =>
      Array.from({ length: several }, (_, which) => which).flatMap((which) => {
        // An outcome that a study does not report, or a third arm that it does not have, is no row.
        const empty = several > 1 && numbers.every((column) => isMissing(cellOf(column, which, raw)));
        return empty
          ? []
          : [{ row: raw.row, cells: [...raw.cells, ...made.map((column) => cellOf(column, which, raw))] }];
      }),
  };
}
