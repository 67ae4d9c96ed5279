import type { TwoByTwo } from "../records.js";
import { logGamma } from "./distributions.js";

export type { TwoByTwo } from "../records.js";

/** Nobody, or everybody, in one of the groups has the event. */
export const hasZeroCell = ({ a, b, c, d }: TwoByTwo): boolean => a === 0 || b === 0 || c === 0 || d === 0;

/** The table with a constant more in both cells of each group. */
export const plus = ({ a, b, c, d }: TwoByTwo, first: number, second: number): TwoByTwo => ({
  a: a + first,
  b: b + first,
  c: c + second,
  d: d + second,
});

/** An estimate on the log scale with its variance. */
export interface LogRatio {
  readonly y: number;
  readonly v: number;
}

/**
 * Log risk ratio of two groups.
 *
 *   y = ln((a/n₁)/(c/n₂)),   v = 1/a − 1/n₁ + 1/c − 1/n₂
 *
 * Domain   a, c > 0
 * Source   Katz et al. 1978, Biometrics 34:469–474
 */
export function logRiskRatio({ a, b, c, d }: TwoByTwo): LogRatio {
  const [n1, n2] = [a + b, c + d];
  // 1/a − 1/n₁, without the difference
  return { y: Math.log(a / n1 / (c / n2)), v: b / a / n1 + d / c / n2 };
}

/**
 * Log odds ratio of two groups.
 *
 *   y = ln(ad/(bc)),   v = 1/a + 1/b + 1/c + 1/d
 *
 * Domain   all cells > 0
 * Source   Woolf 1955, Ann Hum Genet 19:251–253
 */
export const logOddsRatio = ({ a, b, c, d }: TwoByTwo): LogRatio => ({
  y: Math.log((a / b) * (d / c)),
  v: 1 / a + 1 / b + 1 / c + 1 / d,
});

/** Two tables count as equally likely where their chances differ by no more than this, as in R's fisher.test. */
const TIES = 1e-7;

/** Fisher's exact test, two-sided: the chance of all tables with the same margins that are no likelier than the one seen. */
export function fisherExact({ a, b, c, d }: TwoByTwo): number {
  const [row, column, n] = [a + b, a + c, a + b + c + d];
  const choose = (m: number, k: number): number => logGamma(m + 1) - logGamma(k + 1) - logGamma(m - k + 1);
  const chance = (x: number): number => Math.exp(choose(row, x) + choose(n - row, column - x) - choose(n, column));
  const limit = chance(a) * (1 + TIES);
  const [first, last] = [Math.max(0, column - (n - row)), Math.min(row, column)];
  let sum = 0;
  for (let x = first; x <= last; x += 1) {
    const each = chance(x);
    if (each <= limit) sum += each;
  }
  return Math.min(1, sum);
}
