import type { Amount } from "../../records.js";
import { PEOPLE } from "../text/lexicon.js";
import type { Words } from "./amounts.js";
import { directionsAt } from "./direction.js";
import { isShareOfPeople } from "./pairs.js";

/** Words from the first to before the next. */
export interface Span {
  readonly first: number;
  readonly next: number;
}

/** The amounts that begin in each of some spans, which follow one another. */
export function amountsBySpan(amounts: readonly Amount[], spans: readonly Span[]): readonly (readonly Amount[])[] {
  const own: Amount[][] = spans.map(() => []);
  let place = 0;
  for (const amount of amounts) {
    while (place > 0 && amount.first < (spans[place]?.first ?? 0)) place -= 1;
    while (place < spans.length && amount.first >= (spans[place]?.next ?? 0)) place += 1;
    const span = spans[place];
    if (span !== undefined && amount.first >= span.first && amount.first < span.next) own[place]?.push(amount);
  }
  return own;
}
export function sentencesOf({ words, tokens }: Words): readonly Span[] {
  const spans: Span[] = [];
  let first = 0;
  for (let at = 0; at < words.length; at += 1) {
    const ends =
      /^[.!?]$/.test(words[at] ?? "") &&
      (tokens[at + 1]?.gap ?? true) &&
      !/^(?:vs|v|e|g|i|dr|approx|ca|st|no)$/.test(words[at - 1] ?? "");
    if (!ends) continue;
    spans.push({ first, next: at + 1 });
    first = at + 1;
  }
  if (first < words.length) spans.push({ first, next: words.length });
  return spans;
}

const NOTHING = /^(?:effects?|differences?|changes?|benefits?|impact)$/;
const BREAKS = /^(?::|but|while|whereas|although|though|yet|;|—|however)$/;

/** Clauses: parts of a sentence that each hold a statement of their own. */
export function clausesOf(from: Words, sentence: Span, amounts: readonly Amount[]): readonly Span[] {
  const { words } = from;
  const inside = new Set<number>();
  const tells = new Set<number>();
  for (const { form, first, next } of amounts) {
    for (let at = first + 1; at < next; at += 1) inside.add(at);
    if (form !== "plain") tells.add(first);
  }
  for (let at = sentence.first; at <= sentence.next; at += 1)
    if (directionsAt(from, at).some(({ kind }) => kind === "verb")) tells.add(at);
  // "No effect in the young, whereas …": a denial is a statement too.
  for (let at = sentence.first; at < sentence.next; at += 1)
    if (words[at] === "no" && words.slice(at + 1, at + 4).some((word) => NOTHING.test(word))) tells.add(at);
  const places = [...tells].filter((at) => at < sentence.next);
  const lastTelling = places.reduce((last, at) => Math.max(last, at), -1);
  const startsStatement = (at: number): boolean =>
    tells.has(at) || /^(?:it|they|was|were|had|has|did|also)$/.test(words[at] ?? "");
  const paired = pairs(from, amounts);
  const spans: Span[] = [];
  let first = sentence.first;
  let saysSoFar = tells.has(first);
  let compares = directionsAt(from, first).length > 0;
  for (let at = sentence.first + 1; at < sentence.next; at += 1) {
    const word = words[at] ?? "";
    const isBreak =
      BREAKS.test(word) || (word === "-" && from.tokens[at]?.gap === true && from.tokens[at + 1]?.gap === true);
    const isPaired = paired(at);
    const isJoint = (word === "and" || word === "or") && startsStatement(at + 1) && !isPaired;
    // "It made pain no worse; it eased": a comparative says something too, where a semicolon ends it.
    const isHard = word === ";" && compares;
    if (!inside.has(at) && (isBreak || isJoint) && (saysSoFar || isHard) && lastTelling > at) {
      spans.push({ first, next: at });
      first = at + 1;
      saysSoFar = false;
      compares = false;
    } else {
      saysSoFar ||= tells.has(at);
      compares ||= directionsAt(from, at).length > 0;
    }
  }
  spans.push({ first, next: sentence.next });
  return spans;
}

/** "31% of the infants and 3% of the others", "12% and 8%": two levels of one thing. Asked of places in their order. */
function pairs({ words }: Words, amounts: readonly Amount[]): (at: number) => boolean {
  const isLevel = (one: Amount): boolean =>
    isShareOfPeople(one) &&
    (PEOPLE.has(words[one.next] ?? "") ||
      /^(?:of|in|with|on|among|for|,|and|respectively)$/.test(words[one.next] ?? "and"));
  let ended = 0;
  let begun = 0;
  return (at) => {
    while ((amounts[ended]?.next ?? Number.POSITIVE_INFINITY) <= at) ended += 1;
    while ((amounts[begun]?.first ?? Number.POSITIVE_INFINITY) < at) begun += 1;
    const before = amounts[ended - 1];
    const after = amounts[begun];
    if (before === undefined || after === undefined) return false;
    return isLevel(before) && isLevel(after) && after.first <= at + 2;
  };
}

export const textOf = ({ text, tokens }: Words, { first, next }: Span): string =>
  text.slice(tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0);
