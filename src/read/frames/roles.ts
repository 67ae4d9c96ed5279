import { BAD_EVENTS, GOOD_EVENTS } from "../../core/event-words.js";
import { unitNamed } from "../../core/units.js";
import type { Amount, FrameRole } from "../../records.js";
import { PEOPLE } from "../text/lexicon.js";
import type { Words } from "./amounts.js";
import type { Span } from "./clauses.js";
import { type DirectionWord, directionsAt } from "./direction.js";
import { isEnding } from "./factors.js";
import { BEHIND_PART, BY_COMPARISON } from "./fractions.js";
import { EMPHASIS } from "./numerals.js";
import { PARTS } from "./words.js";

/** "Was 4.0 months with one and 2.5 months with the other": two levels, though a number of months may be a detail. */
export function isLevelOfTwo({ words }: Words, place: number, all: readonly Amount[]): boolean {
  const one = all[place];
  if (one?.form !== "plain") return false;
  const [previous, following] = [all[place - 1], all[place + 1]];
  const fromTo = (a: Amount, b: Amount | undefined): boolean =>
    b !== undefined &&
    b.form === "plain" &&
    ((words[a.first - 1] === "from" && words[b.first - 1] === "to" && b.first - a.next <= 8) ||
      (words[a.first - 1] === "to" && words[b.first - 1] === "from" && b.first - a.next <= 8));
  if (fromTo(one, following) || (previous !== undefined && fromTo(previous, one)))
    return !/^(?:19|20)\d\d$/.test(words[one.first] ?? "") && !/^(?:years?|aged?)$/.test(one.unit ?? "");
  if (one.unit === null) {
    // "1.1 points with the pill against 0.3 with placebo": the unit is told once.
    const before = previous !== undefined && previous.form === "plain" && previous.unit !== null ? previous : null;
    const gap = before === null ? [] : words.slice(before.next, one.first);
    return (
      gap.length > 0 &&
      gap.length <= 8 &&
      gap.some((word) => /^(?:against|versus|vs|compared)$/.test(word)) &&
      /^(?:with|on|in|among|for|without)$/.test(words[one.next] ?? "")
    );
  }
  const other = [previous, following].find((each) => each?.form === "plain" && each.unit === one.unit);
  if (other === undefined) return false;
  const [first, second] = other.first < one.first ? [other, one] : [one, other];
  const between = words.slice(first.next, second.first);
  const lead = words.slice(Math.max(0, first.first - 3), first.first);
  return (
    between.length <= 14 &&
    between.some((word) => /^(?:and|versus|vs|against|compared|to)$/.test(word)) &&
    lead.some((word) => /^(?:was|were|averaged|median|mean|of|from|lasted|survived|lived)$/.test(word))
  );
}
const PREVENTING =
  /^(?:prevent|avert|avoid|spar|sav|stop|stav|ward|forestall|block|kept|keep|protect|rescu)(?:s|ed|ing|es|e|ped|ping)?$/;
const PREVENTED = /^(?:prevented|averted|avoided|forestalled|spared|saved|protected|rescued)$/;
/** "40 per cent of readmissions vanished". */
const GONE = /^(?:vanished|vanish|disappeared|disappear|evaporated)$/;

/** Whether what is counted straight behind a number are people, not events: "of the patients", "discharged patients". */
const countsPeople = (words: readonly string[], { first, next }: Amount): boolean => {
  if (words.slice(first, next).some((word) => PEOPLE.has(word))) return true;
  for (const word of words.slice(next, next + 5)) {
    // "Six in ten cases of flu among residents".
    if (word === "cases") return false;
    if (PEOPLE.has(word) && !/^(?:eyes|knees|hips|teeth|pregnancies|contacts)$/.test(word)) return true;
    if (
      /^(?:[.,;:]|from|in|on|by|for|with|who|than|and|when|if|is|are|was|were|among|at|during)$/.test(word) ||
      GONE.test(word)
    )
      return false;
  }
  return false;
};

/**
 * "Averted 18% of head injuries", "one in five heart attacks is prevented", "ten people in every hundred were spared one":
 * a share of the events, or of the people, that is less by it.
 */
