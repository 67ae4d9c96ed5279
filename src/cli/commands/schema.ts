import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BptrialError, EXIT } from "../../core/errors.js";
import { didYouMean } from "../../core/registry.js";
import type { Verb } from "../command.js";
import { textOutput } from "../options/output.js";
import { textWritingOf, type Writing, writingTo } from "../target.js";

interface SchemaRequest {
  readonly kind: string | null;
  readonly writing: Writing;
}

export const schemaVerb: Verb<SchemaRequest> = {
  arguments: "[kind]",
  readsStdin: false,
  options: [textOutput],
  defaults: {},
  examples: [
    { does: "the kinds of results", line: "schema" },
    { does: "what effect --json writes", line: "schema effect" },
  ],
  more: [],
  parse: (said) => ({ kind: said.arguments[0] ?? null, writing: textWritingOf(said) }),
  run: ({ kind, writing }, io) =>
    writingTo(writing, io, async (target) => {
      const folder = schemaFolder();
      const kinds = readdirSync(folder).map((name) => name.replace(/\.json$/, ""));
      if (kind !== null && !kinds.includes(kind)) {
        throw new BptrialError(
          "E_OPTION",
          `no result is of kind "${kind}"`,
          didYouMean(kind, kinds, `Kinds: ${kinds.join(", ")}.`),
        );
      }
      await target.write(kind === null ? `${kinds.join("\n")}\n` : readFileSync(join(folder, `${kind}.json`), "utf8"));
      return EXIT.fine;
    }),
};

/** The schemas are made by the build and lie in dist/, wherever in the package this runs from. */
function schemaFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const schemas = join(folder, "dist", "schema");
    if (existsSync(schemas)) return schemas;
    if (folder === dirname(folder)) {
      throw new BptrialError(
        "E_FILE",
        "the schemas are missing from this installation",
        "Run npm run build, or install again.",
      );
    }
  }
}
