import { LESS, MONTHS, MORE, NAMED_BY, TIME_LEADERS, TIME_UNITS, UNITS } from "./lexicon.js";
import { kindAt, numberValue, type Scan, tokenAt, wordAt } from "./scan.js";

/** A number of the text with its sign. */
export interface Printed {
  readonly value: number;
  /** As printed, sign included. */
  readonly text: string;
  readonly first: number;
  /** One past its last token. */
  readonly next: number;
}

const CURRENCY_WORDS: ReadonlySet<string> = new Set(
  "us usd eur gbp aud cad sek dkk nok chf inr rs a$ int can nz hk au ca international".split(" "),
);

/**
 * The number that starts at `from`: currency, sign and digits in any order that papers print. A dash there is a minus;
 * whether it can be one is for the caller to say.
 */
export function numberFrom(scan: Scan, from: number): Printed | null {
  let at = from;
  let negative = false;
  let sign: string | null = null;
  for (let steps = 0; steps < 5; steps += 1) {
    const kind = kindAt(scan, at);
    if (sign === null && (kind === "dash" || kind === "plus")) {
      negative = kind === "dash";
      sign = tokenAt(scan, at).text;
      at += 1;
    } else if (kind === "currency") at += 1;
    else if (
      kind === "word" &&
      CURRENCY_WORDS.has(wordAt(scan, at)) &&
      ["currency", "number", "dash"].includes(kindAt(scan, at + 1))
    )
      at += 1;
    else break;
  }
  const value = kindAt(scan, at) === "number" ? numberValue(scan, at) : Number.NaN;
  if (Number.isNaN(value)) return null;
  const digits = tokenAt(scan, at);
  const start = tokenAt(scan, from).start;
  const plain = scan.text.slice(start, digits.end);
  const text = plain.length <= digits.text.length + 3 ? plain : `${sign ?? ""}${digits.text}`;
  return { value: negative ? -value : value, text, first: from, next: at + 1 };
}

/** Whether the dash at `at` can be the sign of the number after it, by what stands before it. */
export function isMinus(scan: Scan, at: number): boolean {
  if (kindAt(scan, at) !== "dash" || kindAt(scan, at + 1) === "word") return false;
  if (at === 0) return true;
  const dash = tokenAt(scan, at);
  const tight = !tokenAt(scan, at + 1).gap;
  switch (kindAt(scan, at - 1)) {
    case "number":
    case "code":
    case "percent":
    case "close":
      return dash.gap && tight;
    case "word":
      if (dash.gap) return tight || dash.text === "−";
      return /^(?:ci|cl|ic|cri|is|was|to|of|by)$/.test(wordAt(scan, at - 1));
    default:
      return true;
  }
}

/** The number whose digits stand at `at`, with the sign and currency before it. */
export function signedAt(scan: Scan, at: number): Printed | null {
  let first = at;
  if (kindAt(scan, first - 1) === "currency") first -= 1;
  if (kindAt(scan, first - 1) === "plus" || isMinus(scan, first - 1)) first -= 1;
  if (kindAt(scan, first - 1) === "currency" && kindAt(scan, first) === "dash") first -= 1;
  return numberFrom(scan, first);
}

const UNIT_LINKS: ReadonlySet<string> = new Set(["slash", "percent"]);

/** Past the unit of a number that ended before `from`: "%", "mm Hg", "mmol/L", "points", "kg/m²". */
export function afterUnit(scan: Scan, from: number): number {
  let at = from;
  if (kindAt(scan, at) === "percent" || kindAt(scan, at) === "currency") at += 1;
  for (let steps = 0; steps < 5; steps += 1) {
    const word = wordAt(scan, at);
    if ((word !== "" && isUnitWord(word)) || tokenAt(scan, at).text === "°") at += 1;
    else if (kindAt(scan, at) === "dash" && /^(?:fold|units?)$/.test(wordAt(scan, at + 1))) at += 2;
    else if (at > from && isPower(scan, at)) at += 2;
    else if (UNIT_LINKS.has(kindAt(scan, at)) && wordAt(scan, at + 1) !== "" && at > from) at += 2;
    else if (kindAt(scan, at) === "slash" && at === from && wordAt(scan, at + 1) !== "") at += 2;
    else if (
      kindAt(scan, at) === "slash" &&
      at > from &&
      kindAt(scan, at + 1) === "number" &&
      wordAt(scan, at + 2) !== ""
    )
      at += 3;
    else break;
  }
  return at;
}

/** "kg m−2", "day−1": a power of a unit that lost its raised place. */
function isPower(scan: Scan, at: number): boolean {
  if (kindAt(scan, at) !== "dash" || tokenAt(scan, at).gap || tokenAt(scan, at + 1).gap) return false;
  if (!/^(?:m|s|l|h|kg|g|cm|min|day|ml|hr)$/.test(wordAt(scan, at - 1))) return false;
  return /^[123]$/.test(tokenAt(scan, at + 1).text) && !isUnitWord(wordAt(scan, at + 2));
}

const isUnitWord = (word: string): boolean =>
  UNITS.has(word) || /^(?:[mkcnµμp]?(?:m|g|l|mol|iu)[²³23]?|°[cf]|log₁₀|[a-zµμ]{1,3}[²³])$/u.test(word);

/** The unit as printed; null where none follows. */
export function unitAfter(scan: Scan, next: number): string | null {
  const end = afterUnit(scan, next);
  if (end === next) return null;
  return scan.text.slice(tokenAt(scan, next).start, tokenAt(scan, end - 1).end);
}

/** "fewer" is −1, "more" is 1, anything else 0. */
export function directionAt(scan: Scan, at: number): -1 | 0 | 1 {
  const word = wordAt(scan, at);
  if (LESS.has(word)) return -1;
  return MORE.has(word) ? 1 : 0;
}

/** A time point, an ordinal, a year or a name with a number: nothing that was measured. */
export function isLabelNumber(scan: Scan, at: number): boolean {
  const known = scan.labels[at];
  if (known !== 0) return known === 2;
  const is = isLabel(scan, at);
  scan.labels[at] = is ? 2 : 1;
  return is;
}

function isLabel(scan: Scan, at: number): boolean {
  const token = tokenAt(scan, at);
  const before = wordAt(scan, at - 1);
  const isWhole = !/[.·]/u.test(token.text);
  if (isWhole && NAMED_BY.has(before) && !/^(?:dose|level|age|score)$/.test(before)) return true;
  if (kindAt(scan, at - 1) === "dash" && !tokenAt(scan, at - 1).gap && !isMinus(scan, at - 1)) {
    if (kindAt(scan, at - 2) === "word" && !token.gap) return true;
  }
  const next = wordAt(scan, at + 1);
  const glued = next !== "" && !tokenAt(scan, at + 1).gap;
  if (glued && /^(?:st|nd|rd|th)$/.test(next)) return true;
  if (TIME_UNITS.has(next) && TIME_LEADERS.has(before) && before !== "by") return true;
  if (kindAt(scan, at + 1) === "dash" && !tokenAt(scan, at + 1).gap && kindAt(scan, at + 2) === "word") {
    return !/^(?:fold|not|nr|na|ne|units?)$/.test(wordAt(scan, at + 2)) && !tokenAt(scan, at + 2).gap;
  }
  if (MONTHS.has(next) || (MONTHS.has(before) && before !== "may")) return true;
  return /^(?:19|20)\d\d$/.test(token.text) && /^(?:in|since|until|from|and|to|of|between|during|year)$/.test(before);
}
