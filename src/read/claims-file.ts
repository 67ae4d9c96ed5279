import { BptrialError } from "../core/errors.js";
import { didYouMean } from "../core/registry.js";

/** One claim of a claims file, its values not yet judged. */
export interface ClaimEntry {
  readonly id: string;
  readonly text: string;
  readonly expected: string | null;
  readonly against: string | null;
  readonly evidence: {
    readonly measure: string;
    readonly estimate: number;
    readonly ci: readonly [number, number] | null;
    readonly level: number;
    readonly n: readonly [number, number] | null;
    readonly instrument: string | null;
    readonly controlRates: readonly number[] | null;
    readonly than: { readonly estimate: number; readonly ci: readonly [number, number] | null } | null;
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
  readonly n: readonly [number, number] | null;
}

const ENTRY = ["id", "text", "expected", "against", "evidence", "data", "n", "note"];
const DATA = ["file", "study", "outcome", "timepoint", "arm", "controlRates"];
const THAN = ["estimate", "ci"];
const EVIDENCE = ["measure", "estimate", "ci", "level", "n", "instrument", "controlRates", "than", "source"];

/**
 * The claims of a file in YAML or JSON: a list of entries, or one under `claims` (bptrial schema claims).
 *
 * @throws E_INPUT with every entry that is not as it should be; E_FILE for what is not YAML
 */
export async function readClaims(file: string, content: string): Promise<readonly ClaimEntry[]> {
  // A CommonJS package: its own exports are the default one.
  const { default: yaml } = await import("yaml");
  let value: unknown;
  try {
    value = yaml.parse(content);
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new BptrialError("E_FILE", `${file} is not YAML: ${why}`, "bptrial schema claims shows the form.");
  }
  const list = Array.isArray(value) ? value : isRecord(value) ? value.claims : null;
  if (!Array.isArray(list) || list.length === 0) {
    throw new BptrialError("E_EMPTY", `${file} holds no list of claims`, "Each entry has an id and a text.");
  }
  const errors: BptrialError[] = [];
  const entries = list.map((entry, i) => new Entry(file, i, entry, errors).read());
  const ids = entries.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined)
    errors.push(new BptrialError("E_CONFLICT", `two claims have the id "${twice}"`, null, placeOf(file, null)));
  const [first] = errors;
  if (first === undefined) return entries;
  if (errors.length === 1) throw first;
  throw new BptrialError("E_INPUT", `${errors.length} errors, nothing computed.`, null, null, errors);
}

const placeOf = (file: string, column: string | null) => ({ file, row: null, column });
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads one entry; what is wrong with it is told with its id. */
class Entry {
  readonly #entry: Readonly<Record<string, unknown>>;

  constructor(
    private readonly file: string,
    private readonly index: number,
    entry: unknown,
    private readonly errors: BptrialError[],
  ) {
    this.#entry = isRecord(entry) ? entry : {};
    if (!isRecord(entry)) this.#fail(null, "is no entry with an id and a text");
  }

  read(): ClaimEntry {
    const e = this.#entry;
    this.#known(e, ENTRY);
    return {
      id: this.#text(e, "id") ?? "",
      text: this.#text(e, "text") ?? "",
      expected: this.#text(e, "expected", false),
      against: this.#text(e, "against", false),
      evidence: e.evidence === undefined ? null : this.#evidence(e.evidence),
      data: e.data === undefined ? null : this.#data(e.data),
      n: this.#pair(e, "n"),
    };
  }

  #data(value: unknown): ClaimEntry["data"] {
    if (!isRecord(value)) {
      this.#fail("data", "needs the file of a table");
      return null;
    }
    this.#known(value, DATA);
    return {
      file: this.#text(value, "file") ?? "",
      study: this.#text(value, "study", false),
      outcome: this.#text(value, "outcome", false),
      timepoint: this.#text(value, "timepoint", false),
      arm: this.#text(value, "arm", false),
      controlRates: this.#rates(value),
    };
  }

  #than(value: unknown): NonNullable<ClaimEntry["evidence"]>["than"] {
    if (value === undefined) return null;
    if (!isRecord(value)) {
      this.#fail("than", "needs an estimate");
      return null;
    }
    this.#known(value, THAN);
    return { estimate: this.#number(value, "estimate") ?? 0, ci: this.#pair(value, "ci") };
  }

  #rates(record: Readonly<Record<string, unknown>>): readonly number[] | null {
    const { controlRates } = record;
    if (controlRates === undefined) return null;
    if (Array.isArray(controlRates) && controlRates.every((one) => typeof one === "number" && one > 0 && one < 1))
      return controlRates;
    this.#fail("controlRates", "needs shares between 0 and 1, such as [0.1, 0.3]");
    return null;
  }

  #evidence(value: unknown): ClaimEntry["evidence"] {
    if (!isRecord(value)) {
      this.#fail("evidence", "needs a measure and an estimate");
      return null;
    }
    this.#known(value, EVIDENCE);
    return {
      measure: this.#text(value, "measure") ?? "",
      estimate: this.#number(value, "estimate") ?? 0,
      ci: this.#pair(value, "ci"),
      level: this.#number(value, "level", false) ?? 0.95,
      n: this.#pair(value, "n"),
      instrument: this.#text(value, "instrument", false),
      controlRates: this.#rates(value),
      than: this.#than(value.than),
      source: this.#text(value, "source", false),
    };
  }

  #text(record: Readonly<Record<string, unknown>>, key: string, needed = true): string | null {
    const value = record[key];
    if (typeof value === "string" && value.trim() !== "") return value;
    if (typeof value === "number") return `${value}`;
    if (needed || value !== undefined) this.#fail(key, "needs a text");
    return null;
  }

  #number(record: Readonly<Record<string, unknown>>, key: string, needed = true): number | null {
    const value = record[key];
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (needed || value !== undefined) this.#fail(key, "needs a number");
    return null;
  }

  #pair(record: Readonly<Record<string, unknown>>, key: string): readonly [number, number] | null {
    const value = record[key];
    if (value === undefined) return null;
    if (Array.isArray(value) && value.length === 2 && value.every((one) => Number.isFinite(one)))
      return [value[0], value[1]];
    this.#fail(key, "needs two numbers, such as [0.14, 0.42]");
    return null;
  }

  #known(record: Readonly<Record<string, unknown>>, keys: readonly string[]): void {
    for (const key of Object.keys(record)) {
      if (!keys.includes(key))
        this.#fail(key, "is no key of a claims file", didYouMean(key, keys, `Keys: ${keys.join(", ")}.`));
    }
  }

  #fail(key: string | null, message: string, hint: string | null = null): void {
    const { id } = this.#entry;
    const name = typeof id === "string" || typeof id === "number" ? `claim "${id}"` : `entry ${this.index + 1}`;
    const text = `${name}: ${key === null ? "it" : `"${key}"`} ${message}`;
    this.errors.push(new BptrialError("E_CELL", text, hint, placeOf(this.file, null)));
  }
}
