import type { ArmColumn, ColumnName } from "../../records.js";
import type { Family } from "./arm-marks.js";
import type { Candidate, ColumnSet } from "./candidate.js";
import { type Profile, within } from "./profile.js";
import { BEFORE_TREATMENT, isPersonTime, negates, type Quantity, quantityOf, sideOf, treatmentOf } from "./words.js";

/** One quantity of both arms. */
interface Pair {
  readonly name: ArmColumn | null;
  readonly outcome: string;
  readonly counted: boolean;
  readonly columns: readonly number[];
}

/** The table as one with both arms in a row, where the columns of these two marks make it one; else null. */
export function wideBy({ marks, quantities }: Family, profiles: readonly Profile[], named = false): Candidate | null {
  const [one, other] = marks;
  if (one === undefined || other === undefined) return null;
  const known = treatmentOf([one, other]);
  const turned = known === 1;
  const pairs = quantities.map(({ rest, columns }): Pair => {
    const own = turned ? [...columns].reverse() : columns;
    return pairOf(rest, own, quantities, profiles);
  });
  const sets = outcomeSets(pairs, profiles);
  const words = pairs.filter(({ name }) => name !== null).length;
  if (sets.length === 0 || (words === 0 && known === null)) return null;
  const names = turned ? ([other, one] as const) : ([one, other] as const);
  const generic = names.every((mark) => mark.length < 2 || GENERIC.test(mark)) || names.includes("");
  return {
    form: "wide",
    because: `columns in pairs, told apart by ${names.map((mark) => `"${mark}"`).join(" and ")}`,
    sets,
    setsAre: sets.length > 1 ? "outcome" : null,
    // Where the rows name their arms, the marks only say which column goes with which name.
    arms: generic || named ? null : names,
    armNames: null,
    marks: names,
    unsided: known === null && !named,
    measure: null,
    chosen: denominators(sets, pairs),
    by: sets.every((set) => isByWords(set, pairs)) ? "words" : "cells",
    score: 2 * words + (known === null ? 0 : 3) + (names.some((mark) => sideOf(mark) !== null) ? 1 : 0),
  };
}

/** What the words that two columns share say of them, where their cells can be that. */
function pairOf(
  rest: readonly string[],
  columns: readonly number[],
  all: Family["quantities"],
  profiles: readonly Profile[],
): Pair {
  const plain = { outcome: rest.join(" "), counted: false, columns };
  const without = all.find((other) => negates(rest, other.rest));
  if (without !== undefined) return { ...plain, name: "nonevents", outcome: without.rest.join(" ") };
  if (all.some((other) => negates(other.rest, rest)) && possible({ ...plain, name: "events" }, profiles))
    return { ...plain, name: "events" };
  const said = { ...asScore(quantityOf(rest)), columns };
  const shares = columns.every((index) => profiles[index]?.percent);
  const pair = shares && (said.name === null || said.name === "events") ? { ...said, name: "percent" as const } : said;
  const time = { ...plain, name: "person_time" as const, outcome: "" };
  if (pair.name !== "n" && pair.name !== "events" && isPersonTime(rest) && possible(time, profiles)) return time;
  return possible(pair, profiles) ? pair : { ...plain, name: null };
}

/** Final values are an outcome beside changes; baselines are none. */
function asScore({ name, outcome, counted }: Quantity): Quantity {
  if (name !== "final_mean" && name !== "final_sd") return { name, outcome, counted };
  return { name: name === "final_mean" ? "mean" : "sd", outcome: `final ${outcome}`.trim(), counted };
}

/** Marks that say the side and name no treatment. */
const GENERIC =
  /^(t?rt|treat(ment|ed)?|exp(erimental)?|int(ervention)?|active|ctl|ctrl|con(t|trols?)?|comp\w*|group \d|arm \d|grp \d|g \d)$/;

/** Whether both columns can hold what their words say. */
export function possible({ name, columns }: Pick<Pair, "name" | "columns">, profiles: readonly Profile[]): boolean {
  return columns.every((index) => {
    const profile = profiles[index];
    if (profile === undefined || !profile.numeric) return false;
    if (name === "n" || name === "events" || name === "nonevents") return isCount(profile);
    if (name === "percent") return profile.numbers.every((value) => !(value < 0) && !(value > 100));
    if (name === "sd" || name === "se" || name === "person_time") return profile.numbers.every((value) => !(value < 0));
    return true;
  });
}

/** Whole numbers; a corrected count may hold a half. */
const isCount = ({ counts, numbers }: Profile): boolean =>
  counts || numbers.every((value) => Number.isNaN(value) || (value >= 0 && Number.isInteger(value * 2)));

