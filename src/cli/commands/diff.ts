import { BptrialError, EXIT } from "../../core/errors.js";
import { failsOn } from "../../judge/changes/index.js";
import { type DiffOptions, defaultDiffOptions, diff } from "../../pipeline/diff.js";
import { readDocument } from "../../read/index.js";
import type { ResultDocument } from "../../records.js";
import { given, type Verb } from "../command.js";
import { readBytes } from "../files.js";
import type { Io } from "../io.js";
import { comparing, type FailOn } from "../options/comparing.js";
import { outputForJobs } from "../options/output.js";
import { show } from "../show.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface DiffRequest {
  readonly before: string;
  readonly after: string;
  readonly options: Partial<DiffOptions>;
  readonly failOn: FailOn;
  readonly writing: Writing;
}

export const diffVerb: Verb<DiffRequest> = {
  arguments: "<old> <new>",
  readsStdin: false,
  options: [comparing, outputForJobs],
  defaults: { ...defaultDiffOptions, failOn: "conclusion" },
  examples: [
    { does: "what a changed cell did to an analysis", line: "diff fixtures/diff/main.json fixtures/diff/branch.json" },
    {
      does: "for a comment on a pull request",
      line: "diff fixtures/diff/main.json fixtures/diff/branch.json --format md",
    },
    {
      does: "a result as it would be now, beside one that was kept",
      line: "pool fixtures/hine1989.csv --measure rd --json | bptrial diff fixtures/diff/main.json -",
    },
  ],
  more: [
    "Takes two results that effect, smd, mcid or pool wrote with --json. Exit code 1 where something changed that is at least as bad as --fail-on, 0 otherwise; --format github writes annotations for a job.",
  ],
  parse(said) {
    const [before = "", after = ""] = said.arguments;
    if (before === "-" && after === "-") throw new BptrialError("E_USAGE", "stdin (-) can be read only once");
    const { failOn = "conclusion", ...options } = given<DiffOptions & { failOn: FailOn }>(said, [comparing]);
    return { before, after, options, failOn, writing: writingOf(said, [before, after]) };
  },
  run: ({ before, after, options, failOn, writing }, io) =>
    writingTo(writing, io, async (target) => {
      const documents = [await resultAt(before, io), await resultAt(after, io)] as const;
      const document = diff(...documents, options, [nameOf(before), nameOf(after)]);
      await show(document, target);
      return document.changes.some((change) => failsOn(change, failOn)) ? EXIT.found : EXIT.fine;
    }),
};

/** `diff` itself refuses what is JSON and no result of ours. */
const resultAt = async (path: string, io: Io): Promise<ResultDocument> =>
  readDocument(nameOf(path), await readBytes(path, io.stdin)) as ResultDocument;

const nameOf = (path: string): string => (path === "-" ? "stdin" : path);
