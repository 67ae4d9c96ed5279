import { EXIT } from "../../core/errors.js";
import { effect, effectBatches, longEffect, trace } from "../../pipeline/effect.js";
import { defaultEffectOptions, type EffectOptions } from "../../pipeline/options.js";
import { renderTrace } from "../../render/index.js";
import { given, type Verb } from "../command.js";
import { HEAP_GROWTH, inSmallHeap } from "../heap.js";
import { articleTable } from "../options/article-table.js";
import { measuring, traceOption } from "../options/measuring.js";
import { output, rCodeOption } from "../options/output.js";
import { reading } from "../options/reading.js";
import { rows } from "../options/rows.js";
import { show, showRCode } from "../show.js";
import { openTables, type Tabled, tabled } from "../tables.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface EffectRequest {
  readonly tables: Tabled;
  readonly options: Partial<EffectOptions>;
  readonly writing: Writing;
  readonly trace: string | null;
  readonly rCode: boolean;
}

export const effectVerb: Verb<EffectRequest> = {
  arguments: "[file...]",
  readsStdin: true,
  options: [
    rows,
    measuring,
    reading,
    articleTable,
    { ...output, options: [...output.options, traceOption, rCodeOption] },
  ],
  defaults: defaultEffectOptions,
  examples: [
    { does: "a trial's differences, with Welch's test", line: "effect fixtures/pnf-2017.csv" },
    { does: "odds ratios of events, kept as JSON", line: "effect fixtures/bcg.csv --measure or --json" },
    { does: "where one study's numbers come from", line: "effect fixtures/normand1999.csv --trace Edinburgh" },
    { does: "a table that a program writes", line: "effect - --format csv < fixtures/hine1989.csv" },
  ],
  more: [
    "--format ndjson writes each effect as soon as its rows are read. Where a row is bad, the effects before it stand, the last line is the error (schema bptrial/error@1), and the exit code is 3. Every other format computes nothing from a bad file.",
  ],
  parse(said) {
    const tables = tabled(said.arguments, given(said, [reading]), said.options.table);
    return {
      tables,
      options: given(said, [rows, measuring]),
      writing: writingOf(said, tables.files),
      trace: typeof said.options.trace === "string" ? said.options.trace : null,
      rCode: said.options.rCode === true,
    };
  },
  run: ({ tables, options, writing, trace: study, rCode }, io) =>
    writingTo(writing, io, async (target) => {
      if (writing.format === "ndjson" && study === null && !rCode) {
        const { streamed } = await import("../stream.js");
        return streamed(
          "bptrial/effect@1",
          async () => effectBatches(await openTables(tables, io, writing.quiet), options),
          target,
          io,
        );
      }
      const opened = await openTables(tables, io, writing.quiet);
      if (study !== null) await target.write(await renderTrace(await trace(opened, study, options), target.render));
      else if (rCode) await showRCode(await effect(opened, options), target, io);
      else await show(await inSmallHeap(HEAP_GROWTH, () => longEffect(opened, options)), target);
      return EXIT.fine;
    }),
};
