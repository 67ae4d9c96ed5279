import { describe, expect, it } from "vitest";
import { compareEffect } from "../../../src/judge/mcid/mcid.js";
import type { ArmSummary, Effect, Threshold } from "../../../src/records.js";
import { arm, effectOf, odi, thresholdOf } from "../records.js";

function respond(
  effect: Partial<Effect>,
  threshold: Partial<Threshold>,
  arms: readonly [Partial<ArmSummary>, Partial<ArmSummary>],
) {
  const full = effectOf({ ...effect, arms: { treatment: arm("t", arms[0]), control: arm("c", arms[1]) } });
  const options = { mcid: null, population: null, thresholds: "published", direction: null } as const;
  const [comparison] = compareEffect(full, [thresholdOf(threshold)], odi, options);
  if (!comparison) throw new Error("no comparison");
  return comparison;
}

const changes = [
  { n: 100, mean: 13, sd: 12, changeMean: -16, changeSd: 10 },
  { n: 90, mean: 21, sd: 12, changeMean: -10, changeSd: 10 },
] as const;

describe("responders", () => {
  it("come from mean changes with their SDs by the normal model, on the benefit side", () => {
    const { responders, nnt } = respond({}, { value: 10 }, changes);
    expect(responders?.method).toBe("normal-model");
    // Phi(0.6) and Phi(0).
    expect(responders?.treatment.rate).toBeCloseTo(0.72574688, 8);
    expect(responders?.control.rate).toBeCloseTo(0.5, 12);
    expect(nnt).toMatchObject({ kind: "benefit", throughInfinity: false });
    expect(nnt?.estimate).toBeCloseTo(1 / 0.22574688, 6);
  });

  it("have an interval by the delta method that narrows with the square root of n", () => {
    const width = (n: number) => {
      const { responders } = respond({}, { value: 10 }, [
        { ...changes[0], n },
        { ...changes[1], n },
      ]);
      return (responders?.riskDifferenceHigh ?? 0) - (responders?.riskDifferenceLow ?? 0);
    };
    expect(width(100) / width(400)).toBeCloseTo(2, 2);
  });

  it("never come from final scores for a threshold on a change; the Note says what is missing", () => {
    const final = changes.map(({ n, mean, sd }) => ({ n, mean, sd })) as [Partial<ArmSummary>, Partial<ArmSummary>];
    const { responders, nnt, notes } = respond({ valueKind: "final" }, { value: 10 }, final);
    expect([responders, nnt]).toEqual([null, null]);
    expect(notes.find(({ code }) => code === "N_RESPONDERS")?.message).toContain("stated correlation");
  });

  it("come from final scores for a threshold on the final state", () => {
    const { responders } = respond({ valueKind: "final" }, { value: 25, form: "final-state", kind: "SCB" }, changes);
    // Phi((25 - 13)/12) and Phi((25 - 21)/12): the share below, where lower is better.
    expect(responders?.treatment.rate).toBeCloseTo(0.84134475, 8);
    expect(responders?.control.rate).toBeCloseTo(0.63055866, 8);
  });

  it("take the mean itself where the row is one of changes", () => {
    const rows = [
      { n: 40, mean: -16, sd: 10 },
      { n: 40, mean: -10, sd: 10 },
    ] as const;
    expect(respond({ valueKind: "change" }, { value: 10 }, rows).responders?.treatment.rate).toBeCloseTo(0.72574688, 8);
    expect(respond({ valueKind: "change" }, { value: 10, form: "final-state" }, rows).responders).toBeNull();
  });

  it("are counted where counts stand beside the means, and more of them is good whatever the scale's better side", () => {
    const { responders, nnt } = respond({}, {}, [
      { ...changes[0], events: 60 },
      { ...changes[1], events: 30 },
    ]);
    expect(responders).toMatchObject({ method: "observed-events", treatment: { events: 60 }, control: { events: 30 } });
    expect(nnt?.kind).toBe("benefit");
  });

  it("cannot be had for a share of each person's own baseline, nor for a threshold between groups", () => {
    const based = [
      { ...changes[0], baselineMean: 30 },
      { ...changes[1], baselineMean: 30 },
    ] as const;
    expect(respond({}, { value: 30, unit: "percent-of-baseline" }, based).responders).toBeNull();
    expect(respond({}, { kind: "between-group" }, changes).responders).toBeNull();
  });
});
