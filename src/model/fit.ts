import { criticalValue, twoSidedP } from "../core/distributions.js";
import { note } from "../core/notes.js";
import type { FitStatistics, Heterogeneity, Note, Prediction, StudyEffect, Term } from "../records.js";
import { commonHeterogeneity, noHeterogeneity, randomHeterogeneity } from "./heterogeneity.js";
import { defaultInference, inferences } from "./inference/index.js";
import { knappHartungFactor } from "./inference/inference.js";
import { fitStatistics, logLikelihood } from "./likelihood.js";
import { countedIn, methodFor } from "./method/for-studies.js";
import type { CommonEffect } from "./method/method.js";
import { fitNotes } from "./notes.js";
import { defaultModelOptions, type ModelOptions } from "./options.js";
import { predictions } from "./prediction/index.js";
import { type Studies, studiesOf, weighted } from "./studies.js";
import { tau2Estimators } from "./tau2/index.js";
import { tau2Intervals } from "./tau2-interval/index.js";

/** A meta-analysis in numbers alone. */
export interface ModelFit {
  readonly model: "common" | "random";
  readonly tau2Method: string | null;
  readonly method: string;
  readonly inference: string;
  readonly level: number;
  readonly k: number;
  readonly term: Omit<Term, "backTransformed">;
  readonly heterogeneity: Heterogeneity;
  readonly prediction: Omit<Prediction, "backTransformed"> | null;
  readonly fitStatistics: FitStatistics | null;
  /** Percent, in the order of the studies. */
  readonly weights: readonly number[];
  readonly fitted: readonly number[];
  readonly residuals: readonly number[];
  readonly notes: readonly Note[];
}

/**
 * Pools estimates with known variances.
 *
 *   w = 1/(v + tau²),   μ = Σwy/Σw;   tau² = 0 in the common-effect model
 *
 * One study is given back as it is. Nothing that comes back is NaN or infinite.
 *
 * Source  DerSimonian & Laird 1986, Control Clin Trials 7:177–188
 * @throws E_NO_STUDIES for none, E_DOMAIN for a variance that is not positive, E_OPTION for an unknown method,
 *   E_NOT_ESTIMABLE for numbers whose powers leave the range of double precision
 */
export function fitEffects(effects: readonly StudyEffect[], options: Partial<ModelOptions> = {}): ModelFit {
  const chosen = { ...defaultModelOptions, ...options };
  const { model, level } = chosen;
  const studies = studiesOf(effects);
  const { k } = studies;
  const estimator = tau2Estimators.get(chosen.tau2);
  const interval = tau2Intervals.get(chosen.tau2Interval);
  const asked = chosen.inference === null ? defaultInference(model, k) : inferences.get(chosen.inference);
  const inference = k === 1 ? inferences.get("z") : asked;
  const random = model === "random" && k > 1;

  const method = methodFor(chosen, random);
  const common = method.pool(countedIn(method, studies, effects, chosen), chosen);
  // DerSimonian and Laird's Q may be taken about another common effect than the inverse-variance mean.
  const { tau2, maxima } = random ? estimator.estimate(studies, common.q) : { tau2: 0, maxima: 1 };
  const { mu, w1, q, weights } = random ? inTotal(studies, tau2) : common;
  const pooled = { k, w1, q };
  const { se, df } = inference.compute(pooled);
  const half = criticalValue(level, df) * se;
  const statistic = mu / se;
  const term = {
    term: "overall",
    estimate: mu,
    se,
    statistic,
    df,
    p: twoSidedP(statistic, df),
    ciLow: mu - half,
    ciHigh: mu + half,
  };
  const tau2Se = random && !method.counts ? estimator.standardError(studies, tau2) : null;
  const heterogeneity =
    k === 1
      ? noHeterogeneity
      : random
        ? randomHeterogeneity(studies, tau2, tau2Se, common.q, interval, level)
        : commonHeterogeneity(studies, common.q);
  const notes = fitNotes({
    studies,
    random,
    tau2,
    maxima,
    heterogeneity,
    inference: inference.id,
    byDefault: chosen.inference === null,
    factor: k > 1 ? knappHartungFactor(pooled) : 1,
  });
  const prediction = random ? predictionOf(term, tau2, k, chosen, notes) : null;
  return {
    model,
    tau2Method: random ? estimator.id : null,
    method: method.id,
    inference: inference.id,
    level,
    k,
    term,
    heterogeneity,
    prediction,
    fitStatistics:
      k === 1 || method.counts ? null : random ? estimator.fitStatistics(studies, tau2) : commonStatistics(studies),
    ...perStudy(studies, mu, weights),
    notes,
  };
}

/** Normal interval of one study, from the variance that it is pooled with. */
export function studyInterval(
  y: number,
  v: number,
  level: number,
): { readonly ciLow: number; readonly ciHigh: number } {
  const half = criticalValue(level, null) * Math.sqrt(v);
  return { ciLow: y - half, ciHigh: y + half };
}

function predictionOf(
  { estimate, se }: Omit<Term, "backTransformed">,
  tau2: number,
  k: number,
  options: ModelOptions,
  notes: Note[],
): Omit<Prediction, "backTransformed"> | null {
  if (options.prediction === null && k < 3) {
    notes.push(note("N_PREDICTION", "two studies say too little of a third: there is no prediction interval"));
    return null;
  }
  const distribution = predictions.get(options.prediction ?? "t");
  const df = distribution.df(k);
  if (df !== null && df < 1) {
    notes.push(note("N_PREDICTION", `${k} studies leave no degree of freedom: there is no prediction interval`));
    return null;
  }
  const half = criticalValue(options.level, df) * Math.sqrt(tau2 + se * se);
  return { low: estimate - half, high: estimate + half, df, method: distribution.id };
}

const commonStatistics = (studies: Studies): FitStatistics => fitStatistics(logLikelihood(studies, 0), 1, studies.k);

/** The random-effects model: inverse variances, whatever gave tau². */
function inTotal(studies: Studies, tau2: number): CommonEffect {
  const { mu, w1, q } = weighted(studies, tau2);
  return { mu, w1, q, weights: Array.from(studies.v, (v) => 100 / (v + tau2) / w1) };
}

const perStudy = ({ y }: Studies, mu: number, weights: readonly number[]) => ({
  weights,
  fitted: weights.map(() => mu),
  residuals: Array.from(y, (value) => value - mu),
});
