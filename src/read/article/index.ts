import { extname } from "node:path";
import { BptrialError } from "../../core/errors.js";
import type { TableReading } from "../../records.js";
import { openDecoder } from "../decode.js";
import type { Article } from "./article.js";
import { LONGEST_TEXT, tooLong } from "./longest.js";

export type TextFormat = "text" | "md" | "html" | "jats" | "pdf";

export const TEXT_FORMATS: readonly TextFormat[] = ["text", "md", "html", "jats", "pdf"];

/** A text by itself, or a file's bytes. */
export type TextSource =
  | { readonly name: string; readonly text: string; readonly from: TextFormat | null }
  | { readonly name: string; readonly bytes: Uint8Array; readonly from: TextFormat | null };

const ENDINGS: Readonly<Record<string, TextFormat>> = {
  ".md": "md",
  ".markdown": "md",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".nxml": "jats",
  ".pdf": "pdf",
  ".txt": "text",
};

/** Of the files in a folder that hold texts; XML says itself what it is. */
export const TEXT_ENDINGS: readonly string[] = [...Object.keys(ENDINGS), ".xml"];

/** The text of a source, by what it is said to be, by its name, or by how it begins. @throws E_FILE, E_ENCODING */
export async function articleOf(source: TextSource): Promise<Article> {
  const { name } = source;
  const length = "bytes" in source ? source.bytes.length : source.text.length;
  if (length > LONGEST_TEXT) throw tooLong(name, length);
  if ("bytes" in source && isPdf(source)) {
    return (await import("./pdf.js")).pdf(name, source.bytes);
  }
  const text = "text" in source ? source.text : decoded(name, source.bytes);
  switch (source.from ?? formatByName(name) ?? formatOf(text)) {
    case "jats":
      return (await import("./jats.js")).jats(name, text);
    case "html":
      return (await import("./html.js")).html(name, text);
    case "md":
      return (await import("./markdown.js")).markdown(text);
    default:
      return { text, parts: [], notes: [] };
  }
}

/** An article with its tables. */
export interface ArticleTables {
  readonly article: Article;
  readonly tables: readonly TableReading[];
  /** Letters that the tables' footnotes explain. */
  readonly abbreviations: readonly (readonly [letters: string, words: string])[];
}

/** The tables of a source as grids and records, beside its text. @throws E_FILE, E_ENCODING */
export async function articleTables(source: TextSource): Promise<ArticleTables> {
  const { abbreviationsIn, gridsOf, groupNames, readTables } = await import("./tables/index.js");
  if ("bytes" in source && isPdf(source)) {
    const article = await articleOf(source);
    const grids = gridsOf(article.text, "text");
    return {
      article,
      tables: readTables(grids, withoutTables(article)),
      abbreviations: [...abbreviationsIn(grids), ...groupNames(article.text)],
    };
  }
  const text = "text" in source ? source.text : decoded(source.name, source.bytes);
  const format = source.from ?? formatByName(source.name) ?? formatOf(text);
  const isMarkup = format === "jats" || format === "html" || /<(?:table|table-wrap)[\s>]/i.test(text);
  const grids = gridsOf(text, isMarkup ? "markup" : format === "md" ? "md" : "text");
  const article = await proseOf(source, text, format);
  return {
    article,
    tables: readTables(grids, withoutTables(article)),
    abbreviations: [...abbreviationsIn(grids), ...groupNames(article.text)],
  };
}

/** What the article says outside its tables. */
function withoutTables({ text, parts }: Article): string {
  const tables = parts.filter(({ part }) => part === "table");
  if (tables.length === 0) return text;
  const ends = [0, ...tables.map(({ end }) => end)];
  return ends.map((end, i) => text.slice(end, tables[i]?.start ?? text.length)).join("\n\n");
}

/** The text beside the tables; a fragment of markup, with several roots or none, has what its tables have. */
async function proseOf(source: TextSource, text: string, format: TextFormat): Promise<Article> {
  try {
    return await articleOf("text" in source ? source : { name: source.name, text, from: source.from });
  } catch (error) {
    if (format !== "jats" || !(error instanceof BptrialError) || error.code !== "E_FILE") throw error;
    return { text: "", parts: [], notes: [] };
  }
}

/** A file's bytes as text, in whatever encoding they show. */
export function decoded(name: string, bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = openDecoder(name, buffer, null);
  return Buffer.concat([decoder.push(buffer), decoder.end()]).toString("utf8");
}

/** Said so, or begun so; an empty file may only be called so. */
const isPdf = ({
  name,
  bytes,
  from,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly from: TextFormat | null;
}): boolean =>
  from === "pdf" || startsWith(bytes, "%PDF-") || (from === null && bytes.length === 0 && formatByName(name) === "pdf");

const formatByName = (name: string): TextFormat | undefined => ENDINGS[extname(name).toLowerCase()];

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((letter, i) => bytes[i] === letter.charCodeAt(0));

/** What a text without a telling name begins like. */
function formatOf(text: string): TextFormat {
  const head = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!doctype article\b|<article[\s>])/.test(head)) return "jats";
  return /^(?:<!doctype html|<html[\s>])/.test(head) ? "html" : "text";
}

export type { Article, Part } from "./article.js";
export { lineTexts } from "./lines.js";
export { LONGEST_TEXT, tooLong } from "./longest.js";
export { sizeIn } from "./tables/sizes.js";
