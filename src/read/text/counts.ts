import { PEOPLE } from "./lexicon.js";
import { type Whole, wholeBefore, wholeFrom } from "./number-words.js";
import { numberFrom, type Printed, signedAt } from "./printed.js";
import { isFree, kindAt, numberValue, type Scan, sameSentence, take, tokenAt, USED, wordAt } from "./scan.js";

/** Events and total that are printed together. */
export interface FoundCount {
  readonly events: Whole;
  readonly total: Whole;
  readonly percent: Printed | null;
  readonly first: number;
  readonly next: number;
}

/** Words that may stand between a count and its percentage: "14/40 dogs (35%)". */
const NOUNS = 5;

/** Finds n/N, n of N, n (x%) of N and x% (n of N), and takes their tokens. */
export function findCounts(scan: Scan): readonly FoundCount[] {
  const found: FoundCount[] = [];
  for (let at = 1; at < scan.tokens.length; at += 1) {
    const kind = kindAt(scan, at);
    if (kind !== "slash" && wordAt(scan, at) !== "of") continue;
    const count = kind === "slash" ? slashed(scan, at) : partitive(scan, at);
    if (count === null) continue;
    take(scan, count.events.first, count.total.next, USED.count);
    if (count.percent !== null) take(scan, count.percent.first, count.percent.next + 1, USED.percent);
    found.push(count);
    at = count.next - 1;
  }
  return found;
}

function slashed(scan: Scan, at: number): FoundCount | null {
  const events = wholeFrom(scan, at - 1);
  const total = kindAt(scan, at + 1) === "number" ? wholeFrom(scan, at + 1) : null;
  if (events === null || total === null || kindAt(scan, at - 1) !== "number" || !isFree(scan, at - 1)) return null;
  if (events.value > total.value || total.value < 2) return null;
  if (isGlued(scan, at - 1) || kindAt(scan, at + 2) === "slash" || kindAt(scan, at - 2) === "slash") return null;
  const percent = percentAround(scan, at - 1, at + 2);
  if (percent !== null) return { events, total, ...percent };
  return isPlainFraction(scan, at, total) ? { events, total, percent: null, first: at - 1, next: at + 2 } : null;
}

/** Part of a word, a code, a signed or a ranged number, or measured in a unit. */
function isGlued(scan: Scan, at: number): boolean {
  const before = kindAt(scan, at - 1);
  if (
    before === "dash" ||
    before === "percent" ||
    before === "plusminus" ||
    (before === "word" && !tokenAt(scan, at).gap)
  )
    return true;
  const next = kindAt(scan, at + 3);
  if (next === "dash" && !tokenAt(scan, at + 3).gap) return true;
  const unit = wordAt(scan, at + 3);
  return (
    next === "word" &&
    (!tokenAt(scan, at + 3).gap || /^(?:mg|µg|μg|mcg|ml|mmhg|mm|cm|h|hours|vision|days|weeks)$/.test(unit))
  );
}

/** "6/18 placebo patients": people follow, or the fraction stands alone in brackets, and the total is no fraction's. */
function isPlainFraction(scan: Scan, at: number, total: Whole): boolean {
  if (total.value < 5 || (total.value === 10 && kindAt(scan, at + 2) !== "close")) return false;
  if (kindAt(scan, at - 2) === "open" && kindAt(scan, at + 2) === "close") return true;
  if (isOfArms(scan, at)) return false;
  for (let next = at + 2; next < at + 9 && sameSentence(scan, next, at); next += 1)
    if (PEOPLE.has(wordAt(scan, next))) return true;
  const before = wordAt(scan, at - 2);
  return (
    /^(?:in|versus|vs|and)$/.test(before) &&
    (wordAt(scan, at + 2) !== "" || kindAt(scan, at + 2) === "close") &&
    total.value > 12
  );
}

/** "75/68 … 72/91 patients": fractions above one in the sentence tell that the slash parts two arms. */
function isOfArms(scan: Scan, at: number): boolean {
  for (let near = Math.max(1, at - 40); near < at + 40; near += 1) {
    if (kindAt(scan, near) !== "slash" || !sameSentence(scan, near, at)) continue;
    if (numberValue(scan, near - 1) > numberValue(scan, near + 1)) return true;
  }
  return false;
}

function partitive(scan: Scan, of: number): FoundCount | null {
  let end = wordAt(scan, of - 1) === "out" ? of - 1 : of;
  let percent: Printed | null = null;
  if (kindAt(scan, end - 1) === "close") {
    const open = scan.partner[end - 1] ?? -1;
    percent = open < 0 ? null : percentIn(scan, open);
    if (percent === null || open < end - 5) return null;
    end = open;
  }
  for (let nouns = 0; nouns < 2 && PEOPLE.has(wordAt(scan, end - 1)); nouns += 1) end -= 1;
  const events = wholeBefore(scan, end);
  if (events === null || !isFree(scan, events.first) || isGlued2(scan, events)) return null;
  let start = of + 1;
  for (let steps = 0; steps < 2 && /^(?:the|all|these|those|a|total|our|its)$/.test(wordAt(scan, start)); steps += 1)
    start += 1;
  if (wordAt(scan, start) === "of") start += 1;
  const total = wholeFrom(scan, start);
  if (total === null || total.value < events.value || total.value < 2 || kindAt(scan, total.next) === "percent")
    return null;
  const inWords = kindAt(scan, events.first) === "word" && kindAt(scan, total.first) === "word";
  if (percent !== null) return { events, total, percent, first: events.first, next: total.next };
  const around = percentAround(scan, events.first, total.next);
  if (around !== null) return { events, total, ...around };
  return isCountable(scan, events, total, inWords)
    ? { events, total, percent: null, first: events.first, next: total.next }
    : null;
}

