import { append } from "../../core/lists.js";
import { registry } from "../../core/registry.js";
import type { AuditTable, Finding, Note, Severity } from "../../records.js";
import type { AuditCheck } from "./audit-check.js";
import { binarySd } from "./binary-sd.js";
import { changeOfScores } from "./change-of-scores.js";
import { dateInCell } from "./date-in-cell.js";
import { degreesOfFreedom } from "./degrees-of-freedom.js";
import { differenceOfMeans } from "./difference-of-means.js";
import { duplicateControl } from "./duplicate-control.js";
import { duplicateRow } from "./duplicate-row.js";
import { estimateOfRow } from "./estimate-of-row.js";
import { eventsAboveTotal } from "./events-above-total.js";
import { grimMeans } from "./grim-means.js";
import { meanOutsideScale } from "./mean-outside-scale.js";
import { missingPrecision } from "./missing-precision.js";
import { nAboveRandomised } from "./n-above-randomised.js";
import { numberOutside } from "./number-outside.js";
import { pOfCounts } from "./p-of-counts.js";
import { pOfMeans } from "./p-of-means.js";
import { percentOfCount } from "./percent-of-count.js";
import { scaleFactor } from "./scale-factor.js";
import { scoresExist } from "./scores-exist.js";
import { sdAboveRange } from "./sd-above-range.js";
import { seAsSd } from "./se-as-sd.js";
import { seOfSd } from "./se-of-sd.js";
import { signOfChange } from "./sign-of-change.js";
import { swappedArms } from "./swapped-arms.js";
import { testOfMeans } from "./test-of-means.js";
import { totalOfArms } from "./total-of-arms.js";

export const auditChecks = registry<AuditCheck>("audit check", [
  dateInCell,
  numberOutside,
  eventsAboveTotal,
  percentOfCount,
  totalOfArms,
  nAboveRandomised,
  meanOutsideScale,
  sdAboveRange,
  seOfSd,
  grimMeans,
  scoresExist,
  binarySd,
  differenceOfMeans,
  estimateOfRow,
  testOfMeans,
  degreesOfFreedom,
  pOfMeans,
  pOfCounts,
  seAsSd,
  scaleFactor,
  changeOfScores,
  signOfChange,
  swappedArms,
  duplicateRow,
  duplicateControl,
  missingPrecision,
]);

const ORDER: readonly Severity[] = ["impossible", "inconsistent", "questionable", "note"];

/** Every check of one table, worst first, then by row. */
export function auditTable(table: AuditTable): {
  readonly findings: readonly Finding[];
  readonly made: Map<string, number>;
  readonly notes: readonly Note[];
} {
  const made = new Map<string, number>();
  const notes: Note[] = [];
  const findings = auditChecks.all.flatMap((check) => {
    const result = check.run(table);
    made.set(check.code, result.made);
    append(notes, result.notes ?? []);
    return result.findings;
  });
  // A row that is told as a copy need not be told arm by arm.
  const copied = new Set(findings.filter(({ code }) => code === "DUPLICATE_ROW").map(({ place }) => place.row));
  const told = findings.filter(({ code, place }) => code !== "DUPLICATE_ARM" || !copied.has(place.row));
  const rank = ({ severity }: Finding): number => ORDER.indexOf(severity);
  const sorted = told.toSorted((a, b) => rank(a) - rank(b) || (a.place.row ?? 0) - (b.place.row ?? 0));
  return { findings: sorted, made, notes };
}
