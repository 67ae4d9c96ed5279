import type { JudgedClaim } from "../../records.js";
import type { CsvColumn } from "./columns.js";

export const claimCsv: readonly CsvColumn<JudgedClaim>[] = [
  ["id", (one) => one.id],
  ["claim", (one) => one.claim],
  ["verdict", (one) => one.verdict],
  ["expected", (one) => one.expected],
  ["because", (one) => one.because],
];
