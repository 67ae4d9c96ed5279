/** What the checks of a text or a table come to. */
import type { Place } from "./places.js";

export type Severity = "impossible" | "inconsistent" | "questionable" | "note";

/** What a check came to. */
export type CheckVerdict = "consistent" | "rounding-only" | "mismatch" | "impossible" | "cannot-check";

/** What follows from other numbers, as a range over what the printed ones may have been before rounding. */
export interface Recomputed {
  /** What: "p", "upper limit", "percentage", "n", … */
  readonly quantity: string;
  readonly printed: string | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What one check says of one place, in a text or in a table. */
export interface Finding {
  /** Stable code: `CI_EXCLUDES_ESTIMATE`, `GRIM`, … */
  readonly code: string;
  readonly severity: Severity;
  readonly verdict: CheckVerdict;
  /** In a text, its span; in a table, file, row and column. */
  readonly place: Place & { readonly offset: number | null; readonly line: number | null };
  readonly quote: string;
  /** Other places that take part, as quoted. */
  readonly others: readonly string[];
  readonly recomputed: readonly Recomputed[];
  /** The assumption under which it would fit, or the number that would: "fits a 99% interval"; null where there is none. */
  readonly fits: string | null;
  /** One sentence that carries the numbers. */
  readonly because: string;
}
