/** Size and SD of one of two groups. */
export interface Group {
  readonly n: number;
  readonly sd: number;
}

/** s_p² = ((n₁−1)s₁² + (n₂−1)s₂²) / (n₁+n₂−2), the variance that two groups share if their variances are equal. */
export const pooledVariance = (t: Group, c: Group): number =>
  ((t.n - 1) * t.sd * t.sd + (c.n - 1) * c.sd * c.sd) / (t.n + c.n - 2);

/** √ of the pooled variance. */
export const pooledSd = (t: Group, c: Group): number => Math.sqrt(pooledVariance(t, c));

/**
 * Variance of a difference of two means, with equal variances or without.
 *
 *   s_p² (1/n₁ + 1/n₂)   or   s₁²/n₁ + s₂²/n₂
 *
 * Source   Student 1908, Biometrika 6:1–25; Welch 1947, Biometrika 34:28–35
 */
export function differenceVariance(t: Group, c: Group, variance: "pooled" | "unequal"): number {
  if (variance === "unequal") return (t.sd * t.sd) / t.n + (c.sd * c.sd) / c.n;
  const s = pooledSd(t, c);
  return s * s * (1 / t.n + 1 / c.n);
}

/**
 * Degrees of freedom of its t test.
 *
 *   Welch: (s₁²/n₁ + s₂²/n₂)² / ((s₁²/n₁)²/(n₁−1) + (s₂²/n₂)²/(n₂−1));  Student: n₁ + n₂ − 2
 *
 * Source   Satterthwaite 1946, Biometrics Bull 2:110–114; Welch 1947, Biometrika 34:28–35
 */
export function differenceDf(t: Group, c: Group, variance: "pooled" | "unequal"): number {
  if (variance === "pooled") return t.n + c.n - 2;
  const a = (t.sd * t.sd) / t.n;
  const b = (c.sd * c.sd) / c.n;
  // By the groups' shares of the variance, since its square may leave the range of numbers.
  const share = a / (a + b);
  return 1 / ((share * share) / (t.n - 1) + (1 - share) ** 2 / (c.n - 1));
}
