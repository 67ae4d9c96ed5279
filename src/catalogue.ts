import type { Described, Registry } from "./core/registry.js";
import { measures } from "./measure/index.js";
import { inferences, poolingMethods, predictions, tau2Estimators, tau2Intervals } from "./model/index.js";
import { recoveries } from "./validate/index.js";

export type Catalogue = Readonly<Record<string, Registry<Described>>>;

/** The methods that results name, by registry: their labels stand in tables and help. All others: pipeline/methods.ts. */
export const catalogue = {
  measures,
  method: poolingMethods,
  tau2: tau2Estimators,
  inference: inferences,
  prediction: predictions,
  "tau2-interval": tau2Intervals,
  recover: recoveries,
} satisfies Catalogue;
