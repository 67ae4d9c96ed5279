import type { CompletedOption, CompletedVerb, Value } from "./words.js";

const quoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;

function action(value: Value): string {
  if (value === "file") return "-r -F";
  return value === "any" ? "-x" : `-x -a ${quoted(value.join(" "))}`;
}

function optionLine(verb: string, { flags, says, value }: CompletedOption): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const takes = value === null ? [] : [action(value)];
  return [`complete -c bptrial -n ${after(verb)}`, ...names, ...takes, `-d ${quoted(says)}`].join(" ");
}

const after = (verb: string): string => quoted(`__fish_seen_subcommand_from ${verb}`);

function linesOf({ name, says, options, argument }: CompletedVerb): readonly string[] {
  const own = argument === "any" ? [] : [argument === "file" ? "-F" : `-a ${quoted(argument.join(" "))}`];
  return [
    `complete -c bptrial -n __fish_use_subcommand -a ${name} -d ${quoted(says)}`,
    ...own.map((words) => `complete -c bptrial -n ${after(name)} ${words}`),
    ...options.map((option) => optionLine(name, option)),
  ];
}

/** Completion for fish 3 and later: a file in ~/.config/fish/completions. */
export function fish(verbs: readonly CompletedVerb[]): string {
  const lines = [
    "# bptrial completion fish > ~/.config/fish/completions/bptrial.fish",
    "complete -c bptrial -f",
    ...verbs.flatMap(linesOf),
  ];
  return `${lines.join("\n")}\n`;
}
