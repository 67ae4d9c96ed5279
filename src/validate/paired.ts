import type { PairedOutcome } from "../records.js";
import { readArm } from "./arm.js";
import type { Context } from "./context.js";
import { ownScale } from "./context.js";
import { type Desk, type Form, firstPresent } from "./form.js";
import { lackOf, leaveOut } from "./lacking.js";
import { correlationFromChange } from "./recover/correlation-from-change.js";
import { type ArmDraft, absent, joined, NOTHING, recover } from "./row.js";
import { shown } from "./wording.js";

/** One row an arm measured twice: final against baseline. */
export function pairedForm(desk: Desk): Form {
  const { cells, at, contexts, row, draft1: draft } = desk;
  return {
    read() {
      const context = contexts.read();
      row.valueKind = context.valueKind;
      row.instrument = ownScale(context);
      readArm(row, at.arm, cells.text(at.label.arm) ?? cells.text(at.label.treatment) ?? "treatment", draft);
      if (cells.failed) return NOTHING;
      const outcome = pairedOf(desk, context, draft);
      if (typeof outcome === "string") {
        cells.failRow("E_CONFLICT", outcome, SDS, at.arm.sd);
      } else if (outcome !== null) return [outcome];
      else {
        leaveOut(desk, context.study, lackOf(draft, at.arm) ?? lackOfPair(desk, draft));
      }
      return NOTHING;
    },
    end: () => NOTHING,
  };
}

export const SDS = "Check the three SDs; is one of them a standard error?";

function lackOfPair({ at: { arm } }: Desk, draft: ArmDraft): { what: string; at: number } {
  if (absent(draft.baselineMean)) return { what: "mean at baseline", at: arm.baseline_mean };
  if (absent(draft.baselineSd)) return { what: "SD at baseline", at: arm.baseline_sd };
  return { what: "correlation", at: firstPresent(arm.correlation, arm.final_sd) };
}

/**
 * Baseline and final values of the arm at hand with their correlation, stated or worked out from the SD of changes. Null
 * where something is missing; a sentence where the three SDs contradict each other.
 */
export function pairedOf(desk: Desk, context: Context, draft: ArmDraft): PairedOutcome | string | null {
  const { mean, sd, baselineMean, baselineSd, finalSd, kind, n, factor } = draft;
  if (kind !== "continuous" || draft.unusable !== null || absent(n + mean + sd + baselineMean + baselineSd))
    return null;
  const ofChanges = context.valueKind === "change";
  let { correlation, derivedFrom, notes } = draft;
  if (ofChanges && absent(finalSd)) return null;
  if (ofChanges && absent(correlation)) {
    correlation = recover(draft, correlationFromChange, "correlation", {
      baselineSd,
      finalSd,
      changeSd: sd,
    }).correlation;
    if (!(Math.abs(correlation) <= 1)) {
      return `SDs ${shown(baselineSd)} at baseline, ${shown(finalSd)} at the end and ${shown(sd)} of the changes would need a correlation of ${shown(correlation)}`;
    }
    derivedFrom = joined(derivedFrom, [correlationFromChange.id]);
    const message = `the correlation of baseline and final values, ${shown(correlation)}, comes from the three SDs`;
    notes = [...notes, desk.cells.note("N_RECOVERED", message, desk.at.arm.sd)];
  }
  if (absent(correlation)) return null;
  return {
    kind: "paired",
    study: context.study,
    outcome: context.outcome,
    instrument: context.instrument?.name ?? null,
    timepoint: context.timepoint,
    treatment: draft.label,
    control: "baseline",
    unit: context.unit,
    direction: context.direction,
    valueKind: context.valueKind,
    labels: context.labels,
    derivedFrom,
    workings: draft.workings,
    notes,
    place: { file: desk.head.file, row: desk.cells.row, column: null },
    n: n / factor,
    baselineMean,
    baselineSd,
    finalMean: ofChanges ? baselineMean + mean : mean,
    finalSd: ofChanges ? finalSd : sd,
    correlation,
  };
}
