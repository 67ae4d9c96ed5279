import type { Format } from "./options.js";

/** A flat table for a spreadsheet. */
export const csv: Format = {
  id: "csv",
  label: "CSV, safe to open in a spreadsheet",
  render: async (document) => [...(await import("./csv/index.js")).csvLines(document)].join(""),
  pieces: async (document) => (await import("./csv/index.js")).csvLines(document),
};
