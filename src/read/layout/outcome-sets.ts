import { armColumnsThat } from "../../core/arm-quantities.js";
import type { ArmColumn, ColumnName } from "../../records.js";
import type { ColumnSet } from "./candidate.js";
import { type Profile, within } from "./profile.js";
import { BEFORE_TREATMENT, isShare, NAMES_ARMS, quantityOf } from "./words.js";

/** One quantity of both arms. */
export interface Pair {
  readonly name: ArmColumn | null;
  readonly outcome: string;
  readonly counted: boolean;
  /** All the words that the columns share. */
  readonly words: string;
  readonly columns: readonly number[];
}

/** Whether both columns can hold what their words say. */
export function possible({ name, columns }: Pick<Pair, "name" | "columns">, profiles: readonly Profile[]): boolean {
  return columns.every((index) => {
    const profile = profiles[index];
    if (profile === undefined || !profile.numeric) return false;
    if (name === "n" || name === "events" || name === "nonevents") return isCount(profile);
    if (name === "percent") return profile.numbers.every((value) => !(value < 0) && !(value > 100));
    if (name === "sd" || name === "se" || name === "variance" || name === "person_time")
      return profile.numbers.every((value) => !(value < 0));
    return true;
  });
}

/** Whole numbers; a corrected count may hold a half. */
const isCount = ({ counts, numbers }: Profile): boolean =>
  counts || numbers.every((value) => Number.isNaN(value) || (value >= 0 && Number.isInteger(value * 2)));

/** Every outcome of which both arms have all that is needed. */
export function outcomeSets(pairs: readonly Pair[], profiles: readonly Profile[]): readonly ColumnSet[] {
  const byWords = setsByWords(pairs, profiles);
  if (byWords.length > 0) return byWords;
  // One or two letters may be short for anything: mi is a mean to metafor, and an infarction to a cardiologist.
  const doubted = pairs.map((pair) =>
    pair.words.length <= 2 && pair.name !== "n" ? { ...pair, name: null, outcome: pair.words } : pair,
  );
  return setsByWords(doubted, profiles);
}

function setsByWords(all: readonly Pair[], profiles: readonly Profile[]): readonly ColumnSet[] {
  const pairs = withCounted(all, profiles);
  const people = pairs.filter(({ name }) => name === "n");
  // Where people are counted, what else lasts is how long they were followed.
  const time = people.length === 0 ? pairs.find(({ name }) => name === "person_time") : undefined;
  // Those without an event are such only beside those with it: alone, failures of n are what was counted.
  const positive = pairs.some(({ name }) => name === "events" || name === "percent");
  const known = pairs
    .filter(({ name }) => name !== null && name !== "n" && name !== "person_time")
    .map((pair) => (pair.name === "nonevents" && !positive ? { ...pair, name: "events" as const } : pair));
  // Beside means and spreads, under whatever name, whole numbers are scores and no counts of events.
  const scored = pairs.some(
    ({ name, words }) => SCORED.has(name ?? "") || words.split(" ").some((word) => SPREAD_WORDS.test(word)),
  );
  const counts = scored ? [] : countsOf(pairs, people, time, profiles);
  if (time !== undefined) return timedSets(time, [...known.filter(({ name }) => name === "events"), ...counts]);
  // Counts under words that nobody knows are outcomes only where no known words give one, or where these count one thing
  // of several.
  const counting = known.filter(({ name }) => name === "events" || name === "percent");
  const oneOfSeveral = counting.length > 0 && counting.every((pair) => pair.counted);
  const alone = people.length === 0 ? known.map((pair) => (pair.counted ? { ...pair, outcome: "" } : pair)) : known;
  const mean = onlyMean(pairs, profiles);
  const means = mean === null ? [] : [mean];
  const byWords = setsOf([...alone, ...means, ...(oneOfSeveral ? counts : [])], people, profiles);
  if (byWords.length > 0) return byWords;
  return setsOf(counts, people, profiles);
}

/**
 * Where people are all that is counted, those of whom something is said are the events among those of whom nothing is:
 * n_quit of n. Those who took part, were followed or analysed had no event.
 */
function withCounted(pairs: readonly Pair[], profiles: readonly Profile[]): readonly Pair[] {
  const known = pairs.filter(({ name }) => name !== null);
  const plain = known.filter(({ outcome }) => outcome === "");
  const [people] = plain;
  if (people === undefined || plain.length > 1 || known.some(({ name }) => name !== "n")) return pairs;
  const isCounted = (pair: Pair): boolean =>
    pair.name === "n" &&
    pair !== people &&
    !pair.words.split(" ").some((word) => TOOK_PART.test(word) || BEFORE_TREATMENT.has(word) || isShare(word)) &&
    quantityOf(pair.outcome.split(" ")).name !== "n" &&
    fits(pair, people, profiles);
  return pairs.map((pair) => (isCounted(pair) ? { ...pair, name: "events" as const } : pair));
}

/** Words of people who are counted as people: of these it is no event. */
const TOOK_PART =
  /^(compl|follow|anal|random|enrol|screen|includ|assess|allocat|assign|recruit|elig|evaluab|consent|start|lost|drop|withdr|itt|pp|fu|baseline|treated|participat|miss|exclu)/;

const SCORED: ReadonlySet<string> = armColumnsThat("score");
/** Words of means and spreads: their columns hold scores. */
export const SPREAD_WORDS = /^(sd|se|sem|var|variance|iqr|cv|range|mean|median|score|scores)$/;

