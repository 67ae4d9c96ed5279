import { normal } from "../../core/distributions.js";
import type { Recovery } from "./recovery.js";

/**
 * Mean and SD from median and quartiles, with the test whether they look normal at all.
 *
 *   x̄ = w (q₁ + q₃)/2 + (1 − w) m,   w = 0.7 + 0.39/n
 *   s = (q₃ − q₁) / (2 Φ⁻¹((0.75 n − 0.125)/(n + 0.25)))
 *   skewed when |q₁ + q₃ − 2m| / (q₃ − q₁) ≥ 2.65/√n − 6/n²
 *
 * Unit     the outcome's own
 * Domain   n ≥ 2, q₁ ≤ m ≤ q₃
 * Source   Luo 2018 (mean); Wan 2014 (SD); Shi 2023 (skewness, constants as in metafor 5.1)
 * Same as  metafor::conv.fivenum(q1, median, q3, n)
 */
export const quartiles: Recovery<"median" | "q1" | "q3" | "n", "mean" | "sd" | "skew" | "critical"> = {
  id: "quartiles",
  label: "Mean and SD from median and quartiles",
  formula: [
    "x̄ = w (q₁ + q₃)/2 + (1 − w) m, w = 0.7 + 0.39/n",
    "s = (q₃ − q₁) / (2 Φ⁻¹((0.75 n − 0.125)/(n + 0.25)))",
    "skewed when |q₁ + q₃ − 2m| / (q₃ − q₁) ≥ 2.65/√n − 6/n²",
  ],
  unit: null,
  source: "doi:10.1177/0962280216669183; doi:10.1186/1471-2288-14-135; doi:10.1177/09622802231172043",
  sameAs: "metafor::conv.fivenum(q1, median, q3, n)",
  needs: ["median", "q1", "q3", "n"],
  gives: ["mean", "sd", "skew", "critical"],
  compute({ median: m, q1, q3, n }) {
    const w = 0.7 + 0.39 / n;
    return {
      mean: (w * (q1 + q3)) / 2 + (1 - w) * m,
      sd: (q3 - q1) / (2 * normal.quantile((0.75 * n - 0.125) / (n + 0.25))),
      skew: q3 > q1 ? Math.abs(q1 + q3 - 2 * m) / (q3 - q1) : 0,
      critical: 2.65 / Math.sqrt(n) - 6 / (n * n),
    };
  },
};
