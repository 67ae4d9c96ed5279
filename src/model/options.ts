export interface ModelOptions {
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
};
