import { Option } from "commander";
import { FOR_JOBS, formats } from "../../render/index.js";
import type { OptionGroup } from "../command.js";
import { explainOption } from "./explain.js";
import { registered, valued, whole } from "./values.js";

const beside: readonly Option[] = [
  new Option("--json", "the same as --format json").conflicts("format"),
  new Option(
    "-o, --out <file>",
    "write to a file; where --format is not said, its ending must name one (.json, .csv, .md, .txt …)",
  ),
  new Option("--force", "let --out replace a file"),
  valued("--digits <n>", "decimals of estimates and limits, in tables", whole(0, 12)),
  new Option("--all", "list what is otherwise summed up"),
  explainOption,
  new Option("-q, --quiet", "no progress, no notes on stderr"),
  new Option("--color", "colours even where the output is no terminal"),
  new Option("--no-color", "no colours"),
];

const written = (ids: readonly string[]): OptionGroup => ({
  title: "Output",
  options: [registered("-f, --format <id>", "how the result is written (default: table)", formats, ids), ...beside],
});

/** How a result is written. */
export const output: OptionGroup = written(formats.ids.filter((id) => !FOR_JOBS.includes(id)));

/** The same where what is found may be told to a job. */
export const outputForJobs: OptionGroup = written(formats.ids);

/** Where a text goes that has one form. */
export const textOutput: OptionGroup = {
  title: "Output",
  options: beside.filter((option) => ["out", "force"].includes(option.attributeName())),
};

export const rCodeOption = new Option("--r-code", "print an R script (metafor) that gives the same numbers").conflicts([
  "format",
  "json",
]);

export const plotOptions: readonly Option[] = [
  new Option("--plot", "draw the forest plot even where the output is no terminal"),
  new Option("--no-plot", "no forest plot"),
];
