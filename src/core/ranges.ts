/** All reals between two ends: what a number that was rounded may have been. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Slack for the last bits of a double, so that ends that meet exactly count as meeting. */
const SLACK = 1e-9;

const slackOf = (...values: readonly number[]): number =>
  SLACK * Math.max(...values.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0)), 1e-6);

export const rangeOf = (...values: readonly number[]): Range => ({
  low: Math.min(...values),
  high: Math.max(...values),
});

export const hull = (a: Range, b: Range): Range => rangeOf(a.low, a.high, b.low, b.high);

/** Whether two ranges share a point; ends included. */
export function meet(a: Range, b: Range): boolean {
  const slack = slackOf(a.low, a.high, b.low, b.high);
  return a.low <= b.high + slack && b.low <= a.high + slack;
}

export const holds = (range: Range, value: number): boolean => meet(range, { low: value, high: value });

export const minus = (a: Range, b: Range): Range => ({ low: a.low - b.high, high: a.high - b.low });

export const times = (a: Range, factor: number): Range => rangeOf(a.low * factor, a.high * factor);

/** a/b for b > 0. */
export const over = (a: Range, b: Range): Range =>
  rangeOf(a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high);

/** The sizes of a range's members. */
export function sizes(a: Range): Range {
  const ends = rangeOf(Math.abs(a.low), Math.abs(a.high));
  return a.low <= 0 && a.high >= 0 ? { low: 0, high: ends.high } : ends;
}

export const middle = (a: Range): number => (a.low + a.high) / 2;

/** ln of a range of positive numbers, or null where it reaches 0. */
export const logOf = (a: Range): Range | null => (a.low > 0 ? { low: Math.log(a.low), high: Math.log(a.high) } : null);
