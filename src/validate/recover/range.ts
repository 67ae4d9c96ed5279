import { normal } from "../../core/distributions.js";
import type { Recovery } from "./recovery.js";

/**
 * Mean and SD from median, minimum and maximum, with the test whether they look normal at all.
 *
 *   x̄ = w (a + b)/2 + (1 − w) m,   w = 4/(4 + n^0.75)
 *   s = (b − a) / (2 Φ⁻¹((n − 0.375)/(n + 0.25)))
 *   skewed when |a + b − 2m| / (b − a) ≥ 1/ln(n + 9) + 2.5/(n + 1)
 *
 * Unit     the outcome's own
 * Domain   n ≥ 2, a ≤ m ≤ b
 * Source   Luo 2018 (mean); Wan 2014 (SD); Shi 2023 (skewness, constants as in metafor 5.1)
 * Same as  metafor::conv.fivenum(min, median, max, n)
 */
export const range: Recovery<"median" | "min" | "max" | "n", "mean" | "sd" | "skew" | "critical"> = {
  id: "range",
  label: "Mean and SD from median, minimum and maximum",
  formula: [
    "x̄ = w (a + b)/2 + (1 − w) m, w = 4/(4 + n^0.75)",
    "s = (b − a) / (2 Φ⁻¹((n − 0.375)/(n + 0.25)))",
    "skewed when |a + b − 2m| / (b − a) ≥ 1/ln(n + 9) + 2.5/(n + 1)",
  ],
  unit: null,
  source: "doi:10.1177/0962280216669183; doi:10.1186/1471-2288-14-135; doi:10.1177/09622802231172043",
  sameAs: "metafor::conv.fivenum(min, median, max, n)",
  needs: ["median", "min", "max", "n"],
  gives: ["mean", "sd", "skew", "critical"],
  compute({ median: m, min: a, max: b, n }) {
    const w = 4 / (4 + n ** 0.75);
    return {
      mean: (w * (a + b)) / 2 + (1 - w) * m,
      sd: (b - a) / (2 * normal.quantile((n - 0.375) / (n + 0.25))),
      skew: b > a ? Math.abs(a + b - 2 * m) / (b - a) : 0,
      critical: 1 / Math.log(n + 9) + 2.5 / (n + 1),
    };
  },
};
