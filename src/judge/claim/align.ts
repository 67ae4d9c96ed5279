import { partsOf } from "../../core/comparison.js";
import { contentOf, stem } from "../../core/content-words.js";
import { isDifferenceOfMeans, isOfEvents, isRatio, isStandardised } from "../../core/quantities.js";
import type { EvidenceFrame, Frame } from "../../records.js";
import { claimedBy } from "./claimed.js";
import { effectsOf } from "./effects.js";

/** How well a candidate fits a statement: what they share, and what they do not. */
export interface Fit {
  readonly candidate: EvidenceFrame;
  readonly score: number;
  /** Words of the claimed outcome that stand in the candidate's own words, or only around it. */
  readonly shared: readonly string[];
  /** The share of the claimed outcome that the candidate's own words hold: 0 to 1. */
  readonly covered: number;
}

/** What a statement is told of, by the words of its outcome. */
export interface Told {
  readonly fits: readonly Fit[];
  /** The words of its outcome. */
  readonly outcome: ReadonlySet<string>;
  /** Those of them that the source's results have anywhere. */
  readonly known: readonly string[];
  /** The share of the claimed outcome that the results of the source, or its title, know: 0 to 1. */
  readonly knows: number;
}

const sameTime = (a: number, b: number): boolean => Math.abs(a - b) <= 0.08 * Math.max(a, b);

/** What each agreement weighs beside the words of the outcome. */
const OUTCOME = 2.5;
const TIME = 1.5;
const GROUP = 1.2;
/** A result that names no groups may be of others. */
const UNNAMED = 0.6;
/** What words weigh that stand further off. */
const FAR = 0.4;
const NEARLY = 0.9;

/** Candidates by how well they fit, best first. */
export function fits(frame: Frame, candidates: readonly EvidenceFrame[]): Told {
  const labels = labelWords(candidates);
  const groups = union(labels, contentOf(candidates.map(({ groupWords }) => groupWords).join(" ")));
  const own = candidates.map(({ words, about, outcome, time }) =>
    contentOf(about === null ? `${words} ${outcome ?? ""} ${time ?? ""}` : `${about} ${outcome ?? ""}`),
  );
  const far = candidates.map(({ words, context }) => contentOf(`${words} ${context}`));
  const has = (sets: readonly ReadonlySet<string>[], word: string): number =>
    sets.filter((each) => each.has(word)).length;
  const { head, rest } = outcomeWords(frame, groups);
  const outcome = union(head, rest);
  const known = [...outcome].filter((word) => has(own, word) + has(far, word) > 0);
  // A word that every result shares tells none from another.
  const weigh = (word: string): number =>
    Math.log(1 + candidates.length / Math.max(1, has(own, word) || has(far, word)));
  const topic = contentOf(candidates[0]?.topic ?? "");
  // What qualifies the outcome weighs less than its noun, what the title tells of all results least.
  const part = (word: string): number => (topic.has(word) && has(own, word) === 0 ? TOPIC : head.has(word) ? 1 : REST);
  const sum = (words: readonly string[]): number => words.reduce((total, word) => total + part(word) * weigh(word), 0);
  const all = sum(known);
  const most = Math.log(1 + candidates.length);
  const unknown = [...outcome]
    .filter((word) => !known.includes(word) && !topic.has(word))
    .reduce((total, word) => total + (head.has(word) ? 1 : REST) * most, 0);
  const knows = unknown === 0 ? 1 : all / Math.max(1e-9, all + unknown);
  // Groups that every named result shares are those of the others too.
  const groupsOf = candidates.map((one) => groupFits(frame.clause, one, labels));
  const ofLabelled = new Set(groupsOf.filter((_, i) => candidates[i]?.labelled && !candidates[i]?.betweenArms));
  const [shareGroups = 0] = ofLabelled.size === 1 ? ofLabelled : [];
  const toldOfKind = candidates.some(({ subgroup }) => subgroup !== null && tellsOf(toldIn(frame), subgroup));
  const found = candidates.map((candidate, i) => {
    const [mine, around] = [own[i] ?? new Set<string>(), far[i] ?? new Set<string>()];
    const shared = known.filter((word) => mine.has(word));
    const implied = known.filter((word) => around.has(word) && !mine.has(word));
    // Of the second of two kinds of people the sentence tells the outcome once.
    const off = candidate.subgroup === null ? FAR : NEARLY;
    const covered = all === 0 ? 0 : (sum(shared) + off * sum(implied)) / all;
    const score =
      OUTCOME * covered +
      TIME * timeFits(frame.times, candidate) +
      kindFits(frame, candidate) +
      unitFits(frame, candidate) +
      GROUP * (candidate.labelled ? (groupsOf[i] ?? 0) : UNNAMED * shareGroups) +
      subgroupFits(toldIn(frame), candidate) -
      (toldOfKind && candidate.subgroup === null ? TIME : 0) -
      TIME * opposed(toldIn(frame), candidate) -
      (COMPOSITE.test(candidate.words) && !COMPOSITE.test(frame.clause) && frame.clause.search(/,|\bor\b/) < 0 ? 1 : 0);
    return { candidate, score, shared: [...shared, ...implied], covered };
  });
  return { fits: found.toSorted((a, b) => b.score - a.score), outcome, known, knows };
}

