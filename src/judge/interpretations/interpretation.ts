import type { Described } from "../../core/registry.js";
import type { ClaimEvidence } from "../../records.js";

/** What a claimed number may be a number of. */
export type ClaimedUnit = "percent" | "percentage points" | "points" | "ratio" | "people";

/**
 * One lawful reading of a claimed number: the value that an estimate gives under it, in the unit of the claim, at a share
 * of controls who succeed where it needs one. Estimates are turned so that a benefit is positive (a ratio above 1).
 */
export interface Interpretation extends Described {
  readonly reads: readonly ClaimedUnit[];
  /** Kinds of evidence that give it without assuming a control rate. */
  readonly direct: readonly ClaimEvidence["measure"][];
  readonly needsRate: readonly ClaimEvidence["measure"][];
  /** @param rate null for evidence that needs none */
  value(estimate: number, evidence: ClaimEvidence, rate: number | null): number | null;
}
