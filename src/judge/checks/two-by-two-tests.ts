/** The usual tests of a two-by-two table: events and others in two groups. */
import { chiSquared, logGamma } from "../../core/distributions.js";
import { type Range, rangeOf } from "../ranges.js";

export interface Table {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Above this many people Fisher's test is that of χ² with Yates' correction. */
const LARGE = 100_000;

/** The p-values that the usual tests of a two-by-two table give, from the smallest to the largest. */
export function pOfTable(table: Table): Range {
  const exact = table.a + table.b + table.c + table.d > LARGE ? [] : [fisherP(table)];
  return rangeOf(...exact, chiSquared.upper(squares(table, 0), 1), chiSquared.upper(squares(table, 0.5), 1));
}

/** Pearson's χ² with a continuity correction, never larger than the deviation itself. */
export function squares({ a, b, c, d }: Table, correction: number): number {
  const n = a + b + c + d;
  const deviation = Math.abs(a * d - b * c);
  const corrected = deviation - Math.min(deviation, correction * n);
  return (n * corrected * corrected) / ((a + b) * (c + d) * (a + c) * (b + d));
}

/** Fisher's exact test, two-sided: all tables no likelier than the one seen. */
export function fisherP({ a, b, c, d }: Table): number {
  const [row, column, n] = [a + b, a + c, a + b + c + d];
  const choose = (m: number, k: number): number => logGamma(m + 1) - logGamma(k + 1) - logGamma(m - k + 1);
  const chance = (x: number): number => Math.exp(choose(row, x) + choose(n - row, column - x) - choose(n, column));
  const limit = chance(a) * (1 + 1e-7);
  const [first, last] = [Math.max(0, column - (n - row)), Math.min(row, column)];
  let sum = 0;
  for (let x = first; x <= last; x += 1) {
    const each = chance(x);
    if (each <= limit) sum += each;
  }
  return Math.min(1, sum);
}
