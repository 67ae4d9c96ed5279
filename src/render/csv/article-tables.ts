import type { ArticleTable, CellRecord, LongRow, TableSummary } from "../../records.js";
import { line } from "./cell.js";
import type { CsvColumn } from "./columns.js";

export const tablesCsv: readonly CsvColumn<TableSummary>[] = [
  ["file", (one) => one.file],
  ["number", (one) => one.number],
  ["label", (one) => one.label],
  ["caption", (one) => one.caption],
  ["rows", (one) => one.rows],
  ["columns", (one) => one.columns],
  ["numbered", (one) => one.numbered],
  ["understood", (one) => one.understood],
];

const LONG: readonly CsvColumn<LongRow>[] = [
  ["study", (row) => row.study],
  ["outcome", (row) => row.outcome],
  ["timepoint", (row) => row.timepoint],
  ["arm", (row) => row.arm],
  ["n", (row) => row.n],
  ["events", (row) => row.events],
  ["mean", (row) => row.mean],
  ["sd", (row) => row.sd],
  ["se", (row) => row.se],
  ["median", (row) => row.median],
  ["q1", (row) => row.q1],
  ["q3", (row) => row.q3],
  ["min", (row) => row.min],
  ["max", (row) => row.max],
  ["ci_lower", (row) => row.ciLow],
  ["ci_upper", (row) => row.ciHigh],
  ["unit", (row) => row.unit],
  ["cells", (row) => row.cells.join("; ")],
];

/** The columns that hold something; the first, the arm and n always. */
export const longCsv = (rows: readonly LongRow[]): readonly CsvColumn<LongRow>[] =>
  LONG.filter(([name, of]) => ["study", "arm", "n"].includes(name) || rows.some((row) => (of(row) ?? null) !== null));

export const longLine = (columns: readonly CsvColumn<LongRow>[], row: LongRow): string =>
  line(columns.map(([, of]) => of(row)));

export const cellsCsv: readonly CsvColumn<CellRecord>[] = [
  ["table", (one) => one.table],
  ["gridRow", (one) => one.row],
  ["gridColumn", (one) => one.column],
  ["row", (one) => one.rowLabel],
  ["column", (one) => one.columnLabel],
  ["cell", (one) => one.cell],
  ["kind", (one) => one.kind],
  ["outcome", (one) => one.outcome],
  ["timepoint", (one) => one.timepoint],
  ["arm", (one) => one.arm],
  ["of", (one) => one.of],
  ["n", (one) => one.n],
  ["nFrom", (one) => one.nFrom],
  ["events", (one) => one.events],
  ["total", (one) => one.total],
  ["percent", (one) => one.percent],
  ["mean", (one) => one.mean],
  ["sd", (one) => one.sd],
  ["se", (one) => one.se],
  ["spread", (one) => one.spread],
  ["median", (one) => one.median],
  ["q1", (one) => one.q1],
  ["q3", (one) => one.q3],
  ["min", (one) => one.min],
  ["max", (one) => one.max],
  ["measure", (one) => one.measure],
  ["estimate", (one) => one.estimate],
  ["ciLow", (one) => one.ciLow],
  ["ciHigh", (one) => one.ciHigh],
  ["statistic", (one) => one.statistic],
  ["p", (one) => (one.p === null ? null : `${one.p.op === "=" ? "" : one.p.op}${one.p.value}`)],
  ["unit", (one) => one.unit],
  ["because", (one) => one.because],
];

/** The grid as it is printed: a cell that spans stands once, at its upper left. */
export function* gridLines({ rows, columns, cells }: ArticleTable): Generator<string> {
  for (let row = 1; row <= rows; row += 1) {
    const texts: (string | null)[] = new Array(columns).fill(null);
    for (const cell of cells) if (cell.row === row) texts[cell.column - 1] = cell.text;
    yield line(texts);
  }
}
