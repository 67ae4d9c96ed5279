import type { Verb, VerbEntry } from "../command.js";
import { takesOneValue } from "../options/values.js";

/** What a value or an argument may be: one of a few words, a file, or what no shell can know. */
export type Value = readonly string[] | "file" | "any";

export interface CompletedOption {
  /** With hyphens: `["-o", "--out"]`. */
  readonly flags: readonly string[];
  readonly says: string;
  /** Null for an option that takes none. */
  readonly value: Value | null;
  readonly mayRepeat: boolean;
}

/** A command as a shell completes it. */
export interface CompletedVerb {
  readonly name: string;
  readonly says: string;
  readonly options: readonly CompletedOption[];
  readonly argument: Value;
}

const FILES = /file|folder|table|old|new/;
const HELP: CompletedOption = { flags: ["-h", "--help"], says: "this help", value: null, mayRepeat: false };

/** @param words what stands after commands that take one of a few words */
export async function completedVerbs(
  verbs: readonly VerbEntry[],
  words: Readonly<Record<string, readonly string[]>>,
): Promise<readonly CompletedVerb[]> {
  return Promise.all(verbs.map(async (entry) => completedVerb(entry, await entry.load(), words[entry.name] ?? null)));
}

function completedVerb({ name, summary }: VerbEntry, verb: Verb, words: readonly string[] | null): CompletedVerb {
  const options = verb.options
    .flatMap((group) => group.options)
    .map((option): CompletedOption => {
      const { long, short, required, argChoices, description, flags } = option;
      const value = argChoices ?? (FILES.test(/<(.*)>/.exec(flags)?.[1] ?? "") ? "file" : "any");
      return {
        flags: [short, long].flatMap((flag) => flag ?? []),
        says: description,
        value: required ? value : null,
        mayRepeat: required && !takesOneValue(option),
      };
    });
  return {
    name,
    says: summary,
    options: [...options, HELP],
    argument: words ?? (FILES.test(verb.arguments) ? "file" : "any"),
  };
}