const isGlued2 = (scan: Scan, { first }: Whole): boolean => {
  const before = kindAt(scan, first - 1);
  return (
    before === "slash" ||
    before === "percent" ||
    (before === "dash" && !tokenAt(scan, first).gap) ||
    /^(?:day|week|dose|score|grade|level|average|median|mean|total)$/.test(wordAt(scan, first - 1))
  );
};

/** Without a percentage, "8 of 12" counts people or things only where a noun or an end follows. */
function isCountable(scan: Scan, events: Whole, total: Whole, inWords: boolean): boolean {
  const after = kindAt(scan, total.next);
  const word = wordAt(scan, total.next);
  if (
    /^(?:mg|g|ml|points|point|mm|cm|weeks|days|months|years|hours|minutes|items|sessions|treatments|visits|doses|cycles|scores|domains|outcomes|scales|subscales)$/.test(
      word,
    )
  )
    return false;
  for (let at = total.next; at < total.next + 4; at += 1) if (PEOPLE.has(wordAt(scan, at))) return true;
  return !inWords && events.value !== 1 && (after === "close" || after === "comma" || after === "semicolon");
}

/** A percentage just after ("(35%)", "; 30%", "dogs (35%)", ": 8.2%") or just before ("36.7% (", "70%; ") a count. */
function percentAround(
  scan: Scan,
  first: number,
  next: number,
): { percent: Printed; first: number; next: number } | null {
  let at = next;
  for (let nouns = 0; nouns < NOUNS && wordAt(scan, at) !== "" && sameSentence(scan, at, first); nouns += 1) {
    if (/^(?:and|vs|versus|in|of|compared|with|but)$/.test(wordAt(scan, at))) break;
    at += 1;
  }
  const mark = kindAt(scan, at);
  const nouns = at - next;
  if (mark === "open") {
    const percent = percentIn(scan, at);
    const close = scan.partner[at] ?? -1;
    if (percent !== null)
      return { percent, first, next: close === percent.next + 1 && close > 0 ? close + 1 : percent.next };
  }
  const isPlain = mark === "semicolon" || mark === "comma" || mark === "relation" || (mark === "colon" && nouns === 0);
  const after = isPlain ? percentAt(scan, at + 1) : null;
  if (after !== null && !opensCount(scan, after.next + 1) && (nouns === 0 || mark === "semicolon"))
    return { percent: after, first, next: after.next + 1 };
  return percentBefore(scan, first, next);
}

/** "(12/40" or "(12 of 40": the percentage before it belongs to that count. */
const opensCount = (scan: Scan, at: number): boolean =>
  kindAt(scan, at) === "open" &&
  kindAt(scan, at + 1) === "number" &&
  (kindAt(scan, at + 2) === "slash" || wordAt(scan, at + 2) === "of");

function percentBefore(
  scan: Scan,
  first: number,
  next: number,
): { percent: Printed; first: number; next: number } | null {
  let at = first - 1;
  const mark = kindAt(scan, at);
  if (mark !== "open" && mark !== "comma" && mark !== "semicolon") return intervalBefore(scan, first, next);
  if (wordAt(scan, at - 1) === "patients") at -= 1;
  if (kindAt(scan, at - 1) !== "percent" || kindAt(scan, at - 2) !== "number") return intervalBefore(scan, first, next);
  const percent = signedAt(scan, at - 2);
  if (percent === null || !isFree(scan, at - 2)) return null;
  const close = kindAt(scan, next) === "close" && mark === "open" ? next + 1 : next;
  return { percent, first: percent.first, next: close };
}

/** "27.2% (95% CI, 14.1–40.4, 12 of 44": the percentage stands before the bracket that holds the count. */
function intervalBefore(
  scan: Scan,
  first: number,
  next: number,
): { percent: Printed; first: number; next: number } | null {
  const open = scan.inside[first] ?? -1;
  if (open < 0 || first - open > 14 || kindAt(scan, open - 1) !== "percent" || kindAt(scan, open - 2) !== "number")
    return null;
  if (kindAt(scan, first - 1) !== "comma" && kindAt(scan, first - 1) !== "semicolon") return null;
  const percent = signedAt(scan, open - 2);
  return percent === null ? null : { percent, first, next };
}

/** The percentage that a bracket opens with. */
function percentIn(scan: Scan, open: number): Printed | null {
  const from = /^(?:rate|ie|or)$/.test(wordAt(scan, open + 1)) ? open + 2 : open + 1;
  return percentAt(scan, from);
}

function percentAt(scan: Scan, at: number): Printed | null {
  const number = kindAt(scan, at) === "number" ? numberFrom(scan, at) : null;
  const percent = number !== null && kindAt(scan, number.next) === "percent";
  return percent && number.value <= 1000 && kindAt(scan, number.next + 1) !== "dash" ? number : null;
}
