import { BptrialError, EXIT } from "../core/errors.js";
import { didYouMean } from "../core/registry.js";
import { version } from "../generated/version.js";
import type { Said, Verb, VerbEntry } from "./command.js";
import { verbs } from "./index.js";
import { type Io, type Output, processIo } from "./io.js";
import { widthOf } from "./width.js";

/**
 * Runs one command line. Whatever not every command needs is loaded when it is asked for.
 *
 * @returns the exit code; nothing is thrown, and the process is left as it is
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    return await Promise.race([command(argv, io), interrupted(io)]);
  } catch (error) {
    const { complain } = await import("./complain.js");
    return await complain(error, io, colourFlag(argv), argv, (words) => runs(words, io)).catch(() => EXIT.fine);
  }
}

/** Where nothing is written. */
const NOWHERE: Output = { write: async () => {}, isTTY: false, columns: null };

/** Tries a command line whose files can be read again, without its words of where to write. */
async function runs(argv: readonly string[], io: Io): Promise<boolean> {
  const isOut = (word = ""): boolean => word === "-o" || word === "--out";
  const words = argv.filter((word, at) => !isOut(word) && !isOut(argv[at - 1]) && !word.startsWith("--out="));
  // "-qo file" is short for both.
  if (words.some((word) => /^-[^-]*o/.test(word))) return false;
  try {
    // stdin was read, and is not read twice.
    const stdin = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("stdin")) }) };
    const quiet: Io = Object.create(io, {
      out: { value: NOWHERE },
      err: { value: NOWHERE },
      stdin: { value: stdin },
    });
    const code = await command(words, quiet);
    return code === EXIT.fine || code === EXIT.found;
  } catch {
    return false;
  }
}

function interrupted({ signal }: Io): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** What is said before the words are parsed, since that may be what goes wrong. */
function colourFlag(argv: readonly string[]): boolean | null {
  const said = argv.findLast((word) => word === "--color" || word === "--no-color");
  return said === undefined ? null : said === "--color";
}

async function command(argv: readonly string[], io: Io): Promise<number> {
  const [first, ...rest] = argv;
  if (first === "--version" || first === "-V") return say(`${version}\n`, io);
  if (first === undefined) return say((await import("./help.js")).overview(verbs, widthIn(io)), io);
  if (first === "--help" || first === "-h") return say(await manual(io), io);
  if (first === "--explain" && rest[0] !== undefined)
    return explain({ arguments: [], options: { explain: rest[0] } }, io);
  if (first === "help") return rest[0] === undefined ? say(await manual(io), io) : about(rest[0], io);
  if (!verbs.some(({ name }) => name === first)) {
    const { commandAnswer } = await import("./answer.js");
    const answer = commandAnswer(first, rest, verbs);
    if (answer !== null) throw answer;
  }
  return run(entryOf(first), rest, io);
}

const manual = async (io: Io): Promise<string> => (await import("./manual.js")).manual(verbs, widthIn(io));

async function run(entry: VerbEntry, words: readonly string[], io: Io): Promise<number> {
  const verb = await entry.load();
  const said = await parsed(entry, verb, words);
  if (said === null) return help(entry, io);
  if (said.options.explain !== undefined) return explain(said, io);
  if (verb.readsStdin && said.arguments.length === 0 && io.stdin.isTTY === true) {
    await io.err.write((await import("./help.js")).shortHelpFor(entry, verb));
    return EXIT.usage;
  }
  return verb.run(verb.parse(said), io);
}

/** What the words say. An option that other programs have is answered with what there is. */
async function parsed(entry: VerbEntry, verb: Verb, words: readonly string[]): Promise<Said | null> {
  const { optionsOf, parse, UnknownOption } = await import("./program.js");
  try {
    return parse(entry, verb, words);
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    const { optionAnswer } = await import("./answer.js");
    const answer = optionAnswer(entry.name, words, optionsOf(verb));
    if (answer === null || answer.line !== null) throw answer ?? error;
    // Who asks effect for a forest plot wants pool.
    const pool = optionAnswer("pool", words, optionsOf(await entryOf("pool").load()));
    throw pool === null || pool.line === null ? answer : pool;
  }
}

async function help(entry: VerbEntry, io: Io): Promise<number> {
  const verb = await entry.load();
  const [{ helpFor }, { commandOf }] = await Promise.all([import("./help.js"), import("./program.js")]);
  return say(helpFor(entry, verb, commandOf(entry, verb), widthIn(io)), io);
}

/** A topic of the manual, or a command. */
async function about(name: string, io: Io): Promise<number> {
  const { topics } = await import("./topics.js");
  const topic = topics.find((one) => one.name === name);
  if (topic !== undefined) return say(await topic.text(widthIn(io)), io);
  if (verbs.some((verb) => verb.name === name)) return help(entryOf(name), io);
  const known = [...verbs, ...topics].map((one) => one.name);
  const listed = `Commands and topics: ${known.join(", ")}.`;
  throw new BptrialError("E_USAGE", `no command or topic "${name}"`, didYouMean(name, known, listed));
}

/** What a code means, in place of all that the command would do. */
async function explain(said: Said, io: Io): Promise<number> {
  const [{ explained }, { writingOf, writingTo }] = await Promise.all([import("./explain.js"), import("./target.js")]);
  const text = explained(String(said.options.explain), widthIn(io));
  return writingTo(writingOf(said, []), io, async (target) => {
    await target.write(text);
    return EXIT.fine;
  });
}

function entryOf(name: string): VerbEntry {
  const entry = verbs.find((verb) => verb.name === name);
  if (entry) return entry;
  const names = verbs.map((verb) => verb.name);
  const hint = didYouMean(name, names, `Commands: ${names.join(", ")}.`);
  throw new BptrialError(
    "E_USAGE",
    name.startsWith("-") ? `no option "${name}" before a command` : `no command "${name}"`,
    hint,
  );
}

const widthIn = (io: Io): number => widthOf(io.out.columns, io.env);

async function say(text: string, io: Io): Promise<number> {
  await io.out.write(text);
  return EXIT.fine;
}
