import type { Frame } from "../../records.js";
import { fixed } from "../wording.js";

/** People of the trial, in both arms. */
type Arms = readonly [number, number];

/** "5,000 nurses took part", "a trial of 300 women", "among 412 children": how many were studied. */
const STUDIED =
  /\b(?:took part|taking part|enrol(?:l?ed|l?ing)|recruit\w*|randomi[sz]ed|participated|signed up|volunteered|were (?:studied|followed|tracked|tested|assigned|included))\b|\b(?:trial|study|experiment) (?:of|in|with|involving|on|among)\b|-(?:person|patient|strong|people|man|woman)\b/i;
/** A part of them, or another number beside them. */
const PART =
  /\b(?:of whom|of them|of these|more|fewer|each|per|every|half|extra|sites?|cent(?:re|er)s|hospitals|countries|weeks?|months?|years?)\b/i;
/** By so much the number of those who began and of those who were counted in the end may differ. */
const LOST = 0.25;

/** How many people a claim says were studied, where the evidence has a number far from it; null where they agree. */
export function peopleClash(frames: readonly Frame[], n: Arms | null): string | null {
  if (n === null) return null;
  const all = n[0] + n[1];
  for (const { role, amount, clause, quote } of frames) {
    if (role !== "detail" || amount === null || amount.form !== "plain" || !Number.isInteger(amount.value)) continue;
    const at = clause.indexOf(quote);
    const around = at < 0 ? clause : clause.slice(Math.max(0, at - 40), at + quote.length + 60);
    const behind = clause.slice(at + quote.length, at + quote.length + 12);
    if (amount.value < 10 || !STUDIED.test(around) || PART.test(behind)) continue;
    const { value, bound } = amount;
    const tooMany = value > (1 + LOST) * all && bound !== "under" && bound !== "up to";
    const tooFew = value < (1 - LOST) * all && bound !== "over" && !n.includes(value);
    if (tooMany || tooFew)
      return `The claim says “${quote.trim()}” were studied, and the evidence is of ${fixed(all, 0)}.`;
  }
  return null;
}
