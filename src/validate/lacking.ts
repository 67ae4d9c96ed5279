import type { ArmPositions } from "./columns.js";
import { type Desk, firstPresent } from "./form.js";
import { type ArmDraft, absent } from "./row.js";
import { refuseUnusable } from "./unusable.js";
import { quoted } from "./wording.js";

/** What an arm lacks to be used. */
export interface Lack {
  readonly what: string;
  /** The column that would have given it; −1 where the table has none. */
  readonly at: number;
  /** Nothing is missing: what stands there allows no effect, as `what` says. */
  readonly unusable?: boolean;
  /** Why what stands there does not give it. */
  readonly because?: string;
}

/** The first number that an arm lacks, or null when it is complete. With `withoutSd`, an SD may be missing. */
export function lackOf(draft: ArmDraft, at: ArmPositions, withoutSd = false): Lack | null {
  if (draft.unusable !== null) return { what: draft.unusable.why, at: draft.unusable.at, unusable: true };
  if (absent(draft.n)) return { what: "n", at: at.n };
  if (draft.kind === "events") {
    return absent(draft.events)
      ? { what: "count of events", at: firstPresent(at.events, at.percent, at.nonevents) }
      : null;
  }
  const why = draft.noSpread === null ? {} : { because: draft.noSpread };
  if (absent(draft.mean)) return { ...why, what: "mean", at: firstPresent(at.mean, at.median, at.final_mean) };
  if (!absent(draft.sd) || withoutSd) return null;
  return { ...why, what: "SD", at: firstPresent(at.sd, at.se, at.variance, at.ci_lower, at.q1, at.min, at.final_sd) };
}

/** Leaves the row at hand out, or one arm of its study, and says why. With `--strict`, what is unusable is an error. */
export function leaveOut(desk: Desk, study: string, lack: Lack, arm: string | null = null): void {
  const { cells, log } = desk;
  if (study === "") return;
  if (lack.unusable) {
    refuseUnusable(desk, study, cells.row, lack.what, lack.at);
    return;
  }
  const what = arm === null ? `${quoted(study)} was left out` : `${quoted(study)}: the arm ${quoted(arm)} was left out`;
  const message = `${what}${arm === null ? ":" : ","} its ${lack.what} is missing${lack.because === undefined ? "" : ` (${lack.because})`}`;
  log.add("N_MISSING", message, cells.row, cells.header(lack.at));
}
