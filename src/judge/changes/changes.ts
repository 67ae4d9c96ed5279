import { BptrialError } from "../../core/errors.js";
import type { Change, ChangeKind, Options, ResultDocument } from "../../records.js";
import { comparisonChanges, effectChanges } from "./effects.js";
import { fitChanges, subgroupChanges } from "./fits.js";
import { noteChanges } from "./notes.js";

/** Worst first: the order in which changes are listed, and what `--fail-on` counts by. */
const SEVERITY: readonly ChangeKind[] = [
  "conclusion",
  "interval",
  "estimate",
  "vanished",
  "appeared",
  "note",
  "option",
];

/**
 * What differs between two documents of one kind, worst first, whatever the order of their rows.
 *
 * One change an analysis carries all that happened to it; its kind is the worst of that. A conclusion has changed when an
 * interval crosses 0 (or 1) or a threshold, a verdict has another word, a direction turned, or the analysis is gone.
 *
 * @throws E_DOCUMENT for two kinds, or a kind that holds no results to compare
 */
export function compareDocuments(
  before: ResultDocument,
  after: ResultDocument,
  { tolerance }: { readonly tolerance: number },
): readonly Change[] {
  if (!(tolerance >= 0 && tolerance < 1)) {
    throw new BptrialError(
      "E_OPTION",
      `a relative tolerance lies between 0 and 1, not at ${tolerance}`,
      "The default is 1e-9.",
    );
  }
  const changes = [
    ...contentChanges(before, after, tolerance),
    ...noteChanges("the whole document", before.notes, after.notes),
    ...optionChanges(before.options, after.options),
  ];
  const rank = ({ kind }: Change) => SEVERITY.indexOf(kind);
  return changes.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Whether a change is at least as bad as what a CI job is told to fail on. */
export function failsOn(change: Change, level: "conclusion" | "interval" | "estimate" | "any"): boolean {
  return level === "any" || change.conclusionChanged || SEVERITY.indexOf(change.kind) <= SEVERITY.indexOf(level);
}

function contentChanges(before: ResultDocument, after: ResultDocument, tolerance: number): readonly Change[] {
  if (before.schema !== after.schema) {
    throw new BptrialError(
      "E_DOCUMENT",
      `the documents are of two kinds: ${before.schema} and ${after.schema}`,
      "diff compares two results of the same command.",
    );
  }
  if (before.schema === "bptrial/effect@1" && after.schema === before.schema)
    return effectChanges(before.effects, after.effects, tolerance);
  if (before.schema === "bptrial/smd@1" && after.schema === before.schema)
    return effectChanges(before.effects, after.effects, tolerance);
  if (before.schema === "bptrial/mcid@1" && after.schema === before.schema)
    return comparisonChanges(before.comparisons, after.comparisons, tolerance);
  if (before.schema === "bptrial/pool@1" && after.schema === before.schema) {
    return [...fitChanges(before.fits, after.fits, tolerance), ...subgroupChanges(before, after, tolerance)];
  }
  throw new BptrialError("E_DOCUMENT", `documents of kind ${before.schema} hold no results to compare`);
}

function optionChanges(before: Options, after: Options): readonly Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const text = (value: Options[string] | undefined): string | number | null =>
    value === undefined || value === null || typeof value === "number"
      ? (value ?? null)
      : typeof value === "object"
        ? value.join(", ")
        : String(value);
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({
      path: `option ${name}`,
      kind: "option",
      before: text(before[name]),
      after: text(after[name]),
      conclusionChanged: false,
      because:
        before[name] === undefined
          ? `the option ${name} is new`
          : after[name] === undefined
            ? `the option ${name} is gone`
            : `the option ${name} has another value`,
    }));
}