export function preventing(from: Words, clause: Span): (amount: Amount) => "events" | "people" | null {
  const { words } = from;
  return (amount) => {
    const { form, unit, first, next } = amount;
    if (form !== "percent" && form !== "one in" && !(form === "percentage points" && unit === "people")) return null;
    let before = first - 1;
    while (
      /^(?:off|well|just|about|around|roughly|nearly|almost|over|some|up|to|an?|the|estimated)$/.test(
        words[before] ?? "",
      ) &&
      before > clause.first
    )
      before -= 1;
    const whom = form === "percentage points" || countsPeople(words, amount) ? "people" : "events";
    if (PREVENTING.test(words[before] ?? "")) return whom;
    if (/^head(?:s|ed|ing)?$/.test(words[before] ?? "") && words[before + 1] === "off") return whom;
    const behind = words.slice(next, Math.min(clause.next, next + 8));
    const at = behind.findIndex(
      (word, i) =>
        GONE.test(word) ||
        (/^(?:is|are|was|were|be|being)$/.test(word) && PREVENTED.test(behind[i + 1] ?? "")) ||
        (PREVENTED.test(word) && /^(?:by|with|thanks|through)$/.test(behind[i + 1] ?? "")) ||
        (/^(?:is|are|was|were)$/.test(word) && behind[i + 1] === "kept"),
    );
    if (at < 0 || behind.slice(0, at).some((word) => /^[.;]$/.test(word))) return null;
    return whom;
  };
}

/** "Kept pain from returning in one more person in five": more of those for whom it is less. */
export function preventsBefore({ words }: Words, { first }: Amount, clause: Span): boolean {
  for (let at = first - 1; at >= Math.max(clause.first, first - 10); at -= 1) {
    const word = words[at] ?? "";
    if (/^[.,;:]$/.test(word) || /^\d/.test(word)) return false;
    const fully = /^(?:kept|keep|keeps|stop|stops|stopped)$/.test(word)
      ? words.slice(at, first).includes("from")
      : true;
    if (PREVENTING.test(word) && fully) return true;
  }
  return false;
}

const COMPARED = /^(?:more|fewer|less|extra|additional|further|another|higher|lower|greater|smaller)$/;
/** What makes more of what it governs. */
const CAUSING = /^(?:caus|trigger|produc|add|creat|bring|yield|provok|spark)(?:e|es|ed|s|ing)?$/;

/** "For every 1,000 swimmers the drops head off ten": the verb straight before the number that stands last. */
export function verbInside({ words }: Words, { first, next }: Span): "less" | "more" | null {
  for (let at = next - 2; at > Math.max(first, next - 6); at -= 1) {
    const word = words[at] ?? "";
    if (PREVENTING.test(word) || (/^(?:head|heads|headed)$/.test(word) && words[at + 1] === "off")) return "less";
    if (CAUSING.test(word)) return "more";
  }
  return null;
}

/** "7 fewer in 1,000", "by 7 in 1,000", "causes 12 bleeds per 1,000": a difference; else so many of so many are a share. */
export function isPeopleDifference(from: Words, { first, next, unit, form }: Amount): boolean {
  const { words } = from;
  if (form !== "percentage points" || unit !== "people") return true;
  if (words.slice(first, next).some((word) => COMPARED.test(word)) || verbInside(from, { first, next }) !== null)
    return true;
  for (let at = next; at < next + 4; at += 1) {
    if (COMPARED.test(words[at] ?? "")) return true;
    if (!/^\p{L}/u.test(words[at] ?? "") || /^(?:was|were|had|on|in|with|who|and|of|got)$/.test(words[at] ?? "")) break;
  }
  let before = first - 1;
  while (/^(?:an?|about|around|nearly|almost|roughly|only|just|up|to|some|over)$/.test(words[before] ?? ""))
    before -= 1;
  if (/^(?:extra|additional|further|another)$/.test(words[before] ?? "")) return true;
  const word = words[before] ?? "";
  return word === "by" || CAUSING.test(word) || directionsAt(from, before).some(({ kind }) => kind === "verb");
}

export const isCausing = (word: string | undefined): boolean => CAUSING.test(word ?? "");

export function roleOf(
  amount: Amount,
  word: DirectionWord | null,
  level: boolean,
  efficacy: boolean,
  difference: boolean,
): FrameRole {
  if (amount.form === "number needed") return "number needed";
  if (amount.form === "estimate" || efficacy) return "effect";
  if (level) return "share";
  if (amount.form === "times" || amount.form === "percentage points") return "effect";
  if (word !== null || difference) return "effect";
  return amount.form === "plain" ? "effect" : "share";
}
const EFFICACY_BEHIND = /^(?:effective|efficacious|protection|protective|efficacy|effectiveness|protected)$/;

