import type { MedianStatistic } from "../../records.js";
import { holds, limitsAt } from "./limits.js";
import { afterUnit, isLabelNumber, type Printed, signedAt } from "./printed.js";
import { isFree, kindAt, relationAt, type Scan, sentenceAt, wordAt } from "./scan.js";

/** A median with quartiles or range. */
export interface FoundMedian {
  readonly median: Printed;
  readonly low: Printed;
  readonly high: Printed;
  readonly spreadKind: MedianStatistic["spreadKind"];
  readonly first: number;
  readonly next: number;
}

type Kind = MedianStatistic["spreadKind"];

/** Finds "331 (IQR 200–400)", "median 5 [3–8]", and what follows "median (IQR)". Confidence intervals are taken before. */
export function findMedians(scan: Scan): readonly FoundMedian[] {
  const found: FoundMedian[] = [];
  let sentence = -1;
  let named: Kind | null = null;
  let median = false;
  // What is called a mean may stand beside quartiles, and need not lie between them.
  let mean = false;
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (sentenceAt(scan, at) !== sentence) {
      sentence = sentenceAt(scan, at);
      named = null;
      [median, mean] = [false, false];
    }
    const kind = kindAt(scan, at);
    if (kind === "word") {
      if (/^medians?$/.test(wordAt(scan, at))) [median, mean] = [true, false];
      if (/^(?:means?|averages?|averaged)$/.test(wordAt(scan, at))) mean = true;
      named = spreadName(scan, at)?.kind ?? named;
    }
    if (
      kind !== "number" ||
      (mean && !median) ||
      !(median || named !== null || kindAt(scan, at + 1) !== "dash") ||
      !isFree(scan, at) ||
      isLabelNumber(scan, at)
    )
      continue;
    const one = medianAt(scan, at, median, named);
    if (one === null) continue;
    found.push(one);
    at = one.next - 1;
  }
  return found;
}

/** "IQR", "interquartile range", "25th–75th percentile", "range". */
function spreadName(scan: Scan, at: number): { kind: Kind; next: number } | null {
  const word = wordAt(scan, at);
  const ends = `${word} ${wordAt(scan, at + 1)} ${wordAt(scan, at + 2)}`;
  if (/^(?:first|lower) (?:and|to) (?:third|upper)$/.test(ends) && /^quartiles?$/.test(wordAt(scan, at + 3)))
    return { kind: "iqr", next: at + 4 };
  if (word === "iqr" || word === "iqrs" || word === "quartiles" || word === "q1") return { kind: "iqr", next: at + 1 };
  if (word === "interquartile") return { kind: "iqr", next: /^ranges?$/.test(wordAt(scan, at + 1)) ? at + 2 : at + 1 };
  if (word === "inter" && wordAt(scan, at + 2) === "quartile") return { kind: "iqr", next: at + 4 };
  const isOfQuartiles = /^(?:interquartile|quartile)$/.test(wordAt(scan, at - 1));
  if (!isOfQuartiles && /^(?:range|ranges|ranging|min|minimum)$/.test(word)) return { kind: "range", next: at + 1 };
  return null;
}

function medianAt(scan: Scan, at: number, isMedian: boolean, named: Kind | null): FoundMedian | null {
  const point = signedAt(scan, at);
  const open = point === null ? -1 : afterUnit(scan, point.next);
  if (point === null || !["open", "comma", "semicolon"].includes(kindAt(scan, open))) return null;
  const own = spreadName(scan, open + 1);
  if (own === null && (!isMedian || kindAt(scan, open) !== "open")) return null;
  if (own?.kind === "range" && !isMedian) return null;
  let from = own?.next ?? open + 1;
  for (let steps = 0; steps < 4 && own !== null; steps += 1) {
    const isFiller = relationAt(scan, from) === "=" || ["comma", "colon", "open", "close"].includes(kindAt(scan, from));
    if (isFiller || /^(?:iqr|of|from|was|between)$/.test(wordAt(scan, from))) from += 1;
  }
  const limits = limitsAt(scan, from, own !== null);
  if (limits === null || limits.lower === null || limits.upper === null || !isFree(scan, limits.first)) return null;
  const closes = kindAt(scan, limits.next) === "close";
  if (own === null && (!closes || !holds(limits.lower, limits.upper, point.value))) return null;
  const next = closes && kindAt(scan, open) === "open" ? limits.next + 1 : limits.next;
  const spreadKind = own?.kind ?? named ?? "unknown";
  return { median: point, low: limits.lower, high: limits.upper, spreadKind, first: point.first, next };
}
