import type { Outcome } from "../records.js";
import { readArm } from "./arm.js";
import { AskedArms, sameLabel } from "./asked-arms.js";
import { ownScale } from "./context.js";
import { contrastsOf } from "./contrasts.js";
import { ControlFinder, roleOf } from "./control-arm.js";
import type { Desk, Form } from "./form.js";
import { Grouper } from "./grouper.js";
import { lackOf, leaveOut } from "./lacking.js";
import { finish, finishRate } from "./outcomes.js";
import { pairedOf } from "./paired.js";
import { countsInTime, lackOfRate, readRate } from "./rates.js";
import { NOTHING } from "./row.js";
import { saysAllArms } from "./total-names.js";
import { UnclearControls } from "./unclear-control.js";
import { quoted } from "./wording.js";

/** One row an arm: rows of one study, outcome, instrument and time point are set against their control. */
export function longForm(desk: Desk): Form {
  const { cells, at, contexts, row, draft1: draft } = desk;
  const mayPair = at.arm.baseline_mean >= 0 && at.arm.baseline_sd >= 0;
  const timed = countsInTime(at.arm);
  const grouper = new Grouper();
  const finder = new ControlFinder(desk.options);
  const asked = new AskedArms(desk.options);
  const unclear = new UnclearControls();

  return {
    read() {
      const context = contexts.read();
      const role = roleIn(desk);
      const label = cells.text(at.label.arm) ?? cells.text(at.label.role) ?? "";
      asked.see(label);
      if (saysAllArms(label) && !isAskedFor(label, desk)) {
        desk.totals.tell(`${context.study}, ${label}`, cells.row, "it is all arms together");
        return NOTHING;
      }
      row.valueKind = context.valueKind;
      row.instrument = ownScale(context);
      const rate = timed ? readRate(desk, at.arm, label) : null;
      if (rate === null) readArm(row, at.arm, label, draft);
      const group = grouper.of(context, cells.row);
      if (group === null) {
        const hint = `Sort the table so that the rows of a study stand together.`;
        cells.failRow(
          "E_ROWS_APART",
          `rows of ${quoted(context.study)} stand too far apart to be joined`,
          hint,
          at.label.study,
        );
        return NOTHING;
      }
      if (cells.failed) group.failed = true;
      else {
        const lack = rate === null ? lackOf(draft, at.arm) : lackOfRate(rate, at.arm);
        if (lack !== null) leaveOut(desk, context.study, lack, label);
        if (cells.failed) group.failed = true;
        const finished = lack !== null ? null : rate === null ? finish(draft) : finishRate(rate);
        group.arms.push({
          label,
          role,
          row: cells.row,
          context,
          finished,
          paired: mayPair ? pairedOf(desk, context, draft) : null,
        });
      }
      const overdue = grouper.overdue();
      return overdue === null ? NOTHING : contrastsOf(desk, finder, asked, unclear, overdue);
    },

    end() {
      const outcomes: Outcome[] = [];
      for (let group = grouper.close(); group !== null; group = grouper.close()) {
        for (const outcome of contrastsOf(desk, finder, asked, unclear, group)) outcomes.push(outcome);
      }
      const question = unclear.asked();
      if (question !== null) {
        const place = { file: desk.head.file, row: question.row, column: cells.header(at.label.arm) };
        desk.errors.add("E_CONTROL", question.message, question.hint, place, question.remedies);
      }
      asked.report(desk);
      return outcomes;
    },
  };
}

const isAskedFor = (label: string, { options: { treatment, control } }: Desk): boolean =>
  (treatment !== null && sameLabel(label, treatment)) || (control !== null && sameLabel(label, control));

function roleIn({ cells, at }: Desk): "treatment" | "control" | null {
  const text = cells.text(at.label.role);
  if (text === null) return null;
  const role = roleOf(text);
  if (role === null)
    cells.fail(
      "E_CELL",
      at.label.role,
      "expected treatment or control",
      "Leave the cell empty where the label of the arm says it.",
    );
  return role;
}
