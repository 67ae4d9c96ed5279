import type { Described } from "../../core/registry.js";
import type { AuditNumber, AuditTable, Finding, Note, Recomputed, Severity } from "../../records.js";
import type { Printed } from "./integrity/printed.js";

/** One audit of a table: what it found, and in how many places it could say anything. */
export interface AuditCheck extends Described {
  /** The code its findings bear, which `--explain` takes. */
  readonly code: string;
  /** What redundancy makes the error visible, for readers. */
  readonly explain: string;
  run(table: AuditTable): {
    readonly findings: readonly Finding[];
    readonly made: number;
    readonly notes?: readonly Note[];
  };
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
