import type { Option } from "commander";
import type { Io } from "./io.js";

/** What the command line said: its plain arguments, and the options that were given. */
export interface Said {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** Options that belong together, under a heading of the help. */
export interface OptionGroup {
  readonly title: string;
  readonly options: readonly Option[];
}

export interface Example {
  readonly does: string;
  /** A command line that runs in a clone of the repository, without `bptrial`. */
  readonly line: string;
}

/** A verb of the command line: parse, then run. */
export interface Verb<Request = unknown> {
  /** How its arguments are written: `[file...]`; "" for none. */
  readonly arguments: string;
  /** Without arguments it reads stdin, and so has nothing to do where that is a terminal. */
  readonly readsStdin: boolean;
  readonly options: readonly OptionGroup[];
  /** A word that holds options with their values, "--tau2 dl --inference z", is one of its arguments. */
  readonly takesOptionSets?: true;
  /** What an option is when it is not given; the help shows it. */
  readonly defaults: object;
  readonly examples: readonly [Example, Example, ...Example[]];
  /** What is worth saying under the options. */
  readonly more: readonly string[];
  /** @throws E_USAGE, E_OPTION for what no run could do */
  parse(said: Said): Request;
  /** @returns the exit code */
  run(request: Request, io: Io): Promise<number>;
}

/** What the list of commands shows of one before it is loaded. */
export interface VerbEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Verb>;
}

/**
 * The options that were given, as the library's own: each bears its library name, and its parser has made its value what
 * the library takes there (test/cli/options.test.ts holds both).
 */
export function given<T>(said: Said, groups: readonly OptionGroup[]): Partial<T> {
  const names = groups.flatMap(({ options }) => options.map((option) => option.attributeName()));
  const entries = names.filter((name) => said.options[name] !== undefined).map((name) => [name, said.options[name]]);
  return Object.fromEntries(entries) as Partial<T>;
}
