import { BptrialError } from "../../core/errors.js";
import type { ColumnName, ColumnReading, TableForm } from "../../records.js";
import { IGNORED, LABEL_NAMES, TAKEN_APART } from "../column-names.js";
import type { FormFound } from "../forms.js";
import { armNames, families } from "./arm-marks.js";
import { studyOf } from "./assemble.js";
import { type Candidate, type ColumnSet, MOST_SETS } from "./candidate.js";
import { effectsBy } from "./effect-sets.js";
import { fourCellsBy } from "./four-cells.js";
import { countsGuess } from "./guess.js";
import { logRankBy } from "./log-rank.js";
import { longBy, rowsAreArms } from "./long.js";
import { manyArmsBy } from "./many-arms.js";
import { isComplete } from "./outcome-sets.js";
import { type Profile, within } from "./profile.js";
import { keysOf } from "./study-name.js";
import { testsBy } from "./tests.js";
import { unglued } from "./unglued.js";
import { wideBy } from "./wide.js";

/** A layout that has a use for both columns, each its own, leaves no doubt between them. */
export function settles({ sets }: Candidate, pair: readonly [number, number]): boolean {
  const used = new Set(sets.flatMap((set) => [...set.columns.values()]));
  return pair.every((index) => used.has(index));
}

/** What nobody can compute from may still be worth a proposal, where nothing better was found. */
export function withGuess(
  error: BptrialError,
  named: readonly ColumnReading[],
  profiles: readonly Profile[],
): BptrialError {
  const headers = named.map(({ header }) => header);
  const nothingKnown = named.every(({ canonical }) => canonical === null || LABEL_NAMES.has(canonical));
  const guess = !nothingKnown || error.remedies.length > 0 ? null : countsGuess(headers, families(headers), profiles);
  if (guess === null) return error;
  const hint =
    `Perhaps two of the columns are events and the people they are counted in: look whether ${guess.join(" ")} says it right. ${error.hint ?? ""}`.trim();
  return new BptrialError(error.code, error.message, hint, error.place, error.causes, [guess]);
}

export const highest = (candidates: readonly Candidate[]): Candidate | null =>
  candidates.reduce<Candidate | null>((a, b) => (a === null || b.score > a.score ? b : a), null);

const OF_A_TEST: ReadonlySet<ColumnName> = new Set(["correlation", "o_minus_e"]);

/**
 * What suits a table better than its known names alone: several outcomes side by side, of which the names are one; or its
 * printed effects, where more rows have them than have both arms. Null where the names are right.
 */
export function better(
  { form, columns }: FormFound,
  candidates: readonly Candidate[],
  profiles: readonly Profile[],
): Candidate | null {
  const has = (name: ColumnName): boolean => columns.some(({ canonical }) => canonical === name);
  // A printed difference says more than the test of it, or than what an estimate is worked out from, which is itself none.
  if (form === "effects" && !has("estimate") && !has("yi")) {
    const own = columns.flatMap(({ canonical, index }) =>
      canonical !== null && OF_A_TEST.has(canonical) ? [index] : [],
    );
    const prints = (set: ColumnSet): boolean =>
      [set.columns.get("estimate"), set.columns.get("yi")].some((index) => index !== undefined && !own.includes(index));
    return candidates.find(({ sets }) => sets.some(prints)) ?? null;
  }
  // Nor is it had from a rounded p where its error or its limits are printed.
  const bySpread = ["se", "sei", "variance", "vi", "ci_lower"] as const;
  if (form === "effects" && !bySpread.some(has))
    return candidates.find(({ sets }) => sets.some((set) => bySpread.some((name) => set.columns.has(name)))) ?? null;
  if (form !== "wide") return null;
  // Known names may be of too few quantities of both arms to do without a printed estimate.
  const bothArms = ([1, 2] as const).every(
    (arm) => isComplete((name) => has(`${name}${arm}`)) || has(`person_time${arm}`),
  );
  const whole = candidates.find((candidate) => candidate.form === "wide" && !candidate.unsided);
  if (!bothArms && has("estimate") && whole !== undefined) return whole;
  const several = candidates.find(
    (candidate) => candidate.form === "wide" && candidate.sets.length > 1 && !candidate.unsided,
  );
  if (several !== undefined) return several;
  const manyArms = candidates.find(({ setsAre }) => setsAre === "arm");
  if (manyArms !== undefined) return manyArms;
  const arms = columns.filter(
    ({ canonical }) => canonical !== null && /^(n|events|nonevents|mean|sd)[12]$/.test(canonical),
  );
  const effects = candidates.find((candidate) => candidate.form === "effects" && candidate.sets.length === 1);
  const [set] = effects?.sets ?? [];
  if (effects === undefined || set === undefined) return null;
  return rowsWith([...set.columns.values()], profiles) >
    rowsWith(
      arms.map(({ index }) => index),
      profiles,
    )
    ? effects
    : null;
}