/** "88% effective", "an efficacy of 91%", "protects 88% of those". */
export function isEfficacy({ words }: Words, amount: Amount): boolean {
  if (amount.form !== "percent") return false;
  if (
    EFFICACY_BEHIND.test(words[amount.next] ?? "") ||
    (EFFICACY_BEHIND.test(words[amount.next + 1] ?? "") && words[amount.next] === "-")
  )
    return true;
  const before = words.slice(Math.max(0, amount.first - 12), amount.first);
  const isNamed = (word: string): boolean => /^(?:efficacy|effectiveness|protection)$/.test(word);
  if (isNamed(before.at(-1) ?? "")) return true;
  // "Efficacy against infection of about", "efficacy was a paltry", up to its number.
  const lead = before.slice(
    0,
    before.findLastIndex(
      (word) => !/^(?:about|around|nearly|over|only|just|an?|merely|barely)$/.test(word) && !EMPHASIS.test(word),
    ) + 1,
  );
  if (
    /^(?:of|was|is|at|to|reached|hit|:)$/.test(lead.at(-1) ?? "") &&
    lead.some((word, i) => isNamed(word) && !lead.slice(i).some((other) => /[.;]/.test(other)))
  )
    return true;
  const protects =
    before.at(-1) === "to" && before.at(-2) === "up"
      ? before.at(-3)
      : /^(?:about|around|nearly|over)$/.test(before.at(-1) ?? "")
        ? before.at(-2)
        : before.at(-1);
  return /^protect(?:s|ed|ing)?$/.test(protects ?? "");
}

/** Numbers after which, or before which, a level is meant: "fell to 10%", "40% of patients", "was 40.2%". */
export function isLevel({ words, ...rest }: Words, amount: Amount): boolean {
  if (amount.form === "count") return true;
  if (amount.form === "percentage points") return !isPeopleDifference({ words, ...rest }, amount);
  if (amount.form !== "percent" && amount.form !== "one in") return false;
  const [before, after] = [words[amount.first - 1] ?? "", words[amount.next] ?? ""];
  // "58 of 116 patients (50%)".
  if (before === "(" && after === ")") return true;
  if (before === "to" && !/^(?:up|close|near)$/.test(words[amount.first - 2] ?? "")) return true;
  if (after === "of" && takenOff(words, amount) && before === "away") return false;
  if (after === "of" && !/^(?:by|a|an|cut|cuts|prevents?|prevented|spares?|spared|avoids?|avoided)$/.test(before))
    return true;
  return amount.form === "one in" && before !== "by" && !/^(?:more|fewer|less|extra|additional|further)$/.test(after);
}

/** "Had at least 50% relief" defines who responded. */
const isCriterion = (words: readonly string[], { first, next, bound, form }: Amount): boolean =>
  form === "percent" &&
  bound === "over" &&
  /^(?:relief|reduction|improvement|decrease|loss|response|increase|drop|fall|pain|better|less|lower|or|weight)$/.test(
    words[next] ?? "",
  ) &&
  /^(?:had|have|has|having|achieve|achieves|achieved|achieving|with|reach|reached|reaching|experienced|experiencing|got|get|getting|report|reported|reporting|of|as|felt|showed|lost|by)$/.test(
    words[first - 1] ?? "",
  ) &&
  !/^by$/.test(words[first - 1] ?? "");

/** "Takes 3.5 days off", "knocked two points off". */
export const takenOff = (words: readonly string[], { first, next }: Amount): boolean =>
  (words[first - 1] === "off" && /^(?:takes?|took|taking|taken)$/.test(words[first - 2] ?? "")) ||
  (words[first - 1] === "away" &&
    /^(?:tak|took|chip|whittl|eat|ate|strip|wip|shav|clear)\w{0,4}$/.test(words[first - 2] ?? "")) ||
  words.slice(next, next + 4).some((word, i) => word === "off" && words[next + i - 1] !== "-");

/** "95% CI", "at the five per cent level", "95 per cent certain", "80% power": what says how sure one may be. */
const confidenceAt = (words: readonly string[], { first, next }: Amount): boolean => {
  const [before, after, then] = [words[first - 1] ?? "", words[next] ?? "", words[next + 1] ?? ""];
  return (
    /^(?:ci|cis|confidence|credible|interval|certainty|certain|sure|confident|power|significance|alpha)$/.test(after) ||
    (after === "level" && (/^(?:the|a)$/.test(before) || then === "of")) ||
    (before === "of" && /^(?:confidence|certainty|significance|power|alpha|level)$/.test(words[first - 2] ?? ""))
  );
};

/** Of these levels "significant" is told where nothing else is said. */
const USUAL_LEVELS: ReadonlySet<number> = new Set([5, 95]);

/** "Significant at the one per cent level": more than an interval of 95% shows. */
const isStricterLevel = (words: readonly string[], amount: Amount): boolean =>
  amount.form === "percent" && confidenceAt(words, amount) && !USUAL_LEVELS.has(amount.value);

