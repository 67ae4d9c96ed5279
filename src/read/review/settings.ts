import { quantityNamed } from "../../core/quantities.js";
import type { Interval, ReviewAnalysis, ReviewPooled } from "../../records.js";
import { plainNumber } from "../numbers.js";

/** Null for a measure that none is computed of here. RevMan's own abbreviations go before the field's names. */
export function measureOf(text: string): string | null {
  const name = text
    .trim()
    .replace(/^std\. /i, "standardised ")
    .replaceAll("_", " ");
  const quantity = quantityNamed(name) ?? quantityNamed(name.toLowerCase());
  return quantity === null || quantity.r === null ? null : quantity.id;
}

export function methodOf(text: string): ReviewAnalysis["method"] {
  const name = text
    .trim()
    .toUpperCase()
    .replace(/[^A-Z_]/g, "");
  if (name === "MH") return "mh";
  return /PETO/.test(name) ? "peto" : "iv";
}

export const modelOf = (text: string): ReviewAnalysis["model"] =>
  /^random|^yes/i.test(text.trim()) ? "random" : "common";

/** "95", "95%", "0.95" as a proportion; 0.95 where there is none. */
export function levelOf(text: string): number {
  const value = plainNumber(text.trim().replace(/%$/, ""));
  if (!(value > 0)) return 0.95;
  return value > 1 ? value / 100 : value;
}

/** A number, or null for an empty cell. */
export function numberOr(text: string): number | null {
  const value = plainNumber(text.trim());
  return Number.isFinite(value) ? value : null;
}

export function intervalOr(estimate: string, low: string, high: string): Interval | null {
  const [one, two, three] = [estimate, low, high].map(numberOr);
  return one == null || two == null || three == null ? null : { estimate: one, ciLow: two, ciHigh: three };
}

/** Unused fields hold 0: an interval from 0 to 0 was never computed. */
export const computed = (interval: Interval | null): Interval | null =>
  interval !== null && interval.ciLow === 0 && interval.ciHigh === 0 ? null : interval;

export const NOT_POOLED: ReviewPooled = { printed: null, tau2: null, chi2: null, df: null, i2: null, z: null };
