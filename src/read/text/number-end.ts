import { isApostrophe, isDash, isDigit, isGroupSpace, isPoint, isSpace, isSuperscript } from "./glyphs.js";

const COMMA = 44;
/** Longer runs of digits are identifiers. */
const LONGEST_NUMBER = 40;

/**
 * Where the digits that begin at `at` end, with their decimals, thousands groups and power of ten. A second decimal mark
 * (2.1.3, 12.05.2010) makes them a code.
 */
export function numberEnd(text: string, at: number): { end: number; isNumber: boolean } {
  let end = skipDigits(text, at);
  const first = end - at;
  const hasGroups = first >= 1 && first <= 3 && groupMark(text, end) !== null;
  if (hasGroups) end = skipGroups(text, end);
  const mark = text.charCodeAt(end);
  let points = 0;
  if (isPoint(mark) && isDigit(text.charCodeAt(end + 1))) {
    end = skipDigits(text, end + 1);
    points = 1;
    while (text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1)) && first > 0) {
      end = skipDigits(text, end + 1);
      points += 1;
    }
  } else if (mark === COMMA && !hasGroups && isDigit(text.charCodeAt(end + 1))) end = skipDigits(text, end + 1);
  if (points > 1 || end - at > LONGEST_NUMBER) return { end, isNumber: false };
  return { end: powerEnd(text, end), isNumber: true };
}

/** Blanks in a row, as justified lines have them; more part two columns. */
const MOST_SPACES = 3;

function skipSpaces(text: string, from: number): number {
  let end = from;
  while (end < from + MOST_SPACES && isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

function skipDigits(text: string, from: number): number {
  let end = from;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

/** The mark before exactly three digits, which can then group thousands; null where there is none. */
function groupMark(text: string, at: number): number | null {
  const mark = text.charCodeAt(at);
  if (mark !== COMMA && !isGroupSpace(mark) && !isApostrophe(mark)) return null;
  for (let index = 1; index <= 3; index += 1) if (!isDigit(text.charCodeAt(at + index))) return null;
  return isDigit(text.charCodeAt(at + 4)) ? null : mark;
}

function skipGroups(text: string, from: number): number {
  const mark = groupMark(text, from);
  let end = from;
  while (mark !== null && groupMark(text, end) === mark) end += 4;
  return end;
}

/** "1.2e-5", "1.2×10−5", "1.2 x 10^-5", "1.2×10⁻⁵"; without a sign, a caret or raised digits "×105" stays apart. */
function powerEnd(text: string, end: number): number {
  const sign = text.charAt(end + 1);
  if (/[eE]/.test(text.charAt(end)) && (sign === "-" || sign === "+") && isDigit(text.charCodeAt(end + 2))) {
    return skipDigits(text, end + 2);
  }
  let at = skipSpaces(text, end);
  if (!/[×xX*]/u.test(text.charAt(at))) return end;
  at = skipSpaces(text, at + 1);
  if (text.slice(at, at + 2) !== "10") return end;
  at += 2;
  if (/[⁻⁺]/u.test(text.charAt(at)) || isSuperscript(text.charAt(at) || "?")) {
    at += 1;
    while (text.charAt(at) !== "" && isSuperscript(text.charAt(at))) at += 1;
    return at;
  }
  const caret = text.charAt(at) === "^";
  if (caret) at += 1;
  if (!caret && !isDash(text.charCodeAt(at))) return end;
  if (isDash(text.charCodeAt(at))) at += 1;
  const after = skipDigits(text, at);
  return after > at && after - at <= 3 ? after : end;
}
