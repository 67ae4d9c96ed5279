import { intervalNameAt } from "./headers.js";
import { isLabelNumber, numberFrom, type Printed, signedAt } from "./printed.js";
import { isFree, kindAt, type Scan, sameSentence, wordAt } from "./scan.js";

/** Words that may stand between a count and its percentage: "14/40 dogs (35%)". */
const NOUNS = 5;

/** A percentage just after ("(35%)", "; 30%", "dogs (35%)", ": 8.2%") or just before ("36.7% (", "70%; ") a count. */
export function percentAround(
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
    if (percent !== null && !isOfSeveral(scan, at))
      return { percent, first, next: close === percent.next + 1 && close > 0 ? close + 1 : percent.next };
  }
  const behind = percentBehind(scan, at, next);
  if (behind !== null) return { ...behind, first };
  const isPlain = mark === "semicolon" || mark === "comma" || mark === "relation" || (mark === "colon" && nouns === 0);
  const after = isPlain ? percentAt(scan, at + 1) : null;
  // "19/22, 95% CI …": the level of an interval is no share.
  const isLevel = after !== null && intervalNameAt(scan, after.next + 1) !== null;
  if (after !== null && !isLevel && !opensCount(scan, after.next + 1) && (nouns === 0 || mark === "semicolon"))
    return { percent: after, first, next: after.next + 1 };
  return percentBefore(scan, first, next);
}

/** "10/20 (31.3%, 44.4%, respectively)": percentages of several things, none of which is this one. */
function isOfSeveral(scan: Scan, open: number): boolean {
  const close = scan.partner[open] ?? -1;
  return close > 0 && wordAt(scan, close - 1) === "respectively";
}

/** "17 of the 38 eyes in group 1 (54.7%)": the percentage behind a few words that say which. */
function percentBehind(scan: Scan, from: number, next: number): { percent: Printed; next: number } | null {
  if (from === next || !/^(?:in|of|from|with|at)$/.test(wordAt(scan, from))) return null;
  for (let at = from + 1; at < from + 7 && sameSentence(scan, at, from); at += 1) {
    const kind = kindAt(scan, at);
    if (kind === "open") {
      const percent = percentIn(scan, at);
      const isAlone = percent !== null && scan.partner[at] === percent.next + 1;
      return isAlone ? { percent, next: percent.next + 2 } : null;
    }
    if (kind === "number" ? !isLabelNumber(scan, at) : kind !== "word" || ENDS_PHRASE.test(wordAt(scan, at)))
      return null;
  }
  return null;
}

const ENDS_PHRASE = /^(?:and|or|vs|versus|than|but|compared|were|was|had|who|which|that|while)$/;

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
export function percentIn(scan: Scan, open: number): Printed | null {
  const from = /^(?:rate|ie|or)$/.test(wordAt(scan, open + 1)) ? open + 2 : open + 1;
  return percentAt(scan, from);
}

function percentAt(scan: Scan, at: number): Printed | null {
  const number = kindAt(scan, at) === "number" ? numberFrom(scan, at) : null;
  const percent = number !== null && kindAt(scan, number.next) === "percent";
  return percent && number.value <= 1000 && kindAt(scan, number.next + 1) !== "dash" ? number : null;
}
