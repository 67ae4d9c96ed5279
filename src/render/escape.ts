export { visible } from "../core/visible.js";

import { visible } from "../core/visible.js";

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
