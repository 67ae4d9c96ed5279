import type { Header } from "./headers.js";
import { isLabelNumber } from "./printed.js";
import { kindAt, type Scan, sameSentence, wordAt } from "./scan.js";

const CRITERIA: ReadonlySet<string> = new Set(
  "criterion criteria margin margins bioequivalence equivalence acceptance prespecified predefined predetermined range limits boundary boundaries bounds exceeded".split(
    " ",
  ),
);
const CONTAINED: ReadonlySet<string> = new Set(
  "within fell falls fall contained lies lay entirely inside between if whether when".split(" "),
);

/**
 * An interval that is a rule ("90% CI within 80.00–125.00%", "if the upper limit was below 1.3"), not a result: the words
 * between the header and the first number say so.
 */
export function isMarginOf(scan: Scan, header: Header): boolean {
  const before = kindAt(scan, header.first - 1) === "open" ? header.first - 2 : header.first - 1;
  if (CRITERIA.has(wordAt(scan, before)) && wordAt(scan, before) !== "range") return true;
  for (let at = before; at > before - 4 && sameSentence(scan, at, header.first); at -= 1) {
    if (/^(?:if|whether|provided)$/.test(wordAt(scan, at))) return true;
  }
  for (let at = header.next; at < header.next + 14 && sameSentence(scan, at, header.first); at += 1) {
    if (kindAt(scan, at) === "number" && !isLabelNumber(scan, at)) return false;
    if (kindAt(scan, at) === "open" && kindAt(scan, at + 1) === "number") return false;
    const word = wordAt(scan, at);
    if (CONTAINED.has(word) && word !== "between") return true;
    if (CRITERIA.has(word) && word !== "range") return true;
    if (
      /^(?:exclude|excluded|excludes|include|included|includes|cross|crossed|below|above|less|greater|lower|exceed|exceeds)$/.test(
        word,
      )
    )
      return true;
  }
  return false;
}
