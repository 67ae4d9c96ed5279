import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ErrorCode } from "../../src/core/errors.js";
import { defaultMeasureOptions, type MeasureOptions, measureOutcome } from "../../src/measure/index.js";
import type {
  ContinuousArm,
  ContinuousOutcome,
  Effect,
  EventsOutcome,
  Outcome,
  OutcomeBase,
  PairedOutcome,
  ReportedOutcome,
} from "../../src/records.js";

const fixtures = join(import.meta.dirname, "..", "..", "fixtures");

export const fixture = (path: string): string => readFileSync(join(fixtures, path), "utf8");

/** The table of a data set: a record of each row's cells by header. Quotes occur in labels only. */
export function reference(dataset: string): readonly Readonly<Record<string, string>>[] {
  const [header = "", ...lines] = fixture(`reference/${dataset}.csv`).trimEnd().split(/\r?\n/);
  const cells = (line: string) =>
    (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, "").replace(/^"|"$/g, ""));
  const names = cells(header);
  return lines.map((line) => {
    const values = cells(line);
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""]));
  });
}

export const base: OutcomeBase = {
  study: "S",
  outcome: null,
  instrument: null,
  timepoint: null,
  treatment: "new",
  control: "old",
  unit: "points",
  direction: null,
  valueKind: "final",
  labels: {},
  derivedFrom: [],
  workings: [],
  notes: [],
  place: { file: "typed.csv", row: 2, column: null },
};

const arm = (label: string, n: number, mean: number, sd: number): ContinuousArm => ({
  label,
  n,
  mean,
  sd,
  baselineMean: null,
  baselineSd: null,
  correlation: null,
  changeMean: null,
  changeSd: null,
  events: null,
});

export type Arm = readonly [n: number, mean: number, sd: number];

export const continuous = (t: Arm, c: Arm, more: Partial<OutcomeBase> = {}): ContinuousOutcome => ({
  ...base,
  ...more,
  kind: "continuous",
  arms: { treatment: arm("new", ...t), control: arm("old", ...c) },
});

export const events = (a: number, n1: number, c: number, n2: number): EventsOutcome => ({
  ...base,
  kind: "events",
  arms: { treatment: { label: "new", n: n1, events: a }, control: { label: "old", n: n2, events: c } },
});

export const paired = (
  n: number,
  [baselineMean, baselineSd]: readonly [number, number],
  [finalMean, finalSd]: readonly [number, number],
  correlation: number,
): PairedOutcome => ({
  ...base,
  control: "baseline",
  kind: "paired",
  n,
  baselineMean,
  baselineSd,
  finalMean,
  finalSd,
  correlation,
});

export const reported = (more: Partial<ReportedOutcome>): ReportedOutcome => ({
  ...base,
  kind: "reported",
  measure: "gen",
  estimate: 0,
  se: 1,
  df: null,
  ciLow: null,
  ciHigh: null,
  level: null,
  nTreatment: null,
  nControl: null,
  baselineMean: null,
  ...more,
});

/** The same contrast with the arms in each other's place. */
export function swapped<O extends ContinuousOutcome | EventsOutcome>(outcome: O): O {
  const { treatment, control } = outcome.arms;
  return { ...outcome, arms: { treatment: control, control: treatment } };
}

export type Asked = Partial<MeasureOptions>;
const settled = (options: Asked): MeasureOptions => ({ ...defaultMeasureOptions, ...options });

export function effectOf(outcome: Outcome, options: Asked = {}): Effect {
  const measured = measureOutcome(outcome, settled(options));
  if ("effect" in measured) return measured.effect;
  throw "error" in measured ? measured.error : new Error(measured.note.message);
}

/** The code of the error or the note that stands in the effect's place; null where there is an effect. */
export function refusalOf(outcome: Outcome, options: Asked = {}): ErrorCode | string | null {
  const measured = measureOutcome(outcome, settled(options));
  if ("effect" in measured) return null;
  return "error" in measured ? measured.error.code : measured.note.code;
}

/** Distance of two numbers in units of the expected one; of a true 0 in units of 1. */
export const apart = (actual: number, expected: number): number =>
  Math.abs(actual - expected) / (expected === 0 ? 1 : Math.abs(expected));
