import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGenerator } from "ts-json-schema-generator";

/**
 * Writes one JSON Schema for each document type of src/records.ts: the types and their comments are the only source.
 * The file is named by the document's kind: `EffectDocument` with `schema: "bptrial/effect@1"` gives effect.json.
 */
export async function writeSchemas(records, folder) {
  mkdirSync(folder, { recursive: true });
  const generator = createGenerator({
    path: records,
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: false,
    expose: "export",
    jsDoc: "extended",
  });
  const source = readFileSync(records, "utf8");
  for (const [, type, kind, version] of source.matchAll(
    /interface (\w+Document) extends Document \{\s*readonly schema: "bptrial\/([\w-]+)@(\d+)"/g,
  )) {
    const schema = generator.createSchema(type);
    const titled = { $schema: schema.$schema, $id: `bptrial/${kind}@${version}`, title: `bptrial ${kind}`, ...schema };
    writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(titled, null, 2)}\n`);
  }
}
