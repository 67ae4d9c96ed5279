import { isRatio } from "../../core/quantities.js";
import type { ColumnName } from "../../records.js";
import { type Candidate, type ColumnSet, MOST_SETS } from "./candidate.js";
import { ESTIMATES, effectWords, runs, SPREADS } from "./effect-words.js";
import { levelIn, USUAL_LEVEL } from "./level.js";
import { measuresBySuffix } from "./measure-suffix.js";
import type { Profile } from "./profile.js";
import { headerWords, isOfOneGroup, quantityOf, sideOf } from "./words.js";

interface Part {
  readonly index: number;
  readonly kind: "variance" | "se" | "lower" | "upper";
  /** The words around those of the spread: they name the estimate, or what it shares with it. */
  readonly rest: string;
  /** Of a limit's interval, in per cent. */
  readonly level: string;
}

/** Words for an estimate, with the measure that they name and whether it stands there as a logarithm. */
interface Estimate {
  readonly index: number;
  readonly rest: string;
  readonly measure: string | null;
  readonly analysis: boolean;
}

/** The table as one of estimates, each with the column that says how exact it is. */
export function effectsBy(headers: readonly string[], profiles: readonly Profile[]): Candidate | null {
  const words = headers.map(effectWords);
  const parts = words.flatMap((own, index) =>
    profiles[index]?.numeric ? partsOf(own, index, levelIn(headers[index] ?? "") ?? USUAL_LEVEL) : [],
  );
  const isPart = new Set(parts.map(({ index }) => index));
  const estimates = words.flatMap((own, index) =>
    profiles[index]?.numeric && !isPart.has(index) ? estimatesOf(own, index) : [],
  );
  if (estimates.length > MOST_SETS) return null;
  const sets: (ColumnSet & { readonly measure: string | null; readonly byName: boolean })[] = [];
  const used = new Set<number>();
  // A spread of "es" or "te" belongs to the one estimate there is, whatever that is called.
  const only = estimates.length === 1;
  const belongs = (rest: string, { rest: shared, measure, index }: Estimate): boolean => {
    const header = words[index] ?? [];
    if (rest === shared || rest === header.join(" ")) return true;
    const named = ESTIMATES.get(rest);
    if (named === undefined || shared !== "") return false;
    // Var_g beside Hedges_g.
    return header.includes(rest) || (only && (named.measure === null || named.measure === measure));
  };
  for (const estimate of estimates) {
    const own = parts.filter((part) => !used.has(part.index) && belongs(part.rest, estimate));
    const columns = columnsOf(estimate, own, profiles);
    if (columns === null || used.has(estimate.index)) continue;
    const taken = own.filter(({ index }) => [...columns.values()].includes(index));
    // One SE beside a mean difference and a standardised one belongs to either: that is to be asked.
    const isRival = (other: Estimate): boolean =>
      other.measure !== estimate.measure &&
      !used.has(other.index) &&
      taken.every((part) => belongs(part.rest, other)) &&
      parts.every((part) => own.includes(part) || !belongs(part.rest, other)) &&
      columnsOf(other, taken, profiles) !== null &&
      !areSame(profiles[estimate.index], profiles[other.index]);
    if (estimates.some(isRival)) return null;
    for (const index of columns.values()) used.add(index);
    sets.push({ label: estimate.rest, columns, measure: estimate.measure, byName: true });
  }
  // A column of any name whose spread is called by that name: fev1 and fev1.se.
  for (const [index, own] of words.entries()) {
    const name = own.join(" ");
    if (used.has(index) || name === "" || !profiles[index]?.numeric || isOfOneGroup(own)) continue;
    const found = parts.filter((part) => part.rest === name && !used.has(part.index) && part.index !== index);
    const columns = columnsOf({ index, rest: name, measure: null, analysis: true }, found, profiles);
    if (columns === null) continue;
    for (const at of columns.values()) used.add(at);
    sets.push({ label: name, columns, measure: null, byName: false });
  }
  if (sets.length === 0) sets.push(...betweenLimits(parts, headers, profiles));
  if (sets.length === 0) return null;
  // Several columns under names that nobody knows, each with its error, may be the arms of a trial and no effects.
  if (
    sets.length > 1 &&
    sets.some(({ byName, label }) => !byName && (sets.every((set) => !set.byName) || sideOf(label) !== null))
  )
    return null;
  const bySuffix = measuresBySuffix(sets, words, profiles);
  const measures = bySuffix ?? sets.map(({ measure }) => measure);
  // Estimates of which nothing is said but their measures, each another: one comparison, measured in several ways.
  const isOne = new Set(measures).size === sets.length && sets.every(({ label }) => bySuffix !== null || label === "");
  const levels = sets.map(({ columns }) => levelIn(headers[columns.get("ci_lower") ?? -1] ?? "") ?? USUAL_LEVEL);
  return {
    form: "effects",
    because: `an estimate beside how exact it is: ${sets
      .slice(0, 4)
      .map(({ columns }) => [...columns.values()].map((index) => headers[index]).join(", "))
      .join("; ")}`,
    sets: sets.map((set, i) => ({
      ...set,
      label: sets.length > 1 ? set.label || headers[[...set.columns.values()][0] ?? -1] || `${i + 1}` : "",
    })),
    setsAre: sets.length === 1 ? null : isOne ? "measure" : "outcome",
    arms: null,
    armNames: null,
    marks: [],
    unsided: false,
    measures: measures.every((measure) => measure === null) ? [] : measures.map((measure) => measure ?? "gen"),
    levels: levels.every((level) => level === USUAL_LEVEL) ? [] : levels,
    chosen: [],
    by: sets.every(({ byName }) => byName) ? "words" : "cells",
    score: sets.some(({ byName }) => byName) ? 8 : 4,
  };
}

