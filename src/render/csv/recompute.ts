import type { Compared, RecomputeDocument, RecomputedAnalysis } from "../../records.js";
import type { CsvColumn } from "./columns.js";

interface ComparedLine {
  readonly one: RecomputedAnalysis;
  readonly line: Compared;
}

export const comparedLines = ({ analyses }: RecomputeDocument): readonly ComparedLine[] =>
  analyses.flatMap((one) => one.lines.map((line) => ({ one, line })));

export const recomputeCsv: readonly CsvColumn<ComparedLine>[] = [
  ["analysis", ({ one }) => one.id],
  ["name", ({ one }) => one.name],
  ["measure", ({ one }) => one.measure],
  ["method", ({ one }) => one.method],
  ["model", ({ one }) => one.model],
  ["what", ({ line }) => line.what],
  ["study", ({ line }) => line.study],
  ["subgroup", ({ line }) => line.subgroup],
  ["row", ({ line }) => line.row],
  ["agreement", ({ line }) => line.agreement],
  ["printed", ({ line }) => line.printed.join("; ")],
  ["recomputed", ({ line }) => line.recomputed.join("; ")],
  ["because", ({ line }) => line.because],
];
