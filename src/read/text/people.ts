import type { PeopleStatistic } from "../../records.js";
import { hedgeBefore, wordsAfter } from "./hedges.js";
import { PEOPLE } from "./lexicon.js";
import { type Whole, wholeFrom } from "./number-words.js";
import { isLabelNumber, numberFrom, type Printed } from "./printed.js";
import { hasWordsAround, isFree, kindAt, relationAt, type Scan, sameSentence, tokenAt, wordAt } from "./scan.js";

/** People counted without a total beside them. */
export interface FoundPeople {
  readonly count: Whole;
  readonly hedge: PeopleStatistic["hedge"];
  readonly of: string | null;
  readonly percent: Printed | null;
  readonly first: number;
  readonly next: number;
}

/** Adjectives that may stand between a number and the people it counts. */
const ADJECTIVES = 4;

/** Finds "259 patients", "n = 149", "over 1,600 participants", "482 patients (22.9%)", "454 (21.6%)". */
export function findPeople(scan: Scan): readonly FoundPeople[] {
  const found: FoundPeople[] = [];
  const isColumn = scan.tokens.some(
    ({ kind }, at) => kind === "percent" && kindAt(scan, at - 1) === "open" && kindAt(scan, at + 1) === "close",
  );
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (!isFree(scan, at)) continue;
    const one = sampleSize(scan, at) ?? counted(scan, at, isColumn || !hasWordsAround(scan, at));
    if (one === null) continue;
    found.push(one);
    at = one.next - 1;
  }
  return found;
}

function sampleSize(scan: Scan, at: number): FoundPeople | null {
  if (wordAt(scan, at) !== "n" || relationAt(scan, at + 1) !== "=") return null;
  const count = kindAt(scan, at + 2) === "number" ? wholeFrom(scan, at + 2) : null;
  return count === null ? null : { count, hedge: "exact", of: null, percent: null, first: at, next: count.next };
}

function counted(scan: Scan, at: number, isColumn: boolean): FoundPeople | null {
  if (kindAt(scan, at) === "number" && isPartOfRange(scan, at, at + 1)) return null;
  const count = wholeFrom(scan, at);
  if (
    count === null ||
    (kindAt(scan, at) === "number" && isLabelNumber(scan, at)) ||
    isPartOfRange(scan, at, count.next)
  )
    return null;
  const share = shareIn(scan, count.next, isColumn);
  const from = share?.next ?? count.next;
  const noun = nounAfter(scan, from);
  const inDigits = kindAt(scan, at) === "number";
  if (noun < 0) {
    return share !== null && inDigits
      ? {
          count,
          hedge: hedgeBefore(scan, at),
          of: wordsAfter(scan, from, 4),
          percent: share.percent,
          first: at,
          next: from,
        }
      : null;
  }
  if (!inDigits && count.value < 2 && share === null) return null;
  const after = share ?? shareIn(scan, noun + 1, false);
  const next = Math.max(noun + 1, after?.next ?? 0);
  return {
    count,
    hedge: hedgeBefore(scan, at),
    of: wordsAfter(scan, noun + 1, 5),
    percent: after?.percent ?? null,
    first: at,
    next,
  };
}

/** Where the people stand that a number counts: "149 consecutive adult patients"; −1 where none do. */
function nounAfter(scan: Scan, from: number): number {
  for (let at = from; at <= from + ADJECTIVES && sameSentence(scan, at, from - 1); at += 1) {
    const word = wordAt(scan, at);
    if (word === "") {
      if (kindAt(scan, at) === "dash" && at > from && !tokenAt(scan, at).gap) continue;
      return -1;
    }
    if (PEOPLE.has(word)) return at;
    if (
      /^(?:of|in|to|and|or|for|per|with|were|was|the|more|less|fewer|years|months|weeks|days|hours|mg|ml|kg|cm|mm|times|points|countries|centres|centers|hospitals|trials|studies)$/.test(
        word,
      )
    )
      return -1;
  }
  return -1;
}

const isPartOfRange = (scan: Scan, at: number, next: number): boolean =>
  kindAt(scan, at - 1) === "dash" ||
  kindAt(scan, at - 1) === "slash" ||
  ["slash", "percent", "dash"].includes(kindAt(scan, next));

/** "(21.6%)"; under a column headed "n (%)" the sign is left out: "(4.1)", "(<0.1)". */
function shareIn(scan: Scan, open: number, isColumn: boolean): { percent: Printed; next: number } | null {
  if (kindAt(scan, open) !== "open") return null;
  const from = relationAt(scan, open + 1) === "" ? open + 1 : open + 2;
  const percent = kindAt(scan, from) === "number" ? numberFrom(scan, from) : null;
  if (percent === null || percent.value > 100) return null;
  const sign = kindAt(scan, percent.next) === "percent";
  const text = scan.text.slice(tokenAt(scan, open + 1).start, tokenAt(scan, percent.next - 1).end);
  const close = sign ? percent.next + 1 : percent.next;
  if (kindAt(scan, close) !== "close" || (!sign && !isColumn)) return null;
  return { percent: { ...percent, text }, next: close + 1 };
}
