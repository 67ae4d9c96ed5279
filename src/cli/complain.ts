import { BptrialError, EXIT } from "../core/errors.js";
import { renderError } from "../render/index.js";
import { Redirected } from "./answer.js";
import { wantsColour } from "./colour.js";
import { Closed, type Io } from "./io.js";
import { shellLine } from "./shell-line.js";
import { widthOf } from "./target.js";

const REPORT = "Please report it with the command and, if you can share it, the table: this is a mistake in bptrial.";

/** Tells stderr what went wrong. @returns the exit code */
export async function complain(
  error: unknown,
  io: Io,
  colour: boolean | null,
  argv: readonly string[] = [],
): Promise<number> {
  if (error instanceof Closed) return EXIT.fine;
  if (io.signal.aborted) return EXIT.interrupted;
  const known = error instanceof BptrialError && error.code !== "E_BUG" ? error : bug(error);
  const look = { width: widthOf(io.err.columns, io.env), colour: wantsColour(colour, io.env, io.err.isTTY) };
  await io.err.write(await renderError(known, { ...look, digits: null, all: argv.includes("--all"), plot: false }));
  for (const line of commandsOf(known, argv)) await io.err.write(`  ${line}\n`);
  if (known.code === "E_BUG" && io.env.DEBUG === "bptrial" && error instanceof Error) {
    await io.err.write(`${error.stack ?? error.message}\n`);
  }
  return known.exitCode;
}

/** How many command lines are offered at most: the likeliest stands first. */
const OFFERED = 3;

/** The command line as it was typed, with what an error proposes, each a line that can be run as it stands. */
function commandsOf(error: BptrialError, argv: readonly string[]): readonly string[] {
  if (error instanceof Redirected) return error.line === null ? [] : [shellLine(error.line)];
  if (argv.length === 0) return [];
  const all = [error, ...error.causes].flatMap(({ remedies }) => remedies);
  const lines = all.map((words) => shellLine([...argv, ...words]));
  return [...new Set(lines)].slice(0, OFFERED);
}

function bug(error: unknown): BptrialError {
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof BptrialError && error.hint !== null ? `${error.hint} ${REPORT}` : REPORT;
  return new BptrialError("E_BUG", message, `${hint} DEBUG=bptrial shows where it happened.`);
}
