import { chiSquared } from "../core/distributions.js";
import { sum, weightedMean } from "../core/sums.js";
import type { SubgroupDifference } from "../records.js";
import type { ModelFit } from "./fit.js";

/**
 * Do the groups' pooled effects differ? Under random effects each group has a tau² of its own.
 *
 *   Q_b = Σ w_g (μ_g − μ)²,   w_g = 1/SE_g²;   χ² with G − 1 df
 *
 * Source  Borenstein & Higgins 2013, Prev Sci 14:134–143
 */
export function subgroupDifference(
  by: readonly string[],
  fits: readonly Pick<ModelFit, "term">[],
): Omit<SubgroupDifference, "fits" | "model"> | null {
  if (fits.length < 2) return null;
  const estimates = fits.map(({ term }) => term.estimate);
  const weights = fits.map(({ term }) => 1 / term.se ** 2);
  const mean = weightedMean(estimates, weights);
  const q = sum(estimates.map((estimate, i) => (weights[i] ?? 0) * (estimate - mean) ** 2));
  const df = fits.length - 1;
  return { by, q, df, p: chiSquared.upper(q, df) };
}
