import type { ArticleTable, CellRecord, LongRow, TableDocument, TableSummary, TablesDocument } from "../../records.js";
import { numberText } from "../number-text.js";
import type { RenderOptions } from "../options.js";
import { type Block, type Column, gap, heading, paragraph, styled, type Text, table } from "./block.js";
import { notesBlocks } from "./notes.js";
import { plural } from "./words.js";

/** The tables of articles, with how many of their cells were understood. */
export function tablesView({ input, tables, notes }: TablesDocument, options: RenderOptions): readonly Block[] {
  const files = input.map(({ name }) => name);
  const all = total(tables);
  const rows = tables.map((one): readonly Text[] => [
    files.length > 1 ? one.file : "",
    `${one.number}`,
    one.label ?? "",
    one.numbered === 0
      ? styled(one.rows === 0 ? "a picture" : "no numbers", "faint")
      : `${one.understood}/${one.numbered}`,
    one.caption ?? "",
  ]);
  return [
    heading(`${plural(files.length, "article")} · ${plural(tables.length, "table")} · ${understoodText(all)}`),
    table(
      [
        { header: "file", align: "left" },
        { header: "--table", align: "right" },
        { header: "label", align: "left" },
        { header: "cells", align: "right" },
        { header: "caption", align: "left", wraps: true },
      ],
      rows,
    ),
    ...(files.length > 1 ? [gap, documentTable(files, tables)] : []),
    ...notesBlocks(notes, options.all),
  ];
}

/** Each article with how many of its cells were understood. */
function documentTable(files: readonly string[], tables: readonly TableSummary[]): Block {
  return table(
    [{ header: "article", align: "left" }, right("tables"), right("cells understood")],
    files.map((file) => {
      const own = tables.filter((one) => one.file === file);
      const { numbered, understood } = total(own);
      return [file, `${own.length}`, numbered === 0 ? styled("no numbers", "faint") : `${understood}/${numbered}`];
    }),
  );
}

function total(tables: readonly TableSummary[]): Pick<TableSummary, "numbered" | "understood"> {
  return tables.reduce(
    (sum, { numbered, understood }) => ({ numbered: sum.numbered + numbered, understood: sum.understood + understood }),
    { numbered: 0, understood: 0 },
  );
}

const understoodText = ({ numbered, understood }: Pick<TableSummary, "numbered" | "understood">): string =>
  numbered === 0 ? "no cell with a number" : `${understood} of ${plural(numbered, "cell")} understood`;

/** One table: as long rows, cell by cell, or as it is printed. */
export function tableView(document: TableDocument, options: RenderOptions): readonly Block[] {
  const { as, table: one, rows, records, grid, notes } = document;
  const left = records.filter(({ kind }) => kind === "text");
  return [
    heading([one.file, one.label ?? `table ${one.number}`, understoodText(one)].join(" · ")),
    ...(one.caption === null ? [] : [paragraph(one.caption, 2)]),
    gap,
    as === "grid" ? gridTable(grid) : as === "cells" ? cellTable(records) : longTable(rows),
    ...(as === "grid" && grid.footnotes.length > 0
      ? [gap, ...grid.footnotes.map(({ mark, text }) => paragraph(`${mark === null ? "" : `${mark} `}${text}`, 2))]
      : []),
    ...(as === "long" && left.length > 0 ? [gap, ...refusals(left, options.all)] : []),
    ...notesBlocks(notes, options.all),
  ];
}

/** What was not understood, by its reason. */
function refusals(left: readonly CellRecord[], all: boolean): readonly Block[] {
  const reasons = new Map<string, CellRecord[]>();
  for (const record of left) reasons.set(record.because, [...(reasons.get(record.because) ?? []), record]);
  return [...reasons].map(([reason, cells]) => {
    const shown = all ? cells : cells.slice(0, 2);
    const places = shown.map(({ row, column, cell }) => `"${cell}" (row ${row}, column ${column})`).join(", ");
    const more = cells.length > shown.length ? ` and ${cells.length - shown.length} more` : "";
    return paragraph(styled(`left out: ${places}${more}: ${reason}`, "caution"), 2, 2);
  });
}

const shown = (value: number | null): string => (value === null ? "" : numberText(value));
function right(header: string): Column {
  return { header, align: "right" };
}

function longTable(rows: readonly LongRow[]): Block {
  if (rows.length === 0) return paragraph("no row of one group's numbers; --as cells lists what was read", 2);
  return table(
    [
      { header: "outcome", align: "left", wraps: true },
      { header: "time", align: "left" },
      { header: "arm", align: "left", wraps: true },
      right("n"),
      { header: "numbers", align: "left", wraps: true },
      { header: "unit", align: "left" },
      { header: "cells", align: "left", narrow: "out" },
    ],
    rows.map((row) => [
      row.outcome ?? "",
      row.timepoint ?? "",
      row.arm,
      shown(row.n),
      numbersOf(row),
      row.unit ?? "",
      row.cells.join("; "),
    ]),
  );
}

/** "mean 14.2, SD 9.8" */
function numbersOf(row: LongRow): string {
  const pair = (name: string, low: number | null, high: number | null): readonly string[] =>
    low === null && high === null ? [] : [`${name} ${shown(low) || "?"} to ${shown(high) || "?"}`];
  const one = (name: string, value: number | null): readonly string[] =>
    value === null ? [] : [`${name} ${shown(value)}`];
  return [
    ...one("events", row.events),
    ...one("mean", row.mean),
    ...one("SD", row.sd),
    ...one("SE", row.se),
    ...one("median", row.median),
    ...pair("IQR", row.q1, row.q3),
    ...pair("range", row.min, row.max),
    ...pair("CI", row.ciLow, row.ciHigh),
  ].join(", ");
}

function cellTable(records: readonly CellRecord[]): Block {
  return table(
    [
      { header: "place", align: "left" },
      { header: "row", align: "left", wraps: true },
      { header: "cell", align: "right" },
      { header: "kind", align: "left" },
      { header: "time", align: "left" },
      { header: "arm", align: "left", wraps: true },
      right("n"),
      { header: "because", align: "left", narrow: "under" },
    ],
    records.map((one) => [
      `${one.row},${one.column}`,
      one.rowLabel,
      one.cell,
      one.kind === "text" ? styled("not understood", "caution") : one.kind,
      one.timepoint ?? "",
      one.arm ?? "",
      shown(one.n),
      one.because,
    ]),
  );
}

function gridTable({ rows, columns, headRows, cells }: ArticleTable): Block {
  const lines = Array.from({ length: rows }, () => new Array<string>(columns).fill(""));
  for (const { row, column, text, marks, indent } of cells) {
    const line = lines[row - 1];
    if (line !== undefined) line[column - 1] = `${" ".repeat(Math.min(8, Math.ceil(indent)))}${text}${marks.join("")}`;
  }
  const heads = Array.from({ length: columns }, (_, column) =>
    lines
      .slice(0, headRows)
      .map((line) => line[column] ?? "")
      .filter((text) => text !== "")
      .join(" / "),
  );
  return {
    kind: "table",
    columns: heads.map((header, i) => ({ header, align: i === 0 ? "left" : "right", wraps: true })),
    rows: lines.slice(headRows),
  };
}
