import { BptrialError } from "../core/errors.js";
import { note } from "../core/notes.js";
import type { ContinuousOutcome, EventsOutcome, Note, Outcome } from "../records.js";
import { mergeContinuous, mergeEvents } from "./merge-arms.js";
import { combineArms } from "./recover/combine-arms.js";
import { splitControl } from "./recover/split-control.js";
import { joined } from "./row.js";
import { sameControl, sameTreatment } from "./same-arm.js";
import { listed, quoted, shown } from "./wording.js";

/**
 * Resolves contrasts of one pooled group that use the same control arm: `combine` merges their treatment arms into one
 * contrast, `split` shares the control's people and events out among them.
 *
 * @throws E_SHARED_CONTROL with `error`, and where the arms' own numbers are not known or too small to be shared.
 */
export function resolveSharedControl(
  outcomes: readonly Outcome[],
  mode: "error" | "combine" | "split",
): { outcomes: readonly Outcome[]; notes: readonly Note[] } {
  const sets = setsOf(outcomes);
  if (sets.every(({ length }) => length === 1)) return { outcomes, notes: [] };
  const notes: Note[] = [];
  const result = sets.flatMap((set) => {
    if (set.length === 1) return set;
    if (mode === "error")
      throw refusal(
        set,
        "Merge the treatment arms with --shared-control combine, share the control out with --shared-control split, or keep one contrast with --filter.",
      );
    return mode === "combine" ? [combined(set, notes)] : split(set, notes);
  });
  return { outcomes: result, notes };
}

/** Contrasts by control arm, in order of first appearance. */
function setsOf(outcomes: readonly Outcome[]): readonly (readonly Outcome[])[] {
  const sets: Outcome[][] = [];
  const byStudy = new Map<string, Outcome[][]>();
  for (const outcome of outcomes) {
    const own = byStudy.get(outcome.study) ?? [];
    const found = own.find((set) => outcome.kind !== "paired" && joinsIn(set, outcome));
    if (found) {
      found.push(outcome);
      continue;
    }
    const set = [outcome];
    sets.push(set);
    own.push(set);
    byStudy.set(outcome.study, own);
  }
  return sets;
}

/** Another treatment against the control of these. The same treatment twice is not an arm of its own: it is dependent. */
const joinsIn = (set: readonly Outcome[], outcome: Outcome): boolean =>
  set.every((other) => sameControl(other, outcome) && !sameTreatment(other, outcome));

function refusal(set: readonly Outcome[], hint: string): BptrialError {
  const [first] = set;
  const treatments = listed(set.map(({ treatment, place }) => `${quoted(treatment)} (row ${place.row})`));
  const message = `${quoted(first?.study ?? "")}: ${treatments} stand against the same control arm, ${quoted(first?.control ?? "")}, whose people would count ${set.length} times`;
  return new BptrialError("E_SHARED_CONTROL", message, hint, first?.place ?? null);
}

const REPORTED = "These are printed estimates, whose arms are not known: keep one of them with --filter.";

function combined(set: readonly Outcome[], notes: Note[]): Outcome {
  const [first] = set;
  const treatment = set.map((outcome) => outcome.treatment).join(" + ");
  const message = `${quoted(first?.study ?? "")}: ${listed(set.map((outcome) => quoted(outcome.treatment)))} were combined into one arm against ${quoted(first?.control ?? "")}`;
  const arms = {
    derivedFrom: joined(
      set.flatMap(({ derivedFrom }) => derivedFrom),
      [combineArms.id],
    ),
    notes: [...new Set(set.flatMap((outcome) => outcome.notes))],
    treatment,
  };
  const done = (outcome: Outcome): Outcome => {
    notes.push(note("N_SHARED_CONTROL", message, outcome.place));
    return outcome;
  };
  if (first?.kind === "continuous") {
    const merged = set.filter((o): o is ContinuousOutcome => o.kind === "continuous").map((o) => o.arms.treatment);
    return done({
      ...first,
      ...arms,
      arms: { treatment: mergeContinuous(merged, treatment), control: first.arms.control },
    });
  }
  if (first?.kind === "events") {
    const merged = set.filter((o): o is EventsOutcome => o.kind === "events").map((o) => o.arms.treatment);
    return done({
      ...first,
      ...arms,
      arms: { treatment: mergeEvents(merged, treatment), control: first.arms.control },
    });
  }
  throw refusal(set, REPORTED);
}

function split(set: readonly Outcome[], notes: Note[]): readonly Outcome[] {
  const contrasts = set.length;
  const share = (n: number): number => splitControl.compute({ n, contrasts }).n;
  const result = set.map((outcome): Outcome => {
    const derivedFrom = joined(outcome.derivedFrom, [splitControl.id]);
    if (outcome.kind === "continuous") {
      const { treatment, control } = outcome.arms;
      if (share(control.n) < 2)
        throw refusal(
          set,
          `Split, the control would have ${shown(share(control.n))} people a contrast; use --shared-control combine.`,
        );
      const events = control.events === null ? null : share(control.events);
      return { ...outcome, derivedFrom, arms: { treatment, control: { ...control, n: share(control.n), events } } };
    }
    if (outcome.kind === "events") {
      const { treatment, control } = outcome.arms;
      return {
        ...outcome,
        derivedFrom,
        arms: { treatment, control: { ...control, n: share(control.n), events: share(control.events) } },
      };
    }
    throw refusal(set, REPORTED);
  });
  const [first] = set;
  const message = `${quoted(first?.study ?? "")}: the control ${quoted(first?.control ?? "")} was split among ${contrasts} contrasts`;
  notes.push(note("N_SHARED_CONTROL", message, first?.place ?? null));
  return result;
}
