import { afterUnit, isLabelNumber, type Printed, signedAt } from "./printed.js";
import { kindAt, type Scan, sameSentence, USED, wordAt } from "./scan.js";

const REACH = 40;

/** The last `count` numbers before `before` that stand in one list ("4.0 and 2.5 months for …"); null where they do not. */
export function pointsBefore(scan: Scan, before: number, count: number): readonly Printed[] | null {
  const points: Printed[] = [];
  for (let at = before - 1; at >= 0 && before - at < REACH && points.length < count; at -= 1) {
    if (!sameSentence(scan, at, before)) break;
    if (scan.used[at] !== USED.free) {
      if (scan.used[at] === USED.p || scan.used[at] === USED.count) continue;
      break;
    }
    if (kindAt(scan, at) !== "number" || isLabelNumber(scan, at)) continue;
    const number = signedAt(scan, at);
    if (number === null) continue;
    const follower = points[0];
    if (follower !== undefined && !areJoined(scan, number.next, follower.first)) return null;
    points.unshift(number);
  }
  return points.length === count ? points : null;
}

/** Only a unit and "and", "vs" or a comma stand between two items of a list. */
export function areJoined(scan: Scan, from: number, to: number): boolean {
  let at = afterUnit(scan, from);
  while (at < to) {
    const kind = kindAt(scan, at);
    const word = wordAt(scan, at);
    if (
      kind !== "comma" &&
      kind !== "semicolon" &&
      kind !== "dot" &&
      !/^(?:and|vs|versus|compared|with|to)$/.test(word)
    )
      return false;
    at += 1;
  }
  return true;
}
