import { partsOf } from "../../core/comparison.js";
import { isDifferenceOfMeans, isOfEvents, isRatio, isStandardised } from "../../core/quantities.js";
import type { EvidenceFrame, Frame } from "../../records.js";
import { claimedBy } from "./claimed.js";
import { effectsOf } from "./effects.js";
import { stem } from "./sides.js";

/** How well a candidate fits a statement: what they share, and what they do not. */
export interface Fit {
  readonly candidate: EvidenceFrame;
  readonly score: number;
  readonly shared: readonly string[];
}

const EMPTY: ReadonlySet<string> = new Set(
  (
    "the and for with than was were had has have not who those did more less fewer lower higher greater group groups patients people participants trial study arm arms from that this their they all after before per cent percent points point " +
    "risk rate rates odds ratio hazard mean difference median confidence interval reduced reduce reduction increased increase compared relative percentage likely chance significantly significant number times effect effects between there only also both one two three versus among during about into its out would could may might can been being are his her new old used using use given different differ differed differs change changed changes changing improve improved improvement better worse affect affected rose rise saw see seen show showed shown found find made make makes making got get gets experience experienced reported report had having help helped when while which where what how will most very over under within without up down received treatment intervention control baseline follow followup study week weeks month months year years day days"
  ).split(" "),
);

