import { EXIT } from "../../core/errors.js";
import { instruments } from "../../pipeline/reference.js";
import type { Verb } from "../command.js";
import { output } from "../options/output.js";
import { show } from "../show.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface InstrumentsRequest {
  readonly name: string | null;
  readonly writing: Writing;
}

export const instrumentsVerb: Verb<InstrumentsRequest> = {
  arguments: "[name...]",
  readsStdin: false,
  options: [output],
  defaults: {},
  examples: [
    { does: "all that are known", line: "instruments" },
    { does: "one with its thresholds, by any of its names", line: "instruments modified Oswestry" },
    { does: "every threshold as a row of a table", line: "instruments --format csv" },
  ],
  more: [],
  parse: (said) => ({
    name: said.arguments.length === 0 ? null : said.arguments.join(" "),
    writing: writingOf(said, []),
  }),
  run: ({ name, writing }, io) =>
    writingTo(writing, io, async (target) => {
      await show(await instruments(name), target);
      return EXIT.fine;
    }),
};
