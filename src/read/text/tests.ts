import type { TestStatistic } from "../../records.js";
import { plainNumber } from "../numbers.js";
import type { FoundP, PIndex } from "./p-values.js";
import { isMinus, numberFrom, type Printed } from "./printed.js";
import { endOfSentence, isFree, kindAt, relationAt, type Scan, sameSentence, tokenAt, wordAt } from "./scan.js";

/** A test statistic of the text. */
export interface FoundTest {
  readonly type: TestStatistic["type"];
  readonly df: readonly number[] | null;
  readonly value: Printed;
  readonly p: FoundP | null;
  readonly first: number;
  readonly next: number;
}

const TYPES: ReadonlyMap<string, TestStatistic["type"]> = new Map<string, TestStatistic["type"]>([
  ["t", "t"],
  ["F", "F"],
  ["χ²", "chi2"],
  ["χ2", "chi2"],
  ["χ", "chi2"],
  ["X²", "chi2"],
  ["X2", "chi2"],
  ["chi2", "chi2"],
  ["Chi2", "chi2"],
  ["Chi²", "chi2"],
  ["z", "z"],
  ["Z", "z"],
  ["r", "r"],
  ["R", "r"],
  ["rs", "r"],
  ["rho", "r"],
  ["ρ", "r"],
  ["U", "U"],
  ["W", "other"],
  ["H", "other"],
  ["Q", "other"],
  ["R2", "other"],
  ["R²", "other"],
  ["r2", "other"],
  ["r²", "other"],
]);
/** Letters that name other things as well: they need degrees of freedom or a p-value beside them. */
const LOOSE: ReadonlySet<string> = new Set(["t", "z", "Z", "R", "U", "W", "H", "Q", "χ", "F", "ρ", "X2", "X²"]);

/** Finds test statistics. */
export function findTests(scan: Scan, index: PIndex): readonly FoundTest[] {
  const found: FoundTest[] = [];
  for (const at of scan.words) {
    const one = isFree(scan, at) ? testAt(scan, at, index) : null;
    if (one === null) continue;
    found.push(one);
  }
  return found;
}

function testAt(scan: Scan, first: number, index: PIndex): FoundTest | null {
  const name = nameAt(scan, first);
  if (name === null) return null;
  const own = name.df === undefined ? freedomAt(scan, name.next) : { values: name.df, next: name.next };
  const df = own === null ? null : { ...own, values: ofTwo(scan, name, own.values) };
  let at = df?.next ?? name.next;
  if (kindAt(scan, at) === "comma" && wordAt(scan, at + 1) === "df") return null;
  const relation = relationAt(scan, at);
  const worded = /^(?:of|was|is|statistic|value|test)$/.test(wordAt(scan, at));
  if (relation === "" && !(df !== null && worded)) return null;
  at += 1;
  if (relation === "" && relationAt(scan, at) !== "") at += 1;
  if (kindAt(scan, at) === "dash" && !isMinus(scan, at)) return null;
  const value = numberFrom(scan, at);
  if (value === null) return null;
  const trailing = df === null ? trailingFreedom(scan, value.next) : null;
  const next = trailing?.next ?? value.next;
  const p = pAfter(scan, next, index) ?? verbalP(scan, next);
  const isRange = kindAt(scan, value.next) === "dash" || wordAt(scan, value.next) === "to";
  if (isRange && (kindAt(scan, value.next + 1) === "number" || isMinus(scan, value.next + 1))) return null;
  if (relation !== "=" && relation !== "") return null;
  const freedom = df?.values ?? trailing?.values ?? null;
  if (LOOSE.has(tokenAt(scan, first).text) && freedom === null && p === null) return null;
  if (
    kindAt(scan, value.next) === "percent" ||
    /^(?:h|hours|min|minutes|s|weeks|days|mg|ml)$/.test(wordAt(scan, value.next))
  )
    return null;
  // Cochran's Q is held against χ².
  const type = tokenAt(scan, first).text === "Q" && freedom !== null ? "chi2" : name.type;
  return { type, df: freedom, value, p, first, next: p?.next ?? next };
}

/** "F(1,139)": F has two degrees of freedom, whatever the comma between them looks like. */
function ofTwo(
  scan: Scan,
  name: { type: TestStatistic["type"]; next: number },
  values: readonly number[],
): readonly number[] {
  if (name.type !== "F" || values.length !== 1) return values;
  const at = kindAt(scan, name.next) === "open" ? name.next + 1 : name.next;
  const [first = "", second = ""] = tokenAt(scan, at).text.split(",");
  return /^\d{1,3}$/.test(first) && /^\d{3}$/.test(second) ? [plainNumber(first), plainNumber(second)] : values;
}

/** "t(30) = 3.20, n.s.": p in words. */
function verbalP(scan: Scan, from: number): FoundP | null {
  const first = ["comma", "semicolon", "open"].includes(kindAt(scan, from)) ? from + 1 : from;
  const isShort = tokenAt(scan, first).text === "NS" || wordAt(scan, first) === "ns";
  const isDotted = wordAt(scan, first) === "n" && kindAt(scan, first + 1) === "dot" && wordAt(scan, first + 2) === "s";
  if (first === from || !(isShort || isDotted)) return null;
  const last = isShort ? first : kindAt(scan, first + 3) === "dot" ? first + 3 : first + 2;
  const text = scan.text.slice(tokenAt(scan, first).start, tokenAt(scan, last).end);
  return { p: { op: ">", value: 0.05 }, text, first, next: last + 1, shared: 1, isCriterion: false, more: [] };
}

