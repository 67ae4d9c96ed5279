import { BptrialError } from "../core/errors.js";
import type { Change, ChangeKind, DiffDocument } from "../records.js";
import { annotationProperty, annotationText, visible } from "./escape.js";
import type { Format } from "./options.js";
import { diffTitle, sideText } from "./views/diff.js";

type Severity = "error" | "warning" | "notice";

const SEVERITIES: Readonly<Record<ChangeKind, Severity>> = {
  conclusion: "error",
  interval: "warning",
  estimate: "warning",
  vanished: "warning",
  appeared: "notice",
  note: "notice",
  option: "notice",
};

const TITLES: Readonly<Record<ChangeKind, string>> = {
  conclusion: "a conclusion changed",
  interval: "an interval moved",
  estimate: "an estimate moved",
  vanished: "a result is gone",
  appeared: "a result is new",
  note: "a note changed",
  option: "an option changed",
};

/** GitHub shows this many annotations of one severity for a step, and drops the rest. */
const SHOWN = 10;

/** What changed between two results, as annotations of a GitHub job: worst first. */
export const github: Format = {
  id: "github",
  label: "annotations for a GitHub job (diff only)",
  render(document) {
    if (document.schema !== "bptrial/diff@1") {
      throw new BptrialError(
        "E_OPTION",
        `--format github shows what diff finds, not ${document.schema}`,
        "Use md for a comment or a job summary.",
      );
    }
    return annotations(document);
  },
};

function annotations(document: DiffDocument): string {
  if (document.changes.length === 0) return `${visible(diffTitle(document))}\n`;
  const severities = ["error", "warning", "notice"] as const;
  const lines = severities.flatMap((severity) => {
    const all = document.changes.filter((change) => severityOf(change) === severity);
    const rest = all.length - SHOWN;
    return [
      ...all.slice(0, SHOWN).map((change) => annotation(severity, change)),
      ...(rest > 0 ? [`${rest} more of severity ${severity}`] : []),
    ];
  });
  return `${lines.join("\n")}\n`;
}

function severityOf({ kind, conclusionChanged }: Change): Severity {
  return conclusionChanged ? "error" : SEVERITIES[kind];
}

function annotation(severity: Severity, { path, kind, before, after, because }: Change): string {
  const message = `${path}: ${sideText(before)} → ${sideText(after)}${because === "" ? "" : `; ${because}`}`;
  return `::${severity} title=${annotationProperty(`bptrial: ${TITLES[kind]}`)}::${annotationText(visible(message))}`;
}
