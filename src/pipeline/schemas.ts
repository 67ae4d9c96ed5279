import { BptrialError } from "../core/errors.js";
import { schemas } from "../generated/schemas.js";
import { type ClaimEntry, readClaims, type Schema, strictText } from "../read/index.js";

/** The shipped schema of what comes in, by its id such as "bptrial/pool@1"; null for what does not. */
export function schemaOf(id: string): Schema | null {
  const text = Object.hasOwn(schemas, id) ? schemas[id] : undefined;
  return text === undefined ? null : JSON.parse(text);
}

/** The claims of a file. @throws as `readClaims`; E_ENCODING */
export async function claimsIn(name: string, bytes: Uint8Array): Promise<readonly ClaimEntry[]> {
  const schema = schemaOf("bptrial/claims@1");
  if (schema === null) throw new BptrialError("E_BUG", "there is no schema of claims files");
  return readClaims(name, strictText(name, bytes), schema);
}
