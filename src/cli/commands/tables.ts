import { basename } from "node:path";
import { BptrialError, EXIT } from "../../core/errors.js";
import { listTables, oneTable } from "../../pipeline/tables.js";
import { TEXT_ENDINGS, TEXT_FORMATS, type TextFormat, type TextSource } from "../../read/index.js";
import type { TableDocument } from "../../records.js";
import type { Verb } from "../command.js";
import { complain } from "../complain.js";
import { readBytes } from "../files.js";
import { type Files, filesOf } from "../folders.js";
import type { Io } from "../io.js";
import { articleTable } from "../options/article-table.js";
import { output } from "../options/output.js";
import { chosen } from "../options/values.js";
import { show } from "../show.js";
import { type Target, type Writing, writingOf, writingTo } from "../target.js";

interface TablesRequest {
  readonly files: Files;
  readonly table: string | null;
  readonly as: TableDocument["as"];
  readonly from: TextFormat | null;
  readonly writing: Writing;
}

const FORMS: readonly TableDocument["as"][] = ["long", "cells", "grid"];

const reading = {
  title: "Reading",
  options: [
    ...articleTable.options,
    chosen(
      "--as <form>",
      "rows that effect, pool and audit read; each cell with what it was taken for; or the grid",
      FORMS,
    ),
    chosen("--from <format>", "what the files are, where name and content do not say it", TEXT_FORMATS),
  ],
};

export const tablesVerb: Verb<TablesRequest> = {
  arguments: "[file|folder...]",
  readsStdin: true,
  options: [reading, output],
  defaults: { as: "long" },
  examples: [
    { does: "which tables does an article have?", line: "tables fixtures/articles/walking.html" },
    {
      does: "one of them, as a table that effect reads",
      line: "tables fixtures/articles/walking.html --table 2 --format csv",
    },
    {
      does: "what each cell was taken for, and why",
      line: "tables fixtures/articles/walking.html --table 2 --as cells",
    },
    {
      does: "effects of it at once",
      line: "effect fixtures/articles/walking.html --table 2 --control 'Walking alone'",
    },
  ],
  more: [
    "Of a folder it reads what ends in .txt, .md, .html, .xml, .nxml or .pdf, at any depth. What a cell is follows from the label of its row, the head of its column, the caption, the footnotes and at last from the numbers themselves; what follows from nothing is listed as not understood, with the reason.",
    "Comparisons of groups, p-values and what is of all groups together are cells, but no rows of --as long.",
  ],
  parse(said) {
    const { table, as, from } = said.options;
    const files = filesOf(said.arguments.length === 0 ? ["-"] : said.arguments, "tables", TEXT_ENDINGS);
    if (table === undefined && as !== undefined)
      throw new BptrialError("E_OPTION", "--as is of one table", "Say which with --table 2.");
    if (table !== undefined && files.paths.length > 1)
      throw new BptrialError("E_OPTION", "--table is of one article", "Name one file.");
    return {
      files,
      table: typeof table === "string" ? table : null,
      as: (as as TableDocument["as"] | undefined) ?? "long",
      from: (from as TextFormat | undefined) ?? null,
      writing: writingOf(said, files.paths),
    };
  },
  run: (request, io) => writingTo(request.writing, io, (target) => written(request, target, io)),
};

async function written({ files, table, as, from }: TablesRequest, target: Target, io: Io): Promise<number> {
  const sources: TextSource[] = [];
  let worst: number = EXIT.fine;
  for (const file of files.paths) {
    try {
      const name = file === "-" ? "stdin" : (files.names.get(file) ?? basename(file));
      sources.push({ name, bytes: await readBytes(file, io.stdin), from });
    } catch (error) {
      if (!(error instanceof BptrialError) || files.paths.length === 1) throw error;
      worst = Math.max(worst, await complain(error, io, target.writing.colour));
    }
  }
  const [only] = sources;
  if (table !== null && only !== undefined) await show(await oneTable(only, table, as), target);
  else await show(await listTables(sources), target);
  return worst;
}
