import { changesTable } from "./markdown-diff.js";
import { markdownOf } from "./markdown-parts.js";
import type { LongDocument, RenderOptions } from "./options.js";
import { viewOf } from "./views/index.js";

/** A document as Markdown, with every study of a meta-analysis. */
export const markdownText = (document: LongDocument, options: RenderOptions): string =>
  document.schema === "bptrial/diff@1"
    ? changesTable(document, options)
    : markdownOf(viewOf(document, { ...options, mostStudies: null }), options);
