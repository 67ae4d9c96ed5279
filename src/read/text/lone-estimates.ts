import { namesEffect } from "../../core/quantities.js";
import type { Draft } from "./draft.js";
import { LESS, MORE } from "./lexicon.js";
import { measureNaming } from "./measure-words.js";
import type { FoundP, PIndex } from "./p-values.js";
import { afterUnit, isLabelNumber, isMinus, type Printed, signedAt } from "./printed.js";
import {
  draftboard,
  endOfSentence,
  firstOfSentence,
  isFree,
  kindAt,
  type Scan,
  sameSentence,
  take,
  tokenAt,
  USED,
  wordAt,
} from "./scan.js";

/** How far before its p-value an estimate may stand, in tokens. */
const REACH = 14;
const COMPARING: ReadonlySet<string> = new Set(
  "than compared vs versus between comparison comparisons relative".split(" "),
);

/** Comparisons with a p-value of their own and no interval: "aOR = 1.9, p = 0.03", "1.98 times greater (P = 0.03)". */
export function loneEstimates(from: Scan, unattached: readonly FoundP[], index: PIndex): readonly Draft[] {
  const scan = draftboard(from);
  const drafts: Draft[] = [];
  for (const p of unattached) {
    if (p.isCriterion) continue;
    const made = before(scan, p) ?? after(scan, p, index);
    if (made === null) continue;
    take(scan, made.first, made.next, USED.interval);
    drafts.push(made);
  }
  return drafts;
}

function before(scan: Scan, p: FoundP): Draft | null {
  let words = 0;
  for (let at = p.first - 1; at >= 0 && p.first - at <= REACH && sameSentence(scan, at, p.first); at -= 1) {
    if (!isFree(scan, at)) return null;
    if (kindAt(scan, at) === "word") words += 1;
    if (kindAt(scan, at) !== "number") continue;
    if (
      kindAt(scan, at - 1) === "relation" &&
      wordAt(scan, at - 2) !== "" &&
      kindAt(scan, p.first - 1) === "open" &&
      words > 0
    )
      continue;
    if (isLabelNumber(scan, at)) return null;
    const number = signedAt(scan, at);
    if (number === null) return null;
    const times = isTimes(scan, number);
    if (!times && isAfterVersus(scan, number) && !isListOfComparisons(scan, number)) return null;
    if (!times && (words > 6 || !reaches(scan, afterUnit(scan, number.next), p.first))) return null;
    return times || isComparison(scan, number) ? lone(number, p, p.next) : null;
  }
  return null;
}

/** "p<0.001, effect size: 0.31". */
function after(scan: Scan, p: FoundP, { startingAt }: PIndex): Draft | null {
  const mark = kindAt(scan, p.next);
  if (mark !== "comma" && mark !== "semicolon") return null;
  for (let at = p.next + 1; at < p.next + 9 && sameSentence(scan, at, p.first) && isFree(scan, at); at += 1) {
    if (kindAt(scan, at) !== "number") continue;
    const number = signedAt(scan, at);
    const named = number === null ? null : measureNaming(scan, number.first);
    if (number === null || named === null || !namesEffect(named.measure) || named.first < p.next) return null;
    const end = afterUnit(scan, number.next);
    for (let next = end; next < end + 4; next += 1) if (startingAt.has(next)) return null;
    return kindAt(scan, end) === "close" ? { ...lone(number, p, end), first: p.first } : null;
  }
  return null;
}

const lone = (estimate: Printed, found: FoundP, next: number): Draft => ({
  estimate,
  lower: null,
  upper: null,
  hasInterval: false,
  header: null,
  level: null,
  ambiguous: false,
  first: estimate.first,
  next,
  p: { found, at: 0 },
});

const isAfterVersus = (scan: Scan, { first }: Printed): boolean =>
  (/^(?:vs|versus|to|and|from|than|or)$/.test(wordAt(scan, first - 1)) && tokenAt(scan, first - 1).text !== "OR") ||
  kindAt(scan, first - 1) === "slash" ||
  kindAt(scan, first - 1) === "plusminus";

