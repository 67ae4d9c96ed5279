import { BptrialError } from "../core/errors.js";
import { note } from "../core/notes.js";
import type { ContinuousOutcome, EventsOutcome, Note, Outcome, Working } from "../records.js";
import { mergeContinuous, mergeEvents } from "./merge-arms.js";
import { combineArms } from "./recover/combine-arms.js";
import { splitControl } from "./recover/split-control.js";
import { joined } from "./row.js";
import { otherSide, type Side, sameArm, sharesArm } from "./same-arm.js";
import { listed, quoted, shown } from "./wording.js";

/** Contrasts of one trial that share the arm on one side; a single contrast shares none. */
interface ArmSet {
  readonly side: Side;
  readonly contrasts: readonly Outcome[];
}

/**
 * Resolves contrasts of one pooled group in which one arm, mostly the control, stands against several: `combine` merges
 * the others into one arm, `split` shares the people and events of the common arm out among the contrasts.
 *
 * @throws E_SHARED_CONTROL with `error`, and where the arms' own numbers are not known or too small to be shared.
 */
export function resolveSharedControl(
  outcomes: readonly Outcome[],
  mode: "error" | "combine" | "split",
): { outcomes: readonly Outcome[]; notes: readonly Note[] } {
  const sets = setsOf(outcomes);
  if (sets.every(({ contrasts }) => contrasts.length === 1)) return { outcomes, notes: [] };
  const notes: Note[] = [];
  const result = sets.flatMap((set) => {
    if (set.contrasts.length === 1) return set.contrasts;
    if (mode === "error") {
      const hint = `Merge the ${otherSide(set.side)} arms with --shared-control combine, share the ${set.side} out with --shared-control split, or keep one contrast with --filter.`;
      const known = set.contrasts.every(({ kind }) => kind === "events" || kind === "continuous");
      throw refusal(
        set,
        hint,
        known
          ? [
              ["--shared-control", "combine"],
              ["--shared-control", "split"],
            ]
          : [],
      );
    }
    return mode === "combine" ? [combined(set, notes)] : split(set, notes);
  });
  return { outcomes: result, notes };
}

/** Contrasts by the control they share, and those that share none by their treatment; in order of first appearance. */
function setsOf(outcomes: readonly Outcome[]): readonly ArmSet[] {
  const byControl = gathered(outcomes, "control");
  const alone = byControl.filter(({ length }) => length === 1).flat();
  const byTreatment = new Map(gathered(alone, "treatment").map((set) => [set[0], set]));
  return byControl.flatMap((set): readonly ArmSet[] => {
    if (set.length > 1) return [{ side: "control", contrasts: set }];
    const own = byTreatment.get(set[0]);
    return own === undefined ? [] : [{ side: "treatment", contrasts: own }];
  });
}

