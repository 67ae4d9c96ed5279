import type { RawRow } from "../../records.js";
import { levelIn, USUAL_LEVEL } from "./level.js";

/** Columns whose cells hold several numbers, each number as a column of its own behind those of the file. */
export interface Split {
  readonly headers: readonly string[];
  /** Positions of the columns that were taken apart: they are labels now. */
  readonly apart: readonly number[];
  /** What was done, for a note; empty where nothing was. */
  readonly told: readonly string[];
  rows(rows: readonly RawRow[]): readonly RawRow[];
}

const NUMBER = "[-+\\u2212\\u2013]?\\s?(?:\\d+(?:[.,\\u00b7]\\d+)*|[.,\\u00b7]\\d+)(?:[eE][-+]?\\d+)?";
/** A hyphen between two numbers stands close to both or to neither: "5.4 -1.2" may be two numbers, the second negative. */
const TO = "(?:\\s*(?:[\\u2013\\u2014;]|to|bis|until|tot|à)\\s*|\\s*,\\s+|-|\\s+-\\s+)";
const PAIR = `(${NUMBER})${TO}(${NUMBER})`;
const MARK = "[*\\u2020\\u2021\\u00a7\\u00b6#]|\\s?\\^?[a-d]|[\\u00b9\\u00b2\\u00b3\\u2070-\\u2079]";

/** How a cell is built, and what its parts are under a header that says so; null where the header does not. */
interface Pattern {
  readonly cell: RegExp;
  parts(header: string): readonly string[] | null;
}

const says =
  (pattern: RegExp) =>
  (header: string): boolean =>
    pattern.test(header);
const interval = (header: string): boolean =>
  /\b(c\.?i|ki|ic|bi|conf\w*)\b|95|90%|99%/i.test(header) || levelIn(header) !== null;
const quartiles = says(/\b(iqr|q1|quartile|interquartile)/i);
const range = says(/\b(range|min|spannweite)\b/i);
const deviation = says(/\b(sd|s\.d\.|std|dev\w*|standardabw\w*)\b|±|\+\/-/i);
const error = says(/\b(se|sem|s\.e\.|standard error)\b/i);
const median = says(/\bmedian/i);
const mean = (header: string): boolean => /\bmeans?\b/i.test(header) && !/diff/i.test(header);

/** The one level of the intervals below a header, which it states or the cells do; null where two are stated. */
function levelOf(header: string, cells: readonly string[]): string | null {
  const stated = new Set([header, ...cells].flatMap((text) => levelIn(text) ?? []));
  const [level = USUAL_LEVEL] = stated;
  // Cells that state none beside some that do say nothing of theirs.
  const all = cells.every((cell) => levelIn(cell) !== null) || cells.every((cell) => levelIn(cell) === null);
  return stated.size > 1 || !(all || levelIn(header) !== null || level === USUAL_LEVEL) ? null : level;
}

/** What stands between two limits under this header. */
const limits = (header: string): readonly [string, string] | null =>
  quartiles(header) ? ["q1", "q3"] : range(header) ? ["min", "max"] : interval(header) ? ["lower", "upper"] : null;

