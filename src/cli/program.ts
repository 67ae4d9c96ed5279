import { Command, CommanderError, type Option } from "commander";
import { BptrialError } from "../core/errors.js";
import type { Said, Verb, VerbEntry } from "./command.js";
import { takesOneValue } from "./options/values.js";

/** Commander throws where it would end the process. */
function silent(name: string): Command {
  return new Command(name)
    .exitOverride((error) => {
      throw error;
    })
    .configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} })
    .helpOption("-h, --help", "this help");
}

/** What commander knows of a command: made anew for each call, since it keeps what it has parsed. */
export function commandOf(entry: VerbEntry, verb: Verb, takes = verb.arguments): Command {
  const command = silent(entry.name).action(() => {});
  if (takes !== "") command.arguments(takes);
  for (const option of verb.options.flatMap(({ options }) => options)) {
    command.addOption(option);
    if (takesOneValue(option)) command.on(`option:${option.name()}`, onlyOnce(option));
  }
  return command;
}

/** @throws E_USAGE when it hears of the option again */
function onlyOnce({ long }: Option): (value: string) => void {
  let first: string | null = null;
  return (value) => {
    if (first !== null)
      throw new BptrialError(
        "E_USAGE",
        `${long} is given twice, with "${first}" and "${value}"`,
        "It takes one value: leave one of them away.",
      );
    first = value;
  };
}

/** What a command's words say; null where they ask for help. @throws E_USAGE, E_OPTION */
export function parse(entry: VerbEntry, verb: Verb, words: readonly string[]): Said | null {
  // Who has a code explained names no files.
  const explains = words.some((word) => /^--explain(?:=|$)/.test(word));
  const command = commandOf(entry, verb, explains ? "[any...]" : verb.arguments);
  try {
    command.parse(verb.takesOptionSets ? words.map(asArgument) : [...words], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.helpDisplayed") return null;
    const ours = asOurs(error, entry.name);
    throw error.code === "commander.unknownOption" ? new UnknownOption(ours.message, ours.hint) : ours;
  }
  return { arguments: command.args, options: command.opts() };
}

/** Commander takes for an argument what begins with a blank. */
const asArgument = (word: string): string => (/^--[^\s=]+\s/.test(word) ? ` ${word}` : word);

/** An option that the command does not have. */
export class UnknownOption extends BptrialError {
  constructor(message: string, hint: string | null) {
    super("E_USAGE", message, hint);
  }
}

/** The options of a command, with their hyphens, and whether each takes a value. */
export function optionsOf(verb: Verb): ReadonlyMap<string, boolean> {
  const all = verb.options.flatMap(({ options }) => options);
  const flags = all.flatMap(({ long, short, required }) =>
    [long, short].flatMap((flag) => (flag ? [[flag, required] as const] : [])),
  );
  return new Map<string, boolean>([...flags, ["--help", false], ["-h", false]]);
}

/** Commander writes "error: …" and, in a second line, "(Did you mean …?)". */
function asOurs(error: CommanderError, name: string): BptrialError {
  const [message = "", suggestion = ""] = error.message.replace(/^error: /, "").split("\n");
  const hint = [suggestion.replace(/^\((.*)\)$/, "$1"), `bptrial ${name} --help lists the options.`];
  return new BptrialError("E_USAGE", message.replaceAll("'", '"'), hint.filter((part) => part !== "").join(" "));
}