/** One of several events that are counted together is not the whole of them. */
const COMPOSITE = /\bcomposite\b|\bcombined (?:outcome|end ?point)|\beither\b/i;

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> => new Set([...a, ...b]);

/** Words of the names by which tables and sentences tell groups apart. */
const labelWords = (candidates: readonly EvidenceFrame[]): ReadonlySet<string> =>
  contentOf(
    candidates
      .flatMap(({ labelled, treatment, control }) => (labelled ? [treatment ?? "", control ?? ""] : []))
      .join(" "),
  );

/** The words of what a statement is told of, without those of its groups; of its whole clause where nothing is set apart. */
function outcomeWords(
  { about, near, clause, quote }: Frame,
  groups: ReadonlySet<string>,
): { readonly head: ReadonlySet<string>; readonly rest: ReadonlySet<string> } {
  // Of several numbers in one clause each has the words beside it.
  const own = about !== null && !(GARBLED.test(about) || about.includes(quote)) ? about : null;
  for (const text of near === clause ? [own, near, clause] : [near, own, clause]) {
    if (text === null) continue;
    const words = [...contentOf(text)].filter((word) => !groups.has(word));
    if (words.length === 0) continue;
    const first = contentOf(text.split(QUALIFIES)[0] ?? "");
    const head = words.filter((word) => first.has(word));
    return head.length === 0
      ? { head: new Set(words), rest: new Set() }
      : { head: new Set(head), rest: new Set(words.filter((word) => !first.has(word))) };
  }
  return { head: contentOf(about ?? near), rest: new Set() };
}

/** Words that were cut from a longer phrase. */
const GARBLED = /^(?:of|than|by|to|a (?:month|week|day|year))\b/i;

/** What stands behind these words says of whom, when or how an outcome is told. */
const QUALIFIES =
  /\b(?:with|who|that|which|given|after|from|for|among|at|during|under|using|when|while|in|on|by|following|over|treated|taking|receiving)\b/i;
/** How much a qualifying word weighs, and one that the title of the source holds for all of its results. */
const REST = 0.4;
const TOPIC = 0.15;

/** The words that may tell of whom a statement is: its clause, and what leads its sentence in. */
const toldIn = ({ clause, sentence }: Frame): string => (sentence.length <= 200 ? sentence : clause);

/** Kinds of which a result is told of one only: what is of one is not of another. */
const CLASSES: readonly (readonly string[])[] = [
  ["female", "male"],
  ["low", "middle", "high"],
  ["old", "younger"],
  ["mild", "moderate", "severe"],
];

