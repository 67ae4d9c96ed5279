import { hedgeBefore, wordsAfter } from "./hedges.js";
import { LESS, MORE, PEOPLE } from "./lexicon.js";
import { wholeFrom } from "./number-words.js";
import type { FoundProportion } from "./percentages.js";
import { numberFrom } from "./printed.js";
import { isFree, kindAt, type Scan, sameSentence, tokenAt, wordAt } from "./scan.js";

const PARTS: ReadonlyMap<string, number> = new Map([
  ["half", 2],
  ["halves", 2],
  ["third", 3],
  ["thirds", 3],
  ["quarter", 4],
  ["quarters", 4],
  ["fifth", 5],
  ["fifths", 5],
  ["tenth", 10],
  ["tenths", 10],
]);
const FACTORS: ReadonlyMap<string, number> = new Map([
  ["twice", 2],
  ["double", 2],
  ["doubled", 2],
  ["doubles", 2],
  ["doubling", 2],
  ["tripled", 3],
  ["triple", 3],
  ["trebled", 3],
  ["quadrupled", 4],
  ["halved", 0.5],
  ["halves", 0.5],
  ["halving", 0.5],
  ["twofold", 2],
  ["threefold", 3],
  ["fourfold", 4],
  ["fivefold", 5],
  ["tenfold", 10],
]);

/** Finds ratios and shares in words: "twice", "one-third", "by half", "6.5 times more likely", "one in five", "16 in 100". */
export function findRatios(scan: Scan): readonly FoundProportion[] {
  const found: FoundProportion[] = [];
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (!isFree(scan, at)) continue;
    const one =
      factorAt(scan, at) ??
      timesAt(scan, at) ??
      byPartAt(scan, at) ??
      articlePartAt(scan, at) ??
      partAt(scan, at) ??
      inAt(scan, at);
    if (one === null) continue;
    found.push(one);
    at = one.next - 1;
  }
  return found;
}

function made(
  scan: Scan,
  value: number,
  first: number,
  next: number,
  role: FoundProportion["role"],
  toward: FoundProportion["toward"],
): FoundProportion {
  const text = scan.text.slice(tokenAt(scan, first).start, tokenAt(scan, next - 1).end);
  return {
    kind: "ratio",
    value,
    text,
    role,
    toward,
    hedge: hedgeBefore(scan, first),
    of: wordsAfter(scan, next, 6),
    first,
    next,
  };
}

function factorAt(scan: Scan, at: number): FoundProportion | null {
  const word = wordAt(scan, at);
  const value = FACTORS.get(word);
  if (value === undefined) return null;
  const after = wordAt(scan, at + 1);
  if (/^(?:daily|weekly|monthly|blind|blinded|dummy|masked|placebo)$/.test(after)) return null;
  if (kindAt(scan, at + 1) === "dash" || /^(?:a|per|each|every|in)$/.test(after)) return null;
  if (word === "twice" && !/^(?:as|the|that|those)$/.test(after)) return null;
  // "Double stent", "triple therapy" and "frequency doubling" name things.
  if (/^(?:double|triple|doubling|halving)$/.test(word) && !/^(?:the|that|of|as|what)$/.test(after)) return null;
  return made(scan, value, at, at + 1, "relative", value < 1 ? "less" : "more");
}

/** "6.5 times more likely", "three times as high", "2-fold", "a 2.2-fold increase". */
function timesAt(scan: Scan, at: number): FoundProportion | null {
  if (wordAt(scan, at + 1) === "" && wordAt(scan, at + 2) === "") return null;
  const number = kindAt(scan, at) === "number" ? numberFrom(scan, at) : wholeFrom(scan, at);
  if (number === null) return null;
  const dash = kindAt(scan, number.next) === "dash" ? 1 : 0;
  const unit = wordAt(scan, number.next + dash);
  const next = number.next + dash + 1;
  // "10-fold cross-validation"
  if (unit === "fold" && /^(?:cross|crossvalidation|crossvalidated|validation|cv)$/.test(wordAt(scan, next)))
    return null;
  if (unit === "fold") return made(scan, number.value, at, next, "relative", toward(scan, next) ?? null);
  if (unit !== "times") return null;
  const way = toward(scan, next);
  if (way === null && !/^(?:as|likelier|the)$/.test(wordAt(scan, next))) return null;
  return made(scan, number.value, at, next, "relative", way ?? (number.value < 1 ? "less" : "more"));
}

const toward = (scan: Scan, at: number): "more" | "less" | null =>
  MORE.has(wordAt(scan, at)) ? "more" : LESS.has(wordAt(scan, at)) ? "less" : null;

/** Verbs that say which way something went "by a third". */
const FELL =
  /^(?:cuts?|cutting|reduc(?:e[ds]?|ing)|fell|falls?|falling|lower(?:ed|s|ing)?|decreas(?:e[ds]?|ing)|dropp(?:ed|ing)|drops?|declin(?:e[ds]?|ing)|shr[ai]nk|slash(?:ed|es)?)$/;