/** Doses, ages, durations, years and numbers of people: plain numbers whose unit is none of an outcome's. */
export function isDetail(from: Words, amount: Amount): boolean {
  const { words } = from;
  if (amount.form === "times") return false;
  const unit = amount.unit ?? "";
  if (isCriterion(words, amount)) return true;
  if (amount.form === "percent") {
    if (confidenceAt(words, amount)) return true;
    return (
      /^(?:at least|≥|>=)$/.test(words.slice(amount.first, amount.first + 2).join(" ")) &&
      /^(?:or)$/.test(words[amount.next] ?? "")
    );
  }
  if (amount.form !== "plain") return false;
  if (
    /^(?:scales?|scores?|range|vas|nrs|numeric|rating|likert)$/.test(
      words[amount.next + (words[amount.next] === "-" ? 2 : 1)] ?? "",
    ) ||
    /^(?:scales?|range)$/.test(words[amount.next] ?? "")
  )
    return true;
  if (/^(?:points?|scores?|sd|units?)$/i.test(unit)) return false;
  if (amount.inWords && amount.value === 1 && unit === "" && words[amount.first - 1] !== "by") return true;
  // "Spared a fall over 12 months": how long, not how much.
  const lasts = words[amount.first] === "over" && unitNamed(unit)?.kind === "time";
  if (lasts && !BY_COMPARISON.test(words[behindUnit(words, amount)] ?? "")) return true;
  if (
    directionsAt(from, amount.first - 1).some(({ kind }) => kind === "verb") ||
    /^(?:down|up)$/.test(words[amount.first - 1] ?? "")
  )
    return false;
  // "By just 4 points".
  const lead = /^(?:just|only)$/.test(words[amount.first - 1] ?? "") ? amount.first - 2 : amount.first - 1;
  // "By 52 weeks" is a time, "by 4 points" a size.
  if (words[lead] === "by" && !/^(?:years?|months?|weeks?|days?|hours?)$/.test(unit)) return false;
  if (words[lead] === "by" && directionsAt(from, lead - 1).some(({ kind }) => kind === "verb")) return false;
  if (words[lead] === "by" && lastsBefore(words, lead)) return false;
  if (takenOff(words, amount)) return false;
  // "Two days shorter", "4 months longer", "two more days"; "a year later" is a time.
  const next = behindUnit(words, amount);
  const isTime = unitNamed(unit)?.kind === "time";
  if (BY_COMPARISON.test(words[next] ?? "") && !(isTime && isLaterTime(words, next, unit))) return false;
  if (COMPARED.test(words[amount.next] ?? "")) return false;
  if (/^(?:mass|volume|length)$/.test(unitNamed(unit)?.kind ?? "") && isChange(from, next)) return false;
  if (unit === "" && words[lead] !== "by") return true;
  return (
    DETAIL_UNITS.test(unit) ||
    /^(?:19|20)\d\d$/.test(words[amount.first] ?? "") ||
    amount.value >= 1000 ||
    !Number.isFinite(amount.value) ||
    (unit !== "" &&
      !/^(?:mm|mmhg|m|cm|l|litres?|liters?|mmol|kj|kcal|points?|bpm|watts?|metres?|meters?|percentile|pounds|stone|kilos?|kilograms?|grams?|inches|letters|lines|dioptres?)$/.test(
        unit,
      ))
  );
}

const LASTING =
  /^(?:prolong|length|shorten|extend|delay|postpon|hasten|quicken|accelerat|speed|sped|duration|stay|survival|onset)/;
/** "Prolonged survival by 4 months", "cut the stay by two days": how long something lasted is what changed. */
const lastsBefore = (words: readonly string[], by: number): boolean =>
  words
    .slice(Math.max(0, by - 9), by)
    .join(" ")
    .split(/[.,;:]/)
    .at(-1)
    ?.split(" ")
    .some((word) => LASTING.test(word)) ?? false;
/** The place behind a number and its unit. */
const behindUnit = (words: readonly string[], { next, unit }: Amount): number => {
  const dash = words[next] === "-" && words[next + 1] === unit ? 1 : 0;
  return unit !== null && words[next + dash] === unit ? next + dash + 1 : next;
};

/** "Six months later" is a time; "ten minutes later" mostly is how much. */
const isLaterTime = (words: readonly string[], at: number, unit: string): boolean =>
  words[at] === "later" && (/^(?:weeks?|months?|years?)$/.test(unit) || words[at + 1] === ",");

