import { percentAround, percentIn } from "./count-percent.js";
import { PEOPLE } from "./lexicon.js";
import { type Whole, wholeBefore, wholeFrom } from "./number-words.js";
import type { Printed } from "./printed.js";
import {
  draftboard,
  firstOfSentence,
  isFree,
  kindAt,
  numberValue,
  type Scan,
  sameSentence,
  take,
  tokenAt,
  USED,
  wordAt,
} from "./scan.js";

/** Events and total that are printed together. */
export interface FoundCount {
  readonly events: Whole;
  readonly total: Whole;
  readonly percent: Printed | null;
  readonly first: number;
  readonly next: number;
}

/** Finds n/N, n of N, n (x%) of N and x% (n of N). */
export function findCounts(from: Scan): readonly FoundCount[] {
  const scan = draftboard(from);
  const found: FoundCount[] = [];
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const kind = kindAt(scan, at);
    if (kind !== "slash" && wordAt(scan, at) !== "of") continue;
    const count = kind === "slash" ? slashed(scan, at) : (partitive(scan, at) ?? opened(scan, at));
    if (count === null) continue;
    if (count.events.first > count.total.first) {
      found.push(count);
      take(scan, count.events.first, count.next, USED.count);
      at = count.next - 1;
      continue;
    }
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
  if (total.value < 2) return null;
  if (isGlued(scan, at - 1) || kindAt(scan, at + 2) === "slash" || kindAt(scan, at - 2) === "slash") return null;
  const percent = percentAround(scan, at - 1, at + 2);
  if (events.value > total.value)
    return percent !== null && isMisprint(events, total, percent.percent) ? { events, total, ...percent } : null;
  if (percent !== null) return { events, total, ...percent };
  return isPlainFraction(scan, at, total) ? { events, total, percent: null, first: at - 1, next: at + 2 } : null;
}

/**
 * "41/40 dogs (35%)": more than all, beside a percentage below 100. Not "24/16 (60%)", men to women, whose percentage is of
 * both together.
 */
function isMisprint(events: Whole, total: Whole, percent: Printed): boolean {
  const ofBoth = (100 * events.value) / (events.value + total.value);
  return (
    total.value >= 10 &&
    percent.value < 100 &&
    Math.abs(percent.value - ofBoth) > 1 &&
    Math.abs(percent.value - (100 - ofBoth)) > 1
  );
}

/** "91 of 37 patients (51.4%)". */
function misprinted(scan: Scan, events: Whole, total: Whole, percent: Printed | null): FoundCount | null {
  const around = percent === null ? percentAround(scan, events.first, total.next) : null;
  const told = percent ?? around?.percent ?? null;
  if (told === null || !isMisprint(events, total, told)) return null;
  return { events, total, percent: told, first: around?.first ?? events.first, next: around?.next ?? total.next };
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
  // "grade 3/4 toxicity"
  if (/^(?:grades?|stages?|phases?|class|types?|levels?|category)$/.test(wordAt(scan, at - 1))) return true;
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
  if (/^(?:19|20)\d\d$/.test(total.text) && numberValue(scan, at - 1) <= 12) return false;
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
  const afterNouns = end;
  for (let nouns = 0; nouns < 2 && PEOPLE.has(wordAt(scan, end - 1)); nouns += 1) end -= 1;
  const events = wholeBefore(scan, end);
  if (events === null || !isFree(scan, events.first) || isPartOfOther(scan, events)) return null;
  let start = of + 1;
  for (let steps = 0; steps < 2 && /^(?:the|all|these|those|a|total|our|its)$/.test(wordAt(scan, start)); steps += 1)
    start += 1;
  if (wordAt(scan, start) === "of") start += 1;
  const total = wholeFrom(scan, start);
  if (total === null || total.value < 2 || kindAt(scan, total.next) === "percent") return null;
  if (total.value < events.value) return afterNouns === end ? misprinted(scan, events, total, percent) : null;
  const inWords = kindAt(scan, events.first) === "word" && kindAt(scan, total.first) === "word";
  if (percent !== null) return { events, total, percent, first: events.first, next: total.next };
  const around = percentAround(scan, events.first, total.next);
  if (around !== null) return { events, total, ...around };
  // "Sixty eyes of 60 patients" counts two different things.
  return afterNouns === end && isCountable(scan, events, total, inWords)
    ? { events, total, percent: null, first: events.first, next: total.next }
    : null;
}

/** Words that may stand between the total and the comma of "Of the 37 clinics in the first arm, 17 clinics (50%) …". */
const BETWEEN = 12;

/** "Of 109 patients, 70 (60.0%) recovered": the total opens the sentence, and the share of it follows. */
function opened(scan: Scan, of: number): FoundCount | null {
  if (of !== firstOfSentence(scan, of) && kindAt(scan, of - 1) !== "colon") return null;
  const start = /^(?:the|these|those|all)$/.test(wordAt(scan, of + 1)) ? of + 2 : of + 1;
  const total = wholeFrom(scan, start);
  if (total === null || total.value < 2 || kindAt(scan, total.next) !== "word") return null;
  let comma = total.next;
  while (comma < total.next + BETWEEN && kindAt(scan, comma) === "word") comma += 1;
  if (kindAt(scan, comma) !== "comma" || !sameSentence(scan, comma, of)) return null;
  const events = wholeFrom(scan, comma + 1);
  if (events === null || events.value > total.value || !isFree(scan, events.first)) return null;
  const noun = wordAt(scan, events.next);
  const open = noun !== "" && (PEOPLE.has(noun) || noun === wordAt(scan, total.next)) ? events.next + 1 : events.next;
  const percent = kindAt(scan, open) === "open" ? percentIn(scan, open) : null;
  if (percent === null || scan.partner[open] !== percent.next + 1) return null;
  return { events, total, percent, first: of, next: percent.next + 2 };
}

const isPartOfOther = (scan: Scan, { first }: Whole): boolean => {
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
  for (let at = total.next; at < total.next + 4 && !/^(?:|of|in|to|for)$/.test(wordAt(scan, at)); at += 1) {
    if (PEOPLE.has(wordAt(scan, at))) return true;
  }
  return !inWords && events.value !== 1 && (after === "close" || after === "comma" || after === "semicolon");
}
