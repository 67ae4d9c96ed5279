import { BptrialError } from "../core/errors.js";
import { compareDocuments } from "../judge/index.js";
import type { DiffDocument, ResultDocument } from "../records.js";
import { opening } from "./documents.js";

export interface DiffOptions {
  /** Relative difference up to which two numbers count as equal. */
  readonly tolerance: number;
}

export const defaultDiffOptions: DiffOptions = { tolerance: 1e-9 };

/** What moved between two result documents of one kind, and whether a conclusion changed. @throws E_DOCUMENT */
export function diff(before: ResultDocument, after: ResultDocument, options: Partial<DiffOptions> = {}): DiffDocument {
  const chosen = { ...defaultDiffOptions, ...options };
  const changes = compared(before, after, chosen);
  return { ...opening("bptrial/diff@1", [...before.input, ...after.input], { ...chosen }, []), changes };
}

/** A document edited by hand may lack what its schema promises; that is its mistake, not ours. */
function compared(before: ResultDocument, after: ResultDocument, options: DiffOptions) {
  try {
    return compareDocuments(before, after, options);
  } catch (error) {
    if (error instanceof BptrialError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BptrialError(
      "E_DOCUMENT",
      `one of the documents is not what its schema says: ${why}`,
      "Write both anew with --format json; bptrial schema KIND shows the form.",
    );
  }
}