/** "A 3 kg drop". */
const isChange = (from: Words, at: number): boolean => directionsAt(from, at).some(({ kind }) => kind === "noun");

/** Before a number that is no amount: a name, an age, a level. */
const NAMING =
  /^(?:-|aged?|over|under|above|below|phase|stage|type|grade|class|level|day|week|month|year|covid|vitamin|omega|top|first|last|next|past|version|part|number|until|than|between|to|at|by)$/;
/** Before a number of people that were studied. */
const STUDYING =
  /^(?:in|of|among|with|for|on|from|involving|recruited|enrolled|followed|tracked|studied|surveyed|randomised|randomized|the|all|these|those|across|and)$/;

/** Whether a detail is surely none of an outcome's sizes: a time, a dose, an age, the people of the trial, a name. */
export function isNoSize(from: Words, amount: Amount): boolean {
  const { words } = from;
  const { form, unit, first, value, inWords } = amount;
  if (form !== "plain") return true;
  const next = behindUnit(words, amount);
  const [before, after] = [words[first - 1] ?? "", words[next] ?? ""];
  const kind = unitNamed(unit)?.kind ?? null;
  if (BY_COMPARISON.test(after) && !(kind === "time" && after === "later")) return false;
  if (kind === "time") return !isChange(from, next);
  // "Children over five".
  if (unit === null && PEOPLE.has(before) && /^(?:over|under|above|below)$/.test(words[first] ?? "")) return true;
  if (NAMING.test(before) || (value > 1900 && value < 2100)) return true;
  if (inWords && value === 1) return true;
  if (unit !== null && (PEOPLE.has(unit) || PEOPLE.has(after))) return STUDYING.test(before) || after === "-";
  if (kind === "mass" || kind === "volume")
    return /^(?:of|an?|per|daily|each|every|-|twice|once|tablets?|pills?|doses?)$/.test(after);
  if (kind === "servings" || kind === "glasses" || kind === "energy") return true;
  if (kind !== null || unit === null) return /^(?:scales?|range|line)$/.test(after);
  return !BAD_EVENTS.test(unit) && !GOOD_EVENTS.test(unit);
}

/** Words of a size that is no number: most of them, several times, none. */
const VAGUE =
  /\b(?:most|majority|minority|handful|dozens|hundreds|thousands|countless|manifold|many times|several times|several[- ]fold|many[- ]fold|a fraction|nobody|no one|none of|not a single|every single|everyone|all of (?:the|those|them)|order of magnitude|orders of magnitude|entirely|completely|totally|altogether)\b/;

/** "None of those on the syrup had more of it": of the words behind it the opposite is said, or a share of nobody. */
export const tellsOfNobody = (lower: string): boolean =>
  /\b(?:nobody|no one|none of|not one of|not a single|no (?:child|patient|person|participant|woman|man|user|volunteer)s?)\b/.test(
    lower,
  );

/** Whether a clause tells a size that is not among its amounts, by a number, a part or a word for one. */
export function holdsUnreadSize(from: Words, clause: Span, amounts: readonly Amount[], lower: string): boolean {
  if (VAGUE.test(lower)) return true;
  if (amounts.some((amount) => !isNoSize(from, amount) || isStricterLevel(from.words, amount))) return true;
  const inside = new Set<number>();
  for (const { first, next } of amounts) for (let at = first; at < next; at += 1) inside.add(at);
  const { words } = from;
  for (let at = clause.first; at < clause.next; at += 1) {
    if (inside.has(at)) continue;
    const [word, after] = [words[at] ?? "", words[at + 1] ?? ""];
    if (isEnding(from, at)) return true;
    // "A paltry tenth", "by thirds": ordinals count what stands behind them.
    if (PARTS.has(word) && BEHIND_PART.test(after) && !/^(?:the|first|second|final|last)$/.test(words[at - 1] ?? ""))
      return true;
    if (/^(?:hundred|thousand|million|dozen|percent|%)$/.test(word)) return true;
  }
  return false;
}

const DETAIL_UNITS =
  /^(?:mg|g|kg|ml|mcg|µg|μg|iu|years?|months?|weeks?|days?|hours?|minutes?|hrs?|mins?|sessions?|visits?|times|servings?|portions?|cups?|glasses|drinks?|trials?|studies|study|countries|states|centres?|centers|hospitals|patients?|people|participants?|women|men|children|adults?|infants|individuals|volunteers|smokers|users|subjects|americans|deaths|cases|doses?|tablets?|pills?|steps|decades?|year|day|week|month|hour|minute|old|items?|pieces?|types?|groups?|arms?)$/;
