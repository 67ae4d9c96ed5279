import type { Described } from "../../core/registry.js";

/** The distribution of a new trial's true effect: how many degrees of freedom k studies leave it. */
export interface PredictionDistribution extends Described {
  readonly id: "t" | "riley" | "z";
  /** Null for the normal distribution; not positive where k is too small. */
  df(k: number): number | null;
}
