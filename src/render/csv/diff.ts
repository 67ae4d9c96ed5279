import type { Change } from "../../records.js";
import type { CsvColumn } from "./columns.js";

export const diffCsv: readonly CsvColumn<Change>[] = [
  ["path", (change) => change.path],
  ["kind", (change) => change.kind],
  ["before", (change) => change.before],
  ["after", (change) => change.after],
  ["conclusionChanged", (change) => change.conclusionChanged],
  ["because", (change) => change.because],
];
