import type { Range } from "../../../core/ranges.js";

/**
 * A number as it was printed: its value and how many decimals stood there. "2.50" is 2.5 with two decimals, so it may
 * have been anything from 2.495 to 2.505. Every procedure here asks that range, never the value alone.
 */
export interface Printed {
  readonly value: number;
  readonly decimals: number;
}

/** Half a unit of the last printed digit. */
export const halfUnit = ({ decimals }: Printed): number => 10 ** -decimals / 2;

/** What was printed, before it was rounded. */
export function printedRange(printed: Printed): Range {
  const half = halfUnit(printed);
  return { low: printed.value - half, high: printed.value + half };
}

/** The same for a quantity that is never negative. */
export function positiveRange(printed: Printed): Range {
  const { low, high } = printedRange(printed);
  return { low: Math.max(0, low), high };
}

/**
 * Whether whole-number arithmetic can judge a printed number of so many scores: its digits and the sum of the scores are
 * whole numbers that a double holds exactly.
 */
export const isExact = ({ value, decimals }: Printed, scores: number): boolean =>
  Number.isSafeInteger(Math.round(value * 10 ** decimals)) && Math.abs(value) * scores < Number.MAX_SAFE_INTEGER;

/** The digits without their point: exact, since a double holds fifteen. */
export const digitsOf = ({ value, decimals }: Printed): bigint => BigInt(Math.round(value * 10 ** decimals));

export const tenTo = (decimals: number): bigint => 10n ** BigInt(decimals);

/** Towards minus infinity, as a mathematician divides. */
export function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}

export const ceilDivide = (numerator: bigint, denominator: bigint): bigint => -floorDivide(-numerator, denominator);

/** Nearest double. */
export const toDouble = (whole: bigint): number => +whole.toString();
