import type { PrintedP } from "../../records.js";
import { numberFrom, type Printed } from "./printed.js";
import { kindAt, relationAt, type Scan, tokenAt, wordAt } from "./scan.js";

/** A p-value of the text, and whether a statistic has it. */
export interface FoundP {
  readonly p: PrintedP;
  readonly text: string;
  readonly first: number;
  readonly next: number;
  /** "both p < 0.001": how many statistics before it share it. */
  readonly shared: number;
  /** "p < 0.05 was considered significant". */
  readonly isCriterion: boolean;
  /** Further values of "p = 0.01 and 0.02, respectively". */
  readonly more: readonly PrintedP[];
}

const GLUED = /^p(?:value|trend|interaction|int|noninferiority|superiority|adj|adjusted|corr|holm|fdr)?$/;
const MIDDLE: ReadonlySet<string> = new Set(
  "value values for interaction trend noninferiority non inferiority superiority equivalence heterogeneity difference between group groups the of comparison comparisons all both adjusted two one sided tailed is was were linear time treatment by".split(
    " ",
  ),
);
const CRITERION: ReadonlySet<string> = new Set(
  "considered defined significant significance threshold regarded taken deemed set".split(" "),
);
const BEFORE_CRITERION: ReadonlySet<string> = new Set("at a as if when level threshold with".split(" "));

/** Finds every p-value. */
export function findPValues(scan: Scan): readonly FoundP[] {
  const found: FoundP[] = [];
  let resume = 0;
  for (const at of scan.words) {
    if (at < resume) continue;
    const one = GLUED.test(wordAt(scan, at)) ? pAt(scan, at) : null;
    if (one === null) continue;
    found.push(one);
    resume = one.next;
  }
  return found;
}

function pAt(scan: Scan, first: number): FoundP | null {
  let at = first + 1;
  if (kindAt(scan, at) === "dot" && kindAt(scan, at + 1) === "number") return null;
  for (let steps = 0; steps < 7; steps += 1) {
    const kind = kindAt(scan, at);
    const inBrackets = kind === "open" && scan.partner[at] === at + 2 && relationAt(scan, at + 3) !== "";
    if (MIDDLE.has(wordAt(scan, at)) || (kind === "dash" && kindAt(scan, at + 1) === "word")) at += 1;
    else if (inBrackets) at += 3;
    else break;
  }
  const op = relationAt(scan, at);
  const said = op !== "" || at > first + 1;
  if (op !== "" || kindAt(scan, at) === "colon") at += 1;
  if (op === "" && kindAt(scan, at) === "comma" && said) at += 1;
  const number = numberFrom(scan, at);
  if (number === null || !isProbability(scan, number, op !== "")) return null;
  const more = moreValues(scan, number.next);
  const before = wordAt(scan, first - 1);
  const shared = before === "both" ? 2 : before === "all" ? 99 : 1;
  const p: PrintedP = { op: op === "" ? "=" : (op as PrintedP["op"]), value: number.value };
  const text = scan.text.slice(
    tokenAt(scan, op === "" ? number.first : at - 1).start,
    tokenAt(scan, number.next - 1).end,
  );
  return {
    p,
    text,
    first,
    next: more.next,
    shared,
    isCriterion: isCriterion(scan, first, more.next),
    more: more.values,
  };
}

/** Without a relation only a fraction such as "P .03" is taken for a p-value. */
function isProbability(scan: Scan, { value, next }: Printed, hasRelation: boolean): boolean {
  const fraction = /[.,·]/u.test(tokenAt(scan, next - 1).text);
  if (kindAt(scan, next) === "percent") return false;
  // "p = −.22" is read as printed: no probability is negative.
  const isNegative = value < 0 && value > -1 && fraction && hasRelation;
  return isNegative || (value >= 0 && (hasRelation ? value <= 1 || fraction : value < 1 && fraction));
}

function isCriterion(scan: Scan, first: number, next: number): boolean {
  if (BEFORE_CRITERION.has(wordAt(scan, first - 1)) && wordAt(scan, first - 1) !== "with") {
    for (let at = first - 1; at > first - 6; at -= 1) if (CRITERION.has(wordAt(scan, at))) return true;
  }
  for (let at = next; at < next + 4; at += 1) {
    if (wordAt(scan, at) !== "significant" && CRITERION.has(wordAt(scan, at))) return true;
  }
  return false;
}

/** The list after "p = 0.01", where it is told to be one by "respectively". */
function moreValues(scan: Scan, from: number): { values: readonly PrintedP[]; next: number } {
  const values: PrintedP[] = [];
  let at = from;
  while (values.length < 12) {
    let next = at;
    if (kindAt(scan, next) === "comma" || kindAt(scan, next) === "semicolon") next += 1;
    if (wordAt(scan, next) === "and") next += 1;
    if (next === at) break;
    const op = relationAt(scan, next);
    if (op !== "") next += 1;
    const number = kindAt(scan, next) === "number" ? numberFrom(scan, next) : null;
    if (number === null || number.value >= 1) break;
    values.push({ op: op === "" ? "=" : (op as PrintedP["op"]), value: number.value });
    at = number.next;
  }
  const close = kindAt(scan, at) === "comma" ? at + 1 : at;
  return wordAt(scan, close) === "respectively" && values.length > 0
    ? { values, next: at }
    : { values: [], next: from };
}

/** Index of p-values by the token they start and end at. */
export interface PIndex {
  readonly startingAt: ReadonlyMap<number, FoundP>;
  readonly endingAt: ReadonlyMap<number, FoundP>;
}

export const indexP = (found: readonly FoundP[]): PIndex => ({
  startingAt: new Map(found.map((one) => [one.first, one])),
  endingAt: new Map(found.map((one) => [one.next, one])),
});
