import { type Registry, registry } from "../../core/registry.js";
import { dersimonianLaird } from "./dersimonian-laird.js";
import { empiricalBayes } from "./empirical-bayes.js";
import type { Tau2Estimator } from "./estimator.js";
import { hedges } from "./hedges.js";
import { hunterSchmidt } from "./hunter-schmidt.js";
import { maximumLikelihood } from "./maximum-likelihood.js";
import { pauleMandel } from "./paule-mandel.js";
import { restrictedMaximumLikelihood } from "./restricted-maximum-likelihood.js";
import { sidikJonkman } from "./sidik-jonkman.js";

export const tau2Estimators: Registry<Tau2Estimator> = registry("tau² estimator", [
  dersimonianLaird,
  hedges,
  hunterSchmidt,
  sidikJonkman,
  maximumLikelihood,
  restrictedMaximumLikelihood,
  empiricalBayes,
  pauleMandel,
]);
