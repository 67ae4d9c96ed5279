import { existsSync } from "node:fs";
import { basename } from "node:path";
import { BptrialError, EXIT } from "../core/errors.js";
import { renderError } from "../render/index.js";
import { Redirected } from "./answer.js";
import { wantsColour } from "./colour.js";
import { Closed, type Io } from "./io.js";
import { shellLine } from "./shell-line.js";
import { widthOf } from "./width.js";

const REPORT = "Please report it with the command and, if you can share it, the table: this is a mistake in bptrial.";

/** Tells stderr what went wrong. @returns the exit code */
export async function complain(
  error: unknown,
  io: Io,
  colour: boolean | null,
  argv: readonly string[] = [],
  runs: Runs = async () => false,
): Promise<number> {
  if (io.signal.aborted) return EXIT.interrupted;
  if (error instanceof Closed) return EXIT.fine;
  const known = error instanceof BptrialError && error.code !== "E_BUG" ? error : bug(error);
  const look = { width: widthOf(io.err.columns, io.env), colour: wantsColour(colour, io.env, io.err.isTTY) };
  await io.err.write(await renderError(known, { ...look, digits: null, all: argv.includes("--all"), plot: false }));
  for (const line of await commandsOf(known, argv, runs)) await io.err.write(`  ${line}\n`);
  if (known.code === "E_BUG" && io.env.DEBUG === "bptrial" && error instanceof Error) {
    await io.err.write(`${error.stack ?? error.message}\n`);
  }
  return known.exitCode;
}

/** Whether a command line runs to its end; nothing is printed or written. */
export type Runs = (argv: readonly string[]) => Promise<boolean>;

/** How many command lines are offered at most: the likeliest stands first. */
const OFFERED = 3;

/** The command line as it was typed, with what an error proposes, each a line that can be run as it stands. */
async function commandsOf(error: BptrialError, argv: readonly string[], runs: Runs): Promise<readonly string[]> {
  if (error instanceof Redirected) return await redirected(error.line, runs);
  if (argv.length === 0) return [];
  const all = [error, ...error.causes];
  const lines = all.flatMap(({ remedies }) => remedies).map((words) => withWords(argv, words));
  // What a header leaves open is guessed at: a guess is offered where it leads to an answer.
  const header = all.find(({ code, place }) => (code === "E_COLUMN" || code === "E_HEADER") && place?.row === null);
  const tried = header === undefined ? lines : await those(lines, runs);
  const about = header ?? all.find(({ code }) => code === "E_DEPENDENT");
  const sniff = sniffLine(about?.place?.file ?? null, argv);
  return distinct(tried.length > 0 || sniff === null ? tried : [sniff]);
}

/** What adds to what the command line says already; any other option stands in place of the one that was typed. */
const ADDS = new Set(["--map", "--filter"]);

function withWords(argv: readonly string[], words: readonly string[]): readonly string[] {
  const anew = words.filter((word) => word.startsWith("--") && !ADDS.has(word));
  const isReplaced = (word = ""): boolean => anew.includes(word);
  const kept = argv.filter(
    (word, at) => !isReplaced(word) && !isReplaced(argv[at - 1]) && !anew.some((one) => word.startsWith(`${one}=`)),
  );
  return [...kept, ...words];
}

async function those(lines: readonly (readonly string[])[], runs: Runs): Promise<readonly (readonly string[])[]> {
  const found = await Promise.all(lines.map(async (line) => ((await runs(line)) ? [line] : [])));
  return found.flat();
}

const distinct = (lines: readonly (readonly string[])[]): readonly string[] =>
  [...new Set(lines.map(shellLine))].slice(0, OFFERED);

/** What was meant; where that names a column or a measure, only if the file has it, and else what shows what it has. */
async function redirected(line: readonly string[] | null, runs: Runs): Promise<readonly string[]> {
  if (line === null) return [];
  if (!line.some((word) => word === "--filter" || word === "--by" || word === "--measure")) return [shellLine(line)];
  if (await runs(line)) return [shellLine(line)];
  const path = line.slice(1).find((word) => !word.startsWith("-") && existsSync(word));
  return path === undefined ? [] : [shellLine(["sniff", path])];
}

/** What a file is taken for, as far as it was understood, read as it was; null where no word of the command line names it. */
function sniffLine(file: string | null, argv: readonly string[]): readonly string[] | null {
  const path = file === "stdin" ? "-" : argv.slice(1).find((word) => basename(word) === file);
  if (path === undefined) return null;
  const reading = argv.flatMap((word, at) =>
    !READING.test(word) ? [] : word.includes("=") ? [word] : argv.slice(at, at + 2),
  );
  return ["sniff", path, ...reading];
}

/** How the cells of a file are told apart, whatever they are taken for. */
const READING = /^--(?:from|delimiter|decimal|encoding|na)(?:=|$)/;

function bug(error: unknown): BptrialError {
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof BptrialError && error.hint !== null ? `${error.hint} ${REPORT}` : REPORT;
  return new BptrialError("E_BUG", message, `${hint} DEBUG=bptrial shows where it happened.`);
}
