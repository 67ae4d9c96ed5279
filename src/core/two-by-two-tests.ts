/** The usual tests of a two-by-two table: events and others in two groups. */
import { chiSquared } from "./distributions.js";
import { type Range, rangeOf } from "./ranges.js";
import { fisherExact, type TwoByTwo } from "./two-by-two.js";

/** Above this many people Fisher's test is that of χ² with Yates' correction. */
const LARGE = 100_000;

/** The p-values that the usual tests of a two-by-two table give, from the smallest to the largest. */
export function pOfTable(table: TwoByTwo): Range {
  const exact = table.a + table.b + table.c + table.d > LARGE ? [] : [fisherExact(table)];
  return rangeOf(...exact, chiSquared.upper(squares(table, 0), 1), chiSquared.upper(squares(table, 0.5), 1));
}

/** Pearson's χ² with a continuity correction, never larger than the deviation itself. */
export function squares({ a, b, c, d }: TwoByTwo, correction: number): number {
  const n = a + b + c + d;
  const deviation = Math.abs(a * d - b * c);
  const corrected = deviation - Math.min(deviation, correction * n);
  return (n * corrected * corrected) / ((a + b) * (c + d) * (a + c) * (b + d));
}
