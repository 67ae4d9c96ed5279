import type { TableFootnote } from "../../../records.js";
import { LOWERED_AGAIN, RAISED, squeeze, tidy } from "./raw-table.js";

/** Signs that are nothing but marks of footnotes. */
const SIGNS = "*†‡§¶‖#";
const SIGN_RUN = /([*†‡§¶‖#])\1{0,4}/g;
const RAISED_PART = /\u0001([^\u0001\u0002]{0,60})\u0002/g;

/** A short raised text that can be a mark: letters one by one, numbers, signs; with the marks in it. */
function marksIn(raised: string): readonly string[] | null {
  const text = raised.replace(/[\s()[\],;]+/g, " ").trim();
  if (text === "") return [];
  const parts = text.split(" ").flatMap((part) => {
    if (/^[*†‡§¶‖#^|]+$/.test(part)) return part.match(/([*†‡§¶‖#^|])\1{0,4}/g) ?? [];
    return [part];
  });
  return parts.every((part) => /^(?:[a-zA-Z]{1,2}|\d{1,2}|[*†‡§¶‖#^|]{1,5})$/.test(part)) ? parts : null;
}

const ORDINAL = /^(?:st|nd|rd|th|TM|®|™|er|re|o)$/i;

/** A cell's text without the marks of footnotes, and these. `known` are those that stand below the table. */
export function unmarked(
  raw: string,
  known: ReadonlySet<string>,
): { readonly text: string; readonly marks: readonly string[] } {
  const marks: string[] = [];
  let text = raw;
  if (raw.includes(RAISED)) {
    text = raw.replace(RAISED_PART, (_, raised: string, at: number) => {
      const before = tidy(raw.slice(Math.max(0, at - 40), at));
      if (staysAsText(raised.trim(), before, known)) return /^[-−–+]?\d/.test(raised.trim()) ? raised.trim() : raised;
      marks.push(...(marksIn(raised) ?? []));
      return "";
    });
  }
  text = squeeze(text.replaceAll(RAISED, "").replaceAll(LOWERED_AGAIN, ""));
  if ([...SIGNS].some((sign) => text.includes(sign))) {
    // Behind a number, a bracket or a word a sign is a mark; alone, or before a word ("# of patients"), it is not.
    text = text.replace(/(?<=[\d)\]%\p{L}.+])\s?([*†‡§¶‖#]{1,6})(?![\p{L}\d])/gu, (_, signs: string) => {
      marks.push(...(signs.match(SIGN_RUN) ?? []));
      return "";
    });
  }
  const letter = /(?<=\d[)\]]?)\s?([a-k])$/.exec(text);
  if (letter !== null && known.has(letter[1] ?? "")) {
    marks.push(letter[1] ?? "");
    text = text.slice(0, letter.index);
  }
  return { text: text.trim(), marks };
}

/** A power ("10⁻⁵"), a unit ("m²") or an ordinal is text; so is what is too long for a mark. */
function staysAsText(raised: string, before: string, known: ReadonlySet<string>): boolean {
  if (ORDINAL.test(raised) && /\d$/.test(before) && !known.has(raised)) return true;
  if (/^[-−–]\s?\d/.test(raised)) return true;
  const marks = marksIn(raised);
  if (marks === null) return true;
  if (!/^\d{1,2}$/.test(raised)) return false;
  if (/(?:^|[^\d.])10$/.test(before)) return true;
  if (/(?:^|[\s/(·×])(?:[mcdk]?m|min|s|kg|in|ft|R|r|χ|x|chi|I|T)$/i.test(before)) return true;
  return !known.has(raised) && !/[\d)\]%]$/.test(before) && !/\p{L}{3}$/u.test(before);
}

const STARTS = /(?:^|(?<=[.;,)\s\u0002]))(?:\u0001([^\u0001\u0002]{1,12})\u0002|([*†‡§¶‖#]{1,5})(?=\s?[\p{L}<(\d]))/gu;

/** What stands below a table, cut at its marks. */
export function footnotesOf(notes: readonly string[]): readonly TableFootnote[] {
  return notes.flatMap((note): readonly TableFootnote[] => {
    const led = /^\(?([a-k])(?:\)\s{0,2}|\.?\s{1,2}(?=[A-Z]))/.exec(note);
    if (led !== null && !note.includes(RAISED))
      return [{ mark: led[1] ?? null, text: squeeze(note.slice(led[0].length)) }];
    const found: TableFootnote[] = [];
    let from = 0;
    let mark: string | null = null;
    const push = (end: number): void => {
      const text = tidy(note.slice(from, end)).replace(/^[=:]\s?/, "");
      if (text !== "") found.push({ mark, text });
    };
    for (const start of note.matchAll(STARTS)) {
      const next = markOf(start[1] ?? start[2] ?? "");
      if (next === null) continue;
      push(start.index);
      from = start.index + start[0].length;
      mark = next;
    }
    push(note.length);
    return found;
  });
}

function markOf(text: string): string | null {
  const marks = marksIn(text);
  const [only] = marks ?? [];
  return marks !== null && marks.length === 1 && only !== undefined && !/^[-−–]/.test(only) ? only : null;
}
