import { isRatioOfEvents, namesEffect } from "../../core/quantities.js";
import type { Draft } from "./draft.js";
import { draft } from "./intervals.js";
import { SPREAD_WORDS, TIME_UNITS } from "./lexicon.js";
import { holds, type Limits, limitsAt } from "./limits.js";
import { measureNaming } from "./measure-words.js";
import { afterUnit, isLabelNumber, type Printed, signedAt } from "./printed.js";
import {
  draftboard,
  hasWordsAround,
  isFree,
  kindAt,
  type Scan,
  sentenceAt,
  take,
  tokenAt,
  USED,
  wordAt,
} from "./scan.js";

/** What the words before a bracket make of a pair of numbers in it. */
interface Context {
  /** Confidence intervals were announced or printed earlier in the sentence, and nothing else since. */
  interval: boolean;
  spread: boolean;
  age: boolean;
  sentence: number;
}

const AGE: ReadonlySet<string> = new Set("age aged ages years-old bmi".split(" "));

/** Estimates with an interval in brackets that no header announces: "1.6 (0.8 to 2.3)", "0.31 [0.10–0.98]", "7%, 2–20". */
export function bareIntervals(from: Scan, hasHeaders: boolean): readonly Draft[] {
  const scan = draftboard(from);
  const drafts: Draft[] = [];
  const context: Context = { interval: false, spread: false, age: false, sentence: -1 };
  const anySpread = scan.tokens.some(
    ({ kind, canonical }) => kind === "word" && (SPREAD_WORDS.has(canonical) || canonical === "median"),
  );
  for (let at = 0; at < scan.tokens.length; at += 1) {
    follow(scan, at, context);
    const isOfCount = scan.used[at] === USED.percent && context.interval;
    if (
      kindAt(scan, at) !== "number" ||
      !(isFree(scan, at) || isOfCount) ||
      !canLead(scan, at) ||
      isLabelNumber(scan, at)
    )
      continue;
    const point = signedAt(scan, at);
    if (point === null || kindAt(scan, at - 1) === "slash" || isRangeEnd(scan, at)) continue;
    const found = bracketed(scan, point) ?? (context.interval || isNamed(scan, point) ? listed(scan, point) : null);
    if (found === null) continue;
    if (!isAccepted(scan, point, found.limits, context, hasHeaders, anySpread)) {
      at = found.limits.next - 1;
      continue;
    }
    const made = { ...draft(null, point, found.limits, point.first), next: found.next };
    take(scan, made.first, made.next, USED.interval);
    drafts.push(made);
    context.interval = context.interval || hasHeaders;
    at = made.next - 1;
  }
  return drafts;
}

function follow(scan: Scan, at: number, context: Context): void {
  const sentence = sentenceAt(scan, at);
  if (sentence !== context.sentence) Object.assign(context, { interval: false, spread: false, age: false, sentence });
  const used = scan.used[at];
  if (used === USED.header || used === USED.interval) {
    context.interval = true;
    context.spread = false;
  }
  const word = wordAt(scan, at);
  if (SPREAD_WORDS.has(word)) {
    context.spread = true;
    context.interval = false;
  } else if (word === "median" && !context.interval) context.spread = true;
  else if (AGE.has(word)) context.age = true;
}

/** "HbA1c 7.5–9.5% (58.5–80.3 mmol/mol)": a range, and the same range in another unit. */
const isRangeEnd = (scan: Scan, at: number): boolean =>
  kindAt(scan, at - 1) === "dash" && kindAt(scan, at - 2) === "number";

/** "a mean of 6.3 (3.0–9.5) years": times that nobody compared. */
const isFollowUp = (scan: Scan, { lower, next }: Limits): boolean =>
  (lower?.value ?? -1) >= 0 && TIME_UNITS.has(wordAt(scan, next + 1));

/** "HR 0.58 (0.35–0.98)". */
function isNamed(scan: Scan, { first }: Printed): boolean {
  const named = measureNaming(scan, first);
  return named !== null && namesEffect(named.measure);
}

