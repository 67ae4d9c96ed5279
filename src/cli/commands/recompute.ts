import { EXIT } from "../../core/errors.js";
import { recompute } from "../../pipeline/recompute.js";
import { inputOf } from "../../read/index.js";
import { readReview } from "../../read/review/index.js";
import type { Verb } from "../command.js";
import { readBytes } from "../files.js";
import { output } from "../options/output.js";
import { show } from "../show.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface RecomputeRequest {
  readonly files: readonly string[];
  readonly writing: Writing;
}

export const recomputeVerb: Verb<RecomputeRequest> = {
  arguments: "[file...]",
  readsStdin: true,
  options: [output],
  defaults: {},
  examples: [
    {
      does: "a review of RevMan 5, its own analyses beside what comes out here",
      line: "recompute fixtures/review/examples.rm5",
    },
    {
      does: "every number, in a table",
      line: "recompute fixtures/review/fleiss-data-package.zip --format csv",
    },
  ],
  more: [
    "Takes .rm5, data packages of RevMan Web (the .zip, or …data-rows.csv with …overall-estimates-and-settings.csv) and RevMan 5's CSV export. Each analysis is made with the settings that the file gives and the rules of docs/cochrane.md. Exit code 1 where a printed number does not come out.",
  ],
  parse: (said) => {
    const files = said.arguments.length === 0 ? ["-"] : said.arguments;
    return { files, writing: writingOf(said, files) };
  },
  run: ({ files, writing }, io) =>
    writingTo(writing, io, async (target) => {
      const read = await Promise.all(
        files.map(async (path) => ({ name: nameOf(path), bytes: await readBytes(path, io.stdin) })),
      );
      const review = await readReview(read);
      const document = await recompute(
        review,
        read.map(({ name, bytes }) => inputOf(name, bytes)),
      );
      await show(document, target);
      const differs = document.analyses.some(({ lines }) => lines.some(({ agreement }) => agreement === "differs"));
      return differs ? EXIT.found : EXIT.fine;
    }),
};

const nameOf = (path: string): string => (path === "-" ? "stdin" : (path.split(/[\\/]/).at(-1) ?? path));
