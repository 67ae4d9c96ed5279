import type { ProportionStatistic } from "../../records.js";
import { hedgeBefore, wordsAfter } from "./hedges.js";
import { LESS, MORE, PEOPLE } from "./lexicon.js";
import { isLabelNumber, type Printed, signedAt } from "./printed.js";
import { isFree, kindAt, type Scan, sameSentence, wordAt } from "./scan.js";

/** A percentage, share or ratio told in prose. */
export interface FoundProportion {
  readonly kind: ProportionStatistic["kind"];
  readonly value: number;
  readonly text: string;
  readonly role: ProportionStatistic["role"];
  readonly toward: ProportionStatistic["toward"];
  readonly hedge: ProportionStatistic["hedge"];
  readonly of: string | null;
  readonly first: number;
  readonly next: number;
}

/** Finds the percentages that no other statistic took. */
export function findPercentages(scan: Scan): readonly FoundProportion[] {
  const found: FoundProportion[] = [];
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (kindAt(scan, at) !== "number" || !isFree(scan, at)) continue;
    const sign = signAfter(scan, at + 1);
    const number = sign < 0 || isLabelNumber(scan, at) ? null : signedAt(scan, at);
    if (number === null || !isFree(scan, sign - 1)) continue;
    found.push(percentageOf(scan, number, sign));
  }
  return found;
}

/** One past "%", "percent" or "per cent"; −1 where none stands there. */
function signAfter(scan: Scan, at: number): number {
  if (kindAt(scan, at) === "percent" || /^(?:percent|percentage)$/.test(wordAt(scan, at))) return at + 1;
  return wordAt(scan, at) === "per" && wordAt(scan, at + 1) === "cent" ? at + 2 : -1;
}

function percentageOf(scan: Scan, number: Printed, sign: number): FoundProportion {
  const isPoints = /^points?$/.test(wordAt(scan, sign));
  const from = isPoints ? sign + 1 : sign;
  const toward = directionAround(scan, number.first, from);
  const role = isPoints ? "points" : toward !== null ? "relative" : isShare(scan, sign) ? "share" : "unknown";
  return {
    kind: "percentage",
    value: number.value,
    text: number.text,
    role,
    toward,
    hedge: hedgeBefore(scan, number.first),
    of: wordsAfter(scan, from, 6),
    first: number.first,
    next: from,
  };
}

/** "38% more", "29% increased risk", "a reduction of 20%", "fell by 20%". "More than 20%" is no comparison. */
export function directionAround(scan: Scan, first: number, next: number): "more" | "less" | null {
  for (let at = next; at < next + 3 && sameSentence(scan, at, first); at += 1) {
    const word = wordAt(scan, at);
    if (word === "" || wordAt(scan, at + 1) === "") {
      if (word === "") break;
    }
    if (MORE.has(word)) return "more";
    if (LESS.has(word)) return "less";
    if (/^(?:of|in|vs|versus|and|to|for)$/.test(word)) break;
  }
  for (let at = first - 1; at >= first - 3 && sameSentence(scan, at, first); at -= 1) {
    const word = wordAt(scan, at);
    const isThan = wordAt(scan, at + 1) === "than";
    const isUpTo = word === "up" && wordAt(scan, at + 1) === "to";
    if (MORE.has(word) && !isThan && !isUpTo && word !== "above") return "more";
    if (LESS.has(word) && !isThan && word !== "below") return "less";
    if (!/^(?:by|of|a|an|about|approximately|to|around|over|nearly|than|at|least)$/.test(word)) break;
  }
  return null;
}

function isShare(scan: Scan, at: number): boolean {
  const word = wordAt(scan, at);
  if (word === "of" || PEOPLE.has(word)) return true;
  return /^(?:were|had|reported|experienced|achieved|completed|received|survived|died|responded|did)$/.test(word);
}
