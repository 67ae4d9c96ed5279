import { BptrialError } from "../core/errors.js";
import { didYouMean } from "../core/registry.js";

/** What the shipped schemas are made of: the part of JSON Schema that types of TypeScript need. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** What is wrong at one place of a document. */
export interface Fault {
  /** JSON Pointer (RFC 6901): "/fits/0/tau2"; "" for the document itself. */
  readonly pointer: string;
  /** Follows the pointer in a sentence: "needs a number, not a text". */
  readonly message: string;
  readonly hint: string | null;
}

/** Nobody reads more of them, and a document may have a million. */
const MOST = 20;

/**
 * Where a value is not as its schema says, in the order of the document; of a place that may hold several kinds of things,
 * what keeps it from being the likeliest of them. Infinity, which JSON writes as 1e999, is no number.
 *
 * @param looseTexts a number may stand where a text is needed, as YAML reads `id: 1`
 */
export function faultsOf(value: unknown, schema: Schema, looseTexts = false): readonly Fault[] {
  return new Validator(schema, looseTexts).faults(value, schema, "").slice(0, MOST);
}

class Validator {
  constructor(
    private readonly root: Schema,
    private readonly looseTexts: boolean,
  ) {}

  faults(value: unknown, schema: Schema, pointer: string): readonly Fault[] {
    if (value === undefined) return [missing(pointer)];
    if (schema.$ref !== undefined) return this.faults(value, this.#referred(schema.$ref), pointer);
    if (schema.anyOf !== undefined) return this.#likeliest(value, schema.anyOf, pointer);
    if (!this.#fits(value, schema)) return [wrong(value, schema, pointer)];
    if (Array.isArray(value)) return this.#items(value, schema, pointer);
    return isRecord(value) ? this.#properties(value, schema, pointer) : [];
  }

  #referred(ref: string): Schema {
    const schema = this.root.definitions?.[decodeURIComponent(ref.replace("#/definitions/", ""))];
    if (schema === undefined) throw new BptrialError("E_BUG", `the schema has no ${ref}`);
    return schema;
  }

  #likeliest(value: unknown, schemas: readonly Schema[], pointer: string): readonly Fault[] {
    let best: readonly Fault[] | null = null;
    const plain: Schema[] = [];
    for (const schema of schemas) {
      const found = this.faults(value, schema, pointer);
      if (found.length === 0) return found;
      if (found[0]?.pointer === pointer && found.length === 1) plain.push(schema);
      else if (best === null || found.length < best.length) best = found;
    }
    return best ?? [wrong(value, { anyOf: plain.map((schema) => this.#resolved(schema)) }, pointer)];
  }

  #resolved = (schema: Schema): Schema => (schema.$ref === undefined ? schema : this.#referred(schema.$ref));

  #fits(value: unknown, { type, const: only, enum: several, minItems = 0, maxItems }: Schema): boolean {
    if (only !== undefined && value !== only) return false;
    if (several !== undefined && !several.includes(value)) return false;
    if (Array.isArray(value) && !(value.length >= minItems && value.length <= (maxItems ?? value.length))) return false;
    return type === undefined || (typeof type === "string" ? [type] : type).some((one) => this.#is(value, one));
  }

  #is(value: unknown, type: string): boolean {
    if (type === "number") return typeof value === "number" && Number.isFinite(value);
    if (type === "string") return typeof value === "string" || (this.looseTexts && this.#is(value, "number"));
    if (type === "object") return isRecord(value);
    if (type === "array") return Array.isArray(value);
    return type === "null" ? value === null : typeof value === type;
  }

  #items(value: readonly unknown[], { items }: Schema, pointer: string): readonly Fault[] {
    const found: Fault[] = [];
    for (let i = 0; items !== undefined && i < value.length && found.length < MOST; i += 1) {
      for (const fault of this.faults(value[i], items, `${pointer}/${i}`)) found.push(fault);
    }
    return found;
  }

  #properties(value: Fields, schema: Schema, pointer: string): readonly Fault[] {
    const { properties = {}, required = [], additionalProperties } = schema;
    const found: Fault[] = [];
    for (const name of required) {
      if (!Object.hasOwn(value, name)) found.push(missing(at(pointer, name)));
    }
    for (const name of Object.keys(value)) {
      if (found.length >= MOST) break;
      const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
      const rest = own ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
      if (rest !== undefined) found.push(...this.faults(value[name], rest, at(pointer, name)));
      else if (additionalProperties === false) found.push(stray(name, Object.keys(properties), pointer));
    }
    return found;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const at = (pointer: string, name: string): string =>
  `${pointer}/${short(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

const missing = (pointer: string): Fault => ({ pointer, message: "is missing", hint: null });

function stray(name: string, known: readonly string[], pointer: string): Fault {
  const hint = didYouMean(short(name), known, `Known here: ${known.join(", ")}.`);
  return { pointer: at(pointer, name), message: "is not known here", hint };
}

function wrong(value: unknown, schema: Schema, pointer: string): Fault {
  const words = wordsOf(schema);
  const hint = typeof value === "string" && words.length > 0 ? didYouMean(short(value), words, "") : "";
  return { pointer, message: `needs ${needed(schema)}, not ${shown(value, schema)}`, hint: hint === "" ? null : hint };
}

const wordsOf = ({ enum: several = [], anyOf = [] }: Schema): readonly string[] => [
  ...several.filter((one) => typeof one === "string"),
  ...anyOf.flatMap(wordsOf),
];

/** What there could be, in words. */
function needed({ anyOf, const: only, enum: several, type, items, minItems, maxItems }: Schema): string {
  if (anyOf !== undefined) return [...new Set(anyOf.map(needed))].join(" or ");
  if (only !== undefined) return JSON.stringify(only);
  if (several !== undefined) return `one of ${several.map((one) => JSON.stringify(one)).join(", ")}`;
  if (type === "array" && minItems !== undefined && minItems === maxItems)
    return `a list of ${minItems} ${PLURALS[`${items?.type}`] ?? "things"}`;
  const types = type === undefined ? [] : typeof type === "string" ? [type] : type;
  return types.map((one) => NAMES[one] ?? one).join(" or ");
}

const NAMES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  object: "a record",
  array: "a list",
  null: "null",
};
const PLURALS: Readonly<Record<string, string>> = { number: "numbers", string: "texts" };

function shown(value: unknown, { type }: Schema): string {
  if (Array.isArray(value)) return type === "array" ? `one of ${value.length}` : "a list";
  if (isRecord(value)) return "a record";
  if (typeof value === "string") return JSON.stringify(short(value));
  return value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY
    ? "one that is too large"
    : String(value);
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
