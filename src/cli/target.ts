import { extname } from "node:path";
import { BptrialError } from "../core/errors.js";
import { FOR_JOBS, formats, type RenderOptions } from "../render/index.js";
import { wantsColour } from "./colour.js";
import type { Said } from "./command.js";
import type { Draft } from "./draft.js";
import type { Io } from "./io.js";
import { isSameFile } from "./same-file.js";
import { widthOf } from "./width.js";

/** How and where a result is to be written. */
export interface Writing {
  readonly format: string;
  /** A path; null for stdout. */
  readonly out: string | null;
  /** What is read, "-" for stdin: never what is written. */
  readonly inputs: readonly string[];
  readonly force: boolean;
  readonly quiet: boolean;
  readonly all: boolean;
  readonly digits: number | null;
  readonly colour: boolean | null;
  /** Null: where the output is a terminal. */
  readonly plot: boolean | null;
}

/** The formats that a file's ending names, where it is not the format's own name; a name without ending is a table. */
export const ENDINGS: Readonly<Record<string, string>> = { "": "table", jsonl: "ndjson", markdown: "md", txt: "table" };
/** What a script may be called. */
const SCRIPT_ENDINGS: ReadonlySet<string> = new Set(["", "r", "txt"]);
const PICTURES: ReadonlySet<string> = new Set("svg png pdf jpg jpeg gif webp tif tiff bmp eps ps emf wmf".split(" "));

/**
 * @param inputs every file that the command line names, "-" for stdin
 * @throws E_OPTION where the options contradict each other; E_USAGE for a file whose ending names no format
 */
export function writingOf({ options }: Said, inputs: readonly string[]): Writing {
  const out = typeof options.out === "string" && options.out !== "-" ? options.out : null;
  if (out === "") throw new BptrialError("E_USAGE", "--out needs the name of a file", "For stdout leave it away.");
  const format =
    options.json === true ? "json" : typeof options.format === "string" ? options.format : formatFor(out, options);
  return {
    format,
    out,
    inputs,
    force: options.force === true,
    quiet: options.quiet === true,
    all: options.all === true,
    digits: typeof options.digits === "number" ? options.digits : null,
    colour: typeof options.color === "boolean" ? options.color : null,
    plot: typeof options.plot === "boolean" ? options.plot : null,
  };
}

/** The same of a command whose text has one form, whatever its file is called. */
export const textWritingOf = ({ options, ...said }: Said): Writing =>
  writingOf({ ...said, options: { ...options, format: "table" } }, []);

function formatFor(out: string | null, { rCode }: Said["options"]): string {
  const ending = out === null ? "" : extname(out).slice(1).toLowerCase();
  if (rCode === true) {
    if (!SCRIPT_ENDINGS.has(ending))
      throw unknownEnding(out ?? "", ending, "The script of --r-code goes into a file .R.");
    return "table";
  }
  const named = Object.hasOwn(ENDINGS, ending) ? (ENDINGS[ending] ?? ending) : ending;
  const filed = formats.ids.filter((id) => !FOR_JOBS.includes(id));
  if (filed.includes(named)) return named;
  const known = [...Object.keys(ENDINGS), ...filed].filter((one) => one !== "" && one !== "table");
  const endings = known.map((one) => `.${one}`).join(", ");
  throw unknownEnding(out ?? "", ending, `Endings: ${endings}; for another name say --format.`);
}

/** A picture is drawn by R, or in the terminal: a table of text under its name would be taken for one. */
function unknownEnding(out: string, ending: string, endings: string): BptrialError {
  if (!PICTURES.has(ending))
    return new BptrialError("E_USAGE", `--out ${out}: no output format has the ending .${ending}`, endings);
  const how =
    "bptrial pool --plot draws the forest plot in the terminal; pool --r-code -o script.R writes one for R, whose forest(fit) draws it.";
  return new BptrialError("E_USAGE", `--out ${out}: bptrial writes no pictures`, `${how} ${endings}`);
}

/** Where results go while a command runs. */
export interface Target {
  readonly writing: Writing;
  readonly render: RenderOptions;
  /** It is a terminal. */
  readonly isTTY: boolean;
  write(text: string | Uint8Array): Promise<void>;
}

/** So many studies of a meta-analysis are shown in a terminal, unless --all wants more; files hold every one. */
const MOST_STUDIES = 40;

/** @throws E_OPTION where what is to be written is one of the files that are read, under whatever name */
export function refuseInputs({ out }: Writing, inputs: readonly string[]): void {
  const input = out === null ? undefined : inputs.find((one) => isSameFile(one, out));
  if (input === undefined) return;
  const named = input === out ? "is one of the inputs" : `is one of the inputs (${input === "-" ? "stdin" : input})`;
  throw new BptrialError("E_OPTION", `--out ${out} ${named}`, "Name another file.");
}

/**
 * Runs `work` with the place where results go. A file is there whole when the work is done, and not at all where it failed
 * or was interrupted; whether it may be written is known before anything is computed.
 */
export async function writingTo(writing: Writing, io: Io, work: (target: Target) => Promise<number>): Promise<number> {
  const { out, force, digits, all } = writing;
  refuseInputs(writing, writing.inputs);
  const file: Draft | null = out === null ? null : (await import("./draft.js")).draft(out, force);
  const isTTY = file === null && io.out.isTTY;
  const render: RenderOptions = {
    width: widthOf(file === null ? io.out.columns : null, io.env),
    colour: file === null ? wantsColour(writing.colour, io.env, isTTY) : writing.colour === true,
    digits,
    all,
    mostStudies: file === null && !all ? MOST_STUDIES : null,
    plot: writing.plot ?? isTTY,
  };
  const discard = (): void => file?.discard();
  io.signal.addEventListener("abort", discard);
  try {
    io.signal.throwIfAborted();
    const code = await work({ writing, render, isTTY, write: (text) => (file ?? io.out).write(text) });
    await file?.keep();
    return code;
  } catch (error) {
    discard();
    throw error;
  } finally {
    io.signal.removeEventListener("abort", discard);
  }
}