/** Columns that nobody knows and that can count events of these people, or in this time. */
function countsOf(
  pairs: readonly Pair[],
  people: readonly Pair[],
  time: Pair | undefined,
  profiles: readonly Profile[],
): readonly Pair[] {
  return pairs
    .filter(
      (pair) =>
        pair.name === null &&
        !NAMES_ARMS.test(pair.words) &&
        !pair.words.split(" ").some((word) => NO_COUNTS.test(word) || isShare(word)) &&
        !pair.outcome.split(" ").some((word) => BEFORE_TREATMENT.has(word)) &&
        possible({ ...pair, name: "events" }, profiles) &&
        (time !== undefined || people.some((n) => fits(pair, n, profiles))),
    )
    .map((pair): Pair => ({ ...pair, name: "events" }));
}

/** Words of numbers that may be whole and count nobody. */
const NO_COUNTS =
  /^(rate|rates|pct|percent|percentage|proportion|prop|share|score|index|ratio|scale|dose|rank|quality)$/;

/** Each count of both arms over the time that their people were watched. */
function timedSets(time: Pair, counts: readonly Pair[]): readonly ColumnSet[] {
  return counts.map((pair) => ({
    label: counts.length > 1 ? pair.outcome || pair.words : "",
    columns: new Map<ColumnName, number>(
      ([1, 2] as const).flatMap((arm) => [
        [`events${arm}`, pair.columns[arm - 1] ?? -1] as const,
        [`person_time${arm}`, time.columns[arm - 1] ?? -1] as const,
      ]),
    ),
  }));
}

/** Beside an SD and people, the one pair of numbers that is left is the means. */
function onlyMean(pairs: readonly Pair[], profiles: readonly Profile[]): Pair | null {
  const spread = pairs.find(({ name }) => name === "sd" || name === "se");
  const open = pairs.filter(
    (pair) =>
      pair.name === null &&
      !pair.outcome.split(" ").some((word) => BEFORE_TREATMENT.has(word)) &&
      possible({ ...pair, name: "mean" }, profiles),
  );
  const [only] = open;
  return spread === undefined || open.length !== 1 || only === undefined
    ? null
    : { ...only, name: "mean", outcome: spread.outcome };
}

function setsOf(pairs: readonly Pair[], people: readonly Pair[], profiles: readonly Profile[]): readonly ColumnSet[] {
  const outcomes = new Map<string, Map<ArmColumn, Pair>>();
  for (const pair of pairs) {
    const own = outcomes.get(pair.outcome) ?? new Map<ArmColumn, Pair>();
    outcomes.set(pair.outcome, own);
    if (pair.name !== null && !own.has(pair.name)) own.set(pair.name, pair);
  }
  const sets = [...outcomes].flatMap(([outcome, own]): readonly ColumnSet[] => {
    const n = nearest(people, outcome, [...own.values()], profiles);
    const all = n === null ? own : new Map([...own, ["n" as const, n]]);
    if (!isComplete((name) => all.has(name))) return [];
    // A letter that may be a mean is none beside counts and without a spread.
    if (
      all.has("events") &&
      !["sd", "se", "variance", "ci_lower", "q1", "min"].some((name) => all.has(name as ArmColumn))
    )
      all.delete("mean");
    const columns = [...all].flatMap(([name, pair]) =>
      pair.columns.map((index, arm) => [`${name}${arm + 1}` as ColumnName, index] as const),
    );
    return [{ label: outcome, columns: new Map(columns) }];
  });
  return sets.length > 1 ? sets.map((set, i) => ({ ...set, label: set.label === "" ? `${i + 1}` : set.label })) : sets;
}

/** The people of an outcome: under its own words, else the nearest before it that bound it, else any that do. */
function nearest(
  people: readonly Pair[],
  outcome: string,
  own: readonly Pair[],
  profiles: readonly Profile[],
): Pair | null {
  const first = Math.min(...own.flatMap(({ columns }) => columns));
  const events = own.find(({ name }) => name === "events");
  const able = people.filter((n) => events === undefined || fits(events, n, profiles));
  const at = (n: Pair): number => Math.min(...n.columns);
  const before = able.filter((n) => at(n) < first).sort((a, b) => at(b) - at(a));
  return able.find((n) => n.outcome === outcome) ?? before[0] ?? able[0] ?? null;
}

const fits = (part: Pair, whole: Pair, profiles: readonly Profile[]): boolean =>
  part.columns.every((index, arm) => {
    const [inner, outer] = [profiles[index], profiles[whole.columns[arm] ?? -1]];
    return inner !== undefined && outer !== undefined && within(inner, outer);
  });

/** Whether these quantities of an arm make an effect. */
export function isComplete(has: (name: ArmColumn) => boolean): boolean {
  if (has("events") && (has("n") || has("nonevents") || has("person_time"))) return true;
  if (!has("n")) return false;
  if (has("percent") && !has("mean")) return true;
  const spread = has("sd") || has("se") || has("variance") || (has("ci_lower") && has("ci_upper"));
  const quantiles = (has("q1") && has("q3")) || (has("min") && has("max"));
  return (
    ((has("mean") || has("final_mean")) && (spread || has("final_sd"))) || (has("median") && (quantiles || spread))
  );
}
