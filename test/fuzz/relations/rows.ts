import type { Fuzzer } from "../fuzzer.js";
import { text } from "../fuzzer.js";
import { gridOf, madeGrid, written } from "../grid.js";
import { run, withFiles } from "../run.js";

/** Every study that a document names: in its results, in its notes, and the rows that notes point at. */
function told(document: unknown): {
  readonly studies: ReadonlySet<string>;
  readonly rows: ReadonlySet<number>;
  readonly notes: string;
} {
  const studies = new Set<string>();
  const rows = new Set<number>();
  const notes: string[] = [];
  JSON.parse(JSON.stringify(document), (key, value) => {
    if (key === "study" && typeof value === "string") studies.add(value);
    if (key === "row" && typeof value === "number") rows.add(value);
    if (key === "message" && typeof value === "string") notes.push(value);
    return value;
  });
  return { studies, rows, notes: notes.join("\n") };
}

export const rowsTold: Fuzzer = {
  name: "rows-told",
  about: "every study of a table is in the result, or a note says why not",
  make(random) {
    return {
      argv: [random.pick(["effect", "mcid", "smd", "pool"]), "a.csv", "--json"],
      files: { "a.csv": text(written(madeGrid(random))) },
      terminal: null,
    };
  },
  async faultOf(input) {
    const { code, out } = await withFiles(input, () => run(input));
    if (code > 1 || !out.startsWith("{")) return null;
    const { rows } = gridOf(`${input.files["a.csv"]}`);
    const found = told(JSON.parse(out));
    const silent = rows.findIndex(([study = ""], at) => {
      const isNamed = new RegExp(`(?<![A-Za-z0-9])${study}(?![A-Za-z0-9])`).test(found.notes);
      return study !== "" && !found.studies.has(study) && !found.rows.has(at + 2) && !isNamed;
    });
    return silent === -1
      ? null
      : { kind: "a row lost without a word", shown: `row ${silent + 2}: ${rows[silent]?.join(",")}` };
  },
};
