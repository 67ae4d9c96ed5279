import { quantityNamed } from "../core/quantities.js";
import type { ClaimEvidence, ClaimReading, EstimateStatistic, Finding } from "../records.js";
import type { Claimed } from "./claimed.js";
import { decimalsFor, plain, withInterval } from "./wording.js";

/** An estimate with its interval, in the digits that it deserves. */
export function evidenceText({ measure, estimate, low, high, level }: ClaimEvidence): string {
  const name = quantityNamed(measure)?.name ?? measure;
  if (low === null || high === null) return `${name} of ${plain(estimate)}`;
  const decimals = Math.min(2, decimalsFor((high - low) / 4, estimate));
  const interval = withInterval({ estimate, ciLow: low, ciHigh: high }, measure === "md" ? 1 : Math.max(2, decimals));
  return `${name} of ${interval} (${plain(100 * level)}%)`;
}

/** What a verdict may look at. */
export interface Told {
  readonly text: string;
  readonly claimed: Claimed | null;
  readonly evidence: ClaimEvidence | null;
  readonly readings: readonly ClaimReading[];
  readonly findings: readonly Finding[];
  /** The claim's own estimate with its interval. */
  readonly own: EstimateStatistic | null;
  /** Checks that held in a claim that prints counts. */
  readonly counts: number;
}
