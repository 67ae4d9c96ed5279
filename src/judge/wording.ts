import type { Interval } from "../records.js";

/** How many decimals an estimate deserves: two significant digits of its standard error. */
export function decimalsFor(se: number | null, estimate: number): number {
  const scale = se !== null && se > 0 ? se / 10 : Math.abs(estimate) / 1000;
  if (!(scale > 0)) return 1;
  return Math.min(6, Math.max(0, Math.ceil(-Math.log10(scale) - 1e-9)));
}

/** More than any reader wants, and than a double has. */
const MOST_DECIMALS = 20;

/** Fixed decimals, a true minus sign, and no "−0". */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(Math.min(decimals, MOST_DECIMALS));
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

/** A threshold as a reader would write it: at most four significant digits, no trailing zeros. */
export function plain(value: number): string {
  const whole = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  const text = fixed(value, Math.min(12, Math.max(0, 4 - whole)));
  return text.includes(".") ? text.replace(/\.?0{1,20}$/, "") : text;
}

/** "7.9 [4.7, 11.0]" */
export function withInterval({ estimate, ciLow, ciHigh }: Interval, decimals: number): string {
  return `${fixed(estimate, decimals)} [${fixed(ciLow, decimals)}, ${fixed(ciHigh, decimals)}]`;
}

/** A share that was counted: 0% and 100% are what they are. */
export function rateText(rate: number): string {
  return rate === 0 || rate === 1 ? `${100 * rate}%` : chance(rate);
}

/** "88%", "0.7%", "under 0.1%", "over 99.9%": a chance is never printed as 0 or 1. */
export function chance(probability: number): string {
  const percent = 100 * probability;
  if (percent < 0.1) return "under 0.1%";
  if (percent > 99.9) return "over 99.9%";
  return `${percent < 10 || percent > 90 ? fixed(percent, 1) : fixed(percent, 0)}%`;
}
