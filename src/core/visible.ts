/** Letters, digits, signs and lines that everybody sees: nearly all texts, and told without Unicode's tables. */
const SEEN =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u22ff\u2500-\u25fc]*$/;

/** Text from a cell, made safe to show: what is hidden or steers is written out, as in `\u{1B}`. */
export function visible(text: string): string {
  if (SEEN.test(text)) return text;
  // Characters that a reader cannot see, or that steer a terminal, a log or the direction of text.
  const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
  return text.replace(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);
}
