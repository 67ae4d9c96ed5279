import type { Described } from "../../core/registry.js";
import type { AuditArm, AuditNumber, AuditTable, Finding, Recomputed, Severity } from "../../records.js";
import type { Printed } from "../integrity/printed.js";

/** One audit of a table: what it found, and in how many places it could say anything. */
export interface AuditCheck extends Described {
  /** The code its findings bear, which `--explain` takes. */
  readonly code: string;
  /** What redundancy makes the error visible, for readers. */
  readonly explain: string;
  run(table: AuditTable): { readonly findings: readonly Finding[]; readonly made: number };
}

export const asPrinted = ({ value, decimals }: AuditNumber): Printed => ({ value, decimals });

/** A finding at a cell. */
export function at(
  { file }: AuditTable,
  row: number,
  cell: Pick<AuditNumber, "column" | "text"> | null,
  code: string,
  severity: Severity,
  because: string,
  more: {
    readonly fits?: string | null;
    readonly recomputed?: readonly Recomputed[];
    readonly others?: readonly string[];
  } = {},
): Finding {
  return {
    code,
    severity,
    verdict: severity === "impossible" ? "impossible" : "mismatch",
    place: { file, row, column: cell?.column ?? null, offset: null, line: null },
    quote: cell?.text ?? "",
    others: more.others ?? [],
    recomputed: more.recomputed ?? [],
    fits: more.fits ?? null,
    because: because.replace(/^[a-z]/, (letter) => letter.toUpperCase()),
  };
}

/** Findings over all items, and how many items could be judged: null stands for one that could not. */
export function over<T>(
  items: readonly T[],
  judge: (item: T) => Finding | "fine" | null,
): { readonly findings: readonly Finding[]; readonly made: number } {
  const judged = items.map(judge).filter((one) => one !== null);
  return { findings: judged.filter((one) => one !== "fine"), made: judged.length };
}

/** Other studies must be alike to say what is usual: half of their values within this factor of the middle one. */
const ALIKE = 1.65;

/**
 * What is usual on an outcome: the median of a number over the arms of other studies, final scores and changes apart.
 * Null where there are fewer than three other studies, or where they differ so much that none of them is unusual.
 */
export function usual(
  { study, outcome, isChange }: AuditArm,
  { arms }: AuditTable,
  of: (arm: AuditArm) => AuditNumber | null,
): number | null {
  const others = arms.flatMap((arm) => {
    const value = of(arm)?.value ?? 0;
    const peer = arm.study !== study && arm.outcome === outcome && arm.isChange === isChange;
    return peer && value !== 0 ? [{ study: arm.study, value }] : [];
  });
  if (new Set(others.map((one) => one.study)).size < 3) return null;
  const middle = median(others.map(({ value }) => value));
  if (middle === null || others.some(({ value }) => value * middle < 0)) return null;
  const spread = median(others.map(({ value }) => Math.abs(Math.log(value / middle))));
  return spread !== null && spread <= Math.log(ALIKE) ? middle : null;
}

/** The middle of several numbers; null of none. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [a, b] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return a === undefined || b === undefined ? null : (a + b) / 2;
}

/** Items by a key, in their order. */
export function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
