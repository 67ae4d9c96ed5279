import type { Note, ResultDocument, SubgroupDifference } from "../records.js";
import { elementsOf } from "./elements.js";
import { withMembers } from "./json.js";
import type { Format } from "./options.js";

/** One element of a document on a line of its own, under the document's schema. */
export const ndjsonLine = (schema: string, element: object): string =>
  `${withMembers(`{"schema":"${schema}"`, element)}}\n`;

/** What a document says of all its results, after them. */
export interface Closing {
  readonly notes: readonly Note[];
  readonly subgroupDifferences?: readonly SubgroupDifference[];
}

/** The last lines of a stream, each under a schema of its own. */
export function* closingLines({ notes, subgroupDifferences = [] }: Closing): Generator<string> {
  for (const one of subgroupDifferences) yield ndjsonLine("bptrial/subgroup-difference@1", one);
  for (const note of notes) yield ndjsonLine("bptrial/note@1", note);
}

/** All lines of a document. */
export function* ndjsonLines(document: ResultDocument): Generator<string> {
  for (const element of elementsOf(document)) yield ndjsonLine(document.schema, element);
  yield* closingLines(document);
}

export const ndjson: Format = {
  id: "ndjson",
  label: "JSON, one result a line, then one line a note",
  render: (document) => [...ndjsonLines(document)].join(""),
  pieces: ndjsonLines,
};
