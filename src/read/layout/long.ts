import { armColumnsThat } from "../../core/arm-quantities.js";
import type { ArmColumn, ColumnName, ColumnReading } from "../../records.js";
import { type Candidate, ofOneSet } from "./candidate.js";
import { isComplete, possible, SPREAD_WORDS } from "./outcome-sets.js";
import { areYears, type Profile, within } from "./profile.js";
import { BEFORE_TREATMENT, headerWords, isShare, NAMES_ARMS, quantityOf, timeIn } from "./words.js";

/**
 * The table as one row an arm, where one column names the arms: what its words leave open is taken by the values, and
 * only where one column alone can be meant.
 */
export function longBy(
  named: readonly ColumnReading[],
  profiles: readonly Profile[],
  study: readonly string[],
): Candidate | null {
  const arm =
    named.find(({ canonical }) => canonical === "arm" || canonical === "role") ?? armColumn(named, profiles, study);
  if (arm === undefined) return null;
  const columns = new Map<ColumnName, number>([[arm.canonical === "role" ? "role" : "arm", arm.index]]);
  // m and s are a mean and an SD where they stand together.
  const ofMeans = ["m", "s"].every((letter) => named.some(({ header }) => header.trim().toLowerCase() === letter));
  for (const { canonical, header, index } of named) {
    if (index === arm.index) continue;
    const own = headerWords(header);
    const { name, outcome } = quantityOf(own);
    const letter = own.join("") === "n" || (ofMeans && /^[ms]$/.test(own.join("")));
    const plain = (outcome === "" && own.join("").length > 1) || letter ? name : null;
    const time = timeIn(own) === "person-time" ? "person_time" : null;
    const word = canonical !== null && BY_WORD.has(canonical) ? (canonical as ArmColumn) : (time ?? plain);
    if (word !== null && !columns.has(word) && possible({ name: word, columns: [index] }, profiles))
      columns.set(word, index);
  }
  const has = (name: ArmColumn): boolean => columns.has(name);
  const isArms = (index: number): boolean => variesWithin(profiles[index], study);
  const open = named.filter(({ index, canonical }) => canonical !== "study" && isArms(index));
  let taken = "";
  let counts: readonly ColumnReading[] = [];
  if (!isComplete(has) && has("n") && (has("sd") || has("se"))) {
    const numbers = numbersIn(open, profiles, columns);
    const [only] = numbers;
    if (numbers.length === 1 && only !== undefined) {
      columns.set("mean", only.index);
      taken = `; "${only.header}" is the one column that can hold the means`;
    }
  } else if (!isComplete(has) && has("n") && !open.some(({ header }) => isScored(headerWords(header)))) {
    counts = countsIn(open, profiles, columns);
    const [first] = counts;
    if (first === undefined) return null;
    columns.set("events", first.index);
    taken = counts.length === 1 ? `; "${first.header}" is the one column that can count events` : "";
  }
  if (!isComplete(has)) return null;
  const several = counts.length > 1;
  return {
    form: "long",
    because: `"${arm.header}" names the arms: a row is one arm${taken}`,
    sets: several
      ? counts.map(({ header, index }) => ({ label: header, columns: new Map(columns).set("events", index) }))
      : [{ label: "", columns }],
    setsAre: several ? "outcome" : null,
    ...ofOneSet,
    by: taken === "" && !several ? "words" : "cells",
    score: 2 * columns.size,
  };
}

/** Words of means and spreads; those of what people were like before are of no outcome. */
const isScored = (words: readonly string[]): boolean =>
  words.some((word) => SPREAD_WORDS.test(word)) && !words.some((word) => BEFORE_TREATMENT.has(word));

/** Whether the arms of some study differ in a column: what never does describes the study. */
function variesWithin(profile: Profile | undefined, study: readonly string[]): boolean {
  const first = new Map<string, string>();
  return study.some((name, row) => {
    const text = profile?.texts[row] ?? "";
    if (!first.has(name)) first.set(name, text);
    return first.get(name) !== text;
  });
}

const BY_WORD: ReadonlySet<string> = armColumnsThat("byWord");

/** Whether the rows of a study are its arms, by the name of the column that tells them apart. */
export function rowsAreArms(
  named: readonly ColumnReading[],
  profiles: readonly Profile[],
  study: readonly string[],
): boolean {
  const called = named.filter(({ canonical }) => canonical === "arm" || canonical === "role");
  const columns = called.length > 0 ? called : tellingApart(named, profiles, study).filter(isCalledArm);
  return columns.some(({ index }) => variesWithin(profiles[index], study));
}

const isCalledArm = ({ header }: ColumnReading): boolean => headerWords(header).some((word) => NAMES_ARMS.test(word));

/** A column called like one of arms, whose labels differ within the studies and recur between them. */
function armColumn(
  named: readonly ColumnReading[],
  profiles: readonly Profile[],
  study: readonly string[],
): ColumnReading | undefined {
  const able = tellingApart(named, profiles, study);
  const byWord = able.find(isCalledArm);
  if (byWord !== undefined) return byWord;
  // Under another word, labels that recur from study to study.
  const recurring = able.filter(({ index }) => {
    const profile = profiles[index];
    return profile !== undefined && !profile.numeric && profile.distinct * 2 <= profile.present;
  });
  return recurring.length === 1 ? recurring[0] : undefined;
}

/** Columns that tell apart the rows of each study that has several, as most have. */
function tellingApart(
  named: readonly ColumnReading[],
  profiles: readonly Profile[],
  study: readonly string[],
): readonly ColumnReading[] {
  return named.filter(({ index, canonical }) => {
    const profile = profiles[index];
    if (profile === undefined || canonical === "study") return false;
    const rows = new Map<string, string[]>();
    for (const [row, name] of study.entries()) rows.set(name, [...(rows.get(name) ?? []), profile.texts[row] ?? ""]);
    const several = [...rows.values()].filter(({ length }) => length > 1);
    return several.length * 2 > rows.size && several.every((labels) => new Set(labels).size === labels.length);
  });
}

/** The columns of numbers that nothing else is known of. */
function numbersIn(
  named: readonly ColumnReading[],
  profiles: readonly Profile[],
  taken: ReadonlyMap<ColumnName, number>,
): readonly ColumnReading[] {
  const used = new Set(taken.values());
  return named.filter(({ header, index, canonical }) => {
    const profile = profiles[index];
    if (profile === undefined || !profile.numeric || used.has(index) || canonical === "study" || areYears(profile))
      return false;
    return (
      profile.distinct > 1 && !headerWords(header).some((word) => BEFORE_TREATMENT.has(word) || NOT_EVENTS.has(word))
    );
  });
}

/** The columns that can count the events of an arm. */
function countsIn(
  named: readonly ColumnReading[],
  profiles: readonly Profile[],
  taken: ReadonlyMap<ColumnName, number>,
): readonly ColumnReading[] {
  const people = profiles[taken.get("n") ?? -1];
  const used = new Set(taken.values());
  return named.filter(({ header, index, canonical }) => {
    const profile = profiles[index];
    if (profile === undefined || people === undefined || used.has(index) || canonical === "study") return false;
    const words = headerWords(header);
    if (
      !profile.counts ||
      profile.distinct < 2 ||
      areYears(profile) ||
      words.some((word) => BEFORE_TREATMENT.has(word) || NOT_EVENTS.has(word) || isShare(word))
    )
      return false;
    return within(profile, people);
  });
}

const NOT_EVENTS: ReadonlySet<string> = new Set(
  "id no nr number study trial arm row comparison rob quality score blind allocation".split(" "),
);