/** "t", "χ²", "chi-square", "Spearman's rho": a letter with a space inside ("χ 2") as well. */
function nameAt(scan: Scan, at: number): { type: TestStatistic["type"]; next: number; df?: readonly number[] } | null {
  const token = tokenAt(scan, at);
  if (kindAt(scan, at - 1) === "dash" && !token.gap && kindAt(scan, at - 2) === "word") return null;
  if (/^(?:chi)$/.test(token.canonical)) {
    const dash = kindAt(scan, at + 1) === "dash" ? 1 : 0;
    return /^(?:square|squared|sq|2)$/.test(tokenAt(scan, at + 1 + dash).canonical)
      ? { type: "chi2", next: at + 2 + dash }
      : null;
  }
  const type = TYPES.get(token.text);
  if (type === undefined) return gluedName(scan, at);
  const raised = tokenAt(scan, at + 1);
  // "R 2 = 0.61": a power that lost its raised place.
  if (/^[Rr]$/.test(token.text) && /^[2²]$/u.test(raised.text) && relationAt(scan, at + 2) !== "")
    return { type: "other", next: at + 2 };
  if (token.text === "χ" && (raised.text === "2" || raised.text === "²")) return { type, next: at + 2 };
  return { type, next: at + 1 };
}

/** "F1,95 = 3.10", "t28 = 2.31": degrees of freedom that lost their lowered place. */
function gluedName(
  scan: Scan,
  at: number,
): { type: TestStatistic["type"]; next: number; df: readonly number[] } | null {
  const glued = /^([Ft])(\d{1,3})$/.exec(tokenAt(scan, at).text);
  const first = plainNumber(glued?.[2] ?? "");
  if (glued === null || !(first > 0)) return null;
  if (glued[1] === "t") return relationAt(scan, at + 1) === "=" ? { type: "t", next: at + 1, df: [first] } : null;
  const second =
    kindAt(scan, at + 1) === "comma" && kindAt(scan, at + 2) === "number" ? scan.values[at + 2] : undefined;
  return second !== undefined && second > 0 && relationAt(scan, at + 3) === "="
    ? { type: "F", next: at + 3, df: [first, second] }
    : null;
}

interface Freedom {
  readonly values: readonly number[];
  readonly next: number;
}

/** "(28)", "(1, 88)", "(l, 76)", "(1, N = 200)", "[2]", and the lowered "1,88" that follows a letter directly. */
function freedomAt(scan: Scan, at: number): Freedom | null {
  if (kindAt(scan, at) !== "open")
    return kindAt(scan, at) === "number" && relationAt(scan, at + 1) !== "" ? dfList(scan, at, at + 1) : null;
  const close = scan.partner[at] ?? -1;
  if (close < 0 || close > at + 10) return null;
  const list = dfList(scan, at + 1, close);
  return list === null ? null : { values: list.values, next: close + 1 };
}

function dfList(scan: Scan, from: number, to: number): Freedom | null {
  const values: number[] = [];
  for (let at = from; at < to; at += 1) {
    const kind = kindAt(scan, at);
    const text = tokenAt(scan, at).text;
    if (kind === "number") {
      const joined = scan.commas[at] ?? Number.NaN;
      if (Number.isNaN(joined)) values.push(numberFrom(scan, at)?.value ?? 0);
      else {
        const whole = Math.trunc(joined);
        values.push(whole, Math.round((joined - whole) * 10 ** (text.length - text.indexOf(",") - 1)));
      }
    } else if (text === "l" || text === "I") values.push(1);
    else if (wordAt(scan, at) === "n") break;
    else if (kind !== "comma" && kind !== "semicolon" && wordAt(scan, at) !== "df" && kind !== "relation") return null;
  }
  return values.length > 0 && values.length <= 2 ? { values, next: to } : null;
}

/** "t = 2.31, df = 38". */
function trailingFreedom(scan: Scan, from: number): Freedom | null {
  const at = ["comma", "semicolon", "open"].includes(kindAt(scan, from)) ? from + 1 : from;
  if (wordAt(scan, at) !== "df" && wordAt(scan, at) !== "d.f") return null;
  const number = numberFrom(scan, relationAt(scan, at + 1) === "" ? at + 1 : at + 2);
  if (number === null) return null;
  return { values: [number.value], next: kindAt(scan, number.next) === "close" ? number.next + 1 : number.next };
}

function pAfter(scan: Scan, from: number, { startingAt }: PIndex): FoundP | null {
  const end = Math.min(endOfSentence(scan, from - 1), from + 4);
  for (let at = from; at < end && sameSentence(scan, at, from - 1); at += 1) {
    const found = startingAt.get(at);
    if (found !== undefined) return found;
    if (
      !["comma", "semicolon", "open", "close"].includes(kindAt(scan, at)) &&
      !/^(?:with|and|a)$/.test(wordAt(scan, at))
    )
      return null;
  }
  return null;
}
