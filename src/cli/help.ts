import type { Command, Option } from "commander";
import { version } from "../generated/version.js";
import { columns, INDENT, type Row, widest, wrapped } from "./columns.js";
import type { Verb, VerbEntry } from "./command.js";

function examplesOf({ examples }: Pick<Verb, "examples">): readonly string[] {
  return examples.flatMap(({ does, line }) => [`${INDENT}# ${does}`, `${INDENT}$ bptrial ${line}`]);
}

const usageOf = (entry: VerbEntry, verb: Verb): string =>
  ["bptrial", entry.name, verb.arguments, "[options]"].filter((word) => word !== "").join(" ");

/** What an option takes when it is not said, where that says something. */
function defaultText(option: Option, defaults: object): string {
  const name = option.attributeName();
  const value: unknown = Object.hasOwn(defaults, name) ? Reflect.get(defaults, name) : null;
  if (typeof value === "number" || typeof value === "string") return ` (default: ${value})`;
  return Array.isArray(value) && value.length > 0 ? ` (default: ${value.join(",")})` : "";
}

function optionRow(option: Option, defaults: object): Row {
  const words = option.argChoices ? `: ${option.argChoices.join(", ")}` : "";
  const term = option.short ? option.flags : `    ${option.flags}`;
  return [term, `${option.description}${words}${defaultText(option, defaults)}`];
}

/** All about one command: examples first. */
export function helpFor(entry: VerbEntry, verb: Verb, command: Command, width: number): string {
  const help = command.createOption("-h, --help", "this help");
  const groups = verb.options.map(({ title, options }) => ({
    title,
    rows: options.map((option) => optionRow(option, verb.defaults)),
  }));
  const left = widest(groups.flatMap(({ rows }) => rows));
  const lines = [
    ...wrapped(`${entry.name}: ${entry.summary}`, width),
    "",
    "Examples:",
    ...examplesOf(verb),
    "",
    `Usage: ${usageOf(entry, verb)}`,
    ...groups.flatMap(({ title, rows }) => ["", `${title}:`, ...columns(rows, width, left)]),
    ...columns([optionRow(help, {})], width, left),
    ...verb.more.flatMap((paragraph) => ["", ...wrapped(paragraph, width)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** For somebody who typed a command and nothing else. */
export function shortHelpFor(entry: VerbEntry, verb: Verb): string {
  const lines = [
    `Usage: ${usageOf(entry, verb)}`,
    "",
    ...examplesOf(verb),
    "",
    `bptrial ${entry.name} --help lists the options.`,
  ];
  return `${lines.join("\n")}\n`;
}

/** All commands, in short. */
export function overview(verbs: readonly VerbEntry[], width: number): string {
  const lines = [
    ...wrapped(`bptrial ${version}: effect sizes, MCID verdicts and meta-analysis of clinical trials`, width),
    "",
    `${INDENT}$ bptrial effect fixtures/pnf-2017.csv       what came out`,
    `${INDENT}$ bptrial mcid data/vandillen2021.csv        does it matter?`,
    `${INDENT}$ bptrial pool fixtures/bcg.csv              and over all trials?`,
    "",
    "Commands:",
    ...columns(
      verbs.map(({ name, summary }) => [name, summary]),
      width,
    ),
    "",
    "bptrial COMMAND --help gives examples and options. A FILE may be - for stdin.",
  ];
  return `${lines.join("\n")}\n`;
}
