import type { CountOptions } from "./method/method.js";

export interface ModelOptions extends CountOptions {
  /** What the estimates are (`rr`, `or` …): a method that pools counts needs it; null for whatever they are. */
  readonly measure: string | null;
  /** Registry id of the pooling method. */
  readonly method: string;
  readonly model: "common" | "random";
  /** Registry id of the tau² estimator. */
  readonly tau2: string;
  /** Registry id; null for the adhoc Knapp–Hartung test from three studies on, else z. */
  readonly inference: string | null;
  /** Registry id; null for t with k − 1 df from three studies on, else none. */
  readonly prediction: string | null;
  readonly level: number;
  readonly tau2Interval: string;
}

export const defaultModelOptions: ModelOptions = {
  model: "random",
  tau2: "reml",
  inference: null,
  prediction: null,
  level: 0.95,
  tau2Interval: "q-profile",
  measure: null,
  method: "iv",
  mhZero: "metafor",
  mhRdVariance: "sato",
};
