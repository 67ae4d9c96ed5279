import type { TableDocument } from "../records.js";
import type { LongDocument } from "./options.js";

/** The array that a document is about. */
export function elementsOf(document: LongDocument): Iterable<object> {
  if ("effects" in document) return document.effects;
  if ("comparisons" in document) return document.comparisons;
  if ("fits" in document) return document.fits;
  if ("explanations" in document) return document.explanations;
  if ("analyses" in document) return document.analyses;
  if ("changes" in document) return document.changes;
  if ("findings" in document) return document.findings;
  if ("verdicts" in document) return document.verdicts;
  if (document.schema === "bptrial/table@1") return tableElements(document);
  if ("tables" in document) return document.tables;
  return "instruments" in document ? document.instruments : document.methods;
}

/** The rows, the cells, or the places of a table, as it was asked for. */
function tableElements({ as, rows, records, grid }: TableDocument): readonly object[] {
  return as === "long" ? rows : as === "cells" ? records : grid.cells;
}
