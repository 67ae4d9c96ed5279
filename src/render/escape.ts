/** Characters that a reader cannot see, or that steer a terminal, a log or the direction of text. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Text from a cell, made safe to show: what is hidden or steers is written out, as in `\u{1B}`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);
}

/** The same inside Markdown, where markup and HTML would also be taken for ours. */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_~|$#]/g, "\\$&")
    .replace(/\](?=[([:])/g, "\\]")
    .replace(/^(\d*)([-+.)])(?= )/, "$1\\$2");
}

/** The message of a GitHub annotation. */
export function annotationText(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

/** A property of a GitHub annotation, which also ends at a colon or a comma. */
export function annotationProperty(text: string): string {
  return annotationText(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
