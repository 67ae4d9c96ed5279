import type { PeopleStatistic } from "../../records.js";
import { kindAt, relationAt, type Scan, wordAt } from "./scan.js";

/** How the number at `first` is hedged by what stands before it: "over 1,600", "nearly 150", "> 20". */
export function hedgeBefore(scan: Scan, first: number): PeopleStatistic["hedge"] {
  const relation = relationAt(scan, first - 1);
  if (relation.startsWith(">")) return "over";
  if (relation.startsWith("<")) return "under";
  if (kindAt(scan, first - 1) === "tilde") return "about";
  const word = wordAt(scan, first - 1);
  if (/^(?:about|approximately|around|nearly|almost|roughly|some|circa|ca|approx)$/.test(word)) return "about";
  if (/^(?:over|above|exceeding)$/.test(word)) return "over";
  if (/^(?:under|below)$/.test(word)) return "under";
  const before = wordAt(scan, first - 2);
  if (word === "than" && /^(?:more|greater|higher)$/.test(before)) return "over";
  if (word === "than" && /^(?:less|fewer|lower)$/.test(before)) return "under";
  if (word === "least" && before === "at") return "over";
  return word === "to" && before === "up" ? "under" : "exact";
}

/** A few words after a place, up to the next mark; null where none follow. */
export function wordsAfter(scan: Scan, from: number, most: number): string | null {
  let end = from;
  while (end < from + most && kindAt(scan, end) === "word" && scan.sentence[end] === scan.sentence[from]) end += 1;
  const first = scan.tokens[from];
  const last = scan.tokens[end - 1];
  if (/^(?:vs|versus|and|or|to|but|compared)$/.test(wordAt(scan, from))) return null;
  return end === from || first === undefined || last === undefined ? null : scan.text.slice(first.start, last.end);
}
