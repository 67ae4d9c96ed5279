import type { Described } from "../../../core/registry.js";
import type { ClaimEvidence } from "../../../records.js";

/** What a claimed number may be a number of. */
export type ClaimedUnit = "percent" | "percentage points" | "points" | "ratio" | "people" | "SD";

/** A value with its interval, and what it rests on besides the evidence; null where on nothing. */
export interface Reading {
  readonly value: { readonly estimate: number; readonly low: number | null; readonly high: number | null };
  readonly assumes: string | null;
}

/**
 * One lawful reading of a claimed number: the value that an estimate gives under it, in the unit of the claim, at a share
 * of controls who succeed where it needs one. Estimates are turned so that a benefit is positive (a ratio above 1).
 */
export interface Interpretation extends Described {
  readonly reads: readonly ClaimedUnit[];
  /** Kinds of evidence that give it without assuming a control rate. */
  readonly direct: readonly ClaimEvidence["measure"][];
  readonly needsRate: readonly ClaimEvidence["measure"][];
  /** What a standardised difference must be of to give it, as a sentence part. */
  readonly model?: string;
  /** @param rate null for evidence that needs none */
  value(estimate: number, evidence: ClaimEvidence, rate: number | null): number | null;
  /** Readings with an interval of their own, or that rest on something else than a control rate. */
  of?(evidence: ClaimEvidence): readonly Reading[];
}
