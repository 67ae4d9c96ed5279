import type { ArticleTable, CellRecord, TableReading } from "../../../records.js";
import { armsIn, keyOf, sideOfColumn } from "./columns.js";
import { gridOf } from "./grid.js";
import { layoutOf } from "./layout.js";
import { markdownTables } from "./markdown-tables.js";
import { markupTables } from "./markup-tables.js";
import type { RawTable } from "./raw-table.js";
import { readTableGrid, type Surroundings } from "./records.js";
import { statementsInText } from "./statements.js";
import { textTables } from "./text-tables.js";

/** The form that a text with tables has. */
export type TableSource = "markup" | "md" | "text";

/** Every table of a text as a grid, in the order in which they stand. */
export function gridsOf(text: string, form: TableSource): readonly ArticleTable[] {
  return rawTables(text, form).map((raw, i) => gridOf(raw, i + 1));
}

function rawTables(text: string, form: TableSource): readonly RawTable[] {
  if (form === "markup") return markupTables(text);
  const barred = text
    .slice(0, 20_000)
    .split("\n")
    .some((line) => line.split("|").length > 2);
  const bars = form === "md" || barred ? markdownTables(text) : [];
  return bars.length > 0 ? bars : textTables(text);
}

/**
 * The tables of an article, each cell that bears a number as a record.
 *
 * @param prose the article's text without markup: says n of arms and how results are given, where a table does not
 */
export function readTables(grids: readonly ArticleTable[], prose: string): readonly TableReading[] {
  const around = surroundings(grids, prose);
  return withKnownSizes(grids.map((grid) => readTableGrid(grid, around)));
}

/** n of an arm that only another table gives, where all its cells in the article agree on it. */
function withKnownSizes(tables: readonly TableReading[]): readonly TableReading[] {
  const sizes = new Map<string, number | null>();
  for (const { records } of tables)
    for (const { arm, of, n, nFrom } of records) {
      if (of !== "arm" || arm === null || n === null || nFrom === "text") continue;
      const key = keyOf(arm);
      sizes.set(key, sizes.has(key) && sizes.get(key) !== n ? null : n);
    }
  return tables.map((table) => ({
    ...table,
    records: table.records.map((record): CellRecord => {
      const n =
        record.n !== null || record.of !== "arm" || record.arm === null ? null : (sizes.get(keyOf(record.arm)) ?? null);
      return n === null ? record : { ...record, n, nFrom: "other table" };
    }),
  }));
}

/** What the tables of an article say to each other. */
function surroundings(grids: readonly ArticleTable[], text: string): Surroundings {
  const arms = new Set<string>();
  const sizes = new Map<string, number | null>();
  for (const grid of grids) {
    const layout = layoutOf(grid);
    if (armsIn(layout, new Set()) !== "columns") continue;
    for (let column = layout.stub; column < grid.columns; column += 1) {
      const { of, arm, n } = sideOfColumn(layout, column, null, "columns");
      if (of !== "arm" || arm === null) continue;
      const key = keyOf(arm);
      if (n !== null) {
        arms.add(key);
        sizes.set(key, sizes.has(key) && sizes.get(key) !== n ? null : n);
      }
    }
  }
  return { arms, sizes, text, statements: statementsInText(text) };
}

/** "EVR: early virologic response", or several of them between commas. */
function meaningsIn(clause: string): readonly (readonly [letters: string, words: string])[] {
  return clause.split(/,\s(?=[A-Z\d][\w/-]{0,12}\s?[=:,]\s)/).flatMap((part) => {
    const [, letters = "", words = ""] =
      /^([A-Z\d][\w/-]{1,12})\s?[=:,]\s(.{3,80})$/.exec(part.replace(/^abbreviations:\s/i, "").trim()) ?? [];
    return /[A-Z]/.test(letters) ? [[letters, words] as const] : [];
  });
}

/** Letters that the footnotes of tables explain: "EVR: early virologic response". */
export function abbreviationsIn(
  grids: readonly ArticleTable[],
): readonly (readonly [letters: string, words: string])[] {
  return grids.flatMap(({ footnotes }) =>
    footnotes.flatMap(({ text }) => [...text.split(/[;.](?:\s|$)/).flatMap(meaningsIn)]),
  );
}

export { groupNames } from "./group-names.js";
export { sizeIn } from "./sizes.js";
