import type { Draft } from "./draft.js";
import { measureNaming } from "./measure-words.js";
import { type Printed, signedAt } from "./printed.js";
import { isFree, kindAt, type Scan, wordAt } from "./scan.js";

/** Standardised differences told in words: "effect sizes of 11 or 14 standard deviations". */
export function sizeWords(scan: Scan): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const at of scan.words) {
    if (wordAt(scan, at) !== "standard" || !/^deviations?$/.test(wordAt(scan, at + 1))) continue;
    const numbers = listBefore(scan, at);
    const head = numbers[0];
    if (head === undefined || measureNaming(scan, head.first)?.measure !== "SMD") continue;
    drafts.push(...numbers.map(sizeOf));
  }
  return drafts;
}

/** The numbers straight before a place, joined by "or", "and" or "to". */
function listBefore(scan: Scan, end: number): readonly Printed[] {
  const numbers: Printed[] = [];
  let at = end - 1;
  while (numbers.length < 4 && kindAt(scan, at) === "number" && isFree(scan, at)) {
    const number = signedAt(scan, at);
    if (number === null) break;
    numbers.unshift(number);
    at = number.first - 1;
    if (!/^(?:or|and|to)$/.test(wordAt(scan, at))) break;
    at -= 1;
  }
  return numbers;
}

const sizeOf = (estimate: Printed): Draft => ({
  estimate,
  lower: null,
  upper: null,
  hasInterval: false,
  header: null,
  level: null,
  ambiguous: false,
  first: estimate.first,
  next: estimate.next,
  p: null,
});
