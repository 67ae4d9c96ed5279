import type { Draft } from "./draft.js";
import type { Header } from "./headers.js";
import { type Limits, limitsAt, settle } from "./limits.js";
import { isMarginOf } from "./margins.js";
import { pointBefore } from "./point.js";
import { pointsBefore } from "./point-list.js";
import { afterUnit, isLabelNumber, numberFrom, type Printed } from "./printed.js";
import {
  draftboard,
  isFree,
  kindAt,
  relationAt,
  type Scan,
  sameSentence,
  take,
  tokenAt,
  USED,
  wordAt,
} from "./scan.js";

/** How far after its header an interval may begin: in tokens, for "95% CI …" and for a header in brackets of its own. */
const REACH = 16;
const REACH_COLUMN = 34;

/** The estimates whose intervals are announced. */
export function announcedIntervals(from: Scan, headers: readonly Header[]): readonly Draft[] {
  const scan = draftboard(from);
  return headers.flatMap((header, index) => {
    const stop = Math.min(headers[index + 1]?.first ?? scan.tokens.length, scan.tokens.length);
    const drafts = isMarginOf(scan, header) ? [] : afterHeader(scan, header, stop);
    for (const draft of drafts) take(scan, draft.first, draft.next, USED.interval);
    return drafts;
  });
}

function afterHeader(scan: Scan, header: Header, stop: number): readonly Draft[] {
  const isColumn = kindAt(scan, header.next) === "close";
  const reach = isColumn ? REACH_COLUMN : REACH;
  const open = scan.inside[header.first] ?? -1;
  const end = open < 0 || isColumn ? -1 : (scan.partner[open] ?? -1);
  let at = isColumn ? header.next + 1 : header.next;
  const last = Math.min(stop, at + reach, end < 0 ? stop : end);
  for (; at < last && sameSentence(scan, at, header.first); at += 1) {
    if (!isFree(scan, at)) return [];
    const relation = relationAt(scan, at);
    if (relation === "<" || relation === ">" || relation === "<=" || relation === ">=") {
      return at - header.next <= 2 && wordAt(scan, at - 1) !== "was" ? oneSided(scan, header, at + 1, relation) : [];
    }
    const kind = kindAt(scan, at);
    if (kind !== "number" && !startsNumber(scan, at)) {
      if (tokenAt(scan, at).text === "∞" || (kind === "dash" && tokenAt(scan, at + 1).text === "∞")) {
        const limits = limitsAt(scan, at);
        if (limits !== null) return pairs(scan, header, limits);
      }
      continue;
    }
    if (kind === "number" && isLabelNumber(scan, at) && at > header.next) continue;
    const found = tripleAt(scan, header, at, isColumn) ?? pairAt(scan, header, at);
    if (found !== null) return found;
    if (header.side !== null) return oneSided(scan, header, at, header.side === "upper" ? "<" : ">");
    const number = numberFrom(scan, at);
    at = (number?.next ?? at + 1) - 1;
  }
  return [];
}

const startsNumber = (scan: Scan, at: number): boolean => {
  const kind = kindAt(scan, at);
  if (kind === "currency") return numberFrom(scan, at) !== null;
  if (kind !== "dash" && kind !== "plus") return false;
  return kindAt(scan, at - 1) !== "word" || tokenAt(scan, at).gap || isLabelled(scan, at)
    ? numberFrom(scan, at) !== null
    : false;
};
const isLabelled = (scan: Scan, at: number): boolean => scan.used[at - 1] === USED.header;

function pairAt(scan: Scan, header: Header, at: number): readonly Draft[] | null {
  const limits = limitsAt(scan, at, true);
  return limits === null ? null : pairs(scan, header, limits);
}