/** Words that tell one outcome, group or time from another, by their stems. */
export function contentOf(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .replace(/’/g, "'")
      // "Fell by 20%" tells a direction, "84 people fell" what is counted.
      .replace(/\b(?:fell|fallen) (?:by|to|from|\d)/g, " ")
      .replace(/\b(?:from |of )?any cause\b|\ball[- ]causes?\b/g, "any-cause")
      .match(/[\p{L}\d]+(?:[.'-][\p{L}\d]+)*/gu) ?? [];
  const parts = words.flatMap((word) => (word.includes("-") ? [word, ...word.split("-")] : [word]));
  return new Set(
    parts
      .filter((word) => word.length > 2 && !/^\d+(?:\.\d+)?$/.test(word) && !EMPTY.has(word))
      .map((word) => SAME.get(stem(word)) ?? stem(word)),
  );
}

/** Words of headlines and of papers for one thing. */
const SAME: ReadonlyMap<string, string> = new Map(
  [
    ["death", "died", "die", "dying", "mortality", "fatal", "dead", "deaths"],
    [
      "admission",
      "admitted",
      "hospital",
      "hospitalisation",
      "hospitalization",
      "readmission",
      "readmitted",
      "hospitalised",
      "hospitalized",
    ],
    ["survival", "survive", "survived", "alive"],
    ["relapse", "relapsed", "recurrence", "recur", "recurred"],
    ["pain", "sore", "ache"],
    ["pressure", "hypertension"],
    ["dizzy", "dizziness"],
    ["weight", "kilogram", "kilo"],
    ["fracture", "broken", "break"],
    ["infection", "infected"],
    ["recovery", "recover", "recovered"],
    ["fall", "falls", "fell", "falling"],
    ["quit", "abstinence", "stopped", "cessation", "smoking"],
    ["side", "adverse"],
    ["stroke", "strokes"],
    ["birth", "births", "born"],
    ["glucose", "sugar"],
    ["sleep", "sleeping", "slept", "insomnia"],
    ["child", "children", "kid"],
    ["allcause", "overall", "any-cause", "all-cause"],
    ["attack", "flare-up", "exacerbation", "attacks"],
    ["headache", "migraine", "migraines"],
    ["nausea", "sick", "queasy"],
    ["bleeding", "bleed", "haemorrhage", "hemorrhage"],
    ["sore", "ulcer"],
    ["cure", "remission", "cleared", "clearance"],
    ["baby", "infant", "newborn", "babies", "infants"],
    ["jab", "vaccine", "shot", "vaccination", "injection"],
    ["tablet", "pill", "tablets", "pills"],
    ["breathless", "dyspnoea", "dyspnea"],
    ["constipation", "constipated"],
    ["blood-pressure", "systolic"],
    ["disability", "function"],
  ].flatMap(([head = "", ...others]) => [head, ...others].map((word) => [stem(word), stem(head)] as const)),
);

const sameTime = (a: number, b: number): boolean => Math.abs(a - b) <= 0.08 * Math.max(a, b);

/** Candidates by how well they fit, best first. */
export function fits(frame: Frame, candidates: readonly EvidenceFrame[]): readonly Fit[] {
  const groups = contentOf(candidates.map(({ groupWords }) => groupWords).join(" "));
  const subgroup = contentOf(subgroupOf(frame.clause));
  const near = candidates.map(({ words, outcome, time }) => contentOf(`${words} ${outcome ?? ""} ${time ?? ""}`));
  const far = candidates.map(({ context }) => contentOf(context));
  const close = (word: string): number => near.filter((each) => each.has(word)).length;
  const count = (word: string): number => candidates.filter((_, i) => near[i]?.has(word) || far[i]?.has(word)).length;
  // All results of a trial share its groups; a subgroup is what tells one result from another.
  const weigh = (word: string): number =>
    Math.log(1 + candidates.length / Math.max(1, close(word) || count(word))) *
    (subgroup.has(word) ? 2 : groups.has(word) ? 0.3 : 1);
  const labels = candidates.some(({ labelled }) => labelled)
    ? contentOf(candidates.map(({ treatment, control }) => `${treatment ?? ""} ${control ?? ""}`).join(" "))
    : new Set<string>();
  const clause = contentOf(frame.near);
  const around = contentOf(`${frame.clause} ${frame.sentence}`);
  return candidates
    .map((candidate, i) => {
      const [mine, context] = [near[i] ?? new Set<string>(), far[i] ?? new Set<string>()];
      const shared = [...clause].filter((word) => mine.has(word));
      const implied = [...clause].filter((word) => context.has(word) && !mine.has(word));
      const further = [...around].filter((word) => mine.has(word) && !clause.has(word));
      const sum = (words: readonly string[]): number => words.reduce((total, word) => total + weigh(word), 0);
      const score =
        sum(shared) +
        FAR * sum(implied) +
        (clause.size > groups.size + 1 ? 0.1 : FAR) * sum(further) +
        1.5 * timeFits(frame.times, candidate) +
        kindFits(frame, candidate) -
        1.5 * opposed(frame.clause, candidate) +
        1.5 * groupFits(frame.clause, candidate, labels);
      return { candidate, score, shared: [...shared, ...implied] };
    })
    .toSorted((a, b) => b.score - a.score);
}

const PEOPLE =
  /^(?:patients|people|women|men|those|adults|children|participants|smokers|individuals|boys|girls|infants|females|males|workers|users)\b/i;
/** What follows the words for a subgroup. */
const BEHIND_PEOPLE = /[,;]| (?:was|were|had|has|is|are|by|cut|reduced|lowered|raised|increased|did|made|from|than)\b/i;
/** A subgroup is named in no more signs than these, behind the word for people. */
const SUBGROUP_LENGTH = 60;

/** "In women over 60 it was": "women over 60". */
function subgroupOf(clause: string): string {
  for (const lead of clause.matchAll(/\b(?:in|among|for) /gi)) {
    const start = lead.index + lead[0].length;
    const people = PEOPLE.exec(clause.slice(start, start + 20))?.[0];
    if (people === undefined) continue;
    const rest = clause.slice(start + people.length, start + people.length + SUBGROUP_LENGTH + 12);
    const end = BEHIND_PEOPLE.exec(rest)?.index ?? rest.length;
    if (end <= SUBGROUP_LENGTH) return people + rest.slice(0, end);
  }
  return "";
}

/** Words of which a result has one or the other. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/\blow\b/i, /\bhigh\b/i],
  [/\b(?:wom[ae]n|girls|females?)\b/i, /\b(?:m[ae]n|boys|males?)\b/i],
  [/\b(?:younger|young)\b/i, /\b(?:older|elderly|old)\b/i],
  [/\bsystolic\b/i, /\bdiastolic\b/i],
  [/\bshort[- ]term\b/i, /\blong[- ]term\b/i],
  [/\bmild\b/i, /\bsevere\b/i],
  [/\boverall survival\b/i, /\bprogression[- ]free\b/i],
  [/\bfatal\b/i, /\bnon-?fatal\b/i],
  [/\bminor\b/i, /\bmajor\b/i],
  [/\bactive\b/i, /\bpassive\b/i],
  [/\bday(?:time)?\b/i, /\bnight(?:time)?\b/i],
];

/** How many such words of the claim are the other one in the candidate. */
function opposed(clause: string, { words, outcome }: EvidenceFrame): number {
  const there = `${words} ${outcome ?? ""}`;
  return OPPOSITES.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]).filter(
    ([one, other]) => one.test(clause) && !other.test(clause) && other.test(there) && !one.test(there),
  ).length;
}

/** 1 where the group compared with is this candidate's, −1 where it is another arm of the table. */
function groupFits(
  clause: string,
  { treatment, control, labelled, betweenArms }: EvidenceFrame,
  labels: ReadonlySet<string>,
): number {
  if (!labelled || treatment === null || control === null) return 0;
  const own = contentOf(`${treatment} ${control}`);
  const [subject, object] = partsOf(clause).map((part) => contentOf(part ?? ""));
  const told = [...(object ?? [])].filter((word) => labels.has(word));
  const named = [...(subject ?? [])].filter((word) => labels.has(word));
  if (betweenArms) {
    const other = contentOf(control);
    for (const word of contentOf(treatment)) other.delete(word);
    return [...told].some((word) => other.has(word)) ? 1.5 : -4;
  }
  const others = [...told, ...named].some((word) => !own.has(word));
  if (others) return -1;
  return told.length > 0 || named.length > 0 ? 1 : 0;
}

/** What words weigh that stand further off. */
const FAR = 0.4;

/** The claim tells a time at which the candidate was not measured. */
export function isOfAnotherTime({ points: told }: Frame, { times, points, labelled }: EvidenceFrame): boolean {
  const here = labelled ? times : points;
  return told.length > 0 && here.length > 0 && !told.some((one) => here.some((other) => sameTime(one, other)));
}

/** 1 where a time of the claim is one of the candidate's, −1 where all of them are others, 0 where either tells none. */
export function timeFits(told: readonly number[], { times, contextTimes }: EvidenceFrame): 1 | -1 | 0 {
  const here = times.length > 0 ? times : contextTimes;
  if (told.length === 0 || here.length === 0) return 0;
  return told.some((one) => here.some((other) => sameTime(one, other))) ? 1 : -1;
}

/** A share is held against levels, a number needed against risks, points against averages. */
function kindFits(frame: Frame, candidate: EvidenceFrame): number {
  const { role } = frame;
  if (role === "share" || role === "pair") return candidate.levels.length > 0 ? 1 : -1;
  if (frame.amount === null) return 0;
  const claimed = claimedBy(frame);
  const measures = effectsOf(candidate).map(({ measure }) => measure);
  if (measures.length === 0) return -0.5;
  const unit = claimed?.unit ?? "";
  const suits = (measure: string): boolean => {
    switch (unit) {
      case "percent":
      case "ratio":
        return isRatio(measure);
      case "percentage points":
        return !isRatio(measure) && !isStandardised(measure);
      case "points":
        return isDifferenceOfMeans(measure);
      case "SD":
        return isStandardised(measure);
      default:
        return isOfEvents(measure);
    }
  };
  return measures.some(suits) ? 1 : -1;
}
