import { EXIT } from "../../core/errors.js";
import { smd, trace } from "../../pipeline/effect.js";
import { defaultSmdOptions, type SmdOptions } from "../../pipeline/options.js";
import { renderTrace } from "../../render/index.js";
import { given, type Verb } from "../command.js";
import { explaining } from "../options/explaining.js";
import { measuringForSmd, traceOption } from "../options/measuring.js";
import { output, rCodeOption } from "../options/output.js";
import { reading } from "../options/reading.js";
import { rows } from "../options/rows.js";
import { show, showRCode } from "../show.js";
import { openTables, type Tabled, tabled } from "../tables.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface SmdRequest {
  readonly tables: Tabled;
  readonly options: Partial<SmdOptions>;
  readonly writing: Writing;
  readonly trace: string | null;
  readonly rCode: boolean;
}

export const smdVerb: Verb<SmdRequest> = {
  arguments: "[file...]",
  readsStdin: true,
  options: [
    rows,
    measuringForSmd,
    explaining,
    reading,
    { ...output, options: [...output.options, traceOption, rCodeOption] },
  ],
  defaults: defaultSmdOptions,
  examples: [
    { does: "how far apart the groups are, in SDs and in words", line: "smd fixtures/pnf-2017.csv" },
    {
      does: "NNTs where one in five gets better anyway",
      line: "smd fixtures/saper-2017.csv --filter timepoint='12 weeks' --control-rates 0.2",
    },
    { does: "Cohen's d in place of Hedges' g", line: "smd fixtures/normand1999.csv --measure cohen-d --json" },
  ],
  more: ["Everything that explains g rests on normal distributions with equal SDs in both arms."],
  parse(said) {
    const tables = tabled(said.arguments, given(said, [reading]));
    return {
      tables,
      options: given(said, [rows, measuringForSmd, explaining]),
      writing: writingOf(said, tables.files),
      trace: typeof said.options.trace === "string" ? said.options.trace : null,
      rCode: said.options.rCode === true,
    };
  },
  run: ({ tables, options, writing, trace: study, rCode }, io) =>
    writingTo(writing, io, async (target) => {
      if (writing.format === "ndjson" && study === null && !rCode) {
        const { streamed, whole } = await import("../stream.js");
        const open = async () =>
          whole(async () => {
            const { effects: elements, ...end } = await smd(await openTables(tables, io, writing.quiet), options);
            return { elements, end };
          });
        return streamed("bptrial/smd@1", open, target, io);
      }
      const opened = await openTables(tables, io, writing.quiet);
      if (study === null) {
        const document = await smd(opened, options);
        await (rCode ? showRCode : show)(document, target, io);
      } else {
        const traces = await trace(opened, study, { ...defaultSmdOptions, ...options });
        await target.write(await renderTrace(traces, target.render));
      }
      return EXIT.fine;
    }),
};
