import { normal } from "../../core/distributions.js";
import type { Recovery } from "./recovery.js";

/**
 * Mean and SD from minimum, quartiles, median and maximum, with the test whether they look normal at all.
 *
 *   x̄ = w₁ (a + b)/2 + w₂ (q₁ + q₃)/2 + (1 − w₁ − w₂) m,   w₁ = 2.2/(2.2 + n^0.75), w₂ = 0.7 − 0.72/n^0.55
 *   s = (b − a)/θ₁ + (q₃ − q₁)/θ₂
 *   θ₁ = (2 + 0.14 n^0.6) Φ⁻¹((n − 0.375)/(n + 0.25)),   θ₂ = (2 + 2/(0.07 n^0.6)) Φ⁻¹((0.75 n − 0.125)/(n + 0.25))
 *   skewed when max(2.65 ln(0.6 n)/√n · |a + b − 2m|/(b − a), |q₁ + q₃ − 2m|/(q₃ − q₁)) ≥ 3/√n − 40/n³
 *
 * Unit     the outcome's own
 * Domain   n ≥ 2, a ≤ q₁ ≤ m ≤ q₃ ≤ b
 * Source   Luo 2018 (mean); Shi 2020 (SD); Shi 2023 (skewness, constants as in metafor 5.1)
 * Same as  metafor::conv.fivenum(min, q1, median, q3, max, n)
 */
export const fiveNumber: Recovery<"median" | "q1" | "q3" | "min" | "max" | "n", "mean" | "sd" | "skew" | "critical"> = {
  id: "five-number",
  label: "Mean and SD from minimum, quartiles, median and maximum",
  formula: [
    "x̄ = w₁ (a + b)/2 + w₂ (q₁ + q₃)/2 + (1 − w₁ − w₂) m",
    "w₁ = 2.2/(2.2 + n^0.75), w₂ = 0.7 − 0.72/n^0.55",
    "s = (b − a)/θ₁ + (q₃ − q₁)/θ₂",
    "θ₁ = (2 + 0.14 n^0.6) Φ⁻¹((n − 0.375)/(n + 0.25))",
    "θ₂ = (2 + 2/(0.07 n^0.6)) Φ⁻¹((0.75 n − 0.125)/(n + 0.25))",
    "skewed when max(2.65 ln(0.6 n)/√n · |a + b − 2m|/(b − a), |q₁ + q₃ − 2m|/(q₃ − q₁)) ≥ 3/√n − 40/n³",
  ],
  unit: null,
  source: "doi:10.1177/0962280216669183; doi:10.1002/jrsm.1429; doi:10.1177/09622802231172043",
  sameAs: "metafor::conv.fivenum(min, q1, median, q3, max, n)",
  needs: ["median", "q1", "q3", "min", "max", "n"],
  gives: ["mean", "sd", "skew", "critical"],
  compute({ median: m, q1, q3, min: a, max: b, n }) {
    const w1 = 2.2 / (2.2 + n ** 0.75);
    const w2 = 0.7 - 0.72 / n ** 0.55;
    const theta1 = (2 + 0.14 * n ** 0.6) * normal.quantile((n - 0.375) / (n + 0.25));
    const theta2 = (2 + 2 / (0.07 * n ** 0.6)) * normal.quantile((0.75 * n - 0.125) / (n + 0.25));
    const outer = b > a ? Math.abs(a + b - 2 * m) / (b - a) : 0;
    const inner = q3 > q1 ? Math.abs(q1 + q3 - 2 * m) / (q3 - q1) : 0;
    return {
      mean: (w1 * (a + b)) / 2 + (w2 * (q1 + q3)) / 2 + (1 - w1 - w2) * m,
      sd: (b - a) / theta1 + (q3 - q1) / theta2,
      skew: Math.max(((2.65 * Math.log(0.6 * n)) / Math.sqrt(n)) * outer, inner),
      critical: 3 / Math.sqrt(n) - 40 / n ** 3,
    };
  },
};
