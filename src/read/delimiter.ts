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

/** Between words of a header that nothing else cuts: R's write.table. */
const SPACE: readonly [Delimiter, string] = [" ", "space"];

/** Lines and characters looked at; more would not change a mind. */
const LINES = 500;
const CHARACTERS = 1 << 18;

/**
 * The delimiter that cuts the lines best: the one whose header has most names we know, then the one under which most lines
 * have as many cells as the header, then the one with most cells. `text` is cut to whole lines unless it is `complete`.
 * A first line `sep=;`, as Excel reads it, settles it.
 */
export function findDelimiter(text: string, complete: boolean): DelimiterFound {
  const said = /^"?sep=([,;\t|])"?[\r\n]/i.exec(text)?.[1];
  const named = CANDIDATES.find(([delimiter]) => delimiter === said);
  if (named !== undefined) return { delimiter: named[0], because: `the first line says so: a ${named[1]}` };
  const start = text.slice(0, CHARACTERS);
  const toTheEnd = complete && start.length === text.length;
  const best = CANDIDATES.map((candidate) => scoreOf(start, candidate, toTheEnd)).reduce((a, b) =>
    better(b, a) ? b : a,
  );
  if (best.cells >= 2) return { delimiter: best.delimiter, because: becauseOf(best) };
  const spaced = scoreOf(start, SPACE, toTheEnd);
  if (spaced.cells >= 2 && spaced.lines > 1 && Math.max(spaced.same, spaced.longer + 1) === spaced.lines)
    return { delimiter: spaced.delimiter, because: becauseOf(spaced) };
  return { delimiter: ",", because: "no delimiter cuts the header; a comma is the default" };
}

function scoreOf(text: string, [delimiter, word]: readonly [Delimiter, string], complete: boolean): Score {
  const lines = wholeLines(text, delimiter, complete);
  // A title may stand above the header.
  const known = lines.slice(0, 6).map((cells) => (cells.length > 1 ? knownCount(cells) : 0));
  const header = lines[Math.max(0, known.indexOf(Math.max(...known)))] ?? [];
  const count = (length: number): number => lines.filter((cells) => cells.length === length).length;
  return {
    delimiter,
    word,
    cells: header.length,
    known: Math.max(0, ...known),
    same: count(header.length),
    longer: count(header.length + 1),
    lines: lines.length,
  };
}

function becauseOf({ word, cells, same, longer, lines }: Score): string {
  const start = `a ${word} makes ${cells} cells of the header, and`;
  return longer > same - 1
    ? `${start} one more of ${longer} of the next ${lines - 1} lines`
    : `${start} as many of ${same - 1} of the next ${lines - 1} lines`;
}

interface Score {
  readonly delimiter: Delimiter;
  readonly word: string;
  /** Lines that have a cell more than the header. */
  readonly longer: number;
  readonly cells: number;
  readonly known: number;
  readonly same: number;
  readonly lines: number;
}

const cutsLines = ({ same, lines }: Score): boolean => lines === 1 || same > 1;

function better(a: Score, b: Score): boolean {
  if (a.cells < 2 || b.cells < 2) return a.cells >= 2 && b.cells < 2;
  // A mark that cuts the header and no line below it is part of the names: "t[,1]".
  if (cutsLines(a) !== cutsLines(b)) return cutsLines(a);
  if (a.known !== b.known) return a.known > b.known;
  const evenness = evennessOf(a) - evennessOf(b);
  return evenness !== 0 ? evenness > 0 : a.cells > b.cells;
}

const evennessOf = ({ same, longer, lines }: Score): number => Math.max(same, longer + 1) / lines;

/** The first whole lines, cut at `delimiter` with quotes respected; blank and comment lines left out. */
function wholeLines(text: string, delimiter: Delimiter, complete: boolean): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let atStart = true;
  const endLine = (): void => {
    if (delimiter !== " " || !atStart) cells.push(cell);
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
      if (delimiter !== " " || !atStart) cells.push(cell);
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
