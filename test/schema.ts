import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import { expect } from "vitest";

const folder = resolve(import.meta.dirname, "..", "dist", "schema");
const ajv = new Ajv({ strict: false, allErrors: true });
const schemas = new Map(
  readdirSync(folder).map((name) => {
    const schema = JSON.parse(readFileSync(join(folder, name), "utf8")) as { $id: string };
    return [schema.$id, ajv.compile(schema)] as const;
  }),
);

/** Fails where a document is not what the shipped schema of its kind says. */
export function expectValid(document: unknown): void {
  const { schema } = document as { schema: string };
  expectSchema(schema, document);
}

/** The same of one line of NDJSON. */
export function expectValidLine(line: unknown): void {
  const { schema } = line as { schema: string };
  expectSchema(schemas.has(`${schema}#line`) ? `${schema}#line` : schema, line);
}

function expectSchema(id: string, document: unknown): void {
  const validate = schemas.get(id);
  expect(validate, `a schema of ${id}`).toBeDefined();
  validate?.(document);
  expect(validate?.errors ?? []).toEqual([]);
}