/** Only marks and a few words of comparison stand between the number and its p-value. */
function reaches(scan: Scan, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const kind = kindAt(scan, at);
    if (kind === "word") {
      if (!/^(?:with|a|of|higher|lower|greater|less|more|fewer|for|and|an)$/.test(wordAt(scan, at))) return false;
    } else if (kind !== "open" && kind !== "comma" && kind !== "semicolon" && kind !== "close") return false;
  }
  return true;
}

/** "8.351 times greater". */
function isTimes(scan: Scan, { next }: Printed): boolean {
  const word = wordAt(scan, next);
  const dashed = kindAt(scan, next) === "dash" && wordAt(scan, next + 1) === "fold" ? next + 2 : next + 1;
  if (word !== "times" && word !== "fold" && dashed === next + 1) return false;
  const direction = wordAt(scan, dashed);
  return LESS.has(direction) || MORE.has(direction) || direction === "as";
}

function isComparison(scan: Scan, number: Printed): boolean {
  const named = measureNaming(scan, number.first);
  if (named !== null && namesEffect(named.measure)) {
    return !REGRESSION.has(wordAt(scan, named.next - 1)) || saysAny(scan, number.first, ARMS);
  }
  if (/^[Δ∆]$/u.test(tokenAt(scan, number.first - 1).text)) return true;
  // "Improvement favoured the drug by 0.90 units (p = 0.003)".
  if (wordAt(scan, number.first - 1) === "by" && saysAny(scan, number.first, FAVOURS)) return true;
  const isSigned = kindAt(scan, number.first) === "plus" && !hasOtherSigned(scan, number);
  return (isSigned || isListOfComparisons(scan, number)) && saysAny(scan, number.first, COMPARING);
}

/** Whether one of the words stands before a place in its sentence. */
function saysAny(scan: Scan, before: number, words: ReadonlySet<string>): boolean {
  for (let at = before - 1; at >= firstOfSentence(scan, before) && before - at <= 60; at -= 1) {
    if (words.has(wordAt(scan, at))) return true;
  }
  return false;
}

/** Changes of several arms are signed as well: a sign tells of a comparison only where it is the only one. */
function hasOtherSigned(scan: Scan, number: Printed): boolean {
  const end = Math.min(endOfSentence(scan, number.first), number.first + 60);
  for (let at = Math.max(firstOfSentence(scan, number.first), number.first - 60); at < end; at += 1) {
    if (kindAt(scan, at) !== "number" || at === number.next - 1 || !isFree(scan, at)) continue;
    if (kindAt(scan, at - 1) === "plus" || isMinus(scan, at - 1)) return true;
  }
  return false;
}

/** "Compared to control, significant increases were seen for both doses: 104.2/mm3 (p = 0.008) and 128.4 …". */
function isListOfComparisons(scan: Scan, { first }: Printed): boolean {
  if (wordAt(scan, first - 1) === "and" && scan.used[first - 3] === USED.interval) return true;
  if (kindAt(scan, first - 1) !== "colon" || (scan.inside[first] ?? -1) >= 0) return false;
  return /s$/.test(wordAt(scan, first - 2)) && saysAny(scan, first, CHANGES);
}

const FAVOURS: ReadonlySet<string> = new Set(
  "favoured favored favours favors favouring favoring outperformed exceeded".split(" "),
);
const CHANGES: ReadonlySet<string> = new Set(
  "increases decreases differences reductions improvements declines gains".split(" "),
);
/** Coefficients compare groups only where the sentence speaks of them. */
const REGRESSION: ReadonlySet<string> = new Set("β beta b coefficient slope".split(" "));
const ARMS: ReadonlySet<string> = new Set(
  "group groups intervention arm arms control controls placebo treatment than compared versus vs".split(" "),
);
