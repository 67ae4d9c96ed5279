import type { Described, Registry } from "./core/registry.js";
import { checks } from "./judge/checks/index.js";
import { interpretations } from "./judge/interpretations/index.js";
import { measures } from "./measure/index.js";
import { inferences, predictions, tau2Estimators, tau2Intervals } from "./model/index.js";
import { recoveries } from "./validate/index.js";

export type Catalogue = Readonly<Record<string, Registry<Described>>>;

/** Every method a user can name, by registry. Help texts, the methods page and the conformance tests are made from this. */
export const catalogue = {
  measures,
  tau2: tau2Estimators,
  inference: inferences,
  prediction: predictions,
  "tau2-interval": tau2Intervals,
  recover: recoveries,
  interpretations,
  checks,
} satisfies Catalogue;
