import type { Sentence } from "../../records.js";
import type { Part } from "../article/article.js";
import { isDigit, isLetter, isSpace, isUpper } from "./glyphs.js";

/** Words whose full stop ends no sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set([
  ...[
    "vs",
    "v",
    "al",
    "fig",
    "figs",
    "eg",
    "ie",
    "e.g",
    "i.e",
    "cf",
    "ca",
    "approx",
    "resp",
    "no",
    "nos",
    "ref",
    "refs",
  ],
  ...["eq", "dr", "prof", "mr", "mrs", "ms", "st", "jr", "sr", "inc", "ltd", "co", "corp", "dept", "univ", "vol", "pp"],
  ...[
    "ed",
    "eds",
    "sp",
    "spp",
    "var",
    "incl",
    "excl",
    "viz",
    "tab",
    "suppl",
    "a.m",
    "p.m",
    "c.i",
    "s.d",
    "s.e",
    "max",
    "min",
  ],
]);
const CLOSERS = "\"'”’)]»";
/** A bracket left open for longer is a misprint and holds no sentence together. */
const LONGEST_BRACKET = 500;

/** A sentence by its place alone. */
export type Cut = Omit<Sentence, "frames" | "sized">;

/** Cuts a text into sentences in one pass; what is between them is white space. */
export function splitSentences(text: string, parts: readonly Part[]): readonly Cut[] {
  const wrapped = parts.length === 0 && isWrapped(text);
  const sentences: Cut[] = [];
  let start = 0;
  let line = 1;
  let counted = 0;
  let part = 0;
  let opened = -1;
  let depth = 0;
  const close = (end: number): void => {
    let from = start;
    while (from < end && isSpace(text.charCodeAt(from))) from += 1;
    let to = end;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
    start = end;
    depth = 0;
    if (to === from) return;
    for (; counted < from; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    while (part < parts.length && (parts[part]?.end ?? 0) <= from) part += 1;
    const holder = parts[part];
    const kind = holder !== undefined && holder.start <= from ? holder.part : "text";
    sentences.push({ text: text.slice(from, to), offset: from, line, part: kind });
  };
  for (let at = 0; at < text.length; at += 1) {
    const glyph = text.charAt(at);
    if (glyph === "(" || glyph === "[") {
      depth += 1;
      if (depth === 1) opened = at;
    } else if (glyph === ")" || glyph === "]") depth = Math.max(0, depth - 1);
    else if (glyph === "\n") {
      const isBlank = text.charAt(at + 1) === "\n" || text.startsWith("\r\n", at + 1);
      if (isBlank || !(wrapped || (parts.length === 0 && runsOn(text, at)))) close(at + 1);
    } else if ((glyph === "." || glyph === "?" || glyph === "!") && (depth === 0 || at - opened > LONGEST_BRACKET)) {
      const end = sentenceEnd(text, at);
      if (end >= 0) close(end);
    } else if (glyph === "。") close(at + 1);
  }
  close(text.length);
  return sentences;
}

/** Where the sentence ends whose stop is at `at`; −1 where that stop ends none. */
function sentenceEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && CLOSERS.includes(text.charAt(end))) end += 1;
  if (end < text.length && !isSpace(text.charCodeAt(end))) return -1;
  let next = end;
  while (next < text.length && isSpace(text.charCodeAt(next)) && next - end < 20) next += 1;
  if (next >= text.length || text.charAt(at) !== ".") return end;
  const first = text.charAt(next);
  const follows = text.charCodeAt(next);
  if (isLetter(follows) && !isUpper(first) && first.toUpperCase() !== first) return -1;
  if (",;:)–".includes(first)) return -1;
  let from = at;
  while (from > 0 && at - from < 12 && (isLetter(text.charCodeAt(from - 1)) || text.charAt(from - 1) === "."))
    from -= 1;
  const word = text.slice(from, at).toLowerCase();
  if (
    word.length === 1 &&
    isUpper(text.charAt(from)) &&
    text.charAt(from) !== "I" &&
    !isDigit(text.charCodeAt(from - 1))
  ) {
    return isDigit(follows) ? end : -1;
  }
  return ABBREVIATIONS.has(word) || (word === "p" && isDigit(follows)) ? -1 : end;
}

/** Words after which no sentence ends. */
const RUNS_ON =
  /(?:^|\s)(?:of|the|an?|and|or|to|in|on|by|for|from|with|than|was|were|is|are|vs|versus|95%|confidence|mean|hazard|odds|risk|rate)[ \t\r]{0,3}$/u;

/** Whether a sentence goes on over the line's end at `at`: a bracket is open, or the line ends in a word that needs another. */
function runsOn(text: string, at: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf("\n", at - 1) + 1, at - LONGEST_BRACKET), at);
  if (line.includes("|") || line.includes("\t")) return false;
  const next = text.slice(at + 1, at + 1 + LONGEST_BRACKET);
  const end = next.search(/[\n()[\]]/u);
  const opened = Math.max(line.lastIndexOf("("), line.lastIndexOf("["));
  const isOpen = opened > Math.max(line.lastIndexOf(")"), line.lastIndexOf("]"));
  if (isOpen && end >= 0 && ")]".includes(next.charAt(end))) return true;
  return RUNS_ON.test(line.slice(-20)) && /^[ \t]{0,3}[\p{Ll}\d(]|^CI\b/u.test(next.slice(0, 6));
}

/** Lines were broken to a width, so that a line end says nothing about sentences. */
function isWrapped(text: string): boolean {
  let lines = 0;
  let cut = 0;
  for (let at = 0; lines < 400; lines += 1) {
    const end = text.indexOf("\n", at);
    if (end < 0) break;
    const length = end - at;
    if (length >= 50 && length <= 100 && /[\p{L}\d,;(–-]\s?$/u.test(text.slice(end - 2, end))) cut += 1;
    at = end + 1;
  }
  return cut >= 4 && cut > lines * 0.4;
}
