import type { Format } from "./options.js";

/** For a README, a report or a comment on a pull request. */
export const md: Format = {
  id: "md",
  label: "Markdown",
  render: async (document, options) => (await import("./markdown-text.js")).markdownText(document, options),
};
