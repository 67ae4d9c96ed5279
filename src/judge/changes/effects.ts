import type { Change, Comparison, Effect, Note } from "../../records.js";
import { plain } from "../wording.js";
import { estimateText, movement, shiftText } from "./conclusions.js";
import { differ, FOLLOWING, inWords, listed, movedFields } from "./leaves.js";
import { match } from "./match.js";
import { noteChanges } from "./notes.js";

/** One effect; in an mcid document with all comparisons it stands in. */
interface Analysis {
  readonly effect: Effect;
  readonly comparisons: readonly Comparison[];
  readonly notes: readonly Note[];
}

/** What is told apart from the rest of an effect when it moves. */
const TOLD = new Set(["estimate", "ciLow", "ciHigh", "backTransformed", "notes"]);

/** Changes among effects, whatever their order: matched by study, outcome, instrument, timepoint, arms and measure. */
export function effectChanges(
  before: readonly Effect[],
  after: readonly Effect[],
  tolerance: number,
): readonly Change[] {
  const single = (effect: Effect): Analysis => ({ effect, comparisons: [], notes: effect.notes });
  return analysisChanges(before.map(single), after.map(single), tolerance);
}

/** The same among comparisons: one change an effect, however many thresholds it stands against. */
export function comparisonChanges(
  before: readonly Comparison[],
  after: readonly Comparison[],
  tolerance: number,
): readonly Change[] {
  return analysisChanges(gathered(before), gathered(after), tolerance);
}

/** Comparisons of one effect, brought together; two effects of one name are told apart by their numbers. */
function gathered(comparisons: readonly Comparison[]): readonly Analysis[] {
  const byEffect = new Map<string, Comparison[]>();
  for (const one of comparisons) {
    const key = `${keyOf(one)}|${one.estimate}|${one.se}`;
    byEffect.set(key, [...(byEffect.get(key) ?? []), one]);
  }
  return [...byEffect.values()].flatMap((group) => {
    const [effect] = group;
    return effect ? [{ effect, comparisons: group, notes: group.flatMap(({ notes }) => notes) }] : [];
  });
}

const keyOf = (effect: Effect): string =>
  JSON.stringify([
    effect.study,
    effect.outcome,
    effect.instrument,
    effect.timepoint,
    effect.treatment,
    effect.control,
    effect.measure,
  ]);

function analysisChanges(
  before: readonly Analysis[],
  after: readonly Analysis[],
  tolerance: number,
): readonly Change[] {
  const name = namer([...before, ...after].map(({ effect }) => effect));
  const tie = ({ effect }: Analysis) => `${JSON.stringify(effect.labels)} ${effect.estimate} ${effect.se}`;
  return match(before, after, ({ effect }) => keyOf(effect), tie).flatMap(({ before: was, after: is }) => {
    if (was && is) {
      const path = name(is.effect);
      const change = moved(path, was, is, tolerance);
      return [...(change ? [change] : []), ...thresholdSets(path, was, is), ...noteChanges(path, was.notes, is.notes)];
    }
    return was ? [vanished(name(was.effect), was)] : is ? [appeared(name(is.effect), is)] : [];
  });
}

/** Names an effect by what a reader needs to tell it from the others of the two documents. */
function namer(effects: readonly Effect[]): (effect: Effect) => string {
  const several = (of: (effect: Effect) => string) => new Set(effects.map(of)).size > 1;
  const arms = ({ treatment, control }: Effect) => `${treatment} − ${control}`;
  const [byStudy, byArms] = [several(({ study }) => study), several(arms)];
  return (effect) =>
    [
      byStudy ? effect.study : null,
      effect.outcome ?? effect.instrument,
      effect.timepoint,
      byArms ? arms(effect) : null,
      effect.measure,
    ]
      .filter(Boolean)
      .join(", ");
}

function appeared(path: string, { effect }: Analysis): Change {
  return {
    path,
    kind: "appeared",
    before: null,
    after: estimateText(effect),
    conclusionChanged: false,
    because: "this effect is new",
  };
}

function vanished(path: string, { effect }: Analysis): Change {
  return {
    path,
    kind: "vanished",
    before: estimateText(effect),
    after: null,
    // What is gone can no longer be concluded: a job that watches conclusions must see it.
    conclusionChanged: true,
    because: "this effect is gone, and with it what could be concluded from it",
  };
}