/** Every outcome of which both arms have all that is needed. */
export function outcomeSets(pairs: readonly Pair[], profiles: readonly Profile[]): readonly ColumnSet[] {
  const people = peopleOf(pairs, profiles);
  // Where people are counted, what else lasts is how long they were followed.
  const known = pairs.filter(
    ({ name }) => name !== null && name !== "n" && (name !== "person_time" || people.length === 0),
  );
  const counted = (pair: Pair): boolean =>
    pair.name === null &&
    !people.includes(pair) &&
    !pair.outcome.split(" ").some((word) => BEFORE_TREATMENT.has(word)) &&
    possible({ ...pair, name: "events" }, profiles) &&
    people.some((n) => fits(pair, n, profiles));
  // Counts under words that nobody knows are outcomes only where no known words give one, or where these count one thing
  // of several.
  const counting = known.filter(({ name }) => name === "events" || name === "percent");
  const oneOfSeveral = people.length > 0 && counting.length > 0 && counting.every((pair) => pair.counted);
  const alone = people.length === 0 ? known.map((pair) => (pair.counted ? { ...pair, outcome: "" } : pair)) : known;
  const more = oneOfSeveral ? pairs.filter(counted).map((pair): Pair => ({ ...pair, name: "events" })) : [];
  const byWords = setsOf([...alone, ...more], people, profiles);
  if (byWords.length > 0) return byWords;
  const timed = onlyTimed(pairs, people, profiles);
  if (timed.length > 0) return setsOf(timed, [], profiles);
  const mean = onlyMean(pairs, people, profiles);
  if (mean !== null) return setsOf([...known, mean], people, profiles);
  const byValues = pairs.filter(counted).map((pair): Pair => ({ ...pair, name: "events" }));
  return setsOf([...known.filter(({ name }) => name === "nonevents"), ...byValues], people, profiles);
}

/** Whether words say what each of these columns holds. */
function isByWords({ columns }: ColumnSet, pairs: readonly Pair[]): boolean {
  const known = new Set(pairs.filter(({ name }) => name !== null).flatMap((pair) => pair.columns));
  return [...columns.values()].every((index) => known.has(index));
}

/** Where two columns count an arm's people, which of them goes with which outcome. */
function denominators(sets: readonly ColumnSet[], pairs: readonly Pair[]): readonly string[] {
  const people = pairs.filter(({ name }) => name === "n");
  const told = sets.flatMap(({ label, columns }) => {
    const taken = people.find((pair) => pair.columns.includes(columns.get("n1") ?? -1));
    return taken === undefined
      ? []
      : [`${label === "" ? "the outcome" : `"${label}"`} is of the people "${taken.outcome || "n"}"`];
  });
  return people.length > 1 ? told : [];
}

/** Beside person-time, and without people, the one pair of counts that is left is the events. */
function onlyTimed(pairs: readonly Pair[], people: readonly Pair[], profiles: readonly Profile[]): readonly Pair[] {
  const time = pairs.find(({ name }) => name === "person_time");
  const counts = pairs.filter((pair) => pair.name === null && possible({ ...pair, name: "events" }, profiles));
  const [only] = counts;
  if (time === undefined || people.length > 0 || counts.length !== 1 || only === undefined) return [];
  return [time, { ...only, name: "events", outcome: "" }];
}

/** Beside an SD and people, the one pair of numbers that is left is the means. */
function onlyMean(pairs: readonly Pair[], people: readonly Pair[], profiles: readonly Profile[]): Pair | null {
  const spread = pairs.find(({ name }) => name === "sd" || name === "se");
  const open = pairs.filter(
    (pair) =>
      pair.name === null &&
      !people.includes(pair) &&
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
    const n = own.get("n") ?? (own.has("person_time") ? null : nearest(people, outcome, [...own.values()], profiles));
    const all = n === null ? own : new Map([...own, ["n" as const, n]]);
    if (!isComplete((name) => all.has(name))) return [];
    // A letter that may be a mean is none beside counts and without a spread.
    if (all.has("events") && !["sd", "se", "ci_lower", "q1", "min"].some((name) => all.has(name as ArmColumn)))
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

/** Pairs that count people: by their words, else the counts that bound all others. */
function peopleOf(pairs: readonly Pair[], profiles: readonly Profile[]): readonly Pair[] {
  const named = pairs.filter(({ name }) => name === "n");
  if (named.length > 0) return named;
  const counts = pairs.filter(
    (pair) =>
      (pair.name === null || pair.name === "events") &&
      !isPersonTime(pair.outcome.split(" ")) &&
      possible({ ...pair, name: "n" }, profiles),
  );
  const bounding = counts.filter(
    (whole) =>
      whole.name === null && counts.length > 1 && counts.every((part) => part === whole || fits(part, whole, profiles)),
  );
  return bounding.length === 1 ? bounding : [];
}

/** Whether these quantities of an arm make an effect. */
export function isComplete(has: (name: ArmColumn) => boolean): boolean {
  if (has("events") && (has("n") || has("nonevents") || has("person_time"))) return true;
  if (has("nonevents") && has("n")) return true;
  if (!has("n")) return false;
  if (has("percent") && !has("mean")) return true;
  const spread = has("sd") || has("se") || (has("ci_lower") && has("ci_upper"));
  const quantiles = (has("q1") && has("q3")) || (has("min") && has("max"));
  return (
    ((has("mean") || has("final_mean")) && (spread || has("final_sd"))) || (has("median") && (quantiles || spread))
  );
}