/** Under a name that nobody knows, the one column of numbers that lies between the limits in every row. */
function betweenLimits(parts: readonly Part[], headers: readonly string[], profiles: readonly Profile[]) {
  const of = (kind: Part["kind"]): number => parts.find((part) => part.kind === kind && part.rest === "")?.index ?? -1;
  const [lower, upper] = [of("lower"), of("upper")];
  const free = (index: number): boolean =>
    !parts.some((part) => part.index === index) && !isOfOneArm(headerWords(headers[index] ?? ""));
  const between = profiles.flatMap((_, index) =>
    free(index) && surrounds(index, lower, upper, profiles) ? [index] : [],
  );
  const [only] = between;
  if (between.length !== 1 || only === undefined) return [];
  const estimate = { index: only, rest: "", measure: null, analysis: false };
  const own = parts.filter(({ rest }) => rest === "");
  const columns = columnsOf(estimate, own, profiles);
  return columns === null ? [] : [{ label: "", columns, measure: null, byName: false }];
}

/** The mean of an arm lies between limits too. */
const isOfOneArm = (words: readonly string[]): boolean =>
  isOfOneGroup(words) || (words.some((word) => word.length > 2) && /mean$|^median$/.test(quantityOf(words).name ?? ""));

/** Every run of words that names a spread, with what is left: `var_d` is a variance of d. */
function partsOf(words: readonly string[], index: number, level: string): readonly Part[] {
  return runs(words, SPREADS).map(({ found, rest }) => ({ index, kind: found, rest, level }));
}

function estimatesOf(words: readonly string[], index: number): readonly Estimate[] {
  return runs(words, ESTIMATES).map(({ found, rest }) => {
    // A letter beside other words is short for anything: d6 is a difference at six months.
    const letter =
      rest !== "" && words.length - rest.split(" ").length === 1 && words.some((word) => word === "d" || word === "g");
    return { index, rest, ...found, measure: letter && found.measure === "smd" ? null : found.measure };
  });
}

function columnsOf(
  estimate: Estimate,
  parts: readonly Part[],
  profiles: readonly Profile[],
): ReadonlyMap<ColumnName, number> | null {
  const of = (kind: Part["kind"]): number => parts.find((part) => part.kind === kind)?.index ?? -1;
  const positive = (index: number): boolean => profiles[index]?.numbers.every((value) => !(value < 0)) ?? false;
  const [variance, se, lower, upper] = [of("variance"), of("se"), of("lower"), of("upper")];
  const levelOf = (index: number): string | undefined => parts.find((part) => part.index === index)?.level;
  const alike = levelOf(lower) === levelOf(upper);
  const around = alike && surrounds(estimate.index, lower, upper, profiles);
  const columns = new Map<ColumnName, number>();
  columns.set(estimate.analysis ? "yi" : "estimate", estimate.index);
  if (variance >= 0 && positive(variance)) columns.set(estimate.analysis ? "vi" : "variance", variance);
  if (se >= 0 && positive(se)) columns.set(estimate.analysis ? "sei" : "se", se);
  // Limits beside a logarithm may be logarithms or not: nobody says which.
  const logged = estimate.analysis && isRatio(estimate.measure);
  if (around && !logged && (columns.size === 1 || !estimate.analysis)) {
    if (estimate.analysis) columns.set("estimate", estimate.index).delete("yi");
    columns.set("ci_lower", lower).set("ci_upper", upper);
  }
  return columns.size > 1 ? columns : null;
}

/** How far printed logarithms may lie from those of printed ratios. */
const ROUNDED = 0.01;

/** One estimate twice, as it stands or as its logarithm. */
function areSame(one: Profile | undefined, other: Profile | undefined): boolean {
  const pairs = one?.numbers.map((value, row) => [value, other?.numbers[row] ?? Number.NaN] as const) ?? [];
  const apart = (values: readonly (readonly [number, number])[]): boolean =>
    values.some(([a, b]) => Math.abs(a - b) > ROUNDED);
  const same = (values: readonly (readonly [number, number])[]): boolean =>
    !apart(values) && values.some(([a, b]) => Number.isFinite(a - b));
  return same(pairs) || same(pairs.map(([a, b]) => [Math.log(a), b])) || same(pairs.map(([a, b]) => [a, Math.log(b)]));
}

/** Both limits are there, and the estimate lies between them wherever all three stand. */
function surrounds(estimate: number, lower: number, upper: number, profiles: readonly Profile[]): boolean {
  const [y, low, high] = [profiles[estimate], profiles[lower], profiles[upper]];
  if (!y?.numeric || !low?.numeric || !high?.numeric) return false;
  return y.numbers.every((value, row) => !(value < (low.numbers[row] ?? 0)) && !(value > (high.numbers[row] ?? 0)));
}