/** One interval, or several that are told apart by "and": then their estimates were listed before the header. */
function pairs(scan: Scan, header: Header, first: Limits): readonly Draft[] {
  const all = [first];
  for (let last = first; all.length < 12; ) {
    const next = nextPair(scan, last.next);
    if (next === null) break;
    all.push(next);
    last = next;
  }
  if (all.length > 1) {
    const points = pointsBefore(scan, header.first, all.length);
    if (points !== null || first.joint !== "comma") {
      return all.map((limits, index) =>
        draft(header, points?.[index] ?? null, limits, index === 0 ? header.first : limits.first),
      );
    }
  }
  const { lower, upper, other } = first;
  const most = saysDifference(scan, header.next, first.first) ? 1 : 3;
  const point =
    pointBefore(scan, header.first, lower, upper, most) ??
    (other === null ? null : pointBefore(scan, header.first, other.lower, other.upper, most));
  return [draft(header, point, first, point?.first ?? header.first)];
}

/** "95% CI for the difference": the numbers before it are as often those of the arms. */
function saysDifference(scan: Scan, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (/^diff(?:erences?)?$/.test(wordAt(scan, at))) return true;
  return false;
}

function nextPair(scan: Scan, from: number): Limits | null {
  let at = from;
  if (kindAt(scan, at) === "close" && kindAt(scan, at + 1) !== "close") at += 1;
  if (kindAt(scan, at) === "comma" || kindAt(scan, at) === "semicolon") at += 1;
  if (/^(?:and|vs|versus)$/.test(wordAt(scan, at))) at += 1;
  if (at === from || !isFree(scan, at)) return null;
  if (kindAt(scan, at) === "open") at += 1;
  const limits = limitsAt(scan, at);
  if (limits === null || !isFree(scan, limits.next - 1)) return null;
  if (limits.joint !== "dash" && limits.joint !== "to") return null;
  const after = kindAt(scan, limits.next);
  return after === "close" || after === "comma" || after === "semicolon" || wordAt(scan, limits.next) === "and"
    ? limits
    : null;
}

/** Estimate and limits after one header: "0.73 (0.63–0.86)", "4.10, 1.32–12.75", "0.87; 0.64 to 1.17". */
function tripleAt(scan: Scan, header: Header, at: number, isColumn: boolean): readonly Draft[] | null {
  const point = numberFrom(scan, at);
  if (point === null) return null;
  let unit = afterUnit(scan, point.next);
  for (let steps = 0; isColumn && steps < 5 && wordAt(scan, unit) !== "" && wordAt(scan, unit) !== "to"; steps += 1)
    unit += 1;
  const mark = kindAt(scan, unit);
  if (mark === "open") {
    const limits = limitsAt(scan, unit + 1);
    const after = limits === null ? "" : kindAt(scan, limits.next);
    if (limits === null || !["close", "semicolon", "comma", "percent"].includes(after) || isInCurrency(scan, unit))
      return null;
    const next = after === "close" ? limits.next + 1 : limits.next;
    return [{ ...draft(header, point, limits, point.first), next }];
  }
  if (mark !== "comma" && mark !== "semicolon" && mark !== "colon") return null;
  const limits = limitsAt(scan, unit + 1);
  if (limits === null || (limits.joint !== "dash" && limits.joint !== "to")) return null;
  return [draft(header, point, limits, point.first)];
}

const isInCurrency = (scan: Scan, open: number): boolean =>
  kindAt(scan, open + 1) === "currency" && scan.partner[open] === open + 3;

function oneSided(scan: Scan, header: Header, at: number, relation: string): readonly Draft[] {
  const limit = numberFrom(scan, at);
  if (limit === null) return [];
  const [lower, upper] = relation.startsWith("<") ? [null, limit] : [limit, null];
  const point = pointBefore(scan, header.first, lower, upper);
  const next = afterUnit(scan, limit.next);
  return [
    draft(header, point, { lower, upper, joint: "to", first: at, next, other: null }, point?.first ?? header.first),
  ];
}

export function draft(header: Header | null, estimate: Printed | null, limits: Limits, first: number): Draft {
  const { lower, upper, ambiguous } = settle(limits, estimate?.value ?? null);
  const next = limits.next;
  const from = Math.min(first, header?.first ?? first, estimate?.first ?? first);
  return {
    estimate,
    lower,
    upper,
    hasInterval: true,
    header,
    level: header?.level ?? null,
    ambiguous,
    first: from,
    next,
    p: null,
  };
}
