import { LESS, MORE } from "./lexicon.js";
import { afterUnit, numberFrom, type Printed } from "./printed.js";
import { isFree, kindAt, type Scan, tokenAt, wordAt } from "./scan.js";

/** What stands between two limits: some marks also part list items, so that the finders trust them less. */
export type Joint = "dash" | "to" | "comma" | "semicolon" | "and";

/** Two limits as printed. A missing one ("−∞ to 3.2") has a null. */
export interface Limits {
  readonly lower: Printed | null;
  readonly upper: Printed | null;
  readonly joint: Joint;
  readonly first: number;
  /** One past the last token, unit included. */
  readonly next: number;
  /** Another lawful reading of the same tokens: a range mark that may be a minus, or the other way round. */
  readonly other: { readonly lower: Printed | null; readonly upper: Printed | null } | null;
}

const TO: ReadonlySet<string> = new Set("to through thru till until bis à til a".split(" "));

/** The pair of limits that starts at `from`, with a sign where there is one; null where there is none. */
export function limitsAt(scan: Scan, from: number, allowAnd = false): Limits | null {
  const lower = boundFrom(scan, from);
  if (lower === null) return splitComma(scan, from);
  const afterLower = pastSecondCurrency(scan, lower.next);
  const joint = jointAt(scan, afterLower, allowAnd);
  if (joint === null) return splitComma(scan, from);
  const upper = boundFrom(scan, joint.next);
  if (upper === null || !isFree(scan, upper.next - 1)) return splitComma(scan, from);
  const next = pastSecondCurrency(scan, upper.next);
  const other = otherReading(scan, lower.bound, upper.bound, joint);
  return { lower: lower.bound, upper: upper.bound, joint: joint.kind, first: from, next, other };
}

interface Bound {
  readonly bound: Printed | null;
  readonly next: number;
}

/** A number with its unit and its "fewer" or "more", or an infinity. */
function boundFrom(scan: Scan, from: number): Bound | null {
  const infinite = kindAt(scan, from) === "dash" || kindAt(scan, from) === "plus" ? from + 1 : from;
  if (tokenAt(scan, infinite).text === "∞" || /^(?:infinity|inf|nr|ne|na)$/.test(wordAt(scan, infinite))) {
    return { bound: null, next: infinite + 1 };
  }
  if (
    wordAt(scan, from) === "not" &&
    /^(?:reached|estimable|evaluable|available|applicable)$/.test(wordAt(scan, from + 1))
  ) {
    return { bound: null, next: from + 2 };
  }
  const bracket = kindAt(scan, from) === "open" ? numberFrom(scan, from + 1) : null;
  if (bracket !== null) {
    // "−2.6 – (−0.21)": only the sign asks for these brackets.
    const close = afterUnit(scan, bracket.next);
    return bracket.value <= 0 && kindAt(scan, close) === "close" ? { bound: bracket, next: close + 1 } : null;
  }
  const bound = numberFrom(scan, from);
  if (bound === null) return null;
  const next = afterUnit(scan, bound.next);
  const word = wordAt(scan, next);
  if (LESS.has(word) && word !== "below" && bound.value > 0)
    return { bound: { ...bound, value: -bound.value }, next: next + 1 };
  return { bound, next: MORE.has(word) ? next + 1 : next };
}

/** "£1000 (€1200) to £7400 (€8800)": the amount in the second currency is passed over. */
function pastSecondCurrency(scan: Scan, at: number): number {
  if (kindAt(scan, at) !== "open") return at;
  const close = scan.partner[at] ?? -1;
  if (close < 0 || close > at + 6) return at;
  for (let index = at + 1; index < close; index += 1) {
    if (kindAt(scan, index) === "currency") return close + 1;
  }
  return at;
}

interface JointPlace {
  readonly kind: Joint;
  readonly at: number;
  readonly next: number;
}

