import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGenerator } from "ts-json-schema-generator";

/** Against which documents that come in are held: results for `diff`, and files of claims. */
const COMING_IN = ["effect", "smd", "mcid", "pool", "claims"];

/**
 * Writes one JSON Schema for each type of src/records/ that carries a `schema`: the types and their comments are the only
 * source. The file is named by the kind: `EffectDocument` with `schema: "bptrial/effect@1"` gives effect.json, and
 * effect-line.json for one of its results as a line of NDJSON.
 */
export async function writeSchemas(records, folder, generated) {
  mkdirSync(folder, { recursive: true });
  mkdirSync(generated, { recursive: true });
  const texts = [];
  const generator = createGenerator({
    path: join(records, "*.ts"),
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: false,
    expose: "export",
    jsDoc: "extended",
  });
  const source = readdirSync(records)
    .map((name) => readFileSync(join(records, name), "utf8"))
    .join("\n");
  for (const [, type, kind, version] of source.matchAll(
    /interface (\w+)(?: extends \w+)? \{\s*readonly schema\??: "bptrial\/([\w-]+)@(\d+)"/g,
  )) {
    const schema = generator.createSchema(type);
    const titled = { $schema: schema.$schema, $id: `bptrial/${kind}@${version}`, title: `bptrial ${kind}`, ...schema };
    write(folder, kind, titled);
    if (COMING_IN.includes(kind)) texts.push([titled.$id, JSON.stringify(titled, withoutDescriptions)]);
    const line = lineSchema(titled);
    if (line !== null) write(folder, `${kind}-line`, line);
  }
  const lines = texts.map((text) => `  ${text.map((one) => JSON.stringify(one)).join(": ")},`).join("\n");
  writeFileSync(
    join(generated, "schemas.ts"),
    `/** Schemas of what comes in, by their ids, as texts of JSON. */\nexport const schemas: Readonly<Record<string, string>> = {\n${lines}\n};\n`,
  );
}

/** Words for readers, which the program needs not. A property of that name is a record. */
const withoutDescriptions = (key, value) => (key === "description" && typeof value === "string" ? undefined : value);

function write(folder, name, schema) {
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}

/** The schema of one result under its document's `schema`; null for what is a line itself. */
function lineSchema({ definitions, properties, ...document }) {
  // The first array after the opening, unless it is one of several kinds of things: those have no line of their own.
  const results = Object.entries(properties).find(
    ([name, { items }]) => items !== undefined && !["input", "notes", "statistics"].includes(name),
  );
  if (results === undefined || properties.tool === undefined) return null;
  const { $ref } = results[1].items;
  const element = $ref === undefined ? results[1].items : definitions[$ref.replace("#/definitions/", "")];
  return {
    ...document,
    $id: `${document.$id}#line`,
    title: `${document.title}, one line of NDJSON`,
    ...element,
    properties: { schema: properties.schema, ...element.properties },
    required: ["schema", ...element.required],
    definitions,
  };
}
