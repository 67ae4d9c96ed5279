import { quantities, quantityNamed } from "../core/quantities.js";
import { unitOf } from "../core/rounding.js";
import type { ClaimEvidence, Statistic, TextReading } from "../records.js";
import type { ClaimedUnit } from "./interpretations/index.js";

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
  /** The reading that the words name ("odds ratio 2.0"); null where they leave it open. */
  readonly reading: string | null;
}

/** "About a third" may be off by a tenth of itself. */
const ABOUT = 0.1;

/** The reading that a measure is by its name; others leave it open. */
const NAMED: Partial<Readonly<Record<ClaimEvidence["measure"], string>>> = {
  or: "odds-ratio",
  rr: "relative-risk",
  irr: "relative-rate",
  hr: "hazard",
  smd: "standardised",
};

const readingOf = (measure: string | null): string | null => NAMED[quantityNamed(measure)?.evidence ?? "md"] ?? null;

/** Names of these measures: words in any case, abbreviations as papers write them. */
const NAMES: readonly (readonly [string, RegExp])[] = quantities
  .filter(({ text }) => readingOf(text) !== null)
  .flatMap(({ text, words, abbreviations }) => [
    ...words.map((name) => [text, new RegExp(`\\b${name.replace("'", "['’]")}\\b`, "i")] as const),
    // "or" is a word, and "ARR" is no aRR.
    ...abbreviations.map((name) => [text, new RegExp(`\\b${name}\\b`, /[a-z]|^ORs?$/.test(name) ? "" : "i")] as const),
  ]);
/** "… of 2.0", "… = 0.5", "… was 0.7" behind the name of a measure. */
const BEHIND = /^(?: (?:of|was|is)| ?[:=])? ?([-−–]?\d{1,4}(?:[.,·]\d{1,4})?)(?![\d%])/;

/** The first number of a claim that can be held against an effect; null where it states none. */
export function claimedIn({ statistics, text }: TextReading): Claimed | null {
  for (const one of statistics) {
    const claimed = claimedBy(one);
    if (claimed !== null) return claimed;
  }
  return namedIn(text);
}

/** An effect that is named with its number and nothing else, as headlines do and articles seldom. */
function namedIn(text: string): Claimed | null {
  for (const [measure, name] of NAMES) {
    const found = name.exec(text);
    if (found === null) continue;
    const start = found.index + found[0].length;
    const printed = BEHIND.exec(text.slice(start, start + 40));
    if (printed?.[1] === undefined) continue;
    const number = printed[1].replace(/[−–]/, "-").replace(/[,·]/, ".");
    return ofEstimate(text.slice(found.index, start + printed[0].length), +number, number, measure);
  }
  return null;
}

/** A ratio is told in percent of change, a standardised difference as it is. */
function ofEstimate(quote: string, value: number, printed: string, measure: string | null): Claimed {
  const reading = readingOf(measure);
  const half = halfOf(value, printed);
  const base = { quote, bound: null, reading };
  if (reading === null || reading === "standardised")
    return { ...base, value, half, unit: reading === null ? "points" : "SD", signed: false };
  return { ...base, value: 100 * (value - 1), half: 100 * half, unit: "ratio", signed: true };
}

function claimedBy(one: Statistic): Claimed | null {
  const { quote } = one;
  switch (one.kind) {
    case "percentage":
    case "ratio": {
      // "One in five" is a share; "twice" and "cut by half" are factors.
      const share = one.kind === "percentage" ? one.value : 100 * one.value;
      const size = one.kind === "percentage" || one.role === "share" ? share : 100 * (one.value - 1);
      const factor = one.kind === "ratio" && /\d/.test(one.printed.value) ? 100 : 1;
      const half = factor * halfOf(one.value, one.printed.value);
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
        reading: null,
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
        reading: null,
      };
    case "estimate":
      if (one.estimate === null || one.unit === "%") return null;
      return ofEstimate(quote, one.estimate, one.printed.estimate ?? "", one.measure);
    default:
      return null;
  }
}

/** Half a unit of the last printed digit; of a word such as "twice" a twentieth. */
const halfOf = (value: number, printed: string): number => (/\d/.test(printed) ? unitOf(value, printed) / 2 : 5);
