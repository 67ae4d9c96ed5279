import { BptrialError } from "../core/errors.js";
import { compareDocuments } from "../judge/changes/index.js";
import { faultsOf } from "../read/index.js";
import type { DiffDocument, ResultDocument } from "../records.js";
import { opening } from "./documents.js";
import { schemaOf } from "./schemas.js";

export interface DiffOptions {
  /** Relative difference up to which two numbers count as equal. */
  readonly tolerance: number;
}

export const defaultDiffOptions: DiffOptions = { tolerance: 1e-9 };

/**
 * What moved between two result documents of one kind, and whether a conclusion changed. Both are held against the shipped
 * schema of their kind first, since they may come from anywhere.
 *
 * @param names what the documents are called where something is wrong with them
 * @throws E_DOCUMENT
 */
export function diff(
  before: ResultDocument,
  after: ResultDocument,
  options: Partial<DiffOptions> = {},
  names: readonly [string, string] = ["the first document", "the second document"],
): DiffDocument {
  const chosen = { ...defaultDiffOptions, ...options };
  const [kind, other] = [kindOf(before, names[0]), kindOf(after, names[1])];
  if (kind === other) {
    requireValid(before, kind, names[0]);
    requireValid(after, kind, names[1]);
  }
  const changes = compareDocuments(before, after, chosen);
  return { ...opening("bptrial/diff@1", [...before.input, ...after.input], { ...chosen }, []), changes };
}

/** @throws E_DOCUMENT for what no command wrote whose results can be compared */
function kindOf(document: unknown, name: string): string {
  const id = typeof document === "object" && document !== null && "schema" in document ? document.schema : null;
  if (typeof id !== "string" || !id.startsWith("bptrial/")) throw refused(`${name} is not a result of bptrial`);
  if (COMPARABLE.has(id)) return id;
  throw refused(`${name} is of kind ${id}, which holds no results to compare`);
}

/** @throws E_DOCUMENT with the first field that is not as its schema says */
function requireValid(document: unknown, kind: string, name: string): void {
  const schema = schemaOf(kind);
  if (schema === null) throw new BptrialError("E_BUG", `there is no schema of ${kind}`);
  const [first, ...others] = faultsOf(document, schema);
  if (first === undefined) return;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  const hint = `Write it anew with --format json; bptrial schema ${kind.replace(/^.*\/|@.*$/g, "")} shows the form.`;
  const why = `${name} is not what its schema says: ${first.pointer} ${first.message}${more}`;
  throw refused(why, first.hint === null ? hint : `${first.hint} ${hint}`);
}

const COMPARABLE: ReadonlySet<string> = new Set(["effect", "smd", "mcid", "pool"].map((kind) => `bptrial/${kind}@1`));

const refused = (why: string, hint = "diff takes the JSON of effect, smd, mcid or pool."): BptrialError =>
  new BptrialError("E_DOCUMENT", why, hint);
