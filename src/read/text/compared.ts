import type { FoundP } from "./p-values.js";
import { afterUnit, type Printed, signedAt } from "./printed.js";
import { isFree, kindAt, type Scan, sameSentence, USED, wordAt } from "./scan.js";

/** The two numbers that a p-value compares: "24.5 vs. 35.1%; P < 0.05", "0.37 versus 0.27, P = 0.001". */
export interface Compared {
  readonly first: Printed;
  readonly second: Printed;
}

/** Finds the pair straight before a p-value; null where there is none. */
export function comparedBefore(scan: Scan, p: FoundP): Compared | null {
  let at = p.first - 1;
  for (let steps = 0; steps < 6 && sameSentence(scan, at, p.first) && kindAt(scan, at) !== "number"; steps += 1)
    at -= 1;
  const second = isPlain(scan, at) ? signedAt(scan, at) : null;
  if (second === null) return null;
  let versus = second.first - 1;
  if (kindAt(scan, versus) === "dot") versus -= 1;
  if (!/^(?:vs|versus|v)$/.test(wordAt(scan, versus))) return null;
  for (at = versus - 1; at > versus - 5; at -= 1) {
    if (!isPlain(scan, at)) continue;
    const first = signedAt(scan, at);
    return first !== null && afterUnit(scan, first.next) === versus ? { first, second } : null;
  }
  return null;
}

const isPlain = (scan: Scan, at: number): boolean =>
  kindAt(scan, at) === "number" && (isFree(scan, at) || scan.used[at] === USED.other || scan.used[at] === USED.percent);
