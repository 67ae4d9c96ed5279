import type { Direction, EventsArm, Outcome } from "../records.js";

const others = (arm: EventsArm): EventsArm => ({ ...arm, events: arm.n - arm.events });

const OTHER: Readonly<Record<Direction, Direction>> = {
  "lower-better": "higher-better",
  "higher-better": "lower-better",
};

/** The same people counted by whether the event did not happen: what was better when rare is better when common. */
export function withoutTheEvent(outcome: Outcome): Outcome {
  if (outcome.kind !== "events") return outcome;
  const { treatment, control } = outcome.arms;
  return {
    ...outcome,
    direction: outcome.direction && OTHER[outcome.direction],
    arms: { treatment: others(treatment), control: others(control) },
  };
}
