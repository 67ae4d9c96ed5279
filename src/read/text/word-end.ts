import { quantities } from "../../core/quantities.js";
import { isApostrophe, isDigit, isLetter } from "./glyphs.js";

/** Labels that are often printed without a space before their number: "RR1.16", "CI95%", "p0.03", "OR95%CI". */
const LABELS: ReadonlySet<string> = new Set([
  ...quantities.flatMap(({ abbreviations }) => abbreviations.map((name) => name.toLowerCase())),
  ...["ci", "cl", "ic", "cri", "p", "n", "ci-", "versus", "vs", "to", "of", "se", "sd"],
]);

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
    if (isLetter(code) || isDigit(code)) end += 1;
    else if (isApostrophe(code) && isLetter(text.charCodeAt(end + 1)) && isLetter(text.charCodeAt(end - 1))) end += 2;
    else if (code === 46 && isDigit(text.charCodeAt(end - 1)) && isDigit(text.charCodeAt(end + 1))) end += 2;
    else return end;
  }
}
