import { BptrialError } from "../core/errors.js";
import type { Change, ChangeKind, ClaimVerdict, Finding, JudgedClaim, Severity } from "../records.js";
import { annotationProperty, annotationText, visible } from "./escape.js";
import type { LongDocument } from "./options.js";
import { diffTitle, sideText } from "./views/diff.js";
import { placeOf, severityCounts } from "./views/findings.js";
import { plural } from "./views/words.js";

const LEVELS = ["error", "warning", "notice"] as const;
type Level = (typeof LEVELS)[number];

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
}

/** GitHub shows this many annotations of one level for a step, and drops the rest. */
const SHOWN = 10;

/** What a job has to look at, as annotations of GitHub, worst first: changes, findings, claims that do not hold. */
export function annotations(document: LongDocument): string {
  const all = annotationsOf(document);
  if (all.length === 0) return `${visible(nothing(document))}\n`;
  const lines = LEVELS.flatMap((level) => {
    const ours = all.filter((one) => one.level === level);
    const rest = ours.length - SHOWN;
    return [...ours.slice(0, SHOWN).map(line), ...(rest > 0 ? [`${rest} more of severity ${level}`] : [])];
  });
  return `${lines.join("\n")}\n`;
}

const line = ({ level, title, message }: Annotation): string =>
  `::${level} title=${annotationProperty(visible(`bptrial: ${title}`))}::${annotationText(visible(message))}`;

function annotationsOf(document: LongDocument): readonly Annotation[] {
  switch (document.schema) {
    case "bptrial/diff@1":
      return document.changes.map(ofChange);
    case "bptrial/check@1":
    case "bptrial/audit@1":
      return document.findings.map(ofFinding);
    case "bptrial/claim@1":
      return document.verdicts.flatMap(ofClaim);
    default:
      throw new BptrialError(
        "E_OPTION",
        `--format github shows what check, audit, claim and diff find, not ${document.schema}`,
        "Use md for a comment or a job summary.",
      );
  }
}

function nothing(document: LongDocument): string {
  if (document.schema === "bptrial/diff@1") return diffTitle(document);
  if (document.schema === "bptrial/claim@1") return `${plural(document.verdicts.length, "claim")}, nothing to look at`;
  return `${document.input.map(({ name }) => name).join(", ")}: ${severityCounts([])}`;
}

const OF_CHANGE: Readonly<Record<ChangeKind, readonly [Level, string]>> = {
  conclusion: ["error", "a conclusion changed"],
  interval: ["warning", "an interval moved"],
  estimate: ["warning", "an estimate moved"],
  vanished: ["warning", "a result is gone"],
  appeared: ["notice", "a result is new"],
  note: ["notice", "a note changed"],
  option: ["notice", "an option changed"],
};

function ofChange({ path, kind, before, after, because, conclusionChanged }: Change): Annotation {
  const [level, title] = OF_CHANGE[kind];
  const why = because === "" ? "" : `; ${because}`;
  const message = `${path}: ${sideText(before)} → ${sideText(after)}${why}`;
  return { level: conclusionChanged ? "error" : level, title, message };
}

const OF_FINDING: Readonly<Record<Severity, Level>> = {
  impossible: "error",
  inconsistent: "error",
  questionable: "warning",
  note: "notice",
};

const ofFinding = (finding: Finding): Annotation => ({
  level: OF_FINDING[finding.severity],
  title: `${finding.severity}, ${finding.code}`,
  message: `${placeOf(finding)}: ${finding.because}`,
});

/** Null: it holds. */
const OF_VERDICT: Readonly<Record<ClaimVerdict, Level | null>> = {
  supported: null,
  "supported-with-caveat": "notice",
  overstated: "error",
  contradicted: "error",
  "internally-inconsistent": "error",
  "wrong-estimand": "error",
  "denominator-mixed": "error",
  "not-checkable": "notice",
};

/** Where a verdict is expected, another one is what a job has to look at, and no more. */
function ofClaim({ id, claim, verdict, expected, because }: JudgedClaim): readonly Annotation[] {
  const level = expected === null ? OF_VERDICT[verdict] : verdict === expected ? null : "error";
  if (level === null) return [];
  const title = expected === null ? verdict : `${verdict}, where ${expected} is expected`;
  return [{ level, title, message: `${id === null ? "" : `${id}: `}"${claim}" ${because}` }];
}
