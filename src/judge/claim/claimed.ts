import { quantityNamed } from "../../core/quantities.js";
import type { ClaimEvidence, Frame } from "../../records.js";
import type { ClaimedUnit } from "./interpretations/index.js";

/** The size that a statement claims, in the unit in which readings of it are computed. */
export interface Claimed {
  readonly quote: string;
  /** Positive for more, negative for less; in percent where a ratio is told ("twice" is 100). */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: ClaimedUnit;
  readonly bound: "over" | "under" | "up to" | null;
  /** The words say which way. */
  readonly signed: boolean;
  /** The reading that the words name ("odds ratio 2.0"); null where they leave it open. */
  readonly reading: string | null;
}

/** The reading that a measure is by its name; others leave it open. */
const NAMED: Partial<Readonly<Record<ClaimEvidence["measure"], string>>> = {
  or: "odds-ratio",
  rr: "relative-risk",
  irr: "relative-rate",
  hr: "hazard",
  smd: "standardised",
};

const readingNamed = (measure: string | null): string | null => NAMED[quantityNamed(measure)?.evidence ?? "md"] ?? null;

const UNITS: Partial<Readonly<Record<NonNullable<Frame["amount"]>["form"], ClaimedUnit>>> = {
  percent: "percent",
  times: "ratio",
  "percentage points": "percentage points",
  "one in": "percent",
  "number needed": "people",
};

/** The size a statement claims; null where it claims none. */
export function claimedBy(frame: Frame): Claimed | null {
  const { amount, quote, way } = frame;
  if (amount === null) return null;
  const { form, value, low, high, bound, unit, measure } = amount;
  const base = { quote, bound };
  if (form === "estimate") {
    const reading = readingNamed(measure);
    if (reading === "standardised" || reading === null)
      return { ...base, value, low, high, unit: "SD", signed: true, reading };
    const percent = (x: number) => 100 * (x - 1);
    return {
      ...base,
      value: percent(value),
      low: percent(low),
      high: percent(high),
      unit: "ratio",
      signed: true,
      reading,
    };
  }
  const less = way === "less";
  if (form === "times") {
    // "Three times less" is a third; "half" needs no word to be less.
    const [x, from, to] = less && value > 1 ? [1 / value, 1 / high, 1 / low] : [value, low, high];
    const [a, b, c] = [x, from, to].map((one) => 100 * (one - 1)) as [number, number, number];
    // "More than three times less" bounds the size, as every bound does.
    return { ...base, value: a, low: b, high: c, unit: "ratio", signed: true, reading: null };
  }
  const signed = way === "more" || way === "less";
  const sign = less ? -1 : 1;
  const [a, b] = less ? [-high, -low] : [low, high];
  return {
    ...base,
    value: sign * value,
    low: a,
    high: b,
    unit: unit === "SD" ? "SD" : (UNITS[form] ?? "points"),
    signed,
    reading: null,
  };
}
