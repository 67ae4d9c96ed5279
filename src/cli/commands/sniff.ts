import { EXIT } from "../../core/errors.js";
import { sniff } from "../../pipeline/reference.js";
import { defaultReadOptions } from "../../read/index.js";
import { given, type Verb } from "../command.js";
import { output } from "../options/output.js";
import { reading } from "../options/reading.js";
import { show } from "../show.js";
import { openTables, type Tabled, tabled } from "../tables.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface SniffRequest {
  readonly tables: Tabled;
  readonly writing: Writing;
}

export const sniffVerb: Verb<SniffRequest> = {
  arguments: "[file...]",
  readsStdin: true,
  options: [reading, output],
  defaults: defaultReadOptions,
  examples: [
    { does: "form, columns, delimiter, decimal mark, and why", line: "sniff fixtures/read/german-excel.csv" },
    { does: "whether a column can be taken for one of ours", line: "sniff fixtures/bcg.csv --map timepoint=year" },
    { does: "several files, for a program", line: "sniff fixtures/bcg.csv data/vandillen2021.csv --json" },
  ],
  more: ["Exit code 3 where a table's columns make no form that is read; what is missing stands in the notes."],
  parse(said) {
    const tables = tabled(said.arguments, given(said, [reading]));
    return {
      tables,
      writing: writingOf(said, tables.files),
    };
  },
  run: ({ tables, writing }, io) =>
    writingTo(writing, io, async (target) => {
      const { files, reading } = tables;
      const opened = await openTables({ files, reading: { ...reading, formless: true } }, io, writing.quiet);
      const document = await sniff(opened);
      await show(document, target);
      return document.tables.some(({ form }) => form === null) ? EXIT.input : EXIT.fine;
    }),
};
