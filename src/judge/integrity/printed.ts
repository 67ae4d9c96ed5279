/**
 * A number as it was printed: its value and how many decimals stood there. "2.50" is 2.5 with two decimals, so it may
 * have been anything from 2.495 to 2.505. Every procedure here asks that range, never the value alone.
 */
export interface Printed {
  readonly value: number;
  readonly decimals: number;
}

/** The reals that a printed number may have been. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Guards a comparison against the last bits of a double, never against rounding of the print. */
const SLACK = 1e-9;

/** Half a unit of the last printed digit. */
export const halfUnit = ({ decimals }: Printed): number => 10 ** -decimals / 2;

/** What was printed, before it was rounded. */
export function rangeOf(printed: Printed): Range {
  const half = halfUnit(printed);
  return { low: printed.value - half, high: printed.value + half };
}

/** The same for a quantity that is never negative. */
export function positiveRange(printed: Printed): Range {
  const { low, high } = rangeOf(printed);
  return { low: Math.max(0, low), high };
}

/** Two ranges share a point. */
export function meet(one: Range, other: Range): boolean {
  const slack =
    SLACK * Math.max(Math.abs(one.low), Math.abs(one.high), Math.abs(other.low), Math.abs(other.high), 1e-300);
  return one.low <= other.high + slack && other.low <= one.high + slack;
}

export const times = ({ low, high }: Range, factor: number): Range =>
  factor >= 0 ? { low: low * factor, high: high * factor } : { low: high * factor, high: low * factor };

export const minus = (one: Range, other: Range): Range => ({ low: one.low - other.high, high: one.high - other.low });

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
