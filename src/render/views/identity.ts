import type { Effect } from "../../records.js";
import type { Column } from "./block.js";
import { contrastOf, outcomeOf } from "./words.js";

type Named = Pick<Effect, "study" | "outcome" | "instrument" | "timepoint" | "treatment" | "control" | "arms">;

/** What tells rows apart stands in columns; what all share is said once, in the title. */
export interface Identity {
  readonly columns: readonly Column[];
  cells(row: Named): readonly string[];
  /** "PNF − control, 4 weeks", then the study and the outcome, each only where all rows share it. */
  readonly shared: readonly string[];
}

const parts = {
  study: ({ study }: Named) => study,
  outcome: (row: Named) => outcomeWords(row),
  timepoint: ({ timepoint }: Named) => timepoint ?? "",
  contrast: contrastOf,
} satisfies Record<string, (row: Named) => string>;

type Part = keyof typeof parts;

/** "disability (rmdq-23)" */
export function outcomeWords(row: Pick<Effect, "outcome" | "instrument">): string {
  const name = outcomeOf(row);
  const { instrument } = row;
  return instrument === null || instrument.toLowerCase() === name.toLowerCase() ? name : `${name} (${instrument})`;
}

export function identityOf(rows: readonly Named[]): Identity {
  const names = Object.keys(parts) as Part[];
  const varying = names.filter((name) => new Set(rows.map(parts[name])).size > 1);
  const first = rows[0];
  // One row, or rows that differ in nothing: something must name them.
  const fallback: Part = first && parts.outcome(first) !== "" ? "outcome" : "study";
  const shown = varying.length > 0 ? varying : [fallback];
  const lifted = (name: Part): string | null => (first && !shown.includes(name) ? parts[name](first) : null);
  const contrast = [lifted("contrast"), lifted("timepoint")].filter(Boolean).join(", ");
  return {
    columns: shown.map((name) => ({ header: name, align: "left", wraps: true })),
    cells: (row) => shown.map((name) => parts[name](row)),
    shared: [contrast, lifted("study"), lifted("outcome")].filter((text) => text !== null && text !== "") as string[],
  };
}
