import type { Words } from "./amounts.js";
import type { Span } from "./clauses.js";
import { directionsAt } from "./direction.js";

/** "… but …", "… while …", "although …, …": where one statement of a report ends and the next begins. */
const BREAKS = /^(?:but|whereas|while|although|though|yet|whilst|;)$/;
const OPENS = /^(?:although|though|while|whereas|whilst|despite)$/;
const FINITE =
  /^(?:was|were|is|are|had|has|have|did|does|do|showed|remained|increased|decreased|improved|declined|fell|rose|led|resulted|reduced|developed|occurred|differed|received|required|reported)$/;
const NOTHING = /^(?:no|not|none|neither|similar|comparable|unchanged|same|differ\w{0,4})$/;

/** The parts of a span that each tell something of their own; what tells nothing stays with the part before. */
export function splitAtJoints(from: Words, { first, next }: Span): readonly Span[] {
  const { words } = from;
  const tells = (start: number, end: number): boolean => {
    for (let at = start; at < end; at += 1)
      if (NOTHING.test(words[at] ?? "") || directionsAt(from, at).length > 0) return true;
    return false;
  };
  const finite = (start: number, end: number): boolean => words.slice(start, end).some((word) => FINITE.test(word));
  const spans: Span[] = [];
  let start = first;
  let depth = 0;
  let opened = OPENS.test(words[first] ?? "");
  const cut = (at: number, skip: number): void => {
    spans.push({ first: start, next: at });
    start = at + skip;
    opened = false;
  };
  for (let at = first; at < next; at += 1) {
    const word = words[at] ?? "";
    if (/^[([{]$/.test(word)) depth += 1;
    if (/^[)\]}]$/.test(word)) depth = Math.max(0, depth - 1);
    if (depth > 0 || at <= start + 2) continue;
    const end = nextBreak(words, at + 1, next);
    const both = (): boolean =>
      tells(start, at) && finite(start, at) && tells(at + 1, end) && (finite(at + 1, end) || BREAKS.test(word));
    if (word === ";" || BREAKS.test(word)) {
      if (both()) {
        cut(at, 1);
        opened = OPENS.test(word);
      }
    } else if (word === "," && (opened || words[at + 1] === "and") && !BREAKS.test(words[at + 1] ?? "")) {
      const last = !opened || lastComma(words, at, end) === at;
      if (last && both() && subjectOf(words, at + 1, end)) cut(at, words[at + 1] === "and" ? 2 : 1);
    }
  }
  if (start < next) spans.push({ first: start, next });
  return spans;
}

function nextBreak(words: readonly string[], start: number, next: number): number {
  for (let at = start + 1; at < next; at += 1) if (BREAKS.test(words[at] ?? "")) return at;
  return next;
}

/** The comma that ends a list within an opening clause, not one inside it. */
function lastComma(words: readonly string[], start: number, end: number): number {
  let last = start;
  for (let at = start; at < end; at += 1) {
    if (words[at] !== "," || words[at + 1] === "and") continue;
    if (!words.slice(at + 1, Math.min(end, at + 14)).some((word) => FINITE.test(word))) continue;
    if (words.slice(start, at).filter((word) => FINITE.test(word)).length > 1) break;
    last = at;
  }
  return last;
}

/** A verb stands within reach of the joint, so that what follows has its own subject. */
const subjectOf = (words: readonly string[], start: number, end: number): boolean =>
  words.slice(start + 1, Math.min(end, start + 16)).some((word) => FINITE.test(word));
