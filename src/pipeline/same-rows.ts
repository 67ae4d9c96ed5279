import { note } from "../core/notes.js";
import type { Input, Note } from "../records.js";

/** Files that hold the same: by the fingerprint of their bytes, or by what was read of them. */
export function sameFiles(inputs: readonly Input[], read: readonly string[] = []): readonly Note[] {
  const notes: Note[] = [];
  for (const [i, input] of inputs.entries()) {
    const earlier = inputs
      .slice(0, i)
      .find(
        ({ sha256 }, j) => sha256 === input.sha256 || (read[i] !== undefined && read[i] !== "" && read[j] === read[i]),
      );
    if (earlier === undefined) continue;
    const what =
      earlier.name === input.name
        ? `${input.name} was given twice`
        : `${earlier.name} and ${input.name} hold the same rows`;
    notes.push(
      note("N_SAME_FILE", `${what}: are their people counted twice?`, { file: input.name, row: null, column: null }),
    );
  }
  return notes;
}
