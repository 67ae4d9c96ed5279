import { elementsOf } from "./elements.js";
import { compactJson } from "./json.js";
import type { Format } from "./options.js";

/** One element of a document on a line of its own, under the document's schema. */
export function ndjsonLine(schema: string, element: unknown): string {
  const fields = compactJson(element).slice(1);
  return `{"schema":${JSON.stringify(schema)}${fields === "}" ? "" : ","}${fields}\n`;
}

export const ndjson: Format = {
  id: "ndjson",
  label: "JSON, one result a line",
  render: (document) =>
    elementsOf(document)
      .map((element) => ndjsonLine(document.schema, element))
      .join(""),
};
