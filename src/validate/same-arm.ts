import type { ContinuousArm, EventsArm, Outcome } from "../records.js";
import { sameLabel } from "./asked-arms.js";

/** Whether two rows of a study stand against the same control: same name, same occasion, same numbers. */
export function sameControl(a: Outcome, b: Outcome): boolean {
  if (a.study !== b.study || !sameLabel(a.control, b.control)) return false;
  if (a.outcome !== b.outcome || a.instrument !== b.instrument || a.timepoint !== b.timepoint) return false;
  if (a.kind === "reported" && b.kind === "reported") return a.measure === b.measure && a.nControl === b.nControl;
  const [own, other] = [controlOf(a), controlOf(b)];
  return own !== null && other !== null && sameNumbers(own, other);
}

/** Whether two rows of a study are about the same treatment arm. */
export function sameTreatment(a: Outcome, b: Outcome): boolean {
  if (!sameLabel(a.treatment, b.treatment)) return false;
  const [own, other] = [treatmentOf(a), treatmentOf(b)];
  return own === null || other === null || sameNumbers(own, other);
}

type Arm = ContinuousArm | EventsArm;

const controlOf = (outcome: Outcome): Arm | null => ("arms" in outcome ? outcome.arms.control : null);
const treatmentOf = (outcome: Outcome): Arm | null => ("arms" in outcome ? outcome.arms.treatment : null);

function sameNumbers(a: Arm, b: Arm): boolean {
  if (a === b) return true;
  if ("mean" in a) return "mean" in b && a.n === b.n && a.mean === b.mean && a.sd === b.sd;
  return !("mean" in b) && a.n === b.n && a.events === b.events;
}
