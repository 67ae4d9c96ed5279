import { changesTable } from "./markdown-diff.js";
import { markdownOf } from "./markdown-parts.js";
import type { Format } from "./options.js";
import { viewOf } from "./views/index.js";

/** For a README, a report or a comment on a pull request. */
export const md: Format = {
  id: "md",
  label: "Markdown",
  render: (document, options) =>
    document.schema === "bptrial/diff@1"
      ? changesTable(document, options)
      : markdownOf(viewOf(document, { ...options, mostStudies: null }), options),
};
