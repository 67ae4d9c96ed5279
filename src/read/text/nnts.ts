import { measureNaming, type Named } from "./measure-words.js";
import { isLabelNumber, type Printed, signedAt } from "./printed.js";
import { isFree, kindAt, type Scan, wordAt } from "./scan.js";

/** A number needed to treat that stands without an interval. */
export interface FoundNnt {
  readonly number: Printed;
  readonly named: Named;
  readonly first: number;
  readonly next: number;
}

/** Finds "NNT 15", "number needed to treat was 4.4"; those with intervals are estimates before they are read here. */
export function findNnts(scan: Scan): readonly FoundNnt[] {
  const found: FoundNnt[] = [];
  let last = -1;
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (/^(?:nnt|nntb|nnth|nnh|needed)$/.test(wordAt(scan, at))) last = at;
    if (last < 0 || at - last > 12 || kindAt(scan, at) !== "number" || !isFree(scan, at) || isLabelNumber(scan, at))
      continue;
    const number = signedAt(scan, at);
    const named = number === null ? null : (measureNaming(scan, number.first) ?? neededBefore(scan, last, at));
    if (number === null || named?.measure !== "NNT") continue;
    found.push({ number, named, first: number.first, next: number.next });
    last = -1;
  }
  return found;
}

/** "number needed to treat to prevent one death was 15". */
function neededBefore(scan: Scan, needed: number, at: number): Named | null {
  if (wordAt(scan, needed) !== "needed" || wordAt(scan, needed - 1) !== "number") return null;
  const verb = wordAt(scan, at - 1);
  return verb === "was" || verb === "is" || verb === "of"
    ? { measure: "NNT", first: needed - 1, next: needed + 1 }
    : null;
}
