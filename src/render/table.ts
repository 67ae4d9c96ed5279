import type { Format } from "./options.js";

/** For people at a terminal; what draws it is loaded only when it is asked for. */
export const table: Format = {
  id: "table",
  label: "tables for a terminal",
  render: async (document, options) => (await import("./terminal/index.js")).documentText(document, options),
};
