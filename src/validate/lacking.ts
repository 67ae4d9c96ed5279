import type { ArmPositions } from "./columns.js";
import { firstPresent } from "./form.js";
import { type ArmDraft, absent } from "./row.js";

/** What an arm lacks to be used. */
export interface Lack {
  readonly what: string;
  /** The column that would have given it; −1 where the table has none. */
  readonly at: number;
}

/** The first number that an arm lacks, or null when it is complete. With `withoutSd`, an SD may be missing. */
export function lackOf(draft: ArmDraft, at: ArmPositions, withoutSd = false): Lack | null {
  if (absent(draft.n)) return { what: "n", at: at.n };
  if (draft.kind === "events") {
    return absent(draft.events)
      ? { what: "count of events", at: firstPresent(at.events, at.percent, at.nonevents) }
      : null;
  }
  if (absent(draft.mean)) return { what: "mean", at: firstPresent(at.mean, at.median, at.final_mean) };
  if (!absent(draft.sd) || withoutSd) return null;
  return { what: "SD", at: firstPresent(at.sd, at.se, at.ci_lower, at.q1, at.min, at.final_sd) };
}
