import { BptrialError } from "../core/errors.js";
import type { VerbEntry } from "./command.js";
import { COMMAND_WORDS } from "./command-words.js";
import { type FieldWord, SCRIPT } from "./field-words.js";
import { OPTION_WORDS } from "./option-words.js";

const LIMITS = "docs/limits.md says what is not done here and what to use instead.";

/** A command line that would do what was meant. */
export class Redirected extends BptrialError {
  readonly line: readonly string[] | null;
  constructor(message: string, hint: string, line: readonly string[] | null) {
    super("E_USAGE", message, hint);
    this.line = line;
  }
}

/** What is said to a command that other programs have; null where nobody calls a command so. */
export function commandAnswer(name: string, rest: readonly string[], verbs: readonly VerbEntry[]): Redirected | null {
  const word = COMMAND_WORDS.find(({ words }) => words.includes(name.toLowerCase()));
  if (word === undefined) return null;
  const [verb, ...options] = word.instead(null) ?? [];
  const known = verbs.some((entry) => entry.name === verb);
  // Options of another program's command are its own: only the files go along.
  const files = rest.filter((text, at) => !text.startsWith("-") && !(rest[at - 1] ?? "").startsWith("-"));
  const line = verb !== undefined && known && files.length > 0 ? [verb, ...files, ...options] : null;
  return new Redirected(`no command "${name}"`, hintOf(word.says, options), line);
}

/**
 * What is said to options that other programs have; null where the first unknown one is nobody's.
 *
 * @param known the options of the command, with their hyphens, and whether each takes a value
 */
export function optionAnswer(
  name: string,
  argv: readonly string[],
  known: ReadonlyMap<string, boolean>,
): Redirected | null {
  const line: string[] = [name];
  const found: { readonly flag: string; readonly word: FieldWord }[] = [];
  let whole = true;
  for (let at = 0; at < argv.length; at += 1) {
    const text = argv[at] ?? "";
    const flag = text.startsWith("--") ? text.replace(/=.*$/s, "") : text;
    const word = known.has(flag) ? undefined : wordOf(flag);
    if (word === undefined) {
      line.push(text);
      // The value of an option that is known may look like an option.
      if (known.get(text) === true && at + 1 < argv.length) {
        at += 1;
        line.push(argv[at] ?? "");
      }
      whole &&= known.has(flag) || !/^-./.test(text);
      continue;
    }
    found.push({ flag, word });
    const next = argv[at + 1];
    const separate = word.takesValue === true && flag === text && next !== undefined && !next.startsWith("-");
    const given = flag === text ? (separate ? next : null) : text.slice(flag.length + 1);
    const value = given !== null && isPlainValue(word, given) ? given : null;
    if (separate && value !== null) at += 1;
    const instead = word.instead(value);
    whole &&= instead?.every((part) => !part.startsWith("--") || known.has(part)) ?? false;
    line.push(...(instead ?? []));
  }
  const [first] = found;
  if (first === undefined) return null;
  const says = [...new Set(found.map(({ word }) => word.says))].join(" ");
  return new Redirected(`unknown option "${first.flag}"`, hintOf(says, line), whole ? runnable(line, known) : null);
}

function wordOf(flag: string): FieldWord | undefined {
  if (!flag.startsWith("--")) return undefined;
  const name = flag.slice(2).toLowerCase().replaceAll(/[._]/g, "-");
  return OPTION_WORDS.find(({ words }) => words.includes(name));
}

/** `--random trials.csv` names a file, `--random "~ 1 | study"` a formula; `--rob trials.csv` a file, `--rob bias` a column. */
function isPlainValue({ words }: FieldWord, value: string): boolean {
  if (words.includes("random")) return /[~|]/.test(value);
  return !words.includes("rob") || !/[/\\]|\.\w{1,9}$/.test(value);
}

const hintOf = (says: string, line: readonly string[]): string =>
  [says, line.includes("--r-code") ? SCRIPT : "", LIMITS].filter((text) => text !== "").join(" ");

/** Two words may have the same answer: a flag is said once. A script has no other format. */
function runnable(line: readonly string[], known: ReadonlyMap<string, boolean>): readonly string[] {
  const once = line.filter((word, index) => known.get(word) !== false || line.indexOf(word) === index);
  if (!once.includes("--r-code")) return once;
  const isFormat = (word: string | undefined): boolean => word === "-f" || word === "--format";
  return once.filter((word, index) => word !== "--json" && !isFormat(word) && !isFormat(once[index - 1]));
}
