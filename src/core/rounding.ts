/**
 * From a printed number back to the reals it may have been.
 *
 *   "0.80" → [0.795, 0.805]     "0.8" → [0.75, 0.85]     "15 818" → [15817.5, 15818.5]
 *   cut off instead of rounded: "0.80" → [0.80, 0.81]
 *
 * The value comes with the text: here its digits are only counted, so that a comma need not be guessed at again.
 */
import type { PrintedP } from "../records.js";
import { type Range, rangeOf } from "./ranges.js";

const EXPONENT =
  /(?:[eE]\s{0,2}[-+−–]?\s{0,2}\d{1,4}|[×xX]\s{0,2}10\s{0,2}(?:\^\s{0,2})?[-+−–⁻]?\s{0,2}[\d⁰¹²³⁴-⁹]{1,4})\s{0,2}$/u;
const MARKED = /^\D*?(\d[\d\s,.·∙'’\u00a0\u2009\u202f]*|[.,·∙]\d+)/u;

/** One unit in the last printed place; for a number without its text, in the last place a double shows. */
export function unitOf(value: number, printed: string | null): number {
  const plain = printed === null ? null : plainUnit(printed, value);
  if (plain !== null) return plain;
  const text = printed === null ? String(Math.abs(value)) : printed.normalize("NFKC").trim();
  const power = EXPONENT.exec(text);
  const mantissa = power === null ? text : text.slice(0, power.index);
  const { before, after } = partsOf(mantissa);
  if (power !== null && value !== 0) {
    const leading = Math.floor(Math.log10(Math.abs(value)) + 1e-12);
    return 10 ** (leading - (Math.max(before.length, 1) - 1) - after.length);
  }
  return 10 ** -decimalsOf(value, before, after);
}

/** The same at once for digits with one mark at most, as nearly all cells are; null where the value is not simply that. */
function plainUnit(text: string, value: number): number | null {
  let digits = 0;
  let decimals = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      digits = digits * 10 + (code - 48);
      if (decimals >= 0) decimals += 1;
    } else if ((code === 44 || code === 46) && decimals < 0) decimals = 0;
    else if (!(i === 0 && code === 45)) return null;
  }
  const unit = 10 ** -Math.max(0, decimals);
  const size = Math.abs(value);
  return Math.abs(digits * unit - size) <= 1e-9 * Math.max(size, unit) ? unit : null;
}

/** Half a unit of the last printed digit: "7.9" stands for 7.85 to 7.95. None where the text is not of this value. */
export function halfUnit(text: string, value: number): number {
  const unit = unitOf(value, text);
  const units = value / unit;
  return Math.abs(units - Math.round(units)) <= 1e-6 * Math.max(1, Math.abs(units) * 1e-6) ? unit / 2 : 0;
}

function partsOf(mantissa: string): { readonly before: string; readonly after: string } {
  const digits = (MARKED.exec(mantissa)?.[1] ?? mantissa).trimEnd();
  const mark = Math.max(...[".", ",", "·", "∙"].map((each) => digits.lastIndexOf(each)));
  const only = (text: string): string => text.replace(/\D/g, "");
  if (mark < 0) return { before: only(digits), after: "" };
  return { before: only(digits.slice(0, mark)), after: only(digits.slice(mark + 1)) };
}

/** The digits after the last mark are decimals where those before it are the value's whole part; else the mark groups. */
function decimalsOf(value: number, before: string, after: string): number {
  const whole = String(Math.trunc(Math.abs(value)));
  return (before.replace(/^0+/, "") || "0") === whole ? after.length : 0;
}

/** How many decimals are printed; 0 for whole numbers. */
export function decimalsPrinted(value: number, printed: string | null): number {
  return Math.max(0, Math.round(-Math.log10(unitOf(value, printed))));
}

/** The reals that round to the printed number, whichever way halves go. */
export function roundedFrom(value: number, printed: string | null): Range {
  const half = unitOf(value, printed) / 2;
  return { low: value - half, high: value + half };
}

/** The reals that give the printed number when their further digits are cut off. */
export function truncatedFrom(value: number, printed: string | null): Range {
  const unit = unitOf(value, printed);
  return rangeOf(value, value < 0 ? value - unit : value + unit);
}

/** The probabilities a printed p allows. */
export function pRange(p: PrintedP, printed: string | null): Range {
  switch (p.op) {
    case "=": {
      const { low, high } = roundedFrom(p.value, printed);
      return { low: Math.max(0, low), high: Math.min(1, high) };
    }
    case "<":
    case "<=":
      return { low: 0, high: p.value };
    default:
      return { low: p.value, high: 1 };
  }
}
