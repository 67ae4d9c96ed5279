import { type ArticleTables, articleTables, readText, sizeIn, type TextSource } from "../read/index.js";
import type { RecordCandidate, RecordQuery, TextReading } from "../records.js";
import { findRecords } from "../validate/records/find.js";

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
    for (const { arm, of, n } of records)
      if (of === "arm" && arm !== null && n !== null) said.set(arm.toLowerCase(), n);
  return findRecords(query, kind, tables, {
    reading,
    abbreviations: [...reading.abbreviations, ...abbreviations],
    sizeOf: (arm) => said.get(arm.toLowerCase()) ?? sizeIn(article.text, arm),
  });
}
