import { Option } from "commander";
import { BptrialError } from "../../core/errors.js";
import { didYouMean, type Named, type Registry } from "../../core/registry.js";
import { plainNumber } from "../../read/index.js";

/** What stands behind every option: text in, value out, or a polite refusal. */
export const refuse = (message: string, hint: string | null = null): BptrialError =>
  new BptrialError("E_OPTION", message, hint);

/** `--level <proportion>` is called `--level` when something is wrong with it. */
const nameOf = (flags: string): string => /--[a-z0-9-]+/.exec(flags)?.[0] ?? flags;

/** An option whose text is turned into a value; `parse` is told what the option is called. */
export function valued<T>(flags: string, description: string, parse: (text: string, name: string) => T): Option {
  return new Option(flags, description).argParser((text: string) => parse(text, nameOf(flags)));
}

const REPEATED = new WeakSet<Option>();

/** The same for an option that adds to what it said before. */
export function repeated<T>(
  flags: string,
  description: string,
  parse: (text: string, name: string, before: T | undefined) => T,
): Option {
  const option = new Option(flags, description);
  REPEATED.add(option);
  return option.argParser((text: string, before: T | undefined) => parse(text, nameOf(flags), before));
}

/** Whether a second value would stand in place of the first, which nobody can have meant. */
export const takesOneValue = (option: Option): boolean => option.required && !REPEATED.has(option);

/** An option that takes one of a few words. */
export function chosen(flags: string, description: string, words: readonly string[]): Option {
  const option = new Option(flags, description).choices(words);
  return option.argParser((text: string) => {
    if (words.includes(text)) return text;
    throw refuse(`${nameOf(flags)} cannot be "${text}"`, didYouMean(text, words, `It takes ${words.join(", ")}.`));
  });
}

/** An option that takes the id of a registered method, or another name of it; only those with `ids`, where some are given. */
export function registered(
  flags: string,
  description: string,
  registry: Registry<Named>,
  ids: readonly string[] = registry.ids,
): Option {
  const option = new Option(flags, description).choices(ids);
  return option.argParser((text: string) => {
    const found = registry.named(text);
    if (found !== null && ids.includes(found.id)) return found.id;
    const hint = ids === registry.ids ? registry.hint(text) : didYouMean(text, ids, `It takes ${ids.join(", ")}.`);
    throw refuse(`${nameOf(flags)} cannot be "${text}"`, hint.replace("Known:", "It takes"));
  });
}

export function number(text: string, name: string): number {
  const value = plainNumber(text);
  if (Number.isFinite(value)) return value;
  throw refuse(
    `${name} needs a number, not "${text}"`,
    "Write it with a decimal point, such as 0.5. Numbers reach to 1e100.",
  );
}

export function between(low: number, high: number): (text: string, name: string) => number {
  return (text, name) => {
    const value = number(text, name);
    if (value >= low && value <= high) return value;
    throw refuse(`${name} lies between ${low} and ${high}, not at ${text}`);
  };
}

export function atLeastZero(text: string, name: string): number {
  const value = number(text, name);
  if (value >= 0) return value;
  throw refuse(`${name} cannot be negative, as ${text} is`);
}

export function whole(low: number, high: number): (text: string, name: string) => number {
  return (text, name) => {
    const value = between(low, high)(text, name);
    if (Number.isInteger(value)) return value;
    throw refuse(`${name} is a whole number, not ${text}`);
  };
}

/** Words separated by commas; said again, the option adds to them. */
export function words(text: string, name: string, before: readonly string[] = []): readonly string[] {
  const found = text.split(",").map((word) => word.trim());
  if (found.every((word) => word !== "")) return [...before, ...found];
  throw refuse(`${name} has an empty word in "${text}"`, "Separate words by single commas.");
}
