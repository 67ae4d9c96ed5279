import { largestOf } from "../../core/lists.js";
import { type Column, type Forest, type Mark, plainText, styled, type Text } from "../views/block.js";
import { displayWidth, padStart, truncate } from "../width.js";
import { type Axis, axisOf } from "./axis.js";
import { type Paint, safe } from "./paint.js";
import { headerWidth, tableLines } from "./table.js";

const LEAST_PLOT = 25;
const WIDEST_PLOT = 64;
const GAP = 2;
const INDENT = 2;
const LEAST_NAME = 14;

/** The rows of a forest beside an axis, or without a picture where none is wanted or none fits. */
export function forestLines(forest: Forest, width: number, paint: Paint): readonly string[] {
  const fit = forest.plot ? fitted(forest, width) : null;
  if (!fit)
    return ruled(
      tableLines({ kind: "table", columns: forest.columns, rows: withRule(forest, forest.rows) }, width, paint),
    );
  const { columns, rows, room, place } = fit;
  const axis = axisOf(forest, room);
  const pictures = forest.marks.map((mark) =>
    styled(pictureOf(mark, axis), mark.shape === "study" ? "faint" : "strong"),
  );
  const drawn = rows.map((row, i) => [...row.slice(0, place), pictures[i] ?? "", ...row.slice(place)]);
  const plotColumn: Column = { header: "", align: "left" };
  const all = [...columns.slice(0, place), plotColumn, ...columns.slice(place)];
  const lines = axisRows(forest, axis, all.length, place);
  return ruled(tableLines({ kind: "table", columns: all, rows: [...withRule(forest, drawn), ...lines] }, width, paint));
}

interface Fitted {
  readonly columns: readonly Column[];
  readonly rows: Forest["rows"];
  readonly room: number;
  readonly place: number;
}

/** Columns, and the room left for the picture: first without the arms, then with long names cut; null if too little. */
function fitted({ columns, rows, plotAfter }: Forest, width: number): Fitted | null {
  for (const [withArms, cutting] of [
    [true, false],
    [false, false],
    [false, true],
  ] as const) {
    const kept = columns.flatMap(({ narrow }, i) => (!withArms && narrow !== undefined ? [] : [i]));
    const widths = kept.map((i) => {
      const cells = largestOf(
        rows.map((row) => displayWidth(safe(row[i] ?? "").text)),
        0,
      );
      return Math.max(cells, headerWidth(safe(columns[i]?.header ?? "").text, cells));
    });
    const free = width - widths.reduce((sum, w) => sum + w, 0) - GAP * kept.length - INDENT;
    const name = widths[0] ?? 0;
    const cut = cutting ? Math.min(name, Math.max(LEAST_NAME, name + Math.min(0, free - LEAST_PLOT))) : name;
    const room = Math.min(WIDEST_PLOT, free + name - cut);
    if (room < LEAST_PLOT) continue;
    return {
      columns: kept.map((i) => columns[i] ?? { header: "", align: "left" }),
      rows: rows.map((row) => kept.map((i, at) => (at === 0 ? cutTo(row[i] ?? "", cut) : (row[i] ?? "")))),
      room,
      place: kept.indexOf(plotAfter) + 1,
    };
  }
  return null;
}

function cutTo(text: Text, width: number): Text {
  const shown = safe(text).text;
  if (displayWidth(shown) <= width) return text;
  return typeof text === "string" ? truncate(shown, width) : { ...text, text: truncate(shown, width) };
}

/** The rule drawn out over the whole table. */
function ruled(lines: readonly string[]): readonly string[] {
  const bare = lines.map((line) => line.replace(/\u001b\[\d+m/g, ""));
  const widest = largestOf(bare.map(displayWidth));
  const at = bare.findIndex((line) => /^ *─+$/.test(line));
  return lines.map((line, i) => (i === at ? line.replace(/─+/, "─".repeat(widest - INDENT)) : line));
}

/** A rule between the studies and what sums them up, begun here and drawn out when the table's width is known. */
function withRule({ summaryFrom }: Forest, rows: Forest["rows"]): Forest["rows"] {
  if (summaryFrom <= 0 || summaryFrom >= rows.length) return rows;
  return [...rows.slice(0, summaryFrom), [styled("─", "faint")], ...rows.slice(summaryFrom)];
}

/** "────■────", "◆◆◆◆", "├─────┤"; arrows where it goes on beyond the axis, a line at no effect. */
function pictureOf({ shape, estimate, low, high, size }: Mark, axis: Axis): string {
  const line = Array<string>(axis.width).fill(" ");
  const zero = axis.column(0);
  if (zero >= 0 && zero < axis.width) line[zero] = "│";
  const [from, to] = [axis.column(low), axis.column(high)];
  const [start, end] = [Math.max(0, from), Math.min(axis.width - 1, to)];
  for (let i = start; i <= end; i++) line[i] = shape === "pooled" ? "◆" : i === zero ? "┼" : "─";
  if (shape === "prediction") {
    line[start] = "├";
    line[end] = "┤";
  }
  if (from < 0) line[0] = "←";
  if (to >= axis.width) line[axis.width - 1] = "→";
  const at = estimate === null ? -1 : axis.column(estimate);
  if (shape === "study" && at >= 0 && at < axis.width) line[at] = size >= 0.5 ? "■" : "▪";
  return line.join("");
}

/** The axis, its numbers, and which side favours whom. */
function axisRows(
  { favoursLow, favoursHigh }: Forest,
  axis: Axis,
  count: number,
  place: number,
): readonly (readonly Text[])[] {
  const line = Array<string>(axis.width).fill("─");
  for (const { column } of axis.ticks) line[column] = "┴";
  const row = (text: string): readonly Text[] =>
    Array.from({ length: count }, (_, i) => (i === place ? styled(text, "faint") : ""));
  return [row(line.join("")), row(tickLabels(axis)), ...sideRows(favoursLow, favoursHigh, axis).map(row)];
}

/** Labels centred under their ticks; one that would touch its neighbour is left out. */
function tickLabels({ ticks, width }: Axis): string {
  let text = "";
  for (const { column, label } of ticks) {
    const start = Math.min(width - label.length, Math.max(0, column - Math.floor(label.length / 2)));
    if (text !== "" && start < text.length + 1) continue;
    text = text.padEnd(start) + label;
  }
  return text;
}

/** "← favours PNF | favours control →", split at no effect where both fit, else on two lines. */
function sideRows(low: string | null, high: string | null, axis: Axis): readonly string[] {
  if (low === null || high === null) return [];
  const [left, right] = [`← ${safe(plainText(low)).text}`, `${safe(plainText(high)).text} →`];
  const zero = Math.min(axis.width, Math.max(0, axis.column(0)));
  if (displayWidth(left) < zero && displayWidth(right) < axis.width - zero) {
    return [`${padStart(left, zero - 1)} │ ${right}`.slice(0, axis.width + 20)];
  }
  if (displayWidth(left) + displayWidth(right) + 1 <= axis.width) {
    return [left + padStart(right, axis.width - displayWidth(left))];
  }
  return [truncate(left, axis.width), padStart(truncate(right, axis.width), axis.width)];
}
