import type { CalledInR, Described } from "../../core/registry.js";
import type { FitStatistics } from "../../records.js";
import type { Studies } from "../studies.js";

/** tau², at least 0, and how many maxima its likelihood has: 1 where there is no choice to make. */
export interface Tau2Estimate {
  readonly tau2: number;
  readonly maxima: number;
}

/** A way to estimate the variance of true effects between studies. */
export interface Tau2Estimator extends Described, CalledInR {
  /** `q` is Cochran's, about the common effect of the pooling method. */
  estimate(studies: Studies, q: number): Tau2Estimate;
  standardError(studies: Studies, tau2: number): number;
  /** Null where the estimator has no likelihood. */
  fitStatistics(studies: Studies, tau2: number): FitStatistics | null;
}

export const single = (tau2: number): Tau2Estimate => ({ tau2: Math.max(0, tau2), maxima: 1 });
