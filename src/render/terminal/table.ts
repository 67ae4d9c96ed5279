import { largestOf } from "../../core/lists.js";
import { type Column, plainText, type Table, type Text } from "../views/block.js";
import { displayWidth, wrap } from "../width.js";
import { type GridCell, grid } from "./grid.js";
import { type Paint, safe } from "./paint.js";

const GAP = 3;
const INDENT = 2;
/** Up to so many columns words are broken rather than columns moved. */
const A_LITTLE = 12;
/** No column that wraps is made narrower than this. */
const LEAST = 12;

/**
 * A table within `width` columns. Where it is too wide, first the gaps shrink and a few words break over lines, then the
 * columns marked for it go under their row (or out), then more words break, and at last every row becomes a list.
 */
export function tableLines({ columns, rows }: Table, width: number, paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const all = columns.map((_, i) => i);
  const kept = columns.flatMap(({ narrow }, i) => (narrow === undefined ? [i] : []));
  const under = columns.flatMap(({ narrow }, i) => (narrow === "under" ? [i] : []));
  const attempts: readonly (readonly [readonly number[], readonly number[], gap: number, broken: number])[] = [
    [all, [], GAP, 0],
    [all, [], 2, 0],
    [all, [], 2, A_LITTLE],
    [kept, under, GAP, 0],
    [kept, under, 2, 0],
    [kept, under, 2, Number.POSITIVE_INFINITY],
  ];
  for (const [shown, folded, gap, broken] of attempts) {
    const widths = widthsOf(columns, rows, shown, gap, width - INDENT, broken);
    if (widths) return laidOut(columns, rows, shown, folded, widths, gap, width, paint);
  }
  return records(columns, rows, width, paint);
}

/** The widths of the columns shown, or null where they do not fit. */
function widthsOf(
  columns: readonly Column[],
  rows: Table["rows"],
  shown: readonly number[],
  gap: number,
  room: number,
  broken: number,
): readonly number[] | null {
  const natural = shown.map((i) => {
    const cells = rows.map((row) => displayWidth(safe(row[i] ?? "").text));
    // A header may break over lines; its longest word may not.
    const header = safe(columns[i]?.header ?? "").text;
    const least = largestOf(cells, 0);
    return Math.max(least, headerWidth(header, least));
  });
  const excess = natural.reduce((sum, w) => sum + w, 0) + gap * (shown.length - 1) - room;
  if (excess <= 0) return natural;
  if (excess > broken) return null;
  return shrunk(
    natural,
    shown.map((i) => columns[i]?.wraps === true),
    excess,
  );
}

/** The narrowest width from `least` on at which a header stands on at most two lines. */
export function headerWidth(header: string, least: number): number {
  const most = displayWidth(header);
  for (let width = Math.max(1, least); width < most; width++) {
    const lines = wrap(header, width);
    if (lines.length <= 2 && lines.every((line) => displayWidth(line) <= width) && lines.join(" ") === header)
      return width;
  }
  return most;
}

/** Takes the excess from the widest of the columns that may wrap. */
function shrunk(natural: readonly number[], wraps: readonly boolean[], excess: number): readonly number[] | null {
  const widths = [...natural];
  for (let left = excess; left > 0; left--) {
    const widest = widths.reduce(
      (best, w, i) => (wraps[i] && w > LEAST && (best < 0 || w > (widths[best] ?? 0)) ? i : best),
      -1,
    );
    if (widest < 0) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function laidOut(
  columns: readonly Column[],
  rows: Table["rows"],
  shown: readonly number[],
  folded: readonly number[],
  widths: readonly number[],
  gap: number,
  width: number,
  paint: Paint,
): readonly string[] {
  const cell = (text: Text, i: number): GridCell => {
    const { text: shownText, tone } = safe(text);
    const room = widths[i] ?? 1;
    const lines = displayWidth(shownText) <= room ? [shownText] : wrap(shownText, room);
    return {
      lines: lines.length === 0 ? [""] : lines,
      paint: (line) => paintWords(line, (words) => paint(words, tone)),
    };
  };
  const gridColumns = shown.map(
    (i, place) => ({ width: widths[place] ?? 1, align: columns[i]?.align ?? "left" }) as const,
  );
  const head = shown.map((i, place) => {
    const made = cell(columns[i]?.header ?? "", place);
    return { lines: made.lines, paint: (line: string) => paintWords(line, (words) => paint(words, "faint")) };
  });
  const headLines = head.some(({ lines }) => lines.some((line) => line.trim() !== ""))
    ? grid(gridColumns, [bottomed(head)], gap, INDENT)
    : [];
  if (folded.length === 0) {
    return [
      ...headLines,
      ...grid(
        gridColumns,
        rows.map((row) => shown.map((i, place) => cell(row[i] ?? "", place))),
        gap,
        INDENT,
      ),
    ];
  }
  return [
    ...headLines,
    ...rows.flatMap((row) => [
      ...grid(gridColumns, [shown.map((i, place) => cell(row[i] ?? "", place))], gap, INDENT),
      ...foldedLines(columns, row, folded, width, paint),
    ]),
  ];
}

/** Headers of fewer lines stand at the bottom, next to what they head. */
function bottomed(head: readonly GridCell[]): readonly GridCell[] {
  const most = Math.max(...head.map(({ lines }) => lines.length));
  return head.map(({ lines, paint }) => ({ lines: [...Array<string>(most - lines.length).fill(""), ...lines], paint }));
}

/** "PNF mean (SD) 21.27 (3.37) · control mean (SD) 28.93 (4.61)" under its row. */
function foldedLines(
  columns: readonly Column[],
  row: readonly Text[],
  folded: readonly number[],
  width: number,
  paint: Paint,
): readonly string[] {
  const parts = folded.flatMap((i) => {
    const text = squeezed(plainText(row[i] ?? ""));
    const name = columns[i]?.short ?? columns[i]?.header ?? "";
    return text === "" ? [] : [`${name} ${text}`.trim()];
  });
  if (parts.length === 0) return [];
  const margin = " ".repeat(INDENT + 2);
  return wrap(safe(parts.join(" · ")).text, width - margin.length).map((line) => margin + paint(line, "faint"));
}

const squeezed = (text: string): string => text.trim().replace(/\s+/g, " ").replace(/\[ /g, "[");

/** Each row as its name and a line a column: for very narrow terminals. */
function records(columns: readonly Column[], rows: Table["rows"], width: number, paint: Paint): readonly string[] {
  return rows.flatMap((row) =>
    columns.flatMap(({ header, short }, i) => {
      const { text, tone } = safe(row[i] ?? "");
      const bare = squeezed(text);
      if (bare === "") return [];
      if (i === 0)
        return wrap(bare, Math.max(1, width - INDENT)).map((line) => `${" ".repeat(INDENT)}${paint(line, "strong")}`);
      const lines = wrap(`${safe(short ?? header).text} ${bare}`.trim(), Math.max(1, width - INDENT - 2), "  ");
      return lines.map((line) => `${" ".repeat(INDENT + 2)}${paint(line, tone)}`);
    }),
  );
}

/** Blanks that pad a line stay unpainted. */
function paintWords(line: string, paint: (words: string) => string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? [];
  return `${before}${paint(words)}${after}`;
}
