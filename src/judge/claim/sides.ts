import { partsOf } from "../../core/comparison.js";
import { stem } from "../../core/content-words.js";
import type { EvidenceFrame, Frame } from "../../records.js";

/** Whether a statement tells the treated group's side, the control group's, one of them without saying which, or neither. */
export type Sides = "straight" | "swapped" | "either" | null;

/** What is surely a comparison group, whatever the trial. */
const SURE: readonly RegExp[] = [
  /\b(?:placebo|sham|dummy (?:pills?|tablets?)|sugar pills?|control group|controls|comparison group)\b/i,
  /\b(?:usual care|standard care|no treatment|waiting[- ]list|waitlist)\b/i,
  /\bnot (?:given|taking|treated|receiving|offered|vaccinated)\b/i,
  /\bdid(?: not|n't|n’t) (?:take|get|receive|have|use)\b/i,
  /\b(?:went|gone|going|go|did|do|does|done|made do|make do|left|those|people|patients|women|men|children|adults) without\b/i,
  /\b(?:who|that) (?:had|got|took|received|used|were given|did|attended|joined) (?:no|none|neither)\b/i,
  /\b(?:who|that|those) (?:had |have |has |having )?never\b/i,
  /\b(?:denied|deprived of)\b/i,
  /\b(?:got|given|received|had|did|doing|offered|on) nothing\b/i,
  /\bleft (?:to (?:themselves|their own devices)|alone|untreated)\b/i,
  /\b(?:who|that) (?:were|was) (?:not|n't)\b|\b(?:who|that) (?:weren't|wasn't)\b/i,
  /^\W*without\b/i,
];
/** What may be left out as a control, or as what is tried: "who skipped the class", "who skipped breakfast". */
const UNSURE =
  /\b(?:who|that) (?:had |have )?(?:skip(?:ped)?|shun(?:ned)?|miss(?:ed)? (?:out|it|them|the)|declined|refused|turned down|opted out|gave|stayed|steered|avoided|abstained)\b|\babstainers\b|\bnon-?(?:users|takers|eaters|drinkers|recipients|participants)\b/i;
/** "Colds doubled without the gargle". */
const TRAILING =
  /\bwithout (?:the|it|them|an?) ?(?:(?!increas|rise|rising|loss|harm|cost|risk|need|delay|differen|effect|help|warning|fuss|signific|fall|drop|chang)\w{1,15}\W?){0,2}$/i;
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

/** "Vaccine" and "vaccinated", "walking" and "walkers". */
const isKin = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short === long || (short.length >= 4 && long.startsWith(short) && long.length - short.length <= 3);
};

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word) || [...b].some((other) => isKin(word, other))).length;

/** Which group a statement tells of, against the groups of a candidate. */
export function sidesOf(frame: Frame, candidate: EvidenceFrame): Sides {
  // One of several shares is that of the group beside it.
  const beside = frame.role === "share" && frame.near !== frame.clause ? sidesBy(partsOf(frame.near), candidate) : null;
  const own = beside ?? sidesBy(sidesIn(frame), candidate);
  // "Patients liked A better: 62% compared with 14%".
  const lead = frame.sentence.slice(0, Math.max(0, frame.sentence.indexOf(frame.clause)));
  return own ?? (frame.role === "pair" && !frame.fromTo && lead.length > 3 ? sidesBy([lead, null], candidate) : null);
}

function sidesBy(
  [subject, object]: readonly [string, string | null],
  { treatment, control, labelled }: EvidenceFrame,
): Sides {
  if (treatment !== null && control !== null) {
    const [t, c] = [stems(treatment), stems(control)];
    const [onlyT, onlyC] = [minus(t, c), minus(c, t)];
    const [s, o] = [stems(subject), stems(object ?? "")];
    const [sT, sC, oT, oC] = [overlap(s, onlyT), overlap(s, onlyC), overlap(o, onlyT), overlap(o, onlyC)];
    if (object === null) {
      if (sC > 0 && sT === 0 && labelled) return "swapped";
      if (sT > 0 && sC === 0) return "straight";
      // Both are named: it is told of the first.
      if (sT > 0 && sC > 0 && labelled)
        return firstOf(subject, onlyT) < firstOf(subject, onlyC) ? "straight" : "swapped";
    } else {
      if (sC > 0 && oT > 0 && oC === 0) return "swapped";
      // "Fentanyl against saline", where the source has ketamine against fentanyl.
      if (sC > 0 && sT === 0 && oC === 0) return "swapped";
      if (oC > 0 && sC === 0) return "straight";
      if (labelled && sT > 0 && sC === 0 && oT === 0) return "straight";
    }
  }
  const [clean, other] = [subject.replace(NOT_A_GROUP, " "), (object ?? "").replace(NOT_A_GROUP, " ")];
  // "Higher without the tablet than with it."
  if (/\bwithout\b/i.test(clean) && /^\s*(?:with\b|(?:on|taking|in) )/i.test(other)) return "swapped";
  if (object !== null && /^\s*without\b/i.test(other)) return "straight";
  const untreated = UNTREATED.test(object === null ? clean.split(/\s+/).slice(0, 4).join(" ") : clean);
  const inSubject = isSure(clean) || untreated || (object === null && TRAILING.test(clean.trim()));
  const inObject = isSure(other) || UNTREATED.test(other);
  if (inSubject && !inObject) return "swapped";
  if (UNSURE.test(clean) && !inObject) return "either";
  return object !== null && inObject ? "straight" : null;
}

/** "12 of the vaccinated fell ill, and 140 of those on placebo": each number with the words behind it. */
function sidesIn(frame: Frame): readonly [string, string | null] {
  const [subject, object] = partsOf(frame.clause);
  const { role, fromTo, quote, clause } = frame;
  const at = clause.indexOf(quote);
  // A share that is told behind the comparison is that of the group there.
  if (object !== null && role === "share" && at >= 0 && at >= clause.length - object.length - 1)
    return [object, subject];
  // "From 65% with the pump to 76% with the loop": it came to the second.
  const inside = /\s(?:.*\s)?/s.exec(quote)?.[0] ?? "";
  if (fromTo && at >= 0 && stems(inside).size > 0) return [clause.slice(at + quote.length), inside];
  if (object !== null || role !== "pair" || fromTo || at < 0) return [subject, object];
  if (stems(clause.slice(at + quote.length)).size === 0 && stems(inside).size > 0) return [clause.slice(0, at), inside];
  return [clause.slice(0, at + quote.length), clause.slice(at + quote.length)];
}

const firstOf = (text: string, group: ReadonlySet<string>): number =>
  [...stems(text)].findIndex((word) => [...group].some((other) => isKin(word, other)));

const minus = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a].filter((word) => !b.has(word)));
