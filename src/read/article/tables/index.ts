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
  const bars = form === "md" || /^\s{0,3}\|?[^|\n]{1,300}\|/m.test(text.slice(0, 20_000)) ? markdownTables(text) : [];
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

/** Letters that the footnotes of tables explain: "EVR: early virologic response". */
export function abbreviationsIn(
  grids: readonly ArticleTable[],
): readonly (readonly [letters: string, words: string])[] {
  return grids.flatMap(({ footnotes }) =>
    footnotes.flatMap(({ text }) => [
      ...[...text.matchAll(/\b[Gg]roups? ([A-Z\d]{1,3})\s?[:=]\s?([^,.;=:]{3,60})/g)].flatMap(
        ([, letter = "", words = ""]) => [[`Group ${letter}`, words] as const, [`group ${letter}`, words] as const],
      ),
      ...[
        ...text.matchAll(
          /(?:^|[;,.]\s|:\s)([A-Z\d][\w/-]{0,10}[A-Z][\w/-]{0,10})\s?[=:,]\s([^;.=]{3,80}?)(?=;|,\s[A-Z]|\.(?:\s|$)|$)/g,
        ),
      ].map(([, letters = "", words = ""]) => [letters, words] as const),
    ]),
  );
}

export { groupNames } from "./group-names.js";
export { sizeIn } from "./sizes.js";
