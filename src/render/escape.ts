export { visible } from "../core/visible.js";

import { visible } from "../core/visible.js";

/** A table of lines as a terminal may have it: each line by itself made safe to show. */
export const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/**
 * JSON with what steers a terminal or the direction of text as escapes, which mean the same: C1 and DEL, marks of direction,
 * zero widths, line and paragraph separators. JSON itself demands it of C0 alone.
 */
export const escapedInJson = (json: string): string =>
  json.replace(
    /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** The same inside Markdown, where markup and HTML would also be taken for ours. */
export function markdownText(text: string): string {
  return (
    visible(text)
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/[\\`*_~|$#]/g, "\\$&")
      .replace(/\](?=[([:])/g, "\\]")
      .replace(/^(\d*)([-+.)])(?= )/, "$1\\$2")
      // An empty comment keeps a cell from calling somebody's name on a pull request.
      .replace(/@(?=\w)/g, "@<!-- -->")
  );
}

/** The message of a GitHub annotation. */
export function annotationText(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

/** A property of a GitHub annotation, which also ends at a colon or a comma. */
export function annotationProperty(text: string): string {
  return annotationText(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
