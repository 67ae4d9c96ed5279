import { BptrialError } from "../core/errors.js";
import { type ArticleTables, articleTables, inputOf, readText, sizeIn, type TextSource } from "../read/index.js";
import type {
  RecordCandidate,
  RecordQuery,
  TableDocument,
  TableReading,
  TableSummary,
  TablesDocument,
  TextReading,
} from "../records.js";
import { findRecords, longRows } from "../validate/index.js";
import { opening } from "./documents.js";

/** An article whose tables are read, ready to be asked for an outcome. */
export interface OpenedArticle extends ArticleTables {
  readonly reading: TextReading;
}

/** @throws E_FILE, E_ENCODING for what cannot be read as what it is */
export async function openArticle(source: TextSource): Promise<OpenedArticle> {
  const tables = await articleTables(source);
  return { ...tables, reading: await readText(source.name, tables.article) };
}

/** The numbers of two groups that an article gives for an outcome, the likeliest first. */
export function recordsFor(
  { tables, abbreviations, reading, article }: OpenedArticle,
  query: RecordQuery,
  kind: RecordCandidate["kind"],
): readonly RecordCandidate[] {
  const said = new Map<string, number | null>();
  for (const { records } of tables)
    for (const { arm, of, n } of records) {
      if (of !== "arm" || arm === null || n === null) continue;
      const key = arm.toLowerCase();
      said.set(key, said.has(key) && said.get(key) !== n ? null : n);
    }
  return findRecords(query, kind, tables, {
    reading,
    abbreviations: [...reading.abbreviations, ...abbreviations],
    sizeOf: (arm) => said.get(arm.toLowerCase()) ?? sizeIn(article.text, arm),
  });
}

/** The tables of articles, with how many of their cells were understood. @throws E_FILE, E_ENCODING */
export async function listTables(sources: readonly TextSource[]): Promise<TablesDocument> {
  const tables: TableSummary[] = [];
  for (const source of sources) {
    const read = await articleTables(source);
    tables.push(...read.tables.map((one) => summaryOf(source.name, one)));
  }
  return { ...opening("bptrial/tables@1", sources.map(inputOfSource), {}, []), tables };
}

/** One table of an article, by its number or its label. @throws E_FILE, E_ENCODING; E_OPTION where there is none such */
export async function oneTable(
  source: TextSource,
  which: string,
  as: TableDocument["as"] = "long",
): Promise<TableDocument> {
  const reading = chosenTable(source.name, (await articleTables(source)).tables, which);
  const study = source.name.replace(/\.\w{1,8}$/, "");
  return {
    ...opening("bptrial/table@1", [inputOfSource(source)], { table: which, as }, []),
    as,
    table: summaryOf(source.name, reading),
    rows: longRows(study, reading.records),
    records: reading.records,
    grid: reading.grid,
  };
}

/** "2" is the second table, or the one called "Table 2" where labels are given. */
function chosenTable(file: string, tables: readonly TableReading[], which: string): TableReading {
  const wanted = which.trim().toLowerCase();
  const named = tables.find(({ grid }) => {
    const label = grid.label?.toLowerCase() ?? "";
    return label === wanted || label.replace(/^[^\d]{0,20}?(?=\S{1,6}$)/, "") === wanted;
  });
  const found = named ?? tables.find(({ grid }) => `${grid.number}` === wanted);
  if (found !== undefined) return found;
  const known = tables.map(({ grid }) => grid.label ?? `${grid.number}`).join(", ");
  throw new BptrialError(
    "E_OPTION",
    `${file} has no table "${which}"`,
    known === "" ? "It has no table at all." : `It has: ${known}. bptrial tables ${file} lists them.`,
  );
}

const summaryOf = (file: string, { grid, numbered, understood }: TableReading): TableSummary => ({
  file,
  number: grid.number,
  label: grid.label,
  caption: grid.caption,
  rows: grid.rows,
  columns: grid.columns,
  numbered,
  understood,
});

const inputOfSource = (source: TextSource) =>
  inputOf(source.name, "bytes" in source ? source.bytes : Buffer.from(source.text));
