import type { ContinuousArm, EventsArm, Outcome } from "../records.js";
import { sameLabel } from "./asked-arms.js";

type Arm = ContinuousArm | EventsArm;
export type Side = "treatment" | "control";
export const otherSide = (side: Side): Side => (side === "control" ? "treatment" : "control");

/** The arm of a row on this side; null where it gives no data of its arms. */
export const armOn = (outcome: Outcome, side: Side): Arm | null => ("arms" in outcome ? outcome.arms[side] : null);

/** Whether two rows of a study share the arm on this side: same name, same occasion, same numbers. */
export function sharesArm(side: Side, a: Outcome, b: Outcome): boolean {
  if (a.study !== b.study) return false;
  if (a.outcome !== b.outcome || a.instrument !== b.instrument || a.timepoint !== b.timepoint) return false;
  if (a.kind === "reported" && b.kind === "reported") {
    const n = side === "control" ? "nControl" : "nTreatment";
    return sameLabel(a[side], b[side]) && a.measure === b.measure && a[n] === b[n];
  }
  const [own, other] = [armOn(a, side), armOn(b, side)];
  return own !== null && other !== null && sameName(side, a[side], b[side]) && sameNumbers(own, other);
}

/** Whether two rows of a study are about the same arm on this side, as far as they tell. */
export function sameArm(side: Side, a: Outcome, b: Outcome): boolean {
  const [own, other] = [armOn(a, side), armOn(b, side)];
  if (own === null || other === null) return sameLabel(a[side], b[side]);
  return sameName(side, a[side], b[side]) && sameNumbers(own, other);
}

/** An arm that goes by the plain word has no name of its own, so its numbers decide. */
const sameName = (side: Side, a: string, b: string): boolean =>
  sameLabel(a, b) || sameLabel(a, side) || sameLabel(b, side);

export function sameNumbers(a: Arm, b: Arm): boolean {
  if (a === b) return true;
  if ("mean" in a) return "mean" in b && a.n === b.n && a.mean === b.mean && a.sd === b.sd;
  return !("mean" in b) && a.n === b.n && a.events === b.events;
}
