import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { BptrialError } from "../../src/core/errors.js";
import { fitEffects, type ModelOptions } from "../../src/model/index.js";
import type { StudyEffect } from "../../src/records.js";

const fixtures = resolve(import.meta.dirname, "../../fixtures");

type Value = number | string | null;

export interface Case {
  readonly call: string;
  readonly data: string;
  readonly options: Partial<ModelOptions>;
  readonly expected: Readonly<Record<string, Value>>;
  /** What metafor gives where that is not what is expected, and why. */
  readonly metafor?: Readonly<Record<string, Value>>;
  readonly because?: string;
  /** Rows of each level, for subgroups. */
  readonly groups?: readonly { readonly level: string; readonly rows: readonly number[] }[];
}

const read = (...path: string[]) => JSON.parse(readFileSync(join(fixtures, ...path), "utf8"));

export const golden = (folder: string, id: string): readonly Case[] => read("golden", folder, `${id}.json`).cases;

/** The studies of a data set; rows without an estimate or a variance are left out, as the pipeline does. */
export function studies(data: string, rows: readonly number[] | null = null): StudyEffect[] {
  const { yi, vi } = read("reference", "effects", `${data}.json`) as Record<"yi" | "vi", readonly (number | null)[]>;
  return (rows ?? yi.map((_, i) => i)).flatMap((i) => {
    const [y, v] = [yi[i] ?? null, vi[i] ?? null];
    return y === null || v === null ? [] : [{ study: `row ${i + 1}`, label: "", y, v }];
  });
}

/** Everything a golden file can ask of a fit, under one name each; `error` where there is none. */
export function numbersOf(data: string, options: Partial<ModelOptions>): Readonly<Record<string, Value>> {
  try {
    const { term, heterogeneity, fitStatistics } = fitEffects(studies(data), options);
    return { ...term, ...heterogeneity, ...fitStatistics };
  } catch (error) {
    if (error instanceof BptrialError) return { error: error.code };
    throw error;
  }
}

/** The limits of the prediction interval; null where there is none. */
export function predictionOf(data: string, options: Partial<ModelOptions>): Readonly<Record<string, Value>> {
  try {
    const { prediction } = fitEffects(studies(data), options);
    return prediction === null ? { low: null, high: null, df: null } : { ...prediction };
  } catch (error) {
    if (error instanceof BptrialError) return { error: error.code };
    throw error;
  }
}

/** Below it doubles lose digits, and R gives 0. */
const SMALLEST_NORMAL = 2 ** -1022;
/** An estimate of 0 comes from estimates that cancel. */
const CANCELLED = 1e-15;

export function agrees(name: string, got: Value | undefined, expected: Value, tolerance: number): boolean {
  if (typeof got !== "number" || typeof expected !== "number") return got === expected;
  if (expected === 0 && (name === "estimate" || name === "statistic")) return Math.abs(got) <= CANCELLED;
  return Math.abs(got - expected) <= tolerance * Math.max(Math.abs(expected), SMALLEST_NORMAL);
}

/** What does not agree, in words; empty where all does. */
export function disagreements(
  got: Readonly<Record<string, Value>>,
  expected: Readonly<Record<string, Value>>,
  tolerance: number,
): string[] {
  return Object.entries(expected)
    .filter(([name, value]) => !agrees(name, got[name], value, tolerance))
    .map(([name, value]) => `${name}: ${got[name]}, expected ${value}`);
}

/** Closed forms to 1e-11, what is iterated to 1e-7: relative. */
export const toleranceOf = (tau2: string | undefined): number =>
  tau2 !== undefined && ["ml", "reml", "eb", "pm"].includes(tau2) ? 1e-7 : 1e-11;

/** Cases by what they are told apart by: the call and the data. */
export const named = (cases: readonly Case[]): (readonly [string, string, Case])[] =>
  cases.map((one) => [one.data, one.call, one] as const);
