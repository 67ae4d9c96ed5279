import { EXIT } from "../../core/errors.js";
import { methods } from "../../pipeline/methods.js";
import type { Verb } from "../command.js";
import { output } from "../options/output.js";
import { show } from "../show.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface MethodsRequest {
  readonly id: string | null;
  readonly writing: Writing;
}

export const methodsVerb: Verb<MethodsRequest> = {
  arguments: "[id]",
  readsStdin: false,
  options: [output],
  defaults: {},
  examples: [
    { does: "everything that is implemented", line: "methods" },
    { does: "one method: its formula, its source, the call in R that gives the same", line: "methods smd" },
    { does: "all estimators of the variance between trials", line: "methods tau2 --format md" },
  ],
  more: [],
  parse: (said) => ({ id: said.arguments[0] ?? null, writing: writingOf(said, []) }),
  run: ({ id, writing }, io) =>
    writingTo(writing, io, async (target) => {
      await show(await methods(id), target);
      return EXIT.fine;
    }),
};
