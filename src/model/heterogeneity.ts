import { chiSquared } from "../core/distributions.js";
import type { Heterogeneity } from "../records.js";
import { type Studies, traceP, weighted } from "./studies.js";
import type { Tau2Interval } from "./tau2-interval/interval.js";

/** One study says nothing about the differences between studies. */
export const noHeterogeneity: Heterogeneity = {
  tau2: null,
  tau2Se: null,
  tau2Low: null,
  tau2High: null,
  tau2Interval: null,
  i2: null,
  i2Low: null,
  i2High: null,
  h2: null,
  h2Low: null,
  h2High: null,
  q: null,
  qDf: null,
  qP: null,
};

/**
 * Cochran's Q about the pooled effect of the method, and what it says of the common-effect model.
 *
 *   Q = Σ(y − μ)²/v;   I² = max(0, (Q − (k−1))/Q);   H² = Q/(k−1)
 *
 * Source  Higgins & Thompson 2002, Stat Med 21:1539–1558
 */
export function commonHeterogeneity(studies: Studies, q: number): Heterogeneity {
  const qDf = studies.k - 1;
  const i2 = q > qDf ? (100 * (q - qDf)) / q : 0;
  return { ...noHeterogeneity, i2, h2: q / qDf, q, qDf, qP: chiSquared.upper(q, qDf) };
}

/**
 * tau² with its interval, and what it means beside the studies' own variances.
 *
 *   s² = (k−1)/(Σw − Σw²/Σw), w = 1/v;   I² = tau²/(tau² + s²);   H² = tau²/s² + 1
 *
 * Source  Higgins & Thompson 2002, Stat Med 21:1539–1558
 */
export function randomHeterogeneity(
  studies: Studies,
  tau2: number,
  tau2Se: number | null,
  q: number,
  interval: Tau2Interval,
  level: number,
): Heterogeneity {
  const sums = weighted(studies, 0);
  const qDf = studies.k - 1;
  const typical = qDf / traceP(sums);
  const { low, high } = interval.compute(studies, level);
  return {
    tau2,
    tau2Se,
    tau2Low: low,
    tau2High: high,
    tau2Interval: interval.id,
    i2: (100 * tau2) / (tau2 + typical),
    i2Low: (100 * low) / (low + typical),
    i2High: (100 * high) / (high + typical),
    h2: tau2 / typical + 1,
    h2Low: low / typical + 1,
    h2High: high / typical + 1,
    q,
    qDf,
    qP: chiSquared.upper(q, qDf),
  };
}
