import { inRange, spread } from "./checks.js";
import type { ArmPositions } from "./columns.js";
import { changeCorrelation } from "./recover/change-correlation.js";
import { type ArmDraft, absent, addNote, addSource, type RowAtHand, recover } from "./row.js";
import { CHECK, quoted, shown } from "./wording.js";

/**
 * Baseline values and changes. Where the row is of change scores its mean and SD are the change; where it is of final
 * scores, the change follows from baseline and final values and a stated correlation. No correlation is ever assumed.
 * True where the row holds final values beside the baseline.
 */
export function readChange(row: RowAtHand, at: ArmPositions, draft: ArmDraft): boolean {
  const { cells } = row;
  draft.correlation = correlationOf(row, at);
  if (at.baseline_mean < 0 && at.baseline_sd < 0 && at.final_mean < 0 && at.final_sd < 0) {
    if (row.valueKind === "change") isChange(draft);
    return false;
  }
  const baselineMean = cells.number(at.baseline_mean);
  const baselineSd = spread(row, at.baseline_sd, "an SD");
  const finalMean = cells.number(at.final_mean);
  const finalSd = spread(row, at.final_sd, "an SD");
  inRange(row, at.baseline_mean, baselineMean, true);
  inRange(row, at.final_mean, finalMean, true);
  draft.baselineMean = baselineMean;
  draft.baselineSd = baselineSd;
  draft.finalSd = finalSd;
  if (cells.failed) return true;
  if (row.valueKind === "change") ofChanges(row, at, draft, finalMean);
  else ofFinals(draft, finalMean);
  return !absent(finalMean);
}

function correlationOf(row: RowAtHand, at: ArmPositions): number {
  const stated = row.cells.number(at.correlation);
  if (absent(stated)) return row.options.correlation ?? Number.NaN;
  if (Math.abs(stated) > 1)
    row.cells.fail("E_RANGE", at.correlation, "expected a correlation, between −1 and 1", CHECK);
  return stated;
}

function ofChanges(row: RowAtHand, at: ArmPositions, draft: ArmDraft, finalMean: number): void {
  if (absent(draft.mean)) draft.mean = finalMean - draft.baselineMean;
  if (absent(draft.sd)) {
    draft.sd = changeSd(draft, draft.finalSd);
    if (!absent(draft.sd)) {
      addSource(draft, changeCorrelation.id);
      const message = `the SD of the changes of ${quoted(draft.label)}, ${shown(draft.sd)}, comes from baseline SD, final SD and their correlation ${shown(draft.correlation)}`;
      addNote(draft, row.cells.note("N_RECOVERED", message, at.final_sd));
    }
  }
  isChange(draft);
}

/** Mean and SD of change scores are the change. */
export function isChange(draft: ArmDraft): void {
  draft.changeMean = draft.mean;
  draft.changeSd = draft.sd;
}

function ofFinals(draft: ArmDraft, finalMean: number): void {
  if (absent(draft.mean)) {
    draft.mean = finalMean;
    if (absent(draft.sd)) draft.sd = draft.finalSd;
  }
  draft.changeMean = draft.mean - draft.baselineMean;
  draft.changeSd = changeSd(draft, draft.sd);
}

function changeSd(draft: ArmDraft, finalSd: number): number {
  const { baselineSd, correlation, label } = draft;
  return recover(draft, changeCorrelation, `SD of changes, ${label}`, { baselineSd, finalSd, correlation }).sd;
}
