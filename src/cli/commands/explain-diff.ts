import { BptrialError, EXIT } from "../../core/errors.js";
import { explainDiff, type OptionSet, type Other } from "../../pipeline/explain-diff.js";
import type { PoolOptions } from "../../pipeline/options.js";
import { printedInterval } from "../../read/index.js";
import { given, type Verb } from "../command.js";
import { optionSet } from "../option-set.js";
import { printedOption } from "../options/comparing.js";
import { measuringForPool } from "../options/measuring.js";
import { output } from "../options/output.js";
import { pooling } from "../options/pooling.js";
import { reading } from "../options/reading.js";
import { rows } from "../options/rows.js";
import { show } from "../show.js";
import { openTables, type Tabled, tabled } from "../tables.js";
import { type Writing, writingOf, writingTo } from "../target.js";

interface ExplainDiffRequest {
  readonly first: OptionSet;
  readonly other: Other;
  readonly tables: Tabled;
  readonly writing: Writing;
}

export const explainDiffVerb: Verb<ExplainDiffRequest> = {
  arguments: "<first> [second-or-file...]",
  readsStdin: false,
  takesOptionSets: true,
  options: [{ title: "What is explained", options: [printedOption] }, pooling, rows, measuringForPool, reading, output],
  defaults: {},
  examples: [
    {
      does: "why RevMan 5 and metafor give different risk ratios",
      line: "explain-diff revman@5 metafor@5 fixtures/bcg.csv --measure rr",
    },
    {
      does: "two sets of options",
      line: 'explain-diff "--tau2 dl --inference z" "--tau2 reml" fixtures/bcg.csv',
    },
    {
      does: "which program prints so",
      line: 'explain-diff usual --printed "0.49 [0.34, 0.70]" fixtures/bcg.csv --measure rr',
    },
  ],
  more: [
    "Each side is a preset (bptrial methods presets), options of pool in quotes, or usual for those that pool has where nothing is said. Options beside them hold for both sides.",
    "A choice's share is its Shapley value: the mean of what it moves over all orders in which the choices could be changed. The shares sum to the gap. At most six choices may differ. Of --model both the random effects are compared.",
  ],
  parse(said) {
    const shared = given<PoolOptions>(said, [pooling, rows, measuringForPool]);
    const side = (text: string): OptionSet => {
      const { name, options } = optionSet(text);
      return { name, options: { ...shared, ...options }, shared };
    };
    const [first = "", ...rest] = said.arguments;
    const { printed } = said.options;
    const second = typeof printed === "string" ? null : (rest[0] ?? null);
    const files = typeof printed === "string" ? rest : rest.slice(1);
    if (files.length === 0)
      throw new BptrialError(
        "E_USAGE",
        "explain-diff needs two sides and a file",
        'Write bptrial explain-diff revman@5 metafor@5 FILE, or --printed "0.72 [0.55, 0.94]" in place of one side.',
      );
    if (files.includes("-"))
      throw new BptrialError("E_USAGE", "explain-diff reads its table many times, and stdin only once", "Name a file.");
    return {
      first: side(first),
      other: second === null ? { printed: printedInterval(`${printed}`), text: `${printed}` } : { set: side(second) },
      tables: tabled(files, given(said, [reading])),
      writing: writingOf(said, files),
    };
  },
  run: ({ first, other, tables, writing }, io) =>
    writingTo(writing, io, async (target) => {
      await show(await explainDiff(() => openTables(tables, io, writing.quiet), first, other), target);
      return EXIT.fine;
    }),
};
