import type { AttachedP, Draft } from "./draft.js";
import type { FoundP, PIndex } from "./p-values.js";
import { afterUnit, numberFrom } from "./printed.js";
import { kindAt, relationAt, type Scan, sameSentence, tokenAt, USED, wordAt } from "./scan.js";

/** How many words may part a p-value from the interval before it. */
const WORDS = 8;
const BREAKS: ReadonlySet<string> = new Set(
  "and but while whereas although versus vs compared which however or nor than".split(" "),
);

/** The p-values of estimates, and those that one took. */
export interface Attached {
  readonly of: ReadonlyMap<Draft, AttachedP>;
  readonly owned: ReadonlySet<FoundP>;
}

/** Gives each estimate the p-value that stands in its clause: after it, or straight before it. */
export function attachP(scan: Scan, drafts: readonly Draft[], index: PIndex, ofOthers: Iterable<FoundP>): Attached {
  const of = new Map<Draft, AttachedP>();
  const owned = new Set<FoundP>(ofOthers);
  drafts.forEach((draft, position) => {
    if (of.has(draft)) return;
    const found = pAfter(scan, draft, index);
    if (found === null || owned.has(found)) return;
    owned.add(found);
    of.set(draft, { found, at: 0 });
    shareBack(scan, drafts, position, found, of);
  });
  for (const draft of drafts) {
    if (of.has(draft)) continue;
    const found = pBefore(scan, draft, index, owned);
    if (found === null || owned.has(found)) continue;
    owned.add(found);
    of.set(draft, { found, at: 0 });
  }
  return { of, owned };
}

/** "both p < 0.001", and lists told by "respectively", reach the estimates before. */
function shareBack(
  scan: Scan,
  drafts: readonly Draft[],
  position: number,
  found: FoundP,
  of: Map<Draft, AttachedP>,
): void {
  const count = Math.max(found.shared, found.more.length + 1);
  const last = drafts[position];
  for (let back = 1; back < count && last !== undefined; back += 1) {
    const earlier = drafts[position - back];
    if (earlier === undefined || of.has(earlier) || !sameSentence(scan, earlier.first, last.first)) break;
    of.set(earlier, { found, at: found.more.length === 0 ? 0 : found.more.length - back });
  }
  if (found.more.length > 0 && last !== undefined) of.set(last, { found, at: found.more.length });
}

function pAfter(scan: Scan, draft: Draft, { startingAt }: PIndex): FoundP | null {
  let words = 0;
  let closed = false;
  for (let at = draft.next; at < draft.next + 24 && at < scan.tokens.length; at += 1) {
    const found = startingAt.get(at);
    if (found !== undefined) {
      if (found.isCriterion) return null;
      return words === 0 || (!closed && words <= 2 * WORDS) || words <= WORDS ? found : null;
    }
    if (!sameSentence(scan, at, draft.next - 1)) return null;
    const used = scan.used[at];
    const kind = kindAt(scan, at);
    if (used === USED.interval || used === USED.header || used === USED.test) return null;
    if (kind === "number" && wordAt(scan, at - 1) === "per") continue;
    if (kind === "open" && closed && draft.estimate === null) return null;
    if (kind === "number" && used === USED.free && !(closed === false && words > 0)) return null;
    if (kind === "close") closed = true;
    if (kind === "word") {
      const word = wordAt(scan, at);
      if (word === "both" || word === "all" || word === "with") continue;
      if (BREAKS.has(word)) {
        if (!(word === "and" && startingAt.get(at + 1) !== undefined)) return null;
        continue;
      }
      if (afterUnit(scan, at) === at) words += 1;
    }
    if (words > 0 && closed && (kind === "comma" || kind === "semicolon") && startingAt.get(at + 1) === undefined)
      return null;
    if (kind === "semicolon" && startingAt.get(at + 1) === undefined && words > 0) return null;
  }
  return null;
}

/** "p = 0.024, OR = 2.69, 95% CI …": only labels stand between. A closed bracket parts them unless there is no estimate. */
function pBefore(
  scan: Scan,
  draft: Draft,
  { endingAt, startingAt }: PIndex,
  owned: ReadonlySet<FoundP>,
): FoundP | null {
  const start =
    draft.header !== null && draft.estimate !== null ? Math.min(draft.estimate.first, draft.first) : draft.first;
  for (let at = start; at > start - 14 && at > 0; at -= 1) {
    const found = endingAt.get(at);
    if (found !== undefined) return found.isCriterion ? null : found;
    const kind = kindAt(scan, at - 1);
    if (!sameSentence(scan, at - 1, start)) return null;
    if (kind === "close" && draft.estimate !== null && endingAt.get(at - 1) !== undefined) return null;
    if (kind === "number" || (BREAKS.has(wordAt(scan, at - 1)) && tokenAt(scan, at - 1).text !== "OR")) return null;
    if (scan.used[at - 1] === USED.interval) return null;
  }
  for (let at = draft.first; at < draft.next; at += 1) {
    const found = startingAt.get(at);
    if (found !== undefined && !owned.has(found) && !found.isCriterion) return found;
  }
  return null;
}

/** A p-value that only its column names. */
export interface ColumnP {
  readonly op: "<" | ">" | "=";
  readonly value: number;
  readonly text: string;
}

/** "0.73 (0.63–0.86) <0.001": a column of p-values after a column of intervals, told by its sign or by the table's head. */
export function columnP(scan: Scan, draft: Pick<Draft, "next">): ColumnP | null {
  const hasBar = kindAt(scan, draft.next) === "bar";
  const at = hasBar ? draft.next + 1 : draft.next;
  const relation = relationAt(scan, at);
  const op = relation === "<" || relation === ">" || relation === "=" ? relation : null;
  if (op === null && !(hasBar && isUnderP(scan, draft.next))) return null;
  const place = op === null ? at : at + 1;
  const number = kindAt(scan, place) === "number" ? numberFrom(scan, place) : null;
  if (number === null || number.value > 1 || !sameSentence(scan, place, draft.next - 1)) return null;
  const after = kindAt(scan, number.next);
  if (op === null && after !== "bar" && after !== "" && sameSentence(scan, number.next, place)) return null;
  return { op: op ?? "=", value: number.value, text: `${op ?? ""}${number.text}` };
}

/** Characters at the head of a table that are searched for the name of a column. */
const HEAD = 700;

/** The head of the table names a column of p-values. */
function isUnderP(scan: Scan, at: number): boolean {
  const offset = tokenAt(scan, at).start;
  const part = scan.parts.find(({ start, end }) => start <= offset && offset < end);
  if (part === undefined || part.label === null) return false;
  return /(?:^|[|\s])p(?:[- ]?values?)?\s*(?:$|[|\n(*†‡])/imu.test(
    scan.text.slice(part.start, Math.min(part.end, part.start + HEAD)),
  );
}
