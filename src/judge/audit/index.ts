import { registry } from "../../core/registry.js";
import type { AuditTable, Finding, Severity } from "../../records.js";
import type { AuditCheck } from "./audit-check.js";
import { dateInCell } from "./date-in-cell.js";
import { duplicateRow } from "./duplicate-row.js";
import { eventsAboveTotal } from "./events-above-total.js";
import { grimMeans } from "./grim-means.js";
import { meanOutsideScale } from "./mean-outside-scale.js";
import { pOfMeans } from "./p-of-means.js";
import { percentOfCount } from "./percent-of-count.js";
import { scaleFactor } from "./scale-factor.js";
import { sdAboveRange } from "./sd-above-range.js";
import { seAsSd } from "./se-as-sd.js";

export const auditChecks = registry<AuditCheck>("audit check", [
  dateInCell,
  eventsAboveTotal,
  meanOutsideScale,
  sdAboveRange,
  percentOfCount,
  pOfMeans,
  grimMeans,
  seAsSd,
  scaleFactor,
  duplicateRow,
]);

const ORDER: readonly Severity[] = ["impossible", "inconsistent", "questionable", "note"];

/** Every check of one table, worst first, then by row. */
export function auditTable(table: AuditTable): {
  readonly findings: readonly Finding[];
  readonly made: Map<string, number>;
} {
  const made = new Map<string, number>();
  const findings = auditChecks.all.flatMap((check) => {
    const result = check.run(table);
    made.set(check.code, result.made);
    return result.findings;
  });
  const rank = ({ severity }: Finding): number => ORDER.indexOf(severity);
  const sorted = findings.toSorted((a, b) => rank(a) - rank(b) || (a.place.row ?? 0) - (b.place.row ?? 0));
  return { findings: sorted, made };
}
