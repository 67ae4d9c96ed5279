import { BptrialError } from "../core/errors.js";
import { labelKey } from "../core/label.js";
import { note } from "../core/notes.js";
import type { Note, Outcome } from "../records.js";
import { classOf } from "./control-words.js";
import { listed, quoted } from "./wording.js";

interface Pair {
  readonly treatment: string;
  readonly control: string;
  readonly studies: Set<string>;
  readonly first: Outcome;
}

/**
 * Trials that are pooled compare one pair of arms. Several pairs, or the same pair the other way round, are different
 * questions, whose mean answers none.
 *
 * @param merging the arms of a trial are combined, or its control is split: those arms then stand for one another
 * @throws E_CONTRAST listing the pairs, unless `asked` says that they are to be pooled, which is then a Note
 */
export function requireOneContrast(outcomes: readonly Outcome[], asked: boolean, merging: boolean): readonly Note[] {
  const pairs = pairsOf(outcomes.filter(isNamed));
  const same = pairs.find(({ treatment, control }) => key(treatment) === key(control));
  if (same !== undefined) throw sameOnBothSides(same);
  if (pairs.length < 2) return [];
  // Where every trial has the same arms against its control, that control is what to ask about, and it is asked next.
  if (!merging && haveSameArms(outcomes)) return [];
  const described = listed(
    pairs.map(({ treatment, control, studies }) => `${treatment} − ${control} (${count(studies.size)})`),
  );
  const mirrored = mirrorOf(pairs);
  const turn = mirrored === null ? "" : `; ${mirrored.treatment} − ${mirrored.control} stands both ways round`;
  // Where no treatment is named, the controls are a moderator of one treatment.
  if (pairs.every(({ treatment }) => key(treatment) === "treatment")) {
    const message = `the controls differ and were pooled together: ${described}; --by control makes a model of each`;
    return [note("N_CONTRASTS", message)];
  }
  if (asked || (merging && areLinked(outcomes)))
    return [note("N_CONTRASTS", `different comparisons were pooled into one, as asked: ${described}${turn}`)];
  const [most] = pairs;
  const message = `these trials compare different arms: ${described}${turn}`;
  const hint =
    "Which comparison is it? Keep one with --treatment and --control, make one model each with --by treatment,control, or pool them all with --pool-contrasts.";
  const remedies = most === undefined ? [] : [sidesOf(most)];
  throw new BptrialError("E_CONTRAST", message, hint, most?.first.place ?? null, [], remedies);
}

/** A placebo is the control, on whichever side it stands. */
function sidesOf({ treatment, control }: Pair): readonly string[] {
  const isControl = (label: string): boolean => ["control", "like-control"].includes(classOf(label));
  const turned = isControl(treatment) && !isControl(control);
  const [one, other] = turned ? [control, treatment] : [treatment, control];
  // The plain words stand where a table names no arm, and no row would be found by them.
  return [
    ...(key(one) === "treatment" ? [] : ["--treatment", one]),
    ...(key(other) === "control" ? [] : ["--control", other]),
  ];
}

/** Where a table names no arms, the plain words stand for any. */
const isNamed = ({ treatment, control }: Outcome): boolean =>
  key(treatment) !== "treatment" || key(control) !== "control";

/** Every pair of arms with its studies, the commonest first. */
function pairsOf(outcomes: readonly Outcome[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const outcome of outcomes) {
    const own = `${key(outcome.treatment)}\u0000${key(outcome.control)}`;
    const pair = pairs.get(own);
    if (pair) pair.studies.add(outcome.study);
    else
      pairs.set(own, {
        treatment: outcome.treatment,
        control: outcome.control,
        studies: new Set([outcome.study]),
        first: outcome,
      });
  }
  return [...pairs.values()].sort((a, b) => b.studies.size - a.studies.size);
}

const key = labelKey;
const count = (studies: number): string => (studies === 1 ? "1 study" : `${studies} studies`);

function mirrorOf(pairs: readonly Pair[]): Pair | null {
  const keys = new Set(pairs.map(({ treatment, control }) => `${key(treatment)}\u0000${key(control)}`));
  return pairs.find(({ treatment, control }) => keys.has(`${key(control)}\u0000${key(treatment)}`)) ?? null;
}

function sameOnBothSides({ treatment, first }: Pair): BptrialError {
  const message = `${quoted(first.study)} compares ${quoted(treatment)} with itself: one label stands on both sides`;
  const hint =
    "If they are doses or forms of it, name them in the columns treatment and control (or arm); keep the row out with --filter.";
  return new BptrialError("E_CONTRAST", message, hint, first.place);
}

const ofOneControl = (outcomes: readonly Outcome[]): boolean =>
  new Set(outcomes.map(({ control }) => key(control))).size === 1;

/** All have one control, and every trial the same treatments against it. */
function haveSameArms(outcomes: readonly Outcome[]): boolean {
  const treatments = new Map<string, Set<string>>();
  for (const { study, treatment } of outcomes)
    treatments.set(study, (treatments.get(study) ?? new Set()).add(key(treatment)));
  const kinds = new Set([...treatments.values()].map((labels) => [...labels].sort().join("\u0000")));
  return ofOneControl(outcomes) && kinds.size === 1;
}

/** All have one control, and treatments that stand against it in one trial count as one: they are to be combined or to share it. */
function areLinked(outcomes: readonly Outcome[]): boolean {
  const parent = new Map<string, string>();
  const root = (label: string): string => {
    const up = parent.get(label) ?? label;
    return up === label ? label : root(up);
  };
  const firstOf = new Map<string, string>();
  for (const { study, treatment } of outcomes) {
    const own = key(treatment);
    const first = firstOf.get(study);
    if (first === undefined) firstOf.set(study, own);
    else parent.set(root(own), root(first));
  }
  return ofOneControl(outcomes) && new Set(outcomes.map(({ treatment }) => root(key(treatment)))).size === 1;
}
