import { EXIT } from "../core/errors.js";
import type { Code } from "../pipeline/codes.js";
import { FOR_JOBS, formats } from "../render/index.js";
import { columns, type Row, wrapped } from "./columns.js";
import { ENDINGS } from "./target.js";

/** What `bptrial help` tells beside the commands. */
export interface Topic {
  readonly name: string;
  readonly summary: string;
  text(width: number): Promise<string>;
}

export const EXIT_CODES: readonly Row[] = [
  [`${EXIT.fine}`, "fine"],
  [`${EXIT.found}`, "check, audit, claim, diff or selftest found what they look for (--fail-on sets from where)"],
  [`${EXIT.usage}`, "the command line is not right"],
  [`${EXIT.input}`, "the input cannot be read as what it should be, or the output cannot be written"],
  [`${EXIT.estimate}`, "the quantity cannot be estimated from the input"],
  [`${EXIT.bug}`, "a mistake of ours"],
  [`${EXIT.interrupted}`, "interrupted"],
];

/** Loaded when asked for: the checks are the larger part of the program. */
async function codesOf(kinds: readonly Code["kind"][]): Promise<readonly Row[]> {
  const { codes } = await import("../pipeline/codes.js");
  const rows = codes.filter(({ kind }) => kinds.includes(kind));
  return rows.map(({ code, means, exit }): Row => [code, exit === null ? means : `${means} (${exit})`]);
}

const EXPLAIN = "bptrial --explain CODE tells what is behind one, and what to do.";

const page = (title: string, rows: readonly Row[], width: number, more: readonly string[]): string =>
  `${[...wrapped(title, width), "", ...columns(rows, width), ...more.flatMap((text) => ["", ...wrapped(text, width)])].join("\n")}\n`;

const formatRows = (): readonly Row[] =>
  formats.all.map(({ id, label }): Row => {
    if (FOR_JOBS.includes(id)) return [id, label];
    const others = Object.keys(ENDINGS).filter((ending) => ending !== "" && ENDINGS[ending] === id);
    const endings = (id === "table" ? others : [id, ...others]).map((ending) => `.${ending}`);
    return [id, `${label} (${endings.join(", ")})`];
  });

export const topics: readonly Topic[] = [
  {
    name: "exit-codes",
    summary: "what the exit code of a command says",
    text: async (width) => page("Exit codes", EXIT_CODES, width, ["With 0 and 1 every result was written."]),
  },
  {
    name: "formats",
    summary: "what --format takes, and which ending of --out names it",
    text: async (width) =>
      page("Output formats, with the endings of --out that name them", formatRows(), width, [
        "bptrial schema KIND prints the JSON Schema of a result.",
      ]),
  },
  {
    name: "errors",
    summary: "every error code, with its exit code",
    text: async (width) => page("Errors, with their exit codes", await codesOf(["error"]), width, [EXPLAIN]),
  },
  {
    name: "notes",
    summary: "every note code",
    text: async (width) => page("Notes", await codesOf(["note"]), width, [EXPLAIN]),
  },
  {
    name: "findings",
    summary: "every code that check and audit give a finding",
    text: async (width) => {
      const kinds = ["finding of check", "finding of audit"] as const;
      const [ofCheck, ofAudit] = await Promise.all(kinds.map((kind) => codesOf([kind])));
      return `${page("Findings of check", ofCheck ?? [], width, [])}\n${page("Findings of audit", ofAudit ?? [], width, [EXPLAIN])}`;
    },
  },
];
