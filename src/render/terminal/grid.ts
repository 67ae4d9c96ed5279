import CliTable from "cli-table3";
import { padEnd, padStart } from "../width.js";
import { StandIns } from "./stand-ins.js";

/** A cell that is laid out already: its lines, each no wider than its column, and how each is painted. */
export interface GridCell {
  readonly lines: readonly string[];
  paint(line: string): string;
}

export interface GridColumn {
  readonly width: number;
  readonly align: "left" | "right";
}

const NO_BORDERS = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
    "middle",
  ].map((name) => [name, ""]),
);
/** Rows that are laid out at a time: the table's own work grows with the square of its rows. */
const AT_A_TIME = 100;

/** Columns side by side with `gap` blanks between and no lines drawn; blanks at the ends of lines are left out. */
export function grid(
  columns: readonly GridColumn[],
  rows: readonly (readonly GridCell[])[],
  gap: number,
  indent: number,
): readonly string[] {
  const lines: string[] = [];
  for (let from = 0; from < rows.length; from += AT_A_TIME) {
    const standIns = new StandIns();
    const table = new CliTable({
      chars: NO_BORDERS,
      style: { head: [], border: [], "padding-left": 0, "padding-right": gap },
      colWidths: columns.map(({ width }) => width + gap),
    });
    for (const row of rows.slice(from, from + AT_A_TIME)) {
      table.push(
        columns.map(({ width, align }, i) => {
          const cell = row[i];
          const pad = align === "right" ? padStart : padEnd;
          return (cell?.lines ?? []).map((line) => standIns.in(cell?.paint(pad(line, width)) ?? "")).join("\n");
        }),
      );
    }
    const text = standIns.out(table.toString());
    if (text !== "") lines.push(...text.split("\n"));
  }
  return lines.map((line) => `${" ".repeat(indent)}${line}`.replace(/ +((?:\u001b\[\d+m)*)$/, "$1"));
}
