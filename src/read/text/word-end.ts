import { quantities } from "../../core/quantities.js";
import { isApostrophe, isDigit, isLetter, isUpper } from "./glyphs.js";

/** Labels that are often printed without a space before their number: "RR1.16", "CI95%", "p0.03", "OR95%CI". */
const LABELS: ReadonlySet<string> = new Set([
  ...quantities.flatMap(({ abbreviations }) => abbreviations.map((name) => name.toLowerCase())),
  ...["ci", "cl", "ic", "cri", "p", "n", "ci-", "versus", "vs", "to", "of", "se", "sd"],
]);

/** How long the mark is that only breaks a word: a soft hyphen, "confi-" at a line's end before "dence". 0 where none. */
function breakAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== SOFT_HYPHEN && code !== 45) return 0;
  const line = text.charCodeAt(at + 1) === 13 ? at + 2 : at + 1;
  const next = text.charCodeAt(line) === 10 ? line + 1 : at + 1;
  if (code === 45 && next !== line + 1) return 0;
  const isLower = isLetter(text.charCodeAt(next)) && !isUpper(text.charAt(next));
  return isLower && isLetter(text.charCodeAt(at - 1)) ? next - at : 0;
}

const SOFT_HYPHEN = 0xad;
/** From here on stand scripts that set no space between a word and its number. */
const IDEOGRAPHS = 0x2e80;

/**
 * Where a word ends. Digits belong to it (HbA1c, T2, mm3), and so does a point between digits (R2.5, H1.2); after a
 * label that takes a number they do not.
 */
export function wordEnd(text: string, at: number): number {
  let end = at;
  while (isLetter(text.charCodeAt(end))) end += 1;
  if (isDigit(text.charCodeAt(end)) && end - at <= 6 && LABELS.has(text.slice(at, end).toLowerCase())) return end;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isDigit(code) && text.charCodeAt(end - 1) >= IDEOGRAPHS) return end;
    const broken = breakAt(text, end);
    if (broken > 0) {
      end += broken;
      continue;
    }
    if (isLetter(code) || isDigit(code)) end += 1;
    else if (isApostrophe(code) && isLetter(text.charCodeAt(end + 1)) && isLetter(text.charCodeAt(end - 1))) end += 2;
    else if (code === 46 && isDigit(text.charCodeAt(end - 1)) && isDigit(text.charCodeAt(end + 1))) end += 2;
    else return end;
  }
}