function gathered(outcomes: readonly Outcome[], side: Side): readonly (readonly Outcome[])[] {
  const sets: Outcome[][] = [];
  const byStudy = new Map<string, Outcome[][]>();
  for (const outcome of outcomes) {
    const own = byStudy.get(outcome.study) ?? [];
    const found = own.find((set) => outcome.kind !== "paired" && set.every((other) => joins(side, other, outcome)));
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

/** Another arm against the common one. The same two arms again are no further contrast: they are dependent. */
export const joins = (side: Side, a: Outcome, b: Outcome): boolean =>
  sharesArm(side, a, b) && !sameArm(otherSide(side), a, b);

function refusal({ side, contrasts }: ArmSet, hint: string, remedies: BptrialError["remedies"] = []): BptrialError {
  const [first] = contrasts;
  const others = listed(contrasts.map((one) => `${quoted(one[otherSide(side)])} (row ${one.place.row})`));
  const message = `${quoted(first?.study ?? "")}: ${others} stand against the same ${side} arm, ${quoted(commonName({ side, contrasts }))}, whose people would count ${contrasts.length} times`;
  return new BptrialError("E_SHARED_CONTROL", message, hint, first?.place ?? null, [], remedies);
}

const REPORTED = "These are printed estimates, whose arms are not known: keep one of them with --filter.";

function combined(set: ArmSet, notes: Note[]): Outcome {
  const { side, contrasts } = set;
  const other = otherSide(side);
  const [first] = contrasts;
  const names = [...new Set(contrasts.map((one) => one[other]))];
  const label = names.join(" + ");
  const which =
    names.length === contrasts.length
      ? listed(names.map(quoted))
      : `${names.map(quoted).join(", ")} of rows ${listed(contrasts.map(({ place }) => `${place.row}`))}`;
  const message = `${quoted(first?.study ?? "")}: ${which} were combined into one arm against ${quoted(commonName(set))}`;
  const workings: Working[] = [];
  const done = (arms: Pick<ContinuousOutcome, "arms"> | Pick<EventsOutcome, "arms">): Outcome => {
    notes.push(note("N_SHARED_CONTROL", message, first?.place ?? null));
    return {
      ...first,
      ...arms,
      [side]: commonName(set),
      [other]: label,
      labels: agreed(contrasts),
      derivedFrom: joined(
        contrasts.flatMap(({ derivedFrom }) => derivedFrom),
        [combineArms.id],
      ),
      workings: [...new Set([...contrasts.flatMap((one) => one.workings), ...workings])],
      notes: [...new Set(contrasts.flatMap((one) => one.notes))],
    } as Outcome;
  };
  if (first?.kind === "continuous") {
    const arms = contrasts.flatMap((one) => (one.kind === "continuous" ? [one.arms[other]] : []));
    return done({ arms: { ...first.arms, [other]: mergeContinuous(arms, label, workings) } });
  }
  if (first?.kind === "events") {
    const arms = contrasts.flatMap((one) => (one.kind === "events" ? [one.arms[other]] : []));
    return done({ arms: { ...first.arms, [other]: mergeEvents(arms, label) } });
  }
  throw refusal(set, REPORTED);
}

/** The name of the common arm: its own where a row gives one, else the plain word. */
const commonName = ({ side, contrasts }: ArmSet): string =>
  contrasts.map((one) => one[side]).find((name) => name !== side) ?? side;

/** The labels that all rows share: a dose or an age of one arm is not that of the whole. */
function agreed(contrasts: readonly Outcome[]): Outcome["labels"] {
  const entries = Object.entries(contrasts[0]?.labels ?? {});
  return Object.fromEntries(entries.filter(([name, text]) => contrasts.every(({ labels }) => labels[name] === text)));
}

function split(set: ArmSet, notes: Note[]): readonly Outcome[] {
  const { side } = set;
  const contrasts = set.contrasts.length;
  const share = (n: number): number => splitControl.compute({ n, contrasts }).n;
  const result = set.contrasts.map((outcome): Outcome => {
    const derivedFrom = joined(outcome.derivedFrom, [splitControl.id]);
    if (outcome.kind === "continuous") {
      const arm = outcome.arms[side];
      if (share(arm.n) < 2)
        throw refusal(
          set,
          `Split, the ${side} would have ${shown(share(arm.n))} people a contrast; use --shared-control combine.`,
        );
      const events = arm.events === null ? null : share(arm.events);
      return { ...outcome, derivedFrom, arms: { ...outcome.arms, [side]: { ...arm, n: share(arm.n), events } } };
    }
    if (outcome.kind === "events") {
      const arm = outcome.arms[side];
      const shared = { ...arm, n: share(arm.n), events: share(arm.events) };
      return { ...outcome, derivedFrom, arms: { ...outcome.arms, [side]: shared } };
    }
    throw refusal(set, REPORTED);
  });
  const [first] = set.contrasts;
  const message = `${quoted(first?.study ?? "")}: the ${side} ${quoted(commonName(set))} was split among ${contrasts} contrasts`;
  notes.push(note("N_SHARED_CONTROL", message, first?.place ?? null));
  return result;
}
