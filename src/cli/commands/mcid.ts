import { EXIT } from "../../core/errors.js";
import { mcid } from "../../pipeline/mcid.js";
import { defaultMcidOptions, type McidRequest as McidOptions } from "../../pipeline/options.js";
import { readThresholds } from "../../pipeline/thresholds.js";
import { given, type Verb } from "../command.js";
import { measuring } from "../options/measuring.js";
import { output } from "../options/output.js";
import { reading } from "../options/reading.js";
import { rows } from "../options/rows.js";
import { thresholds, thresholdsFileOf } from "../options/thresholds.js";
import { show } from "../show.js";
import { openTables, type Tabled, tabled } from "../tables.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface McidRequest {
  readonly tables: Tabled;
  readonly options: Partial<McidOptions>;
  readonly thresholdsFile: string | null;
  readonly writing: Writing;
}

export const mcidVerb: Verb<McidRequest> = {
  arguments: "[file...]",
  readsStdin: true,
  options: [thresholds, rows, measuring, reading, output],
  defaults: { ...defaultMcidOptions, mcid: "registry" },
  examples: [
    { does: "does a trial's difference matter?", line: "mcid data/vandillen2021.csv" },
    { does: "against a threshold of your own", line: "mcid fixtures/pnf-2017.csv --filter outcome=ODI --mcid 6" },
    { does: "every threshold on a line of its own", line: "mcid fixtures/kinesio-2016-change.csv --all" },
    { does: "numbers needed to treat, from counts", line: "mcid fixtures/saper-2017-responders.csv" },
  ],
  more: [
    "A threshold that one person notices (within-person) is labelled so wherever it stands against a difference between groups. Positive is good for the treated: where no instrument says which way is better, --direction must.",
  ],
  parse(said) {
    const { mcid: value, ...chosen } = given<Omit<McidOptions, "mcid"> & { mcid: number | "registry" }>(said, [
      thresholds,
      rows,
      measuring,
    ]);
    const { file, options } = thresholdsFileOf(chosen);
    const tables = tabled(said.arguments, given(said, [reading]));
    return {
      tables,
      options: { ...options, mcid: typeof value === "number" ? value : null },
      thresholdsFile: file,
      writing: writingOf(said, [...tables.files, ...(file === null ? [] : [file])]),
    };
  },
  run: ({ tables, options, thresholdsFile, writing }, io) =>
    writingTo(writing, io, async (target) => {
      const ownThresholds = thresholdsFile === null ? [] : await readThresholds(thresholdsFile);
      const document = async () => mcid(await openTables(tables, io, writing.quiet), { ...options, ownThresholds });
      if (writing.format === "ndjson") {
        const { streamed, whole } = await import("../stream.js");
        const open = async () =>
          whole(async () => {
            const { comparisons: elements, ...end } = await document();
            return { elements, end };
          });
        return streamed("bptrial/mcid@1", open, target, io);
      }
      await show(await document(), target);
      return EXIT.fine;
    }),
};