function jointAt(scan: Scan, at: number, allowAnd: boolean): JointPlace | null {
  const kind = kindAt(scan, at);
  const word = wordAt(scan, at);
  if (kind === "dash") {
    const to = TO.has(wordAt(scan, at + 1));
    return {
      kind: to ? "to" : "dash",
      at,
      next: to ? at + (kindAt(scan, at + 2) === "dash" && !tokenAt(scan, at + 2).gap ? 3 : 2) : at + 1,
    };
  }
  if (kind === "tilde") return { kind: "dash", at, next: at + 1 };
  if (TO.has(word)) return { kind: "to", at, next: at + 1 };
  if (word === "and" && allowAnd) return { kind: "and", at, next: at + 1 };
  if (kind === "comma" || kind === "semicolon") {
    const linked = TO.has(wordAt(scan, at + 1)) || wordAt(scan, at + 1) === "and";
    return { kind: linked && TO.has(wordAt(scan, at + 1)) ? "to" : kind, at, next: linked ? at + 2 : at + 1 };
  }
  if (tokenAt(scan, at).text === "…" || tokenAt(scan, at).text === "÷") return { kind: "dash", at, next: at + 1 };
  return null;
}

/** "1,5" between "CI" and a bracket is 1 and 5, where no second number follows. */
function splitComma(scan: Scan, from: number): Limits | null {
  const sign = kindAt(scan, from) === "dash" ? 1 : 0;
  const at = from + sign;
  if (Number.isNaN(scan.commas[at] ?? Number.NaN)) return null;
  const token = tokenAt(scan, at);
  const [before = "", after = ""] = token.text.split(",");
  const value = scan.commas[at] ?? 0;
  const whole = Math.trunc(value);
  const rest = Math.round((value - whole) * 10 ** after.length);
  if (after.startsWith("0") && after.length > 1) return null;
  const lower: Printed = {
    value: sign === 1 ? -whole : whole,
    text: `${sign === 1 ? "-" : ""}${before}`,
    first: from,
    next: at + 1,
  };
  const upper: Printed = { value: rest, text: after, first: at, next: at + 1 };
  return { lower, upper, joint: "comma", first: from, next: afterUnit(scan, at + 1), other: null };
}

/**
 * The other reading of a pair. A dash before the first limit may only part it from the words before it; a single dash
 * between the limits may be the minus of the second one.
 */
function otherReading(scan: Scan, lower: Printed | null, upper: Printed | null, joint: JointPlace): Limits["other"] {
  if (lower === null || upper === null) return null;
  const positive = (bound: Printed): Printed => ({
    ...bound,
    value: -bound.value,
    text: bound.text.replace(/^[^\d.]+/u, ""),
  });
  if (lower.value < 0 && kindAt(scan, lower.first) === "dash") {
    const before = kindAt(scan, lower.first - 1);
    const spaced = tokenAt(scan, lower.first).gap && tokenAt(scan, lower.first + 1).gap;
    if (spaced && before === "word") return { lower: positive(lower), upper };
  }
  if (joint.kind === "dash" && upper.value > 0 && lower.value <= -upper.value && kindAt(scan, joint.at) === "dash") {
    return { lower, upper: { ...upper, value: -upper.value, text: `-${upper.text}` } };
  }
  return null;
}

const within = (value: number, low: number | undefined, high: number | undefined): boolean =>
  (low === undefined || value >= low) && (high === undefined || value <= high);

/** Whether an estimate lies in a pair, either way round. */
export function holds(lower: Printed | null, upper: Printed | null, value: number): boolean {
  return within(value, lower?.value, upper?.value) || within(value, upper?.value, lower?.value);
}

/** Chooses between the readings of a pair by the estimate: the printed order of signs unless only the other holds it. */
export function settle(
  limits: Limits,
  estimate: number | null,
): { lower: Printed | null; upper: Printed | null; ambiguous: boolean } {
  const { lower, upper, other } = limits;
  if (other === null) return { lower, upper, ambiguous: false };
  const inOrder = (low: Printed | null, high: Printed | null): boolean =>
    low === null || high === null || low.value <= high.value;
  const first = inOrder(lower, upper) && (estimate === null || holds(lower, upper, estimate));
  const second = inOrder(other.lower, other.upper) && (estimate === null || holds(other.lower, other.upper, estimate));
  if (second && !first) return { lower: other.lower, upper: other.upper, ambiguous: true };
  return { lower, upper, ambiguous: first && second };
}
