import type { ContinuousArm, ContinuousOutcome, EventsArm, EventsOutcome, Note, Place, Working } from "../records.js";
import type { Context } from "./context.js";
import { type ArmDraft, joined, NOTHING, orNull } from "./row.js";

/** An arm whose events were counted in the time that its people were watched. */
export interface RateArm {
  readonly label: string;
  readonly events: number;
  readonly personTime: number;
}

/** An arm that is complete: its record, and what is to be said of it. */
export interface FinishedArm {
  readonly kind: ArmDraft["kind"] | "rate";
  readonly arm: ContinuousArm | EventsArm | RateArm;
  readonly derivedFrom: readonly string[];
  readonly workings: readonly Working[];
  readonly notes: readonly Note[];
}

/** The arm as it goes on, reduced for clustering. */
export function finish(draft: ArmDraft): FinishedArm {
  const { kind, derivedFrom, workings, notes } = draft;
  return { kind, arm: kind === "events" ? eventsArm(draft) : continuousArm(draft), derivedFrom, workings, notes };
}

export const finishRate = (arm: RateArm): FinishedArm => ({
  kind: "rate",
  arm,
  derivedFrom: NOTHING,
  workings: NOTHING,
  notes: NOTHING,
});

function continuousArm(draft: ArmDraft): ContinuousArm {
  const { factor } = draft;
  return {
    label: draft.label,
    n: draft.n / factor,
    mean: draft.mean,
    sd: draft.sd,
    baselineMean: orNull(draft.baselineMean),
    baselineSd: orNull(draft.baselineSd),
    correlation: orNull(draft.correlation),
    changeMean: orNull(draft.changeMean),
    changeSd: orNull(draft.changeSd),
    events: orNull(draft.events / factor),
  };
}

function eventsArm({ label, n, events, factor }: ArmDraft): EventsArm {
  return { label, n: n / factor, events: events / factor };
}

/** One contrast of two finished arms of one kind. */
export function contrastOf(
  context: Context,
  treatment: FinishedArm,
  control: FinishedArm,
  place: Place,
): ContinuousOutcome | EventsOutcome {
  // Written out field by field: a spread here costs as much as all else that a row goes through.
  return {
    kind: treatment.kind,
    study: context.study,
    outcome: context.outcome,
    instrument: context.instrument === null ? null : context.instrument.name,
    timepoint: context.timepoint,
    treatment: treatment.arm.label,
    control: control.arm.label,
    unit: context.unit,
    direction: context.direction,
    valueKind: context.valueKind,
    arms: { treatment: treatment.arm, control: control.arm },
    labels: context.labels,
    derivedFrom: joined(treatment.derivedFrom, control.derivedFrom),
    workings: joined(treatment.workings, control.workings),
    notes: joined(treatment.notes, control.notes),
    place,
  } as ContinuousOutcome | EventsOutcome;
}
