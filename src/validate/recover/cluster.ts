import type { Recovery } from "./recovery.js";

/**
 * Effective sample size of an arm that was randomised in clusters. Events are divided by the same factor.
 *
 *   n_eff = n / (1 + (M − 1) ICC)
 *
 * Unit     people
 * Domain   M ≥ 1 (mean cluster size), −1 ≤ ICC ≤ 1, factor > 0
 * Source   Cochrane Handbook 23.1.4
 * Same as  base R: n / (1 + (M - 1) * icc)
 */
export const cluster: Recovery<"n" | "clusterSize" | "icc", "n" | "factor"> = {
  id: "cluster",
  label: "Effective sample size under clustering",
  formula: ["n_eff = n / (1 + (M − 1) ICC)"],
  unit: "people",
  source: "Cochrane Handbook 23.1.4",
  sameAs: "base R: n / (1 + (M - 1) * icc)",
  needs: ["n", "clusterSize", "icc"],
  gives: ["n", "factor"],
  compute({ n, clusterSize, icc }) {
    const factor = 1 + (clusterSize - 1) * icc;
    return { n: n / factor, factor };
  },
};
