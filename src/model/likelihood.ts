import type { FitStatistics } from "../records.js";
import { type Studies, weighted } from "./studies.js";

function sumOfLogs({ k, v }: Studies, tau2: number): number {
  let total = 0;
  for (let i = 0; i < k; i++) total += Math.log((v[i] as number) + tau2);
  return total;
}

/**
 * Log likelihood at tau², profiled over μ.
 *
 *   l = −½ (k ln 2π + Σ ln(v + tau²) + Σw(y − μ)²)
 *
 * Source  Hardy & Thompson 1996, Stat Med 15:619–629
 */
export function logLikelihood(studies: Studies, tau2: number): number {
  return -(studies.k * Math.log(2 * Math.PI) + sumOfLogs(studies, tau2) + weighted(studies, tau2).q) / 2;
}

/**
 * Restricted log likelihood at tau².
 *
 *   l = −½ ((k−1) ln 2π − ln k + Σ ln(v + tau²) + ln Σw + Σw(y − μ)²)
 *
 * Source  Harville 1974, Biometrika 61:383–385; the term ln k is that of metafor
 */
export function restrictedLogLikelihood(studies: Studies, tau2: number): number {
  const { q, w1 } = weighted(studies, tau2);
  const constant = (studies.k - 1) * Math.log(2 * Math.PI) - Math.log(studies.k);
  return -(constant + sumOfLogs(studies, tau2) + Math.log(w1) + q) / 2;
}

/** Information criteria from a likelihood of `parameters` parameters and `n` independent values. */
export function fitStatistics(logLik: number, parameters: number, n: number): FitStatistics {
  const enough = Math.max(n, parameters + 2);
  return {
    logLik,
    aic: -2 * logLik + 2 * parameters,
    bic: -2 * logLik + parameters * Math.log(n),
    aicc: -2 * logLik + (2 * parameters * enough) / (enough - parameters - 1),
  };
}