const ROSE =
  /^(?:r[oi]se[sn]?|rising|increas(?:e[ds]?|ing)|raise[ds]?|improv(?:e[ds]?|ing)|grew|boost(?:ed|s)?|gain(?:ed|s)?|up)$/;

/** "cut deaths by half", "fell by a third": the verb stands up to six words before. */
function byPartAt(scan: Scan, at: number): FoundProportion | null {
  if (wordAt(scan, at) !== "by") return null;
  const article = /^(?:a|an|one)$/.test(wordAt(scan, at + 1)) ? 1 : 0;
  const dash = article === 1 && kindAt(scan, at + 2) === "dash" ? 1 : 0;
  const place = at + 1 + article + dash;
  const bottom = PARTS.get(wordAt(scan, place));
  if (bottom === undefined || wordAt(scan, place).endsWith("s") || (article === 0 && bottom !== 2)) return null;
  for (let back = at - 1; back >= Math.max(0, at - 6) && sameSentence(scan, back, at); back -= 1) {
    const way = FELL.test(wordAt(scan, back)) ? -1 : ROSE.test(wordAt(scan, back)) ? 1 : 0;
    if (way !== 0) return made(scan, 1 + way / bottom, at + 1, place + 1, "relative", way < 0 ? "less" : "more");
  }
  return null;
}

/** "a third less", "a quarter fewer". */
function articlePartAt(scan: Scan, at: number): FoundProportion | null {
  const bottom = wordAt(scan, at) === "a" ? PARTS.get(wordAt(scan, at + 1)) : undefined;
  const way = bottom === undefined ? null : toward(scan, at + 2);
  if (bottom === undefined || way === null) return null;
  return made(scan, way === "less" ? 1 - 1 / bottom : 1 + 1 / bottom, at, at + 3, "relative", way);
}

/** Verbs whose subject is people: "a third recovered". */
const RESPONDED = /^(?:recovered|improved|responded|benefit(?:ed|ted)|relapsed|died|got)$/;

/** "one-third", "two thirds of", "a quarter of", "half of". */
function partAt(scan: Scan, at: number): FoundProportion | null {
  if (kindAt(scan, at) !== "word") return null;
  const isArticle = wordAt(scan, at) === "a";
  const top = isArticle ? 1 : (wholeFrom(scan, at)?.value ?? 0);
  const dash = kindAt(scan, at + 1) === "dash" ? 1 : 0;
  const place = at + 1 + dash;
  const bottom = PARTS.get(wordAt(scan, place));
  const after = wordAt(scan, place + 1);
  const of = after === "of" || (isArticle && RESPONDED.test(after));
  if (kindAt(scan, at) === "word" && bottom !== undefined && top >= 1 && top < bottom && (!isArticle || of)) {
    return made(scan, top / bottom, at, place + 1, "share", toward(scan, place + 1));
  }
  const alone = wordAt(scan, at) === "half" && /^(?:of|the|all)$/.test(wordAt(scan, at + 1));
  return alone ? made(scan, 0.5, at, at + 1, "share", null) : null;
}

/** "one in five", "16 in 100", "7 more cardiovascular events in 10 000 women", "12 per 1000". */
function inAt(scan: Scan, at: number): FoundProportion | null {
  if (kindAt(scan, at) === "number" && !["word", "other"].includes(kindAt(scan, at + 1))) return null;
  const top = wholeFrom(scan, at);
  if (top === null || kindAt(scan, at - 1) === "dash") return null;
  let place = top.next;
  while (place < top.next + 7 && sameSentence(scan, place, at) && !/^(?:in|per)$/.test(wordAt(scan, place))) {
    const kind = kindAt(scan, place);
    if (kind !== "word" && !(kind === "other" && tokenAt(scan, place).text === "…")) return null;
    place += 1;
    if (tokenAt(scan, place - 1).text === "…") break;
  }
  const linked = /^(?:in|per)$/.test(wordAt(scan, place));
  const start = linked ? (wordAt(scan, place + 1) === "every" ? place + 2 : place + 1) : place;
  const total = wholeFrom(scan, start);
  if (total === null || total.value <= top.value) return null;
  const way = toward(scan, top.next);
  const isRound = /^10+$/.test(String(total.value)) || /^[1-9]0*$/.test(String(total.value));
  const isShort = place === top.next && kindAt(scan, at) === "word" && total.value <= 20;
  const people = PEOPLE.has(wordAt(scan, total.next)) || way !== null || place === top.next;
  if (!(isShort || (isRound && total.value >= 10 && people && (linked || way !== null)))) return null;
  if (/^(?:years?|weeks?|days?|months?|hours?|minutes?|mg|ml|kg)$/.test(wordAt(scan, total.next))) return null;
  return made(scan, top.value / total.value, at, total.next, way === null ? "share" : "relative", way);
}
