import type { Statistic, TextReading } from "../records.js";
import type { ClaimedUnit } from "./interpretations/index.js";
import { unitOf } from "./rounding.js";

/** The number that a claim states, in the unit in which readings of it are computed. */
export interface Claimed {
  readonly quote: string;
  /** Positive for more, negative for less; in percent where a ratio is told ("twice" is 100). */
  readonly value: number;
  /** What it may be off by, as it is printed or hedged. */
  readonly half: number;
  readonly unit: ClaimedUnit;
  readonly bound: "over" | "under" | null;
  /** The words say which way. */
  readonly signed: boolean;
}

/** "About a third" may be off by a tenth of itself. */
const ABOUT = 0.1;

/** The first number of a claim that can be held against an effect; null where it states none. */
export function claimedIn({ statistics }: TextReading): Claimed | null {
  for (const one of statistics) {
    const claimed = claimedBy(one);
    if (claimed !== null) return claimed;
  }
  return null;
}

function claimedBy(one: Statistic): Claimed | null {
  const { quote } = one;
  switch (one.kind) {
    case "percentage":
    case "ratio": {
      // "One in five" is a share; "twice" and "cut by half" are factors.
      const share = one.kind === "percentage" ? one.value : 100 * one.value;
      const size = one.kind === "percentage" || one.role === "share" ? share : 100 * (one.value - 1);
      const half = halfOf(one.value, one.printed.value);
      const unit =
        one.kind === "ratio" && one.role !== "share"
          ? "ratio"
          : one.role === "points"
            ? "percentage points"
            : "percent";
      return {
        quote,
        value: one.toward === "less" ? -Math.abs(size) : size,
        half: one.hedge === "about" ? Math.max(half, ABOUT * Math.abs(size)) : half,
        unit,
        bound: one.hedge === "over" || one.hedge === "under" ? one.hedge : null,
        signed: one.toward !== null,
      };
    }
    case "nnt":
      return {
        quote,
        value: one.estimate,
        half: halfOf(one.estimate, one.printed.estimate),
        unit: "people",
        bound: null,
        signed: false,
      };
    case "estimate":
      if (one.estimate === null || one.unit === "%") return null;
      return {
        quote,
        value: one.estimate,
        half: halfOf(one.estimate, one.printed.estimate ?? ""),
        unit: "points",
        bound: null,
        signed: false,
      };
    default:
      return null;
  }
}

/** Half a unit of the last printed digit; of a word such as "twice" a twentieth. */
const halfOf = (value: number, printed: string): number => (/\d/.test(printed) ? unitOf(value, printed) / 2 : 5);