const PATTERNS: readonly Pattern[] = [
  { cell: /^(\d+)\s*(?:\/|of|von|out of)\s*(\d+)(?:\s*[([].*)?$/i, parts: () => ["events", "n"] },
  {
    cell: new RegExp(`^(${NUMBER})\\s*[([]\\s*(?:\\d{2}(?:[.,]\\d+)?\\s?%\\s*\\w{2}:?\\s*)?${PAIR}\\s*[)\\]]$`, "i"),
    parts(header) {
      const around = limits(header);
      // A mean is no median, and with quartiles about it its spread is not read.
      if (around !== null && around[0] !== "lower" && mean(header)) return null;
      if (around !== null) return [around[0] !== "lower" ? "median" : mean(header) ? "mean" : "", ...around];
      return median(header) ? ["median", "q1", "q3"] : null;
    },
  },
  {
    cell: new RegExp(`^(${NUMBER})\\s*(?:[([]\\s*(?:±\\s*)?(${NUMBER})\\s*[)\\]]|(?:±|\\+/-)\\s*(${NUMBER}))$`),
    parts: (header) => (error(header) ? [mean(header) ? "mean" : "", "se"] : deviation(header) ? ["mean", "sd"] : null),
  },
  { cell: /^(\d+)\s*\(\s*\d[\d.,]*\s*%?\s*\)$/, parts: (header) => (/%/.test(header) ? ["events"] : null) },
  { cell: new RegExp(`^[([]?\\s*${PAIR}\\s*[)\\]]?$`, "i"), parts: limits },
  { cell: new RegExp(`^(${NUMBER})(?:${MARK}){1,2}$`), parts: () => [""] },
];
const PLAIN = new RegExp(`^${NUMBER}$`);

/** Words of a header that say how its cells are built: they are no part of what the numbers are of. */
const BUILD =
  /[([]?\s*(?:\b(?:\d\d(?:[.,]\d)?\s?[-\u2011]?%\s*[-\u2011]?\s*)?(?:c\.?i\.?|ki|ic)\b(?:,?\s?\d\d(?:[.,]\d)?\s?%)?|\bmeans?\s*(?:±|\+\/-|\(|\[|,)?\s*(?:sd|se|sem)\b|\bmedian\s*(?:\(|\[|,)?\s*(?:iqr|range|q1\s*[-\u2013,]\s*q3)\b|\biqr\b|\brange\b|\bn\s*\/\s*n\b|\bn\s*\(\s*%\s*\)|\bevents\s*\/\s*(?:total|n)\b|\b(?:sd|se|sem)\b|±|\bmean\b(?=\s*(?:[([]|\b(?:sd|se|sem)\b))|\bmedian\b|%)\s*[)\]]*/giu;

/** Rows looked at. */
const ROWS = 1000;
const LONGEST = 100;

/** Takes columns apart whose every cell is built alike and whose header says what the parts are. */
export function splitColumns(
  headers: readonly string[],
  head: readonly RawRow[],
  isMissing: (text: string) => boolean,
): Split {
  const rows = head.slice(0, ROWS);
  const parts: { readonly from: number; readonly group: number; readonly pattern: RegExp; readonly header: string }[] =
    [];
  const told: string[] = [];
  const apart: number[] = [];
  for (const [index, header] of headers.entries()) {
    const cells = rows.map(({ cells: own }) => (own[index] ?? "").trim()).filter((cell) => !isMissing(cell));
    // No cell of a table is longer; nobody's pattern walks through a megabyte.
    if (header.length > LONGEST || cells.some((cell) => cell.length > LONGEST)) continue;
    const level = levelOf(header, cells);
    if (level === null) continue;
    const built = cells.filter((cell) => !PLAIN.test(cell));
    const pattern =
      built.length === 0
        ? undefined
        : PATTERNS.find(({ cell, parts: named }) => named(header) !== null && built.every((text) => cell.test(text)));
    const names = pattern?.parts(header) ?? null;
    // Plain numbers among them are footnoted ones without a footnote, or a table that is not what it seems.
    if (pattern === undefined || names === null || (built.length < cells.length && names[0] !== "")) continue;
    if (built.length < cells.length && names.length > 1) continue;
    const slashed = header.split("/").map((side) => side.trim());
    const base = header
      .replace(BUILD, " ")
      .replace(/[([][^)\]]*$/, " ")
      .replace(/\s+/g, " ")
      .trim();
    for (const [group, name] of names.entries()) {
      const own =
        (name === "events" || name === "n") && !/[([]/.test(header)
          ? slashed[slashed.length === 2 ? group : -1]
          : undefined;
      const isLimit = name === "lower" || name === "upper";
      const part = isLimit && level !== USUAL_LEVEL ? `${level}% CI ${name}` : name;
      const title = own !== undefined && own.length > 1 && slashed[1]?.length !== 1 ? own : `${base} ${part}`.trim();
      parts.push({ from: index, group, pattern: pattern.cell, header: title === "" ? "estimate" : title });
    }
    apart.push(index);
    const what =
      names.length === 1 && names[0] === ""
        ? "footnote marks were taken off"
        : `each cell was read as ${names.map((name) => name || base || "estimate").join(", ")}`;
    told.push(`"${header}": ${what}, first "${built[0]}"`);
  }
  if (parts.length === 0) return { headers, apart, told, rows: (all) => all };
  const partOf = (text: string, pattern: RegExp, group: number): string => {
    const found = text.length > LONGEST ? null : pattern.exec(text.trim());
    if (found === null) return text;
    return found.slice(1).filter((piece) => piece !== undefined)[group] ?? "";
  };
  return {
    headers: [...headers, ...parts.map(({ header }) => header)],
    apart,
    told,
    rows: (all) =>
      all.map(({ row, cells }) => ({
        row,
        cells: [...cells, ...parts.map(({ from, group, pattern }) => partOf(cells[from] ?? "", pattern, group))],
      })),
  };
}
