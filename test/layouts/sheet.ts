import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FOLDER } from "./expected.js";

/** A file as lines of cells, each as it is written: quotes and marks stay, so that nothing but their order changes. */
export interface Sheet {
  readonly before: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly end: string;
}

/** One byte a character: what the encoding is matters as little as what it says. */
const ENCODING = "latin1";
const MARK = "\u00ef\u00bb\u00bf";

export function sheetOf(name: string): Sheet {
  const text = readFileSync(join(FOLDER, `${name}.csv`), ENCODING);
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const start = text.startsWith(MARK) ? MARK : "";
  const [first = "", ...rest] = text.slice(start.length).trimEnd().split(end);
  // Excel's line that names the delimiter stays where it is.
  const told = first.startsWith("sep=");
  const [head = "", ...lines] = told ? rest : [first, ...rest];
  const delimiter = ["\t", ";", ",", " "].find((one) => head.includes(one)) ?? ",";
  const before = start + (told ? first + end : "");
  const rows = lines.map((line) => cellsOf(line, delimiter));
  return { before, header: cellsOf(head, delimiter), rows, delimiter, end };
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells = [""];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    if (letter === delimiter && !quoted) cells.push("");
    else cells[cells.length - 1] += letter;
  }
  return cells;
}

export function bytesOf({ before, header, rows, delimiter, end }: Sheet): Buffer {
  const lines = [header, ...rows].map((cells) => cells.join(delimiter));
  return Buffer.from(`${before}${lines.join(end)}${end}`, ENCODING);
}

export const bareCell = (cell: string): string => cell.replaceAll('"', "");