/** The candidate is told of other people, or another part, than the claim: of women for men, "without" for "with". */
export function isOfOthers(frame: Frame, candidate: EvidenceFrame): boolean {
  if (candidate.words === "" || candidate.outcome !== null) return false;
  if (candidate.subgroup !== null && !tellsOf(toldIn(frame), candidate.subgroup)) return true;
  if (ofBothKinds(frame, candidate)) return true;
  const [here, there] = [kindsIn(toldIn(frame)), kindsIn(candidate.words)];
  const apart = CLASSES.some(
    (kinds) =>
      kinds.some((kind) => here.has(kind)) &&
      kinds.some((kind) => there.has(kind)) &&
      !kinds.some((kind) => here.has(kind) && there.has(kind)),
  );
  return apart || opposed(toldIn(frame), candidate) > 0;
}

/** A share of girls beside one of boys is no share of all. */
function ofBothKinds(frame: Frame, { levels }: EvidenceFrame): boolean {
  if (frame.role !== "share" || levels.length < 2) return false;
  const told = kindsIn(toldIn(frame));
  const labels = levels.map(({ label }) => kindsIn(label));
  return CLASSES.some((kinds) => {
    const own = labels.map((label) => kinds.find((kind) => label.has(kind)));
    return !kinds.some((kind) => told.has(kind)) && own.every((kind) => kind !== undefined) && new Set(own).size > 1;
  });
}

/** Words for kinds of people, "non-" before those that are not: "who had never smoked", "non-smokers". */
function kindWords(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(
        /\b(?:non-?|never[- ]|(?:do|does|did|had|have|has) (?:not|never) |not |without )(?:have |had )?(?=\p{L})/gu,
        "non-",
      )
      .replace(/\b(over|under|aged|older than|younger than)\s(\d)/g, "$1-$2")
      .match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? []
  )
    .filter((word) => word.length > 2 && !NO_KIND.has(word))
    .map((word) => kindOf(word).replace(/(?:ers?|ing|ed|es|s|e)$/, ""));
}
const NO_KIND: ReadonlySet<string> = new Set(
  "the who those them that with people patients participants individuals subjects adults had have was were and but for".split(
    " ",
  ),
);

/** Whether a claim says of which kind of people it is told, and that is this one. */
function tellsOf(clause: string, subgroup: string): boolean {
  const here = new Set(kindWords(clause));
  const there = kindWords(subgroup);
  return there.length > 0 && there.some((word) => here.has(word));
}

const kindsIn = (text: string): ReadonlySet<string> =>
  new Set((text.match(KINDS) ?? []).map((one) => kindOf(one.toLowerCase())));

/** Kinds of people of whom a result may be told alone. */
const KINDS =
  /\b(?:wom[ae]n|m[ae]n|girls?|boys?|females?|males?|older|younger|elderly|overweight|obese|smokers|diabetics?|children|adolescents|teenagers|adults|infants|(?<=\b(?:with|of|in|the|at) )(?:low|high)|middle|middling|highest|lowest|mild|moderate|severe|(?:lower|higher)(?=[ -](?:education|educated|income|class|risk|grade|dose|intake|status|fifth|quintile|quartile)))\b/gi;

/** 2 where the claim and the candidate are of the same kind of people, −1 where one of them is of a kind that the other lacks. */
function subgroupFits(clause: string, { words, outcome, context, subgroup }: EvidenceFrame): number {
  if (subgroup !== null) return tellsOf(clause, subgroup) ? 2 : -1;
  const [here, there] = [kindsIn(clause), kindsIn(`${words} ${outcome ?? ""}`)];
  const around = kindsIn(context);
  if ([...here].some((one) => there.has(one))) return 2;
  if ([...here].some((one) => !around.has(one)) && there.size > 0) return -1;
  return here.size === 0 && there.size > 0 ? -0.4 : here.size > 0 && there.size === 0 ? -0.3 : 0;
}

const kindOf = (word: string): string =>
  /^wom|^girl|^female/.test(word)
    ? "female"
    : /^m[ae]n|^boy|^male/.test(word)
      ? "male"
      : /^low/.test(word)
        ? "low"
        : /^high/.test(word)
          ? "high"
          : /^middl/.test(word)
            ? "middle"
            : /^(?:older|elderly)/.test(word)
              ? "old"
              : word;

