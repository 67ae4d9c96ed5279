import { existsSync } from "node:fs";
import { basename } from "node:path";
import { BptrialError, EXIT } from "../../core/errors.js";
import { check, failsOnSeverity } from "../../pipeline/check.js";
import { decoded, lineTexts, TEXT_ENDINGS, TEXT_FORMATS, type TextFormat, type TextSource } from "../../read/index.js";
import type { CheckDocument } from "../../records.js";
import { compactJson } from "../../render/index.js";
import type { Verb } from "../command.js";
import { complain } from "../complain.js";
import { readBytes } from "../files.js";
import { type Files, filesOf } from "../folders.js";
import type { Io } from "../io.js";
import { type FailOnSeverity, finding } from "../options/finding.js";
import { outputForJobs } from "../options/output.js";
import { chosen, repeated } from "../options/values.js";
import { progressOf } from "../progress.js";
import { show } from "../show.js";
import { type Target, type Writing, writingOf, writingTo } from "../target.js";

interface CheckRequest {
  readonly files: Files;
  readonly texts: readonly string[];
  readonly from: TextFormat | "jsonl" | null;
  readonly failOn: FailOnSeverity;
  readonly writing: Writing;
}

/** Of files with a text a line. */
const LINE_ENDINGS = [".jsonl", ".ndjson"];

const reading = {
  title: "Reading",
  options: [
    repeated("--text <text>", "a text itself, in place of a file", (text, _, before: readonly string[] = []) => [
      ...before,
      text,
    ]),
    chosen("--from <format>", "what the files are, where name and content do not say it", [...TEXT_FORMATS, "jsonl"]),
  ],
};

export const checkVerb: Verb<CheckRequest> = {
  arguments: "[file|folder...]",
  readsStdin: true,
  options: [reading, finding, outputForJobs],
  defaults: { failOn: "inconsistent" },
  examples: [
    { does: "does an abstract fit together?", line: "check fixtures/texts/motor-skills.txt" },
    {
      does: "one sentence",
      line: 'check --text "lower by 7.9 points (95% CI, 4.7 to 11.0; P < .001)"',
    },
    { does: "every text in a folder, one result a line", line: "check fixtures/texts --json --fail-on never" },
    { does: "what a code means", line: "check --explain CI_P_MISMATCH" },
  ],
  more: [
    "Of a folder it reads what ends in .txt, .md, .html, .xml, .nxml or .pdf, at any depth. Reads plain text, Markdown, HTML, JATS XML and, with the package unpdf installed, PDF. --from jsonl takes one {id, text} a line and writes one document a line. Exit code 1 where something is at least as bad as --fail-on.",
    "Every number is judged over all values that print as it does. What rests on an assumption that the text does not state (an adjusted p, a one-sided test) is left alone and listed with --all.",
  ],
  parse(said) {
    const { text, from, failOn } = said.options;
    for (const file of said.arguments) requireFile(file);
    const named = said.arguments.length === 0 && text === undefined ? ["-"] : said.arguments;
    const files = filesOf(named, "check", from === "jsonl" ? LINE_ENDINGS : TEXT_ENDINGS);
    return {
      files,
      texts: Array.isArray(text) ? text : [],
      from: (from as CheckRequest["from"] | undefined) ?? null,
      failOn: (failOn as FailOnSeverity | undefined) ?? "inconsistent",
      writing: writingOf(said, files.paths),
    };
  },
  run: ({ files, texts, from, failOn, writing }, io) =>
    writingTo(writing, io, async (target) => {
      const lines = from === "jsonl";
      const many = lines || files.names.size > 0 || files.paths.length + texts.length > 1;
      let worst: number = EXIT.fine;
      const progress = progressOf(writing.quiet ? null : io, (count) => `${count} texts`);
      for await (const source of sources(files, texts, from, io)) {
        // What a text prints on the terminal is not to stand behind the count.
        await progress.end();
        const code = await one(source, many, failOn, target, io);
        if (code > worst) worst = code;
        await progress.add(1);
      }
      await progress.end();
      return worst;
    }),
};

/** An argument with blanks that is no file is a text that somebody meant to pass. */
function requireFile(argument: string): void {
  if (argument === "-" || existsSync(argument) || !/\s/.test(argument)) return;
  const short = argument.length > 40 ? `${argument.slice(0, 39)}…` : argument;
  throw new BptrialError("E_USAGE", `there is no file "${short}"`, `If it is a text, say --text "${short}".`);
}

type Opened = TextSource | BptrialError;

async function* sources(
  files: Files,
  texts: readonly string[],
  from: CheckRequest["from"],
  io: Io,
): AsyncGenerator<Opened> {
  for (const text of texts) yield { name: "text", text, from: null };
  for (const file of files.paths) {
    try {
      const bytes = await readBytes(file, io.stdin);
      const name = file === "-" ? "stdin" : (files.names.get(file) ?? basename(file));
      if (from === "jsonl") yield* lineTexts(name, decoded(name, bytes));
      else yield { name, bytes, from };
    } catch (error) {
      if (!(error instanceof BptrialError)) throw error;
      yield error;
    }
  }
}

/** One text; what is wrong with it does not keep the others from being checked. */
async function one(source: Opened, many: boolean, failOn: FailOnSeverity, target: Target, io: Io): Promise<number> {
  try {
    if (source instanceof BptrialError) throw source;
    const document = await check(source);
    await write(document, many, target);
    return document.findings.some((each) => failsOnSeverity(each, failOn)) ? EXIT.found : EXIT.fine;
  } catch (error) {
    if (!(error instanceof BptrialError)) throw error;
    return complain(error, io, target.writing.colour);
  }
}

/** Several documents in JSON stand one a line. */
async function write(document: CheckDocument, many: boolean, target: Target): Promise<void> {
  const { format } = target.writing;
  if (many && (format === "json" || format === "ndjson")) await target.write(`${compactJson(document)}\n`);
  else await show(document, target);
  if (many && format === "table") await target.write("\n");
}
