import { BptrialError } from "../../core/errors.js";
import type { LongRow, Note } from "../../records.js";
import type { LongDocument } from "../options.js";
import { cellsCsv, gridLines, longCsv, longLine, tablesCsv } from "./article-tables.js";
import { line } from "./cell.js";
import { claimCsv } from "./claim.js";
import { type CsvColumn, notesCell } from "./columns.js";
import { diffCsv } from "./diff.js";
import { effectCsv } from "./effect.js";
import { choiceLines, explainDiffCsv } from "./explain-diff.js";
import { findingsCsv } from "./findings.js";
import { instrumentsCsv, thresholdLines } from "./instruments.js";
import { mcidCsv } from "./mcid.js";
import { methodsCsv } from "./methods.js";
import { fitLines, poolCsv } from "./pool.js";
import { comparedLines, recomputeCsv } from "./recompute.js";
import { smdCsv } from "./smd.js";
import { columnLines, sniffCsv } from "./sniff.js";

/** The lines of a flat table: fixed columns, full numbers, notes at the end of each row. */
export function csvLines(document: LongDocument): Iterable<string> {
  const { notes } = document;
  switch (document.schema) {
    case "bptrial/effect@1":
      return sheet(effectCsv, document.effects, notes);
    case "bptrial/smd@1":
      return sheet(smdCsv, document.effects, notes);
    case "bptrial/mcid@1":
      return sheet(mcidCsv, document.comparisons, notes);
    case "bptrial/pool@1":
      return sheet(poolCsv, fitLines(document), notes);
    case "bptrial/diff@1":
      return sheet(diffCsv, document.changes, notes);
    case "bptrial/explain-diff@1":
      return sheet(explainDiffCsv, choiceLines(document), notes);
    case "bptrial/recompute@1":
      return sheet(recomputeCsv, comparedLines(document), notes);
    case "bptrial/audit@1":
    case "bptrial/check@1":
      return sheet(findingsCsv, document.findings, notes);
    case "bptrial/claim@1":
      return sheet(claimCsv, document.verdicts, notes);
    case "bptrial/sniff@1":
      return sheet(sniffCsv, columnLines(document), notes);
    case "bptrial/tables@1":
      return sheet(tablesCsv, document.tables, notes);
    case "bptrial/table@1":
      if (document.as === "grid") return gridLines(document.grid);
      return document.as === "cells" ? sheet(cellsCsv, document.records, notes) : longSheet(document.rows);
    case "bptrial/instruments@1":
      return sheet(instrumentsCsv, thresholdLines(document), notes);
    case "bptrial/methods@1":
      return sheet(methodsCsv, document.methods, notes);
    default:
      throw new BptrialError("E_BUG", "a document of no known kind");
  }
}

/** What another command reads: no column without a value. */
function* longSheet(rows: readonly LongRow[]): Generator<string> {
  const columns = longCsv(rows);
  yield line(columns.map(([name]) => name));
  for (const row of rows) yield longLine(columns, row);
}

/** Rows under a header; what the document notes as a whole stands in the last cell of the first row. */
function* sheet<T>(columns: readonly CsvColumn<T>[], rows: Iterable<T>, notes: readonly Note[]): Generator<string> {
  yield line([...columns.map(([name]) => name), "documentNotes"]);
  let told: string | null = notesCell(notes);
  for (const row of rows) {
    yield line([...columns.map(([, of]) => of(row)), told]);
    told = null;
  }
  if (told !== null && told !== "") yield line([...columns.map(() => null), told]);
}
