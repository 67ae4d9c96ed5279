import type { Finding } from "../../records.js";
import type { CsvColumn } from "./columns.js";

export const findingsCsv: readonly CsvColumn<Finding>[] = [
  ["code", (one) => one.code],
  ["severity", (one) => one.severity],
  ["verdict", (one) => one.verdict],
  ["file", (one) => one.place.file],
  ["row", (one) => one.place.row],
  ["column", (one) => one.place.column],
  ["line", (one) => one.place.line],
  ["offset", (one) => one.place.offset],
  ["quote", (one) => one.quote],
  ["because", (one) => one.because],
  ["fits", (one) => one.fits],
  [
    "recomputed",
    (one) => one.recomputed.map(({ quantity, low, high }) => `${quantity}: ${low ?? "?"} to ${high ?? "?"}`).join("; "),
  ],
];
