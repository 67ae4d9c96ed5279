import type { ErrorCode } from "../core/errors.js";
import type { Outcome } from "../records.js";
import { type AskedArms, sameLabel } from "./asked-arms.js";
import type { ControlFinder } from "./control-arm.js";
import type { Desk } from "./form.js";
import type { Group, GroupArm } from "./grouper.js";
import { contrastOf, type FinishedArm } from "./outcomes.js";
import { SDS } from "./paired.js";
import { rateContrast } from "./rates.js";
import { NOTHING } from "./row.js";
import { maySayAllArms } from "./total-names.js";
import type { UnclearControls } from "./unclear-control.js";
import { listed, quoted } from "./wording.js";

/** Every arm of a closed group against its control. */
export function contrastsOf(
  desk: Desk,
  finder: ControlFinder,
  asked: AskedArms,
  unclear: UnclearControls,
  group: Group,
): readonly Outcome[] {
  if (group.failed) return NOTHING;
  const arms = withoutSum(desk, group);
  const [only] = arms;
  if (arms.length === 1 && only !== undefined) return single(desk, asked, group, only);
  if (twice(desk, group)) return NOTHING;
  const choice = finder.choose(arms);
  unclear.see(group);
  if ("problem" in choice) {
    unclear.add(group, choice.problem, choice.hint);
    return NOTHING;
  }
  if ("absent" in choice) {
    asked.leaveOut(group.first.study);
    return NOTHING;
  }
  const control = arms[choice.control];
  // One record of the control serves all its contrasts, so that its numbers cannot differ between them.
  const reference = control?.finished ?? null;
  if (control === undefined || reference === null) return NOTHING;
  const outcomes: Outcome[] = [];
  for (const arm of arms) {
    const { finished } = arm;
    if (arm === control || finished === null || !asked.wantsTreatment(arm.label)) continue;
    if (finished.kind !== reference.kind) {
      const message = `${quoted(group.first.study)}: ${quoted(arm.label)} gives ${nameOf(finished.kind)} and ${quoted(control.label)} gives ${nameOf(reference.kind)} (rows ${arm.row} and ${control.row})`;
      return refuse(desk, group, "E_ARMS", message, "Give the same numbers for both arms.");
    }
    const context = completed(arm, control);
    if ("personTime" in finished.arm && "personTime" in reference.arm) {
      const outcome = rateContrast(desk, context, finished.arm, reference.arm, arm.row, desk.at.arm.person_time);
      if (outcome !== null) outcomes.push(outcome);
      continue;
    }
    const place = { file: desk.head.file, row: arm.row, column: null };
    outcomes.push(contrastOf(context, finished, reference, place));
  }
  return outcomes;
}

/** The arms but one that is called "all" and has the people of the others: it would count them twice. */
function withoutSum(desk: Desk, { arms, first }: Group): readonly GroupArm[] {
  const at = arms.length < 3 ? -1 : arms.findIndex(({ label }) => maySayAllArms(label));
  const sum = arms[at];
  if (sum === undefined) return arms;
  const others = arms.filter((arm) => arm !== sum);
  const people = others.reduce((total, arm) => total + peopleIn(arm), 0);
  if (peopleIn(sum) !== people) return arms;
  desk.totals.tell(`${first.study}, ${sum.label}`, sum.row, "it has the people of all arms together");
  return others;
}

const peopleIn = ({ finished }: GroupArm): number =>
  finished !== null && "n" in finished.arm ? finished.arm.n : Number.NaN;

const nameOf = (kind: FinishedArm["kind"]): string => (kind === "continuous" ? "a mean" : "a count of events");

/** What the treatment's row leaves empty, the control's row may say: they are of one outcome. */
function completed({ context }: GroupArm, { context: other }: GroupArm): GroupArm["context"] {
  if ((context.unit !== null || other.unit === null) && (context.direction !== null || other.direction === null))
    return context;
  return { ...context, unit: context.unit ?? other.unit, direction: context.direction ?? other.direction };
}

/** A study with one arm: a contrast of baseline and end where it gives both with their correlation. */
function single(desk: Desk, asked: AskedArms, group: Group, arm: GroupArm): readonly Outcome[] {
  const { finished, paired } = arm;
  if (finished === null) return NOTHING;
  if (typeof paired === "string")
    return refuse(desk, group, "E_CONFLICT", `${quoted(group.first.study)}: ${paired}`, SDS);
  if (paired !== null) return asked.wantsTreatment(arm.label) ? [paired] : NOTHING;
  const { study, outcome, timepoint } = group.first;
  if (desk.options.filter.length > 0) {
    const message = `${quoted(study)} was left out: --filter leaves it one arm, ${quoted(arm.label)}`;
    desk.log.add("N_LEFT_OUT", message, arm.row, null);
    return NOTHING;
  }
  const where = [outcome, timepoint].filter((part) => part !== null).join(", ");
  const message = `${quoted(study)} has only one arm${where === "" ? "" : ` at ${quoted(where)}`}${arm.label === "" ? "" : `, ${quoted(arm.label)}`}`;
  const hint =
    "Give the other arm the same study, outcome, instrument, timepoint and value_kind; for one arm measured twice give baseline_mean, baseline_sd and correlation.";
  return refuse(desk, group, "E_ARMS", message, hint);
}

/** Two rows with one label are one arm twice, or two outcomes that no column tells apart. */
function twice(desk: Desk, group: Group): boolean {
  const [first, second] = group.arms;
  if (group.arms.length === 2 && first && second && !sameLabel(first.label, second.label)) return false;
  const rows = new Map<string, number>();
  for (const { label, row } of group.arms) {
    const key = label.toLowerCase();
    const earlier = rows.get(key);
    if (earlier !== undefined) {
      const message = `${quoted(group.first.study)} has two rows for the arm ${quoted(label)}: rows ${earlier} and ${row}`;
      const hint =
        "If they are different outcomes, instruments or time points, say so in columns of these names, or keep one with --filter.";
      refuse(desk, group, "E_ARMS", message, hint, row);
      return true;
    }
    rows.set(key, row);
  }
  return false;
}

function refuse(
  desk: Desk,
  group: Group,
  code: ErrorCode,
  message: string,
  hint: string,
  row = group.firstRow,
): readonly never[] {
  const places = group.arms.map((arm) => arm.row);
  const all = places.length > 1 && row === group.firstRow ? ` (rows ${listed(places.map(String))})` : "";
  const column = desk.cells.header(desk.at.label.arm);
  desk.errors.add(code, `${message}${all}`, hint, { file: desk.head.file, row, column });
  return NOTHING;
}