function moved(path: string, was: Analysis, is: Analysis, tolerance: number): Change | null {
  const [before, after] = [was.effect, is.effect];
  const { estimate, interval, conclusions: crossed } = movement(before, after, after.measure, tolerance);
  const verdicts = verdictChanges(pairsOf(was, is));
  const turned = before.direction !== null && after.direction !== null && before.direction !== after.direction;
  const conclusions = [...crossed, ...(turned ? [`the better side is now ${after.direction}`] : []), ...verdicts];
  const fields = [
    ...new Set([
      ...movedFields(before, after, TOLD, tolerance),
      ...pairsOf(was, is).flatMap(([one, other]) => movedFields(one, other, TOLD, tolerance)),
      ...(differ(before.backTransformed?.measure, after.backTransformed?.measure, tolerance)
        ? ["backTransformed"]
        : []),
    ]),
  ];
  if (!estimate && !interval && conclusions.length === 0 && fields.length === 0) return null;
  const moved = estimate || interval ? fields.filter((field) => !FOLLOWING.has(field)) : fields;
  const moves = [
    ...(estimate ? [shiftText(before, after)] : interval ? ["the interval moved"] : []),
    ...(moved.length > 0 ? [`${estimate || interval ? "also" : "only"} moved: ${moved.map(inWords).join(", ")}`] : []),
  ];
  const changed = conclusions.length > 0;
  return {
    path,
    kind: changed ? "conclusion" : interval ? "interval" : "estimate",
    before: estimateText(before),
    after: estimateText(after),
    conclusionChanged: changed,
    because: [...conclusions, ...moves].join("; "),
  };
}

const valueText = ({ value, valueHigh }: NonNullable<Comparison["threshold"]>): string =>
  valueHigh === null ? plain(value) : `${plain(value)} to ${plain(valueHigh)}`;

const thresholdId = ({ threshold }: Comparison): string => threshold?.id ?? "";

function pairsOf(was: Analysis, is: Analysis): readonly (readonly [Comparison, Comparison])[] {
  return match(was.comparisons, is.comparisons, thresholdId, thresholdId).flatMap(({ before, after }) =>
    before && after ? [[before, after] as const] : [],
  );
}

/** "against 6 (odi-1), 10 (odi-2) and 12 more: inconclusive → important": one line for each way in which verdicts moved. */
function verdictChanges(pairs: readonly (readonly [Comparison, Comparison])[]): readonly string[] {
  const against = new Map<string, string[]>();
  for (const [before, after] of pairs) {
    const step =
      before.verdict !== after.verdict
        ? `${before.verdict} → ${after.verdict}`
        : before.position !== after.position
          ? `${before.position ?? "no interval"} → ${after.position ?? "no interval"}`
          : null;
    if (step === null) continue;
    const name = after.threshold ? [`${valueText(after.threshold)} (${after.threshold.id})`] : [];
    against.set(step, [...(against.get(step) ?? []), ...name]);
  }
  return [...against].map(([step, names]) => (names.length > 0 ? `against ${listed(names)}: ${step}` : step));
}

/** Thresholds that an effect now stands against, or no longer does. */
function thresholdSets(path: string, was: Analysis, is: Analysis): readonly Change[] {
  const pairs = match(was.comparisons, is.comparisons, thresholdId, thresholdId);
  const gone = pairs.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const fresh = pairs.flatMap(({ before, after }) => (after && !before ? [after] : []));
  const text = (comparisons: readonly Comparison[]) =>
    listed(
      comparisons.map(({ threshold, verdict }) =>
        threshold ? `${valueText(threshold)} (${threshold.id}): ${verdict}` : `no threshold: ${verdict}`,
      ),
    );
  const count = (comparisons: readonly Comparison[], word: string) =>
    comparisons.length === 1 ? `a threshold is ${word}` : `${comparisons.length} thresholds are ${word}`;
  const change = (kind: "vanished" | "appeared", comparisons: readonly Comparison[]): readonly Change[] => {
    if (comparisons.length === 0) return [];
    const [before, after] = kind === "vanished" ? [text(comparisons), null] : [null, text(comparisons)];
    const because = count(comparisons, kind === "vanished" ? "gone" : "new");
    return [{ path: `${path}, thresholds`, kind, before, after, conclusionChanged: false, because }];
  };
  return [...change("vanished", gone), ...change("appeared", fresh)];
}
