import { unitNamed } from "../../core/units.js";
import { plainNumber } from "../numbers.js";
import { NUMBER_WORDS } from "../text/lexicon.js";
import { directionsAt } from "./direction.js";
import { behindEmphasis, type Found, numberAt, type Words } from "./numerals.js";
import { PARTS } from "./words.js";

/** "a fifth", "two thirds", "one-quarter", "by half", "half of patients". */
export function partAt(from: Words, at: number): Found | null {
  const { words } = from;
  const word = words[at] ?? "";
  if (word === "half") {
    if (/^(?:life|lives|day|hour|year|time|marathon|way)$/.test(words[at + 1] ?? "") || words[at + 1] === "-")
      return null;
    return { form: "percent", value: 50, half: 0, first: at, next: at + 1, inWords: true };
  }
  const article = /^an?$/.test(word);
  const top = article
    ? 1
    : (NUMBER_WORDS.get(word) ?? (from.tokens[at]?.kind === "number" && /^[1-9]$/.test(word) ? plainNumber(word) : 0));
  if (!(top > 0)) return null;
  const plain = article ? behindEmphasis(from, at + 1) : at + 1;
  const start = article && !PARTS.has(words[plain] ?? "") && isBeforePart(words, plain) ? plain + 1 : plain;
  const dash = words[start] === "-" ? 1 : 0;
  const name = words[start + dash] ?? "";
  const bottom = PARTS.get(name);
  if (bottom === undefined || top >= bottom) return null;
  const next = start + dash + 1;
  if (words[next] === "-") return null;
  // "A second third", "a quarter pounder", "a third trial", "a fifth dose" are none.
  const after = words[next] ?? "";
  if (
    article &&
    bottom > 2 &&
    /^(?:dose|trial|study|group|arm|time|person|party|of-its|year|day|week|month|visit|shot|jab|booster|injection|trimester)$/.test(
      after,
    )
  )
    return null;
  return { form: "percent", value: (100 * top) / bottom, half: 0, first: at, next, inWords: true };
}

/** What may stand behind a part that is none of something counted: "a third dose" is no third. */
export const BEHIND_PART =
  /^(?:of|off|fewer|less|more|lower|higher|in|among|for|with|after|when|once|if|by|to|at|on|from|than|as|thanks|compared|end|and|or|but|over|during|while|because|[.,;:])?$/;

/** "A solid quarter once …": any one word may stand before a part. */
const isBeforePart = (words: readonly string[], at: number): boolean =>
  /^[a-z]+$/.test(words[at] ?? "") &&
  !NUMBER_WORDS.has(words[at] ?? "") &&
  PARTS.has(words[at + 1] ?? "") &&
  BEHIND_PART.test(words[at + 2] ?? "");

interface PrintedUnit {
  readonly form: "plain" | "percentage points";
  readonly unit: string | null;
  readonly next: number;
}

/** "Standard deviations", "percentage points", "mm Hg", "litres". */
export function unitAt({ words }: Words, at: number): PrintedUnit | null {
  const [word, after] = [words[at] ?? "", words[at + 1] ?? ""];
  if (word === "standard" && /^deviations?$/.test(after)) return { form: "plain", unit: "SD", next: at + 2 };
  if (/^sds?$/.test(word)) return { form: "plain", unit: "SD", next: at + 1 };
  if (word === "percentage") {
    const dash = after === "-" ? 1 : 0;
    return /^points?$/.test(words[at + 1 + dash] ?? "")
      ? { form: "percentage points", unit: null, next: at + 2 + dash }
      : null;
  }
  if (word === "mm" && after === "hg") return { form: "plain", unit: "mmhg", next: at + 2 };
  const known = unitNamed(word);
  return known === null || known.kind === "percent" ? null : { form: "plain", unit: word, next: at + 1 };
}

/** Comparatives that make a difference of the number before them. */
export const BY_COMPARISON =
  /^(?:more|less|fewer|lower|higher|shorter|longer|better|worse|greater|smaller|larger|bigger|earlier|sooner|later|faster|slower|quicker|lighter|heavier|taller|thinner|slimmer|further|farther|stronger|weaker|extra|additional|off|fitter|older|younger|above|below)$/;
/** After "a" these are mostly no units. */
const OTHERWISE = /^(?:second|score|scores|stone|m|g|l|min|sec|point-of)$/;

/** "Half a standard deviation", "a quarter of a litre", "0.4 of a point", "a full point", "a day and a half". */
export function measuredAt(from: Words, at: number): Found | null {
  const { words } = from;
  const part = partAt(from, at) ?? (words[at] === "half" && words[at + 1] !== "-" ? HALF(at) : null);
  const number = part === null ? numberAt(from, at) : null;
  const start = part?.next ?? number?.next;
  if (start !== undefined) {
    const of = words[start] === "of" ? 1 : 0;
    const article = /^an?$/.test(words[start + of] ?? "") ? 1 : 0;
    const place = article === 1 ? behindEmphasis(from, start + of + 1) : start + of;
    const unit = unitAt(from, place);
    const isPart = part !== null && (article === 1 || unit?.unit === "SD" || (of === 0 && unit !== null));
    const isNumber = number !== null && unit !== null && ((of === 1 && article === 1) || unit.unit === "SD");
    if (unit !== null && (isPart || isNumber)) {
      const value = part === null ? (number?.value ?? 0) : part.value / 100;
      const { next } = unit;
      return { ...unit, value, half: number?.half ?? 0, first: at, next, inWords: part !== null };
    }
  }
  const both = number ?? (/^an?$/.test(words[at] ?? "") ? { value: 1, half: 0, next: at + 1, inWords: true } : null);
  if (both === null) return null;
  const place = number === null ? behindEmphasis(from, both.next) : both.next;
  const unit = unitAt(from, place);
  if (unit === null) return null;
  const more = andPartAt(from, unit.next);
  if (number !== null && more === null) return null;
  if (number === null && OTHERWISE.test(words[place] ?? "")) return null;
  const next = more?.next ?? unit.next;
  const isTime = unitNamed(unit.unit)?.kind === "time";
  const before = words[at - 1] ?? "";
  const isLater = isTime && words[next] === "later";
  const isSize =
    (BY_COMPARISON.test(words[next] ?? "") && !isLater) ||
    before === "by" ||
    (!isTime && (place > both.next || more !== null || directionsAt(from, at - 1).some(({ kind }) => kind === "verb")));
  if (number === null && !isSize && !(isTime && more !== null)) return null;
  return {
    ...unit,
    value: both.value + (more?.value ?? 0),
    half: both.half,
    first: at,
    next,
    inWords: true,
  };
}

const HALF = (at: number): Found => ({ form: "percent", value: 50, half: 0, first: at, next: at + 1, inWords: true });

/** "And a half", "and three quarters". */
function andPartAt(from: Words, at: number): { readonly value: number; readonly next: number } | null {
  if (from.words[at] !== "and") return null;
  const article = /^an?$/.test(from.words[at + 1] ?? "") && from.words[at + 2] === "half" ? 1 : 0;
  const part = article === 1 ? HALF(at + 2) : partAt(from, at + 1);
  return part === null ? null : { value: part.value / 100, next: part.next };
}
