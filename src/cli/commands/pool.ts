import { EXIT } from "../../core/errors.js";
import { defaultPoolOptions, type PoolOptions } from "../../pipeline/options.js";
import { pool, poolStream } from "../../pipeline/pool.js";
import { readThresholds } from "../../pipeline/thresholds.js";
import { given, type Verb } from "../command.js";
import { articleTable } from "../options/article-table.js";
import { measuringForPool } from "../options/measuring.js";
import { output, plotOptions, rCodeOption } from "../options/output.js";
import { pooling } from "../options/pooling.js";
import { reading } from "../options/reading.js";
import { rows } from "../options/rows.js";
import { thresholdsFileOf, thresholdsForPool } from "../options/thresholds.js";
import { type Progress, progressOf } from "../progress.js";
import { show, showRCode } from "../show.js";
import { openTables, type Tabled, tabled } from "../tables.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface PoolRequest {
  readonly tables: Tabled;
  readonly options: Partial<PoolOptions>;
  readonly thresholdsFile: string | null;
  readonly writing: Writing;
  readonly rCode: boolean;
}

export const poolVerb: Verb<PoolRequest> = {
  arguments: "[file...]",
  readsStdin: true,
  options: [
    pooling,
    rows,
    measuringForPool,
    thresholdsForPool,
    reading,
    articleTable,
    { ...output, options: [...output.options, ...plotOptions, rCodeOption] },
  ],
  defaults: defaultPoolOptions,
  examples: [
    { does: "random effects by REML, with its prediction interval", line: "pool fixtures/bcg.csv --measure rr" },
    {
      does: "one model for each kind of allocation, one over all, and whether they differ",
      line: "pool fixtures/bcg.csv --by alloc",
    },
    { does: "a common effect, in Peto's way", line: "pool fixtures/hine1989.csv --measure peto --model common" },
    {
      does: "random and common effects side by side, oldest trial first",
      line: "pool fixtures/bcg.csv --model both --sort year",
    },
    { does: "the same numbers from R", line: "pool fixtures/normand1999.csv --tau2 dl --r-code" },
  ],
  more: [
    "Where they are not said: the measure is md for one instrument, smd for several, rr for events; inference is knapp-hartung-adhoc from three studies on and z for two or for a common effect; prediction is t with k − 1 df from three studies on.",
    "Of more than 40 studies the table in the terminal shows the first 40 (--sort says which these are) and how many are left; --all shows them, and a file holds every one. With --by the model over all groups stands after theirs, unless its rows would then not be independent, or are of different outcomes, arms or units: a note says which.",
  ],
  parse(said) {
    const { file, options } = thresholdsFileOf(
      given<PoolOptions>(said, [pooling, rows, measuringForPool, thresholdsForPool]),
    );
    const tables = tabled(said.arguments, given(said, [reading]), said.options.table);
    return {
      tables,
      options,
      thresholdsFile: file,
      writing: writingOf(said, [...tables.files, ...(file === null ? [] : [file])]),
      rCode: said.options.rCode === true,
    };
  },
  run: ({ tables, options, thresholdsFile, writing, rCode }, io) =>
    writingTo(writing, io, async (target) => {
      const ownThresholds = thresholdsFile === null ? [] : await readThresholds(thresholdsFile);
      const request = { ...options, ownThresholds };
      const progress = progressOf(writing.quiet ? null : io, (count) => `${count} models`);
      if (writing.format === "ndjson" && !rCode) {
        const { streamed } = await import("../stream.js");
        const open = async () => singly(poolStream(await openTables(tables, io, writing.quiet), request), progress);
        // All outcomes are alive at once.
        return streamed("bptrial/pool@1", open, target, io, 30);
      }
      const opened = await openTables(tables, io, writing.quiet);
      const document = await pool(opened, request, () => progress.add(1)).finally(() => progress.end());
      await (rCode ? showRCode : show)(document, target, io);
      return EXIT.fine;
    }),
};

/** A stream of results as one of batches, counted on the terminal. */
async function* singly<T, E>(stream: AsyncGenerator<T, E>, progress: Progress): AsyncGenerator<readonly T[], E> {
  try {
    for (;;) {
      const next = await stream.next();
      if (next.done) return next.value;
      yield [next.value];
      await progress.add(1);
    }
  } finally {
    await progress.end();
  }
}
