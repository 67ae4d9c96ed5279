/**
 * How far numbers reach. A measurement beyond is a slip of the exponent, and its square would leave what a double holds:
 * readers refuse it where it stands, so that nothing behind them has to.
 */
export const LARGEST = 1e100;

/** Nearer to 0 than this a double loses its digits. */
export const LEAST = 1e-300;

/** People, and events among them: more than have ever lived. */
export const MOST_PEOPLE = 1e12;

export const isWithinReach = (value: number): boolean =>
  value === 0 || (Math.abs(value) <= LARGEST && Math.abs(value) >= LEAST);
