import type { Family } from "./arm-marks.js";
import type { Candidate, ColumnSet } from "./candidate.js";
import { outcomeSets, type Pair, possible } from "./outcome-sets.js";
import type { Profile } from "./profile.js";
import {
  ALL_PEOPLE,
  areTimes,
  asWritten,
  BEFORE_TREATMENT,
  negates,
  type Quantity,
  quantityOf,
  sideOf,
  timeIn,
  treatmentOf,
} from "./words.js";

/** The table as one with both arms in a row, where the columns of these two marks make it one; else null. */
export function wideBy(
  { marks, quantities }: Family,
  headers: readonly string[],
  profiles: readonly Profile[],
  named = false,
): Candidate | null {
  const [one, other] = marks;
  if (one === undefined || other === undefined) return null;
  // Two times are the same people twice, and all people are no arm.
  if (marks.every(isQuantity) || areOtherNumbers(marks)) return null;
  if (areTimes(marks) || marks.some((mark) => ALL_PEOPLE.test(mark)) || areNumberedTimes(marks, quantities))
    return null;
  const known = treatmentOf([one, other]);
  const turned = known === 1;
  const pairs = quantities.map(({ rest, columns }): Pair => {
    const own = turned ? [...columns].reverse() : columns;
    return pairOf(rest, own, quantities, profiles);
  });
  const headersOf = (columns: readonly number[]): readonly string[] => columns.map((index) => headers[index] ?? "");
  const sets = outcomeSets(pairs, profiles).map((set) => ({
    ...set,
    label: asWritten(headersOf([...set.columns.values()]), set.label),
  }));
  const words = pairs.filter(({ name }) => name !== null).length;
  if (sets.length === 0 || (words === 0 && known === null)) return null;
  const names = turned ? ([other, one] as const) : ([one, other] as const);
  const written = (mark: string, side: 0 | 1): string =>
    asWritten(headersOf(quantities.map(({ columns }) => columns[side] ?? -1)), mark);
  const generic = names.every((mark) => mark.length < 2 || GENERIC.test(mark)) || names.includes("");
  return {
    form: "wide",
    because: `columns in pairs, told apart by ${names.map((mark) => `"${mark}"`).join(" and ")}`,
    sets,
    setsAre: sets.length > 1 ? "outcome" : null,
    // Where the rows name their arms, the marks only say which column goes with which name.
    arms:
      named || (generic && known !== null)
        ? null
        : [written(names[0], turned ? 1 : 0), written(names[1], turned ? 0 : 1)],
    armNames: null,
    marks: names,
    unsided: known === null && !named,
    measures: [],
    levels: [],
    chosen: denominators(sets, pairs, headers),
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
  const words = rest.join(" ");
  const plain = { outcome: words, counted: false, words, columns };
  const without = all.find((other) => negates(rest, other.rest));
  if (without !== undefined) return { ...plain, name: "nonevents", outcome: without.rest.join(" ") };
  if (all.some((other) => negates(other.rest, rest)) && possible({ ...plain, name: "events" }, profiles))
    return { ...plain, name: "events" };
  const time = { ...plain, name: "person_time" as const, outcome: "" };
  const isTime = timeIn(rest) === "person-time" || (timeIn(rest) === "time" && isLong(columns, all, profiles));
  if (isTime && possible(time, profiles)) return time;
  // What patients were like before treatment is no outcome, whatever mean or SD it comes with.
  if (rest.some((word) => BEFORE_TREATMENT.has(word))) return { ...plain, name: null };
  const said = { ...asScore(letterOf(rest, all) ?? quantityOf(rest)), words, columns };
  const shares = columns.every((index) => profiles[index]?.percent);
  const pair = shares && (said.name === null || said.name === "events") ? { ...said, name: "percent" as const } : said;
  return possible(pair, profiles) ? pair : { ...plain, name: null };
}

/** Marks that both say what is counted tell no arms apart: total_events and total_n. */
const isQuantity = (mark: string): boolean =>
  mark === "n" || (mark.length > 1 && quantityOf(mark.split(" ")).name !== null);

/** Two numbers but for 0, 1 and 2 are no numbers of arms. */
const areOtherNumbers = (marks: readonly string[]): boolean =>
  marks.every((mark) => /^\d+$/.test(mark)) && !/^(1 2|2 1|0 1|1 0)$/.test(marks.join(" "));

/** Numbers that count times: pain_t0 and pain_t1, sd_w6 and sd_w12. */
const areNumberedTimes = (marks: readonly string[], quantities: Family["quantities"]): boolean =>
  marks.every((mark) => /^\d+$/.test(mark)) &&
  quantities.some(
    ({ rest }) =>
      rest.length > 1 && /^(t|m|w|d|wk|week|weeks|month|months|day|days|visit|time|wave)$/.test(rest.at(-1) ?? ""),
  );

/**
 * Times that are those of many people together: far above every other count of both arms, and not the same in both. How long
 * each was followed, or stayed, is neither.
 */
function isLong(columns: readonly number[], all: Family["quantities"], profiles: readonly Profile[]): boolean {
  const times = columns.map((index) => profiles[index]?.numbers ?? []);
  const [one = [], other = []] = times;
  const rows = one.filter((value, row) => !Number.isNaN(value) && !Number.isNaN(other[row] ?? Number.NaN));
  const same = one.filter((value, row) => value === other[row]).length;
  const counts = all.filter(
    (quantity) =>
      !quantity.columns.includes(columns[0] ?? -1) && quantity.columns.every((index) => profiles[index]?.counts),
  );
  const above = counts.some((quantity) =>
    quantity.columns.every((index, arm) =>
      (profiles[index]?.numbers ?? []).every((value, row) => !((times[arm]?.[row] ?? 0) < 5 * value)),
    ),
  );
  return (
    rows.length > 0 &&
    same * 5 <= rows.length &&
    above &&
    Math.max(...one.filter((value) => !Number.isNaN(value))) >= 100
  );
}

/** A letter counts beside an outcome's words where another quantity of that outcome stands there: sbp.m beside sbp.sd. */
function letterOf(rest: readonly string[], all: Family["quantities"]): Quantity | null {
  const at = rest.findIndex((word) => word.length === 1);
  if (at < 0 || rest.length < 2) return null;
  const others = rest.filter((_, index) => index !== at).join(" ");
  const { name } = quantityOf([rest[at] ?? ""]);
  const shared = all.some(
    (other) => other.rest !== rest && quantityOf(other.rest).name !== null && quantityOf(other.rest).outcome === others,
  );
  return name !== null && shared ? { name, outcome: others, counted: false } : null;
}

/** Final values are an outcome beside changes; baselines are none. */
function asScore({ name, outcome, counted }: Quantity): Quantity {
  if (name !== "final_mean" && name !== "final_sd") return { name, outcome, counted };
  return { name: name === "final_mean" ? "mean" : "sd", outcome: `final ${outcome}`.trim(), counted };
}

/** Marks that say the side and name no treatment. */
const GENERIC =
  /^(t?rt|treat(ment|ed)?|exp(erimental)?|int(ervention)?|active|ctl|ctrl|con(t|trols?)?|comp\w*|group \d|arm \d|grp \d|g \d)$/;

/** Whether words say what each of these columns holds. */
function isByWords({ columns }: ColumnSet, pairs: readonly Pair[]): boolean {
  const known = new Set(pairs.filter(({ name }) => name !== null).flatMap((pair) => pair.columns));
  return [...columns.values()].every((index) => known.has(index));
}

/** Where two columns count an arm's people, which of them goes with which outcome. */
function denominators(
  sets: readonly ColumnSet[],
  pairs: readonly Pair[],
  headers: readonly string[],
): readonly string[] {
  const people = pairs.filter(({ name }) => name === "n");
  const told = sets.map(
    ({ label, columns }) =>
      `${label === "" ? "the outcome" : `"${label}"`} is counted in "${headers[columns.get("n1") ?? -1]}"`,
  );
  return people.length > 1 ? told : [];
}
