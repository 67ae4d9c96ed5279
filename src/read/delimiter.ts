import type { Delimiter } from "../records.js";
import { knownCount } from "./column-names.js";

export interface DelimiterFound {
  readonly delimiter: Delimiter;
  readonly because: string;
}

const CANDIDATES: readonly (readonly [Delimiter, string])[] = [
  [",", "comma"],
  [";", "semicolon"],
  ["\t", "tab"],
  ["|", "bar"],
];

/** Lines and characters looked at; more would not change a mind. */
const LINES = 500;
const CHARACTERS = 1 << 18;

/**
 * The delimiter that cuts the lines best: the one whose header has most names we know, then the one under which most lines
 * have as many cells as the header, then the one with most cells. `text` is cut to whole lines unless it is `complete`.
 */
export function findDelimiter(text: string, complete: boolean): DelimiterFound {
  const start = text.slice(0, CHARACTERS);
  const toTheEnd = complete && start.length === text.length;
  const scored = CANDIDATES.map(([delimiter, word]) => {
    const lines = wholeLines(start, delimiter, toTheEnd);
    const header = lines[0] ?? [];
    const same = lines.filter((cells) => cells.length === header.length).length;
    return {
      delimiter,
      word,
      cells: header.length,
      known: header.length > 1 ? knownCount(header) : 0,
      same,
      lines: lines.length,
    };
  });
  const best = scored.reduce((a, b) => (better(b, a) ? b : a));
  if (best.cells < 2) return { delimiter: ",", because: "no delimiter cuts the header; a comma is the default" };
  const because = `a ${best.word} makes ${best.cells} cells of the header, and as many of ${best.same - 1} of the next ${best.lines - 1} lines`;
  return { delimiter: best.delimiter, because };
}

interface Score {
  readonly cells: number;
  readonly known: number;
  readonly same: number;
  readonly lines: number;
}

function better(a: Score, b: Score): boolean {
  if (a.cells < 2 || b.cells < 2) return a.cells >= 2 && b.cells < 2;
  if (a.known !== b.known) return a.known > b.known;
  const evenness = a.same / a.lines - b.same / b.lines;
  return evenness !== 0 ? evenness > 0 : a.cells > b.cells;
}

/** The first whole lines, cut at `delimiter` with quotes respected; blank and comment lines left out. */
function wholeLines(text: string, delimiter: Delimiter, complete: boolean): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let atStart = true;
  const endLine = (): void => {
    cells.push(cell);
    if (cells.some((printed) => printed.trim() !== "") && !cells[0]?.startsWith("#")) lines.push(cells);
    cells = [];
    cell = "";
    atStart = true;
  };
  for (let index = 0; index < text.length && lines.length < LINES; index += 1) {
    const character = text.charAt(index);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(index + 1) === '"') index += 1;
      else quoted = false;
    } else if (character === '"' && atStart) {
      quoted = true;
      atStart = false;
    } else if (character === delimiter) {
      cells.push(cell);
      cell = "";
      atStart = true;
    } else if (character === "\n" || character === "\r") {
      if (character === "\r" && text.charAt(index + 1) === "\n") index += 1;
      endLine();
    } else {
      cell += character;
      if (character !== " ") atStart = false;
    }
  }
  if (complete && lines.length < LINES && (cell !== "" || cells.length > 0)) endLine();
  return lines;
}
