import type { MethodEntry } from "../../records.js";
import type { CsvColumn } from "./columns.js";

export const methodsCsv: readonly CsvColumn<MethodEntry>[] = [
  ["registry", (method) => method.registry],
  ["id", (method) => method.id],
  ["label", (method) => method.label],
  ["formula", (method) => method.formula.join("; ")],
  ["unit", (method) => method.unit],
  ["source", (method) => method.source],
  ["sameAs", (method) => method.sameAs],
];
