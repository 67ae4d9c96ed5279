import { BptrialError } from "../core/errors.js";
import type { ClaimsFileEntry } from "../records.js";
import { type Fault, faultsOf, type Schema } from "./json-schema.js";

type Pair = readonly [number, number];

/** One claim of a claims file, its values not yet judged. */
export interface ClaimEntry {
  readonly id: string;
  readonly text: string;
  readonly expected: NonNullable<ClaimsFileEntry["expected"]> | null;
  readonly against: string | null;
  readonly evidence: {
    readonly measure: NonNullable<ClaimsFileEntry["evidence"]>["measure"];
    readonly estimate: number;
    readonly ci: Pair | null;
    readonly level: number;
    readonly n: Pair | null;
    readonly instrument: string | null;
    readonly controlRates: readonly number[] | null;
    readonly than: { readonly estimate: number; readonly ci: Pair | null } | null;
    readonly source: string | null;
  } | null;
  /** A comparison of a table, beside the claims file. */
  readonly data: {
    readonly file: string;
    readonly study: string | null;
    readonly outcome: string | null;
    readonly timepoint: string | null;
    readonly arm: string | null;
    readonly controlRates: readonly number[] | null;
  } | null;
  readonly n: Pair | null;
}

/**
 * The claims of a file in YAML or JSON: a list of entries, or one under `claims`.
 *
 * @param schema of a claims file (bptrial schema claims)
 * @throws E_INPUT with every entry that is not as it should be; E_FILE for what is not YAML
 */
export async function readClaims(file: string, content: string, schema: Schema): Promise<readonly ClaimEntry[]> {
  const value = await parsed(file, content);
  const isList = Array.isArray(value);
  const list = isList ? value : isRecord(value) ? value.claims : null;
  if (!Array.isArray(list) || list.length === 0) {
    throw new BptrialError("E_EMPTY", `${file} holds no list of claims`, "Each entry has an id and a text.");
  }
  const faults = [
    ...faultsOf(isList ? { claims: value } : value, schema, true),
    ...list.flatMap((entry, i) => (isRecord(entry) ? unsaid(entry, `/claims/${i}`) : [])),
  ];
  const errors = faults.map((fault) => errorOf(file, list, isList, fault));
  const ids = list.map((entry) => (isRecord(entry) ? nameOf(entry.id) : null));
  const seen = new Set<string>();
  const twice = ids.find((id) => id !== null && seen.size === seen.add(id).size);
  if (twice !== undefined)
    errors.push(new BptrialError("E_CONFLICT", `two claims have the id "${twice}"`, null, placeIn(file)));
  const [first] = errors;
  if (first === undefined) return (list as readonly ClaimsFileEntry[]).map(entryOf);
  if (errors.length === 1) throw first;
  throw new BptrialError("E_INPUT", `${errors.length} errors, nothing computed.`, null, null, errors);
}

async function parsed(file: string, content: string): Promise<unknown> {
  // A CommonJS package: its own exports are the default one.
  const { default: yaml } = await import("yaml");
  try {
    return yaml.parse(content, { logLevel: "error" });
  } catch (error) {
    const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    const why = error instanceof RangeError || said.includes("call stack") ? "it is nested too deeply" : said;
    throw new BptrialError("E_FILE", `${file} is not YAML: ${why}`, "bptrial schema claims shows the form.");
  }
}

const placeIn = (file: string) => ({ file, row: null, column: null });
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const nameOf = (id: unknown): string | null => (typeof id === "string" || typeof id === "number" ? `${id}` : null);

/** What a schema does not say: a text has letters, and a share lies between 0 and 1. */
function unsaid(entry: Readonly<Record<string, unknown>>, pointer: string): readonly Fault[] {
  const blank = ["id", "text"].filter((name) => typeof entry[name] === "string" && entry[name].trim() === "");
  const rates = ["evidence", "data"].flatMap((name) => {
    const inner = entry[name];
    const shares: readonly unknown[] = isRecord(inner) && Array.isArray(inner.controlRates) ? inner.controlRates : [];
    return shares.flatMap((share, k) =>
      typeof share === "number" && !(share > 0 && share < 1) ? [{ name, share, k }] : [],
    );
  });
  return [
    ...blank.map((name) => ({ pointer: `${pointer}/${name}`, message: "is empty", hint: null })),
    ...rates.map(({ name, share, k }) => ({
      pointer: `${pointer}/${name}/controlRates/${k}`,
      message: `needs a share between 0 and 1, not ${share}`,
      hint: "Write shares such as [0.1, 0.3].",
    })),
  ];
}

/** A fault with the id of the claim that it is in, and its place in the file as that is written. */
function errorOf(file: string, list: readonly unknown[], isList: boolean, fault: Fault): BptrialError {
  const pointer = isList ? fault.pointer.replace(/^\/claims/, "") : fault.pointer;
  const index = /^\/claims\/(\d+)/.exec(fault.pointer)?.[1];
  const entry = index === undefined ? undefined : list[+index];
  const id = isRecord(entry) ? nameOf(entry.id) : null;
  const name = id === null ? "" : `claim "${id}": `;
  return new BptrialError("E_CELL", `${name}${pointer} ${fault.message}`, fault.hint, placeIn(file));
}

function entryOf({ id, text, expected, against, evidence, data, n }: ClaimsFileEntry): ClaimEntry {
  return {
    id: `${id}`,
    text: `${text}`,
    expected: expected ?? null,
    against: textOf(against),
    evidence: evidence === undefined ? null : evidenceOf(evidence),
    data: data === undefined ? null : dataOf(data),
    n: n ?? null,
  };
}

/** YAML reads a text of digits as a number. */
const textOf = (text: string | number | undefined): string | null => (text === undefined ? null : `${text}`);

const evidenceOf = (evidence: NonNullable<ClaimsFileEntry["evidence"]>): ClaimEntry["evidence"] => ({
  measure: evidence.measure,
  estimate: evidence.estimate,
  ci: evidence.ci ?? null,
  level: evidence.level ?? 0.95,
  n: evidence.n ?? null,
  instrument: textOf(evidence.instrument),
  controlRates: evidence.controlRates ?? null,
  than: evidence.than === undefined ? null : { estimate: evidence.than.estimate, ci: evidence.than.ci ?? null },
  source: textOf(evidence.source),
});

const dataOf = (data: NonNullable<ClaimsFileEntry["data"]>): ClaimEntry["data"] => ({
  file: `${data.file}`,
  study: textOf(data.study),
  outcome: textOf(data.outcome),
  timepoint: textOf(data.timepoint),
  arm: textOf(data.arm),
  controlRates: data.controlRates ?? null,
});
