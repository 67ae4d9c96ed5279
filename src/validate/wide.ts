import type { Outcome } from "../records.js";
import { readArm } from "./arm.js";
import { ArmNamer } from "./arm-names.js";
import { ownScale } from "./context.js";
import { commonSd } from "./difference.js";
import { effectsForm } from "./effects.js";
import type { Desk, Form } from "./form.js";
import { type Lack, lackOf, leaveOut } from "./lacking.js";
import { contrastOf, finish } from "./outcomes.js";
import { halfUnit } from "./printed.js";
import { countsInTime, ratesForm } from "./rates.js";
import { readReported } from "./reported.js";
import { reportedMeasure } from "./reported-measure.js";
import { type ArmDraft, absent, addNote, NOTHING } from "./row.js";
import { turned } from "./turn.js";
import { shown } from "./wording.js";

/** One row a contrast: 1 is treatment, 2 is control. */
export function wideForm(desk: Desk): Form {
  const { estimate, se, variance, ci_lower, p, t, yi, vi, sei } = desk.at.contrast;
  // Effects of a scale of their own stand in the table or nowhere: arms do not give them.
  if (desk.options.measure === "gen" && (yi >= 0 || estimate >= 0)) return effectsForm(desk);
  const { arm1, arm2 } = desk.at;
  if (countsInTime(arm1) && countsInTime(arm2)) return ratesForm(desk);
  const namer = new ArmNamer(desk);
  const spare = [estimate, se, variance, ci_lower, p, t, yi, vi, sei].filter((at) => at >= 0);
  return {
    read: () => readWide(desk, namer, spare),
    end() {
      namer.end();
      return NOTHING;
    },
  };
}

function readWide(desk: Desk, namer: ArmNamer, spare: readonly number[]): readonly Outcome[] {
  const { cells, at, contexts, row, log } = desk;
  const context = contexts.read();
  row.valueKind = context.valueKind;
  row.instrument = ownScale(context);
  const names = namer.read();
  if (!names.wanted) return NOTHING;
  row.hasEstimate = !absent(cells.number(at.contrast.estimate));
  const treatment = readArm(row, at.arm1, names.treatment, desk.draft1);
  const control = readArm(row, at.arm2, names.control, desk.draft2);
  if (cells.failed) return NOTHING;
  const facing = (outcome: Outcome): readonly Outcome[] => [names.turned ? turned(outcome) : outcome];

  const lack = lackOf(treatment, at.arm1) ?? lackOf(control, at.arm2) ?? differentKinds(treatment, control);
  const place = { file: desk.head.file, row: cells.row, column: null };
  if (lack === null) {
    for (const index of spare) {
      if (cells.text(index) !== null)
        log.once(
          "N_SUPERSEDED",
          "not used where the row gives both arms; --layout effects takes it",
          cells.header(index),
        );
    }
    contradicted(desk, treatment, control);
    return facing(contrastOf(context, finish(treatment), finish(control), place));
  }
  if (lack.unusable) {
    leaveOut(desk, context.study, lack);
    return NOTHING;
  }
  if (row.hasEstimate) {
    const measure = reportedMeasure(desk, "md");
    if (measure === null) return NOTHING;
    const around = {
      context,
      names,
      n1: treatment.n,
      n2: control.n,
      baselineMean: baselineOf(desk, treatment, control),
      source: null,
    };
    const outcome = readReported(desk, around, measure);
    if (outcome !== null) return facing(outcome);
  } else if (lacksBothSds(desk, treatment, control) && commonSd(desk, treatment, control)) {
    return facing(contrastOf(context, finish(treatment), finish(control), place));
  }
  if (!cells.failed) leaveOut(desk, context.study, lack);
  return NOTHING;
}

/** What the row prints of the difference must be of these arms: another value, or the other sign, is of something else. */
function contradicted({ cells, at }: Desk, treatment: ArmDraft, control: ArmDraft): void {
  if (treatment.kind !== "continuous" || cells.text(at.label.measure) !== null) return;
  const difference = treatment.mean - control.mean;
  const half = (index: number): number => (index < 0 ? 0 : halfUnit(cells.printed(index), cells.number(index)));
  const { estimate: e, t } = at.contrast;
  const printed = cells.number(e);
  const rounding = half(e) + half(at.arm1.mean) + half(at.arm2.mean);
  const tell = (what: string, index: number) => {
    const message = `${what} does not fit the difference of the means, ${shown(difference)}, which was used; is it adjusted, or control minus treatment?`;
    addNote(treatment, cells.note("N_CONTRADICTED", message, index));
  };
  if (Math.abs(printed - difference) > rounding * (1 + 1e-9)) tell(`the printed estimate ${shown(printed)}`, e);
  if (cells.number(t) * difference < 0) tell(`the sign of t = ${shown(cells.number(t))}`, t);
}

/** A table may hold means in some rows and events in others, but one row must give the same of both arms. */
function differentKinds(treatment: ArmDraft, control: ArmDraft): Lack | null {
  return treatment.kind === control.kind ? null : { what: "mean or count of events in one arm", at: -1 };
}

function lacksBothSds({ at }: Desk, treatment: ArmDraft, control: ArmDraft): boolean {
  const both = treatment.kind === "continuous" && control.kind === "continuous";
  const complete = lackOf(treatment, at.arm1, true) === null && lackOf(control, at.arm2, true) === null;
  return both && complete && absent(treatment.sd) && absent(control.sd);
}

/** The mean at baseline: stated for the row, or that of both arms together. */
function baselineOf({ cells, at }: Desk, treatment: ArmDraft, control: ArmDraft): number {
  const own = cells.number(at.arm.baseline_mean);
  if (!absent(own)) return own;
  const { n: n1, baselineMean: m1 } = treatment;
  const { n: n2, baselineMean: m2 } = control;
  return absent(n1 + n2) ? (m1 + m2) / 2 : (n1 * m1 + n2 * m2) / (n1 + n2);
}
