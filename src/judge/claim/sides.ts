import { partsOf } from "../../core/comparison.js";
import type { EvidenceFrame, Frame } from "../../records.js";

/** Whether a statement tells the treated group's side, the control group's, or leaves that open. */
export type Sides = "straight" | "swapped" | null;

/** What is surely a comparison group, whatever the trial. */
const SURE: readonly RegExp[] = [
  /\b(?:placebo|sham|dummy (?:pills?|tablets?)|sugar pills?|control group|controls|comparison group)\b/i,
  /\b(?:usual care|standard care|no treatment|waiting[- ]list|waitlist)\b/i,
  /\bnot (?:given|taking|treated|receiving|offered|vaccinated)\b/i,
  /\bdid(?: not|n't|n’t) (?:take|get|receive|have|use)\b/i,
  /\b(?:went|gone|going|left|those|people|patients|women|men|children) without\b/i,
  /^\W*without\b/i,
];
const isSure = (text: string): boolean => SURE.some((pattern) => pattern.test(text));
/** "Patients left uncoached", as a subject: further on the word describes something else. */
const UNTREATED =
  /\bun(?!changed|ited|expected|limited|affected|precedented|adjusted|blinded|touched|intended|diagnosed|complicated|controlled|altered|wanted|related)[a-z]{4,}ed\b/i;
const NOT_A_GROUP = /\b(?:placebo|sham|controls?)[- ](?:controlled|trial|study|run-in)|non-placebo/gi;

const stems = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\d]+(?:[-'][\p{L}\d]+)*/gu) ?? [])
      .filter((word) => word.length > 2 && !COMMON.has(word))
      .map(stem),
  );

const COMMON: ReadonlySet<string> = new Set(
  "the and for with than was were had has have not who those did more less fewer group groups patients people trial study arm from that this their they all after before per cent percent care".split(
    " ",
  ),
);

/** Words without the endings of English. */
export const stem = (word: string): string =>
  word
    .replace(/’/g, "'")
    .replace(/'s$/, "")
    .replace(/ies$/, "y")
    .replace(/(?:ations?|ating|ated|ates?)$/, "at")
    .replace(/(?:ings?|ed|es|s)$/, "")
    .replace(/e$/, "");

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((word) => b.has(word)).length;

/** Which group a statement tells of, against the groups of a candidate. */
export function sidesOf(frame: Frame, { treatment, control, labelled }: EvidenceFrame): Sides {
  const [subject, object] = partsOf(frame.clause);
  if (treatment !== null && control !== null) {
    const [t, c] = [stems(treatment), stems(control)];
    const [onlyT, onlyC] = [minus(t, c), minus(c, t)];
    const [s, o] = [stems(subject), stems(object ?? "")];
    const [sT, sC, oT, oC] = [overlap(s, onlyT), overlap(s, onlyC), overlap(o, onlyT), overlap(o, onlyC)];
    if (object === null) {
      if (sC > 0 && sT === 0 && labelled) return "swapped";
      if (sT > 0 && sC === 0) return "straight";
    } else {
      if (sC > 0 && oT > 0 && oC === 0) return "swapped";
      if (oC > 0 && sC === 0) return "straight";
      if (labelled && sT > 0 && sC === 0 && oT === 0) return "straight";
    }
  }
  const [clean, other] = [subject.replace(NOT_A_GROUP, " "), (object ?? "").replace(NOT_A_GROUP, " ")];
  // "Higher without the tablet than with it."
  if (/\bwithout\b/i.test(clean) && /^\s*(?:with\b|(?:on|taking|in) )/i.test(other)) return "swapped";
  if (object !== null && /^\s*without\b/i.test(other)) return "straight";
  const untreated = UNTREATED.test(object === null ? clean.split(/\s+/).slice(0, 4).join(" ") : clean);
  const inSubject = isSure(clean) || untreated;
  const inObject = isSure(other) || UNTREATED.test(other);
  if (inSubject && !inObject) return "swapped";
  return object !== null && inObject ? "straight" : null;
}

const minus = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a].filter((word) => !b.has(word)));