/** What a table holds beside what was taken, and with which layout it would be had; null where that is all. */
export function spareOf(
  candidates: readonly Candidate[],
  { form, used }: { readonly form: TableForm; readonly used: ReadonlySet<number> },
  named: readonly ColumnReading[],
): string | null {
  if (form !== "wide" && form !== "effects") return null;
  const other = form === "wide" ? "effects" : "wide";
  const columns = candidates.find((one) => one.form === other)?.sets.flatMap((set) => [...set.columns.values()]) ?? [];
  if (columns.length === 0 || columns.some((index) => used.has(index))) return null;
  const headers = [...new Set(columns)].map((index) => `"${named[index]?.header}"`).join(", ");
  return form === "wide"
    ? `${headers} hold effects too, which were not used: the arms give them; --layout effects takes them`
    : `${headers} hold the arms too, which were not used: more rows have effects, or fewer columns are in doubt; --layout wide takes them`;
}

/** How many rows have all of these cells. */
function rowsWith(columns: readonly number[], profiles: readonly Profile[]): number {
  const rows = profiles[columns[0] ?? -1]?.texts ?? [];
  return rows.filter((_, row) => columns.every((index) => profiles[index]?.texts[row] !== "")).length;
}

const isSetAside = (because: string): boolean => because === IGNORED || because === TAKEN_APART;

export function candidatesOf(named: readonly ColumnReading[], profiles: readonly Profile[]): readonly Candidate[] {
  // What is to be ignored has no words.
  const headers = unglued(
    withoutTwins(
      named.map(({ header, because }) => (isSetAside(because) ? "" : header)),
      profiles,
    ),
  );
  const read = named.filter(({ because }) => !isSetAside(because));
  const study = studyOf(named, profiles, () => true);
  const names = keysOf(study.columns, profiles);
  const marked = families(headers);
  const arms = armNames(marked, profiles);
  const wide = marked.map((family) => wideBy(family, headers, profiles, arms !== null));
  const effects = effectsBy(headers, profiles);
  // Beside a name that nobody knows, a variance or an SE is that of an arm's mean where the rows are arms.
  const ofArms = effects?.by === "cells" && rowsAreArms(read, profiles, names);
  const found = [
    manyArmsBy(headers, profiles),
    ...wide,
    ofArms ? null : effects,
    logRankBy(headers, profiles),
    testsBy(headers, profiles, marked),
    fourCellsBy(headers, profiles),
    longBy(read, profiles, names),
  ];
  return found
    .filter((candidate) => candidate !== null)
    .filter(({ sets }) => sets.length <= MOST_SETS)
    .map((candidate) => ({ ...candidate, armNames: arms }));
}

/** Where two headers differ in case only, n counts those with the event of N people. */
function withoutTwins(headers: readonly string[], profiles: readonly Profile[]): readonly string[] {
  // Of each name the first two columns: one of them is not the column itself.
  const named = new Map<string, number[]>();
  headers.forEach((header, index) => {
    const same = named.get(header.toLowerCase());
    if (same === undefined) named.set(header.toLowerCase(), [index]);
    else if (same.length < 2) same.push(index);
  });
  return headers.map((header, index) => {
    const twin = named.get(header.toLowerCase())?.find((at) => at !== index);
    const [part, whole] = [profiles[index], twin === undefined ? undefined : profiles[twin]];
    if (part === undefined || whole === undefined || !within(part, whole)) return header;
    return header.replace(/(?<![\p{L}])n(?![\p{L}])/u, "events");
  });
}

/** The columns of a table of known names, with those that name the arms of each row where none is called so. */
export function withArmNames({ form, columns }: FormFound, profiles: readonly Profile[]): readonly ColumnReading[] {
  const named = columns.some(({ canonical }) => canonical === "treatment" || canonical === "control");
  if (named || (form !== "wide" && form !== "effects")) return columns;
  const free = columns.map(({ header, canonical, because }) =>
    canonical === null && !isSetAside(because) ? header : "",
  );
  const arms = armNames(families(free), profiles);
  if (arms === null) return columns;
  return columns.map((column) => {
    const at = arms.indexOf(column.index);
    if (at < 0) return column;
    return {
      ...column,
      canonical: at === 0 ? "treatment" : "control",
      because: `the name of the ${at === 0 ? "first" : "second"} arm`,
    };
  });
}