/** "OR 2.1 [1.4–1.9]": estimate and limits are printed to the same place, and only the limits are joined. */
function areAlike(point: Printed, { lower, upper, joint }: Limits): boolean {
  const decimals = (one: Printed | null): number => /[.·](\d{1,9})$/u.exec(one?.text ?? "")?.[1]?.length ?? 0;
  const own = decimals(point);
  return own > 0 && decimals(lower) === own && decimals(upper) === own && (joint === "dash" || joint === "to");
}

/** "HR 0.39 (0.77–1.14), p = 0.5": the name leaves no doubt, so that a misprint is kept as printed. No pulse of 80. */
function isRatioBeside(scan: Scan, point: Printed, { lower, upper }: Limits): boolean {
  const named = measureNaming(scan, point.first);
  return (
    named !== null &&
    isRatioOfEvents(named.measure) &&
    (lower?.value ?? 0) > 0 &&
    (upper?.value ?? RATIOS_UP_TO) < RATIOS_UP_TO
  );
}
const RATIOS_UP_TO = 30;

/** A number that another follows, or a closing bracket, has no interval of its own. */
function canLead(scan: Scan, at: number): boolean {
  const next = kindAt(scan, at + 1);
  return next !== "number" && next !== "close" && !(next === "dash" && kindAt(scan, at + 2) !== "word");
}

interface Found {
  readonly limits: Limits;
  readonly next: number;
  readonly isBracketed: boolean;
}

function bracketed(scan: Scan, point: Printed): Found | null {
  const open = afterUnit(scan, point.next);
  if (kindAt(scan, open) !== "open") return null;
  const from = wordAt(scan, open + 1) === "from" ? open + 2 : open + 1;
  const limits = limitsAt(scan, from);
  if (limits === null || !isFree(scan, limits.first)) return null;
  const after = kindAt(scan, limits.next);
  if (after === "close") return { limits, next: limits.next + 1, isBracketed: true };
  return after === "semicolon" || after === "comma" ? { limits, next: limits.next, isBracketed: true } : null;
}

function listed(scan: Scan, point: Printed): Found | null {
  const mark = afterUnit(scan, point.next);
  const kind = kindAt(scan, mark);
  if (kind !== "comma" && kind !== "semicolon" && kind !== "colon") return null;
  const limits = limitsAt(scan, mark + 1);
  if (limits === null || (limits.joint !== "dash" && limits.joint !== "to") || !isFree(scan, limits.first)) return null;
  const after = kindAt(scan, limits.next);
  const ends = ["close", "semicolon", "comma", "dot"].includes(after) || wordAt(scan, limits.next) === "and";
  return ends && holds(limits.lower, limits.upper, point.value)
    ? { limits, next: limits.next, isBracketed: false }
    : null;
}

function isAccepted(
  scan: Scan,
  point: Printed,
  limits: Limits,
  context: Context,
  hasHeaders: boolean,
  anySpread: boolean,
): boolean {
  // "(−3.9 to 1.6, 95% confidence interval)"
  const isAnnounced = kindAt(scan, limits.next) === "comma" && scan.used[limits.next + 1] === USED.header;
  if (context.interval || isAnnounced) return true;
  if (context.spread || context.age || isFollowUp(scan, limits)) return false;
  const hasP = scan.used[limits.next + 1] === USED.p && kindAt(scan, limits.next) !== "close";
  const pFollows = hasP || scan.used[limits.next + 2] === USED.p;
  const { lower, upper, joint } = limits;
  const inside =
    holds(lower, upper, point.value) ||
    (limits.other !== null && holds(limits.other.lower, limits.other.upper, point.value));
  if (
    (!inside && !(isRatioBeside(scan, point, limits) && (pFollows || areAlike(point, limits)))) ||
    (joint === "comma" && !hasHeaders && !isNamed(scan, point))
  )
    return false;
  const decimals = [point, lower, upper].filter(
    (one) => one !== null && /\D/u.test(tokenAt(scan, one.next - 1).text),
  ).length;
  if (hasHeaders) return decimals >= 1 || hasP || (lower?.value ?? 0) < 0;
  if (decimals < 2 || (anySpread && !isNamed(scan, point))) return false;
  return joint === "to" || pFollows || isNamed(scan, point) || !hasWordsAround(scan, point.first);
}
