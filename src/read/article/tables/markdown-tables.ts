import { plainCell, type RawRow, type RawTable } from "./raw-table.js";
import { captionOf, isNote } from "./table-names.js";

const DIVIDER = /^\s{0,9}\|?\s{0,9}:?-{1,200}:?\s{0,9}(?:\|[\s:-]{0,200}){0,200}$/;

/** The tables of a Markdown text: rows of cells between bars, with or without the line of dashes under the head. */
export function markdownTables(text: string): readonly RawTable[] {
  const lines = text.split(/\r?\n/);
  const tables: RawTable[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!isRow(lines[at])) continue;
    let end = at;
    while (end < lines.length && (isRow(lines[end]) || isDivider(lines[end]))) end += 1;
    const rows = lines.slice(at, end);
    const divided = rows.findIndex(isDivider);
    if (rows.length >= 2 && (divided > 0 || rows.length >= 3)) {
      tables.push({
        ...captionOf(paragraphsBefore(lines, at)),
        notes: notesAfter(lines, end),
        rows: rows.flatMap((line, i): readonly RawRow[] => {
          if (isDivider(line)) return [];
          const head = divided > 0 && i < divided;
          return [{ head, cells: cellsOf(line).map((cell) => plainCell(cell, head)) }];
        }),
      });
    }
    at = end - 1;
  }
  return tables;
}

const isRow = (line: string | undefined): boolean =>
  line !== undefined && line.length < 20_000 && (line.split("|").length > 2 || line.trimStart().startsWith("|"));

const isDivider = (line: string | undefined): boolean =>
  line !== undefined && line.length < 5000 && line.includes("-") && line.includes("|") && DIVIDER.test(line);

/** What is between the bars; a bar behind a backslash parts nothing. Marks of emphasis go, indents and raised signs stay. */
function cellsOf(line: string): readonly string[] {
  const inner = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) =>
    cell
      .replace(/\\\|/g, "|")
      .replace(/<br\s?\/?>/gi, " ")
      .replace(/<sup>([^<]{0,40})<\/sup>/gi, "\u0001$1\u0002")
      .replace(/(?<![\w*])(\*\*|__)(?=\S)([^*_]{1,300})\1/g, "$2")
      .replace(/&nbsp;|&emsp;|&ensp;/g, "\u2003")
      .replace(/^ /, ""),
  );
}

/** The paragraphs that stand directly before a table: up to two, none further than an empty line apart. */
export function paragraphsBefore(lines: readonly string[], at: number): readonly string[] {
  const found: string[] = [];
  let paragraph: string[] = [];
  let empty = 0;
  for (let i = at - 1; i >= 0 && i > at - 12 && found.length < 2; i -= 1) {
    const line = (lines[i] ?? "").trim();
    if (line === "") {
      empty += 1;
      if (paragraph.length > 0) found.unshift(paragraph.join(" "));
      paragraph = [];
      if (empty > 2) break;
    } else paragraph.unshift(line);
  }
  if (paragraph.length > 0) found.unshift(paragraph.join(" "));
  return found.map((text) => text.replace(/^#{1,6}\s/, ""));
}

/** The lines behind a table that read as its notes. */
export function notesAfter(lines: readonly string[], end: number): readonly string[] {
  const notes: string[] = [];
  let empty = 0;
  for (let at = end; at < lines.length && notes.length < 12; at += 1) {
    const line = (lines[at] ?? "")
      .trim()
      .replace(/^[_*](?=\w)/, "")
      .replace(/(?<=[.\w])[_*]$/, "");
    if (line === "") {
      empty += 1;
      if (empty > 1) break;
    } else if (isNote(line) || (notes.length > 0 && empty === 0)) {
      notes.push(line.replace(/<sup>([^<]{0,40})<\/sup>/gi, "\u0001$1\u0002"));
      empty = 0;
    } else break;
  }
  return notes;
}
