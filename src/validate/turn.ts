import type { Outcome } from "../records.js";

/** A contrast seen from its other arm: arms and names change places, and the sign of a printed estimate turns. */
export function turned(outcome: Outcome): Outcome {
  const names = { treatment: outcome.control, control: outcome.treatment };
  if (outcome.kind === "reported") {
    const { estimate, ciLow, ciHigh, nTreatment, nControl } = outcome;
    return {
      ...outcome,
      ...names,
      estimate: -estimate,
      ciLow: ciHigh === null ? null : -ciHigh,
      ciHigh: ciLow === null ? null : -ciLow,
      nTreatment: nControl,
      nControl: nTreatment,
    };
  }
  if (outcome.kind === "paired") return outcome;
  if (outcome.kind === "events") {
    const { treatment, control } = outcome.arms;
    return { ...outcome, ...names, arms: { treatment: control, control: treatment } };
  }
  const { treatment, control } = outcome.arms;
  return { ...outcome, ...names, arms: { treatment: control, control: treatment } };
}
