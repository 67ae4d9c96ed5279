import { BptrialError } from "../core/errors.js";
import type { ColumnReading, RawRow } from "../records.js";
import { explainNumber } from "./number-explain.js";
import { documentNumbers, isNumeric } from "./number-marks.js";

/** Columns whose cells are more than one number: "<.001", "38%". */
const MORE_THAN_NUMBERS: ReadonlySet<string> = new Set(["p", "percent", "percent1", "percent2", "ci_level"]);

/**
 * Cells that hold no number where one should be, in a table whose header lacks a column: nobody reads its rows, but whoever
 * mends the header wants to hear of all at once.
 */
export function cellFaults(
  file: string,
  columns: readonly ColumnReading[],
  rows: readonly RawRow[],
  decimal: "." | "," | null,
  isMissing: (text: string) => boolean,
): readonly BptrialError[] {
  const { read, evidence } = documentNumbers(file, columns, rows, decimal, []);
  const numeric = columns.filter((column) => isNumeric(column) && !MORE_THAN_NUMBERS.has(column.canonical ?? ""));
  return rows.flatMap(({ row, cells }) =>
    numeric.flatMap(({ header, index }) => {
      const cell = cells[index] ?? "";
      if (isMissing(cell) || Number.isFinite(read(cell))) return [];
      const { expected, hint } = explainNumber(cell, evidence, false);
      const place = { file, row, column: header };
      return [new BptrialError("E_CELL", `"${cell.trim()}": expected ${expected}`, hint, place)];
    }),
  );
}
