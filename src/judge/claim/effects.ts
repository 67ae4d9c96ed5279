import type { ClaimEvidence, EvidenceFrame } from "../../records.js";

/** The effect and the same comparison by other measures. */
export const effectsOf = ({ effect }: EvidenceFrame): readonly ClaimEvidence[] =>
  effect === null ? [] : [effect, ...effect.also];
