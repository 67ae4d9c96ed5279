import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import type { Fault, Input } from "./fuzzer.js";
import type { Ran } from "./run.js";

/** Whether documents are as the schemas that are shipped say; a reason where one is not. */
export type Schemas = (document: unknown, line: boolean) => string | null;

export function schemasOf(folder: string): Schemas {
  const ajv = new Ajv({ strict: false });
  const schemas = new Map<string, ValidateFunction>();
  for (const name of readdirSync(folder)) {
    const schema = JSON.parse(readFileSync(join(folder, name), "utf8")) as { $id: string };
    schemas.set(schema.$id, ajv.compile(schema));
  }
  return (document, line) => {
    const id = `${(document as { schema?: unknown } | null)?.schema}`;
    const validate = (line ? schemas.get(`${id}#line`) : undefined) ?? schemas.get(id);
    if (validate === undefined) return `no schema ${id}`;
    return validate(document) ? null : ajv.errorsText(validate.errors);
  };
}

const STEERS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const SLIPS = /\bNaN\b|\bInfinity\b|\bundefined\b|\[object \w+\]|\bfunction\s*\(/;
const STACK =
  /\bat \S+ \(?\S+:\d+:\d+\)?|\b(?:Type|Reference|Range|Syntax)Error\b|Cannot read propert|is not a function|is not iterable|Invalid array length|Maximum call stack/;
/** Of what we paint ourselves, and of nothing that comes in where no colour was asked for. */
const PAINT = /\u001b\[\d+(?:;\d+)*m/g;

const fault = (kind: string, shown: string): Fault => ({ kind, shown: shown.slice(0, 600) });
const around = (content: string, pattern: RegExp): string => {
  const at = content.search(pattern);
  return JSON.stringify(content.slice(Math.max(0, at - 80), at + 80));
};

export const saidOf = ({ argv }: Pick<Input, "argv">, ...names: readonly string[]): string | null => {
  const at = argv.findLastIndex((word) => names.includes(word) || names.some((name) => word.startsWith(`${name}=`)));
  const word = argv[at];
  if (word === undefined) return null;
  return names.includes(word) ? (argv[at + 1] ?? null) : word.slice(word.indexOf("=") + 1);
};
export const formatOf = (input: Pick<Input, "argv">): string =>
  input.argv.includes("--json") ? "json" : (saidOf(input, "--format", "-f") ?? "table");

/** What goes on with the other files where one cannot be read. */
const OF_SEVERAL = ["check", "audit", "tables"];

/** What holds of every run, whatever came in. */
export function lawBroken(input: Input, ran: Ran, schemas: Schemas): Fault | null {
  const { code, out, err, thrown } = ran;
  if (thrown !== null) return fault("thrown past main", thrown instanceof Error ? `${thrown.stack}` : `${thrown}`);
  if (code === 70) return fault(`crash: ${err.replace(/\d+/g, "#").slice(0, 80)}`, err);
  if (![0, 1, 2, 3, 4].includes(code)) return fault(`exit code ${code}`, err);
  if (code === 2 && !/E_(?:USAGE|OPTION)/.test(err) && err === "") return fault("exit code 2 without a word", out);
  if (code > 2 && err === "" && input.argv[0] !== "sniff") return fault(`exit code ${code} without a word`, out);
  const [verb = ""] = input.argv;
  const format = formatOf(input);
  if (code > 2 && out !== "" && format !== "ndjson" && ![...OF_SEVERAL, "sniff", "selftest"].includes(verb))
    return fault("a result beside an error", out);
  return slips(input, ran) ?? steering(input, ran, format) ?? form(input, ran, format, schemas);
}

function slips({ argv, files }: Input, { out, err }: Ran): Fault | null {
  // R has functions.
  const plain = argv.includes("--r-code") ? out.replace(/\bfunction\s*\(/g, "(") : out;
  const given = [...argv, ...Object.values(files).map((bytes) => `${bytes}`)].join("\n");
  for (const [where, content] of [
    ["stdout", plain],
    ["stderr", err],
  ] as const) {
    if (SLIPS.test(content) && !/nan|infinity|undefined|object|function/i.test(given))
      return fault(`${SLIPS.exec(content)?.[0]} on ${where}`, around(content, SLIPS));
    if (STACK.test(content) && !STACK.test(given)) return fault(`a stack on ${where}`, around(content, STACK));
  }
  return null;
}

function steering({ argv, terminal: columns }: Input, { out, err }: Ran, format: string): Fault | null {
  const terminal = columns !== null;
  const colour = argv.includes("--color");
  const bare = (content: string): string => (colour || terminal ? content.replace(PAINT, "") : content);
  if (STEERS.test(bare(err))) return fault("control characters on stderr", around(bare(err), STEERS));
  const isSheet = format === "csv" && !terminal;
  if (!isSheet && argv[0] !== "completion" && STEERS.test(bare(out)))
    return fault(`control characters in ${format}`, around(bare(out), STEERS));
  return null;
}

/** That JSON is JSON of the shipped schema, a sheet has as many cells in each row, and a job is told in its own lines. */
function form({ argv }: Input, { code, out }: Ran, format: string, schemas: Schemas): Fault | null {
  const oneForm = ["--explain", "--r-code", "--trace", "--plain", "--help", "-h"];
  if (out === "" || argv.some((word) => oneForm.some((one) => word === one || word.startsWith(`${one}=`)))) return null;
  if (["help", "schema", "completion", "--version", "-V", "--help", "-h"].includes(argv[0] ?? "")) return null;
  if (format === "json" || format === "ndjson") {
    const many = format === "ndjson" || !out.startsWith("{\n");
    for (const one of many ? out.trimEnd().split("\n") : [out]) {
      let document: unknown;
      try {
        document = JSON.parse(one);
      } catch (error) {
        return fault(`${format} that is none`, `${error}: ${one.slice(0, 200)}`);
      }
      // Of several texts check writes a document a line.
      const isLine = format === "ndjson" && !(argv[0] === "check" && one.includes('"statistics":['));
      const why = schemas(document, isLine);
      if (why !== null) return fault(`${format} not of its schema: ${why.replace(/\d+/g, "#").slice(0, 80)}`, why);
    }
    if (
      format === "ndjson" &&
      code > 2 &&
      ["effect", "smd", "mcid", "pool"].includes(`${argv[0]}`) &&
      !out.trimEnd().split("\n").at(-1)?.includes('"bptrial/error@1"')
    )
      return fault("ndjson without its error line", out.slice(-300));
  }
  if (format === "csv") return sheet(out);
  if (format === "github") {
    const stray = out.split("\n").find((line) => line.startsWith("::") && !/^::(?:error|warning|notice) /.test(line));
    if (stray !== undefined) return fault("a line for jobs that is none", stray);
  }
  return null;
}

/** Rows of as many cells, none of which a spreadsheet would compute. */
function sheet(out: string): Fault | null {
  const rows = [[""]];
  let quoted = false;
  for (const unit of out) {
    const row = rows.at(-1) ?? [];
    if (unit === '"') quoted = !quoted;
    else if (unit === "," && !quoted) row.push("");
    else if (unit === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] += unit;
  }
  rows.pop();
  const ragged = rows.find((row) => row.length !== rows[0]?.length);
  if (ragged !== undefined) return fault("ragged csv", ragged.join(" ¦ "));
  const formula = rows.flat().find((cell) => /^[=@\t\r+-]/.test(cell) && !/^[+-]?[\d.]/.test(cell));
  return formula === undefined ? null : fault("a formula in csv", JSON.stringify(formula));
}
