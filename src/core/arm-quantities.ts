import type { ArmColumn } from "../records.js";

/** What a column of one arm is to its table. */
export interface ArmQuantity {
  /** A result of the arm: a table with one is a table of arms. */
  readonly result: boolean;
  /** It belongs to an outcome that is measured in points, and so does whatever stands with it. */
  readonly score: boolean;
  /** Told apart in a row an arm by its word alone. */
  readonly byWord: boolean;
  /** A row with both arms may state it once for them. */
  readonly statedOnce: boolean;
}

const plain: ArmQuantity = { result: false, score: false, byWord: false, statedOnce: false };
const score: ArmQuantity = { ...plain, result: true, score: true, byWord: true };
const count: ArmQuantity = { ...plain, result: true, byWord: true };
const limit: ArmQuantity = { ...plain, score: true, byWord: true };
const shared: ArmQuantity = { ...plain, statedOnce: true };

/** Every column that one arm can have. */
export const ARM_QUANTITIES: Readonly<Record<ArmColumn, ArmQuantity>> = {
  n: { ...plain, byWord: true },
  mean: score,
  sd: score,
  se: score,
  // Alone it may be that of an effect: means make a table of arms.
  variance: limit,
  ci_lower: limit,
  ci_upper: limit,
  median: score,
  q1: score,
  q3: score,
  min: score,
  max: score,
  events: count,
  nonevents: count,
  percent: count,
  final_mean: { ...plain, result: true },
  baseline_mean: { ...plain, result: true },
  baseline_sd: plain,
  final_sd: plain,
  correlation: shared,
  cluster_size: shared,
  icc: shared,
  person_time: { ...plain, byWord: true },
};

export const ARM_COLUMNS = Object.keys(ARM_QUANTITIES) as readonly ArmColumn[];

/** The columns with one of these properties. */
export const armColumnsThat = (are: keyof ArmQuantity): ReadonlySet<ArmColumn> =>
  new Set(ARM_COLUMNS.filter((name) => ARM_QUANTITIES[name][are]));
