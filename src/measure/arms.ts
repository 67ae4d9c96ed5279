import type { ArmSummary, ContinuousArm, Effect, Outcome } from "../records.js";

const NOTHING: ArmSummary = {
  label: "",
  n: null,
  mean: null,
  sd: null,
  events: null,
  baselineMean: null,
  baselineSd: null,
  changeMean: null,
  changeSd: null,
  correlation: null,
};

/** Field by field: it is the costliest step of a row when objects are spread into each other. */
const summaryOf = (arm: ContinuousArm): ArmSummary => ({
  label: arm.label,
  n: arm.n,
  mean: arm.mean,
  sd: arm.sd,
  events: arm.events,
  baselineMean: arm.baselineMean,
  baselineSd: arm.baselineSd,
  changeMean: arm.changeMean,
  changeSd: arm.changeSd,
  correlation: arm.correlation,
});

/** The arms of a row as its effect carries them; null where a printed effect names none. */
export function armsOf(outcome: Outcome): Effect["arms"] {
  switch (outcome.kind) {
    case "continuous":
      return { treatment: summaryOf(outcome.arms.treatment), control: summaryOf(outcome.arms.control) };
    case "events": {
      const { treatment: t, control: c } = outcome.arms;
      return { treatment: { ...NOTHING, ...t }, control: { ...NOTHING, ...c } };
    }
    case "paired": {
      const { n, correlation } = outcome;
      const final = {
        ...NOTHING,
        label: outcome.treatment,
        n,
        mean: outcome.finalMean,
        sd: outcome.finalSd,
        correlation,
      };
      const baseline = {
        ...NOTHING,
        label: outcome.control,
        n,
        mean: outcome.baselineMean,
        sd: outcome.baselineSd,
        correlation,
      };
      return { treatment: final, control: baseline };
    }
    case "reported": {
      const { nTreatment, nControl, baselineMean } = outcome;
      if (nTreatment === null && nControl === null && baselineMean === null) return null;
      return {
        treatment: { ...NOTHING, label: outcome.treatment, n: nTreatment, baselineMean },
        control: { ...NOTHING, label: outcome.control, n: nControl, baselineMean },
      };
    }
  }
}
