const SPACE = 32;
const TILDE = 126;

/** Marks that nobody sees and that tell no two names apart: zero-width space, joiner of words, soft hyphen, stray byte order mark. */
const UNSEEN = /[\u200b\u2060\u00ad\ufeff]/gu;

/** A label as it counts: no outer space, inner space single and plain, letters composed (NFC). Labels that look equal are equal. */
export function tidyLabel(text: string): string {
  return isTidy(text) ? text : text.replace(UNSEEN, "").trim().replace(/\s+/gu, " ").normalize("NFC");
}

/** Nearly all labels are: printable ASCII with single inner blanks. Nothing is made for them. */
function isTidy(text: string): boolean {
  let before = SPACE;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < SPACE || code > TILDE || (code === SPACE && before === SPACE)) return false;
    before = code;
  }
  return before !== SPACE || text.length === 0;
}

/** What labels that differ in case only have in common. */
export const labelKey = (text: string): string => tidyLabel(text).toLowerCase();