/** Words of which a result has one or the other. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/\blow\b/i, /\bhigh\b/i],
  [/\b(?:wom[ae]n|girls|females?)\b/i, /\b(?:m[ae]n|boys|males?)\b/i],
  [/\b(?:younger|young)\b/i, /\b(?:older|elderly|old)\b/i],
  [/\bsystolic\b/i, /\bdiastolic\b/i],
  [/\bshort[- ]term\b/i, /\blong[- ]term\b/i],
  [/\bmild\b/i, /\bsevere\b/i],
  [/\boverall survival\b/i, /\bprogression[- ]free\b/i],
  [/(?<!non-?)\bfatal\b/i, /\bnon-?fatal\b/i],
  [/\bminor\b/i, /\bmajor\b/i],
  [/\bactive\b/i, /\bpassive\b/i],
  [/\bday(?:time)?\b/i, /\bnight(?:time)?\b/i],
];

/** How many such words of the claim are the other one in the candidate. */
function opposed(clause: string, { words, outcome }: EvidenceFrame): number {
  const there = `${words} ${outcome ?? ""}`;
  return withAndWithout(clause, there) + listed(clause, there);
}

/** "Patients without reflux" are none "with reflux". */
function withAndWithout(clause: string, there: string): number {
  const lacks = (text: string): readonly string[] =>
    [...text.matchAll(/\bwithout (?:any )?(\p{L}{4,})/giu)].map(({ 1: word }) => stem((word ?? "").toLowerCase()));
  const has = (text: string, word: string): boolean =>
    [...text.matchAll(/\bwith (?:\p{L}+ ){0,1}(\p{L}{4,})/giu)].some(
      ({ 1: one }) => stem((one ?? "").toLowerCase()) === word,
    );
  const [here, other] = [lacks(clause), lacks(there)];
  return (
    here.filter((word) => !other.includes(word) && has(there, word)).length +
    other.filter((word) => !here.includes(word) && has(clause, word)).length
  );
}

function listed(clause: string, there: string): number {
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

/** The claim tells a time at which the candidate was not measured. */
export function isOfAnotherTime({ points: told }: Frame, { times, points, labelled }: EvidenceFrame): boolean {
  const here = labelled ? times : points;
  return told.length > 0 && here.length > 0 && !told.some((one) => here.some((other) => sameTime(one, other)));
}

/** 1 where a time of the claim is one of the candidate's, less where one of the words around it, −1 where all of them are others, 0 where either tells none. */
export function timeFits(told: readonly number[], { times, contextTimes }: EvidenceFrame): number {
  const here = times.length > 0 ? times : contextTimes;
  if (told.length === 0 || here.length === 0) return 0;
  if (!told.some((one) => here.some((other) => sameTime(one, other)))) return -1;
  return times.length > 0 ? 1 : AROUND;
}
/** What the sentence before tells a time of may be of another one. */
const AROUND = 0.4;

/** 0.6 where the claimed unit is the one that the candidate prints, −0.6 where it prints another; 0 where either has none. */
function unitFits({ amount }: Frame, { effect, levels }: EvidenceFrame): number {
  const told = amount?.form === "plain" ? unitName(amount.unit) : null;
  if (told === null) return 0;
  const printed = [effect?.measure === "md" ? effect.unit : null, ...levels.map(({ unit }) => unit)]
    .map(unitName)
    .filter((unit) => unit !== null);
  return printed.length === 0 ? 0 : printed.includes(told) ? UNIT : -UNIT;
}

const UNIT = 0.6;

/** "kilos" and "kg" are one unit; what no source measures in is none. */
function unitName(unit: string | null): string | null {
  const word = (unit ?? "").toLowerCase().replace(/s$/, "");
  const found = UNITS.find((names) => names.includes(word));
  return found?.[0] ?? null;
}

const UNITS: readonly (readonly string[])[] = [
  ["kg", "kilo", "kilogram"],
  ["point", "score"],
  ["mm", "millimetre", "millimeter", "mm hg", "mmhg"],
  ["cm", "centimetre", "centimeter"],
  ["month"],
  ["day"],
  ["week"],
  ["year"],
  ["hour", "h", "hr"],
  ["minute", "min"],
  ["second", "sec"],
  ["litre", "liter", "l"],
  ["ml", "millilitre", "milliliter"],
];

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
