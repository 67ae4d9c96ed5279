import { hasPhrase } from "../../core/phrases.js";
import { halfUnit } from "../../core/rounding.js";
import type { Amount, Frame, FrameRole, PrintedShare, TextFrames, Way } from "../../records.js";
import { plainNumber } from "../numbers.js";
import { amountsOf, numberAt, type Words, wordsOf } from "./amounts.js";
import { type DirectionWord, deniesOutright, directionFor, directionOf, directionsAt, isDenied } from "./direction.js";
import { namedEstimates } from "./named.js";
import { timesIn } from "./times.js";
import { CHANCE_WORDS } from "./words.js";

interface Span {
  readonly first: number;
  readonly next: number;
}

/** The statements of a text. */
export function textFrames(text: string): TextFrames {
  return { frames: framesOf(text), shares: printedShares(text) };
}

const OF_TOTAL = /\bof (?:the |all )?(\d[\d,]{0,9})\b/gi;
/** What may follow a total: words and a count with its percentage, or words and a percentage. */
const COUNT_BEHIND = /^[^.;()\d]{0,40} (\d[\d,]{0,9}) ?\((\d{1,3}(?:\.\d{1,3})?) ?%\)/;
const PERCENT_BEHIND = /^[^.;()\d]{0,40} \((\d{1,3}(?:\.\d{1,3})?) ?%\)/;
const COUNT_BEFORE = /(?<!\w)(\d[\d,]{0,9}) $/;

/** "Of 300 patients, 45 (25%)", "45 of the 300 patients (15%)": with words between, which a count alone has not. */
function printedShares(text: string): readonly PrintedShare[] {
  let end = 0;
  return [...text.matchAll(OF_TOTAL)].flatMap((lead): readonly PrintedShare[] => {
    if (lead.index < end) return [];
    const behind = lead.index + lead[0].length;
    const rest = text.slice(behind, behind + 70);
    const counted = COUNT_BEHIND.exec(rest);
    const events = counted?.[1] ?? COUNT_BEFORE.exec(text.slice(Math.max(end, lead.index - 12), lead.index))?.[1];
    const found = counted ?? PERCENT_BEHIND.exec(rest);
    if (found === null || events === undefined) return [];
    end = behind + found[0].length;
    const printed = (counted === null ? found[1] : found[2]) ?? "";
    const percent = plainNumber(printed);
    return [
      { events: plainNumber(events), total: plainNumber(lead[1] ?? ""), percent, half: halfUnit(printed, percent) },
    ];
  });
}

/** The statements of a text, in order. */
export function framesOf(text: string): readonly Frame[] {
  const from = wordsOf(text);
  const amounts = amountsOf(from, namedEstimates(from));
  const sentences = sentencesOf(from);
  const own = amountsBySpan(amounts, sentences);
  return sentences.flatMap((sentence, i) => framesIn(from, sentence, own[i] ?? []));
}

/** The amounts that begin in each of some spans, which follow one another. */
function amountsBySpan(amounts: readonly Amount[], spans: readonly Span[]): readonly (readonly Amount[])[] {
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

function sentencesOf({ words, tokens }: Words): readonly Span[] {
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

const BREAKS = /^(?::|but|while|whereas|although|though|yet|;|—|however)$/;

/** Clauses: parts of a sentence that each hold a statement of their own. */
function clausesOf(from: Words, sentence: Span, amounts: readonly Amount[]): readonly Span[] {
  const { words } = from;
  const inside = new Set<number>();
  const tells = new Set<number>();
  for (const { form, first, next } of amounts) {
    for (let at = first + 1; at < next; at += 1) inside.add(at);
    if (form !== "plain") tells.add(first);
  }
  for (let at = sentence.first; at <= sentence.next; at += 1)
    if (directionsAt(from, at).some(({ kind }) => kind === "verb")) tells.add(at);
  const places = [...tells].filter((at) => at < sentence.next);
  const lastTelling = places.reduce((last, at) => Math.max(last, at), -1);
  const startsStatement = (at: number): boolean =>
    tells.has(at) || /^(?:it|they|was|were|had|has|did|also)$/.test(words[at] ?? "");
  const paired = pairs(from, amounts);
  const spans: Span[] = [];
  let first = sentence.first;
  let saysSoFar = tells.has(first);
  for (let at = sentence.first + 1; at < sentence.next; at += 1) {
    const word = words[at] ?? "";
    const isBreak =
      BREAKS.test(word) || (word === "-" && from.tokens[at]?.gap === true && from.tokens[at + 1]?.gap === true);
    const isPaired = paired(at);
    const isJoint = (word === "and" || word === "or") && startsStatement(at + 1) && !isPaired;
    if (!inside.has(at) && (isBreak || isJoint) && saysSoFar && lastTelling > at) {
      spans.push({ first, next: at });
      first = at + 1;
      saysSoFar = false;
    } else saysSoFar ||= tells.has(at);
  }
  spans.push({ first, next: sentence.next });
  return spans;
}

/** "31% of the infants and 3% of the others", "12% and 8%": two levels of one thing. Asked of places in their order. */
function pairs({ words }: Words, amounts: readonly Amount[]): (at: number) => boolean {
  const isLevel = (one: Amount): boolean =>
    (one.form === "percent" || one.form === "one in") &&
    /^(?:of|in|with|on|among|for|,|and|respectively)$/.test(words[one.next] ?? "and");
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

const DETAIL_UNITS =
  /^(?:mg|g|kg|ml|mcg|µg|μg|iu|years?|months?|weeks?|days?|hours?|minutes?|hrs?|mins?|sessions?|visits?|times|servings?|portions?|cups?|glasses|drinks?|trials?|studies|study|countries|states|centres?|centers|hospitals|patients?|people|participants?|women|men|children|adults?|infants|individuals|volunteers|smokers|users|subjects|americans|deaths|cases|doses?|tablets?|pills?|steps|decades?|year|day|week|month|hour|minute|old|items?|pieces?|types?|groups?|arms?)$/;

function framesIn(from: Words, sentence: Span, amounts: readonly Amount[]): readonly Frame[] {
  const clauses = clausesOf(from, sentence, amounts);
  const frames: Frame[] = [];
  let inherited: DirectionWord | null = null;
  const own = amountsBySpan(amounts, clauses);
  for (const [i, clause] of clauses.entries()) {
    const found = clauseFrames(from, sentence, clause, own[i] ?? [], inherited);
    frames.push(...found.frames);
    inherited = found.direction ?? inherited;
  }
  return frames;
}

const textOf = ({ text, tokens }: Words, { first, next }: Span): string =>
  text.slice(tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0);

function clauseFrames(
  from: Words,
  sentence: Span,
  clause: Span,
  amounts: readonly Amount[],
  inherited: DirectionWord | null,
): { readonly frames: readonly Frame[]; readonly direction: DirectionWord | null } {
  const { words } = from;
  const clauseText = textOf(from, clause);
  const sentenceText = textOf(from, sentence);
  const lower = clauseText.toLowerCase().replace(/’/g, "'");
  const insteadOf = (one: Amount): boolean =>
    INSTEAD.test(words[one.first - 1] ?? "") ||
    (words[one.first - 1] === "of" && INSTEAD.test(words[one.first - 2] ?? ""));
  const results = amounts.filter((one, i) => !isDetail(from, one) || isLevelOfTwo(from, i, amounts) || insteadOf(one));
  const resulting = new Set(results);
  const details = amounts.filter((one) => !resulting.has(one));
  const inResults = new Set<number>();
  for (const { first, next } of results) for (let at = first; at < next; at += 1) inResults.add(at);
  const isResult = (at: number): boolean => inResults.has(at);
  const saysDifference = /\bdifference\b/.test(lower);
  const ofClause = directionOf(from, clause.first, clause.next);
  const none = saysNothing(lower);
  const { times, points } = timesIn(clauseText);
  const base = {
    times,
    points,
    scale: scaleOf(from, clause),
    clause: clauseText,
    sentence: sentenceText,
    named: namedChance(lower),
    saysRelative: /\brelative\b/.test(lower),
    saysAbsolute: /\babsolute\b|percentage points?|per (?:1|10|100)[ ,]?000|\bin every\b/.test(lower),
    saysNotSignificant: NOT_SIGNIFICANT.test(lower),
    saysSignificant: saysSignificant(lower),
  };
  const frames: Frame[] = [];
  const prevents = preventing(from, clause);
  let direction: DirectionWord | null = null;
  const taken = new Set<Amount>();
  for (const [i, amount] of results.entries()) {
    if (taken.has(amount)) continue;
    const pair = pairWith(from, amount, results[i + 1], taken);
    const span = { first: amount.first, next: pair?.second.next ?? amount.next };
    const last = pair === null ? amount : pair.second;
    const withUnit = last.unit !== null && words[span.next] === last.unit ? 1 : 0;
    const quote = textOf(from, { first: span.first, next: span.next + withUnit });
    const near = textOf(from, nearOf(from, clause, results, span));
    const place = {
      near,
      quote,
      start: from.tokens[span.first]?.start ?? 0,
      end: from.tokens[span.next + withUnit - 1]?.end ?? 0,
    };
    if (pair !== null) {
      taken.add(pair.spent ?? pair.second);
      const word = directionFor(from, span, clause, isResult);
      frames.push({
        ...base,
        ...place,
        statement: "size",
        role: "pair",
        amount: pair.swap ? pair.second : amount,
        second: pair.swap ? amount : pair.second,
        fromTo: pair.fromTo,
        way: word?.way ?? null,
        denied: false,
        efficacy: false,
        against: null,
      });
      direction ??= word;
      continue;
    }
    const efficacy = isEfficacy(from, amount);
    const prevented = prevents(amount);
    const level = isLevel(from, amount) && !prevented;
    let word =
      level || efficacy
        ? null
        : (directionFor(from, amount, clause, isResult) ?? (followsOn(from, amount, clause) ? inherited : null));
    if (amount.form === "times" && word === null && amount.value === 1) continue;
    // "Halved", "doubled" say themselves which way.
    if (
      amount.form === "times" &&
      /^(?:halv|doubl|tripl|trebl|quadrupl|quintupl)/.test(words[amount.next - 1] ?? "") &&
      word?.at !== amount.next
    )
      word = null;
    if (prevented) word = { way: "less", at: amount.first, kind: "verb" };
    if (amount.form === "number needed") word = ofClause;
    if (word === null && amount.form !== "one in" && takenOff(from.words, amount))
      word = { way: "less", at: amount.first, kind: "verb" };
    direction ??= word;
    const role =
      prevented && amount.form === "one in"
        ? "effect"
        : roleOf(amount, word, level && !saysDifference, efficacy, saysDifference);
    frames.push({
      ...base,
      ...place,
      statement: "size",
      role,
      amount,
      second: null,
      fromTo: false,
      way: efficacy ? "less" : (word?.way ?? null),
      denied:
        role === "effect" &&
        (isDenied(from, word?.at ?? amount.first, clause.first) ||
          isDenied(from, amount.first, Math.max(clause.first, amount.first - 4))),
      efficacy,
      against: null,
    });
  }
  if (!frames.some(({ role }) => role !== "detail" && role !== "share") || none !== null) {
    const place = {
      quote: clauseText,
      start: from.tokens[clause.first]?.start ?? 0,
      end: from.tokens[clause.next - 1]?.end ?? 0,
    };
    const rest = {
      ...base,
      near: clauseText,
      ...place,
      amount: null,
      second: null,
      fromTo: false,
      efficacy: false,
      role: "effect" as const,
    };
    // "Fell by 30%, which was not significant" is one statement.
    const said = base.saysNotSignificant && frames.some(({ role }) => role === "effect");
    if (none !== null && !said)
      frames.push({
        ...rest,
        statement: none.statement,
        way: null,
        denied: deniesOutright(lower) || /\bnot without\b/.test(lower),
        against: none.against,
      });
    else if (ofClause !== null && frames.length === 0) {
      const denied = isDenied(from, ofClause.at, clause.first);
      frames.push({ ...rest, statement: "direction", way: ofClause.way, denied, against: null });
    }
  }
  for (const amount of details) {
    const quote = textOf(from, amount);
    frames.push({
      ...base,
      near: clauseText,
      quote,
      start: from.tokens[amount.first]?.start ?? 0,
      end: from.tokens[amount.next - 1]?.end ?? 0,
      statement: "size",
      role: "detail",
      amount,
      second: null,
      fromTo: false,
      way: null,
      denied: false,
      efficacy: false,
      against: null,
    });
  }
  return { frames, direction };
}

/** "Was 4.0 months with one and 2.5 months with the other": two levels, though a number of months may be a detail. */
function isLevelOfTwo({ words }: Words, place: number, all: readonly Amount[]): boolean {
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
  if (one.unit === null) return false;
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

/** "On a 10-point scale", "on a 0-100 scale", "out of 10". */
function scaleOf({ words, tokens }: Words, { first, next }: Span): number | null {
  for (let at = first; at < next; at += 1) {
    const lead = words[at] === "on" ? 1 : words[at] === "out" && words[at + 1] === "of" ? 2 : 0;
    if (lead === 0) continue;
    let place = at + lead;
    if (/^(?:an?|the)$/.test(words[place] ?? "")) place += 1;
    if (words[place] === "0" && /^(?:to|-)$/.test(words[place + 1] ?? "")) place += 2;
    if (tokens[place]?.kind !== "number") continue;
    const behind = words.slice(place + 1, place + 5);
    if (lead === 2 || behind.includes("scale")) return plainNumber(words[place] ?? "");
  }
  return null;
}

/** "Significantly", but for "not …" and "no …" up to three words before it. */
function saysSignificant(lower: string): boolean {
  const words = lower.split(/[^a-z]/).filter((word) => word !== "");
  return words.some(
    (word, at) =>
      /^significant(?:ly)?$/.test(word) &&
      !words.slice(Math.max(0, at - 4), at).some((one) => /^(?:not|no|non|nor|neither|without|n|t)$/.test(one)),
  );
}

const NOT_SIGNIFICANT =
  /\b(?:not|never|n't|failed to|without) (?:\w+ )?reach(?:ing)? (?:statistical )?significance|\b(?:fell|fall|falling|just) short of (?:statistical )?significance|\b(?:lacked|missed|missing|lacking) (?:statistical )?significance|\b(?:not|non)[\s-]+(?:statistically )?significant|\binsignificant/;

const PREVENTING =
  /^(?:prevent|avert|avoid|spar|sav|stop|stav|ward|forestall|block|kept|keep)(?:s|ed|ing|es|e|ped|ping)?$/;

/** "Averted 18% of head injuries", "one in five heart attacks is prevented": a share of events, not of people. */
function preventing(from: Words, clause: Span): (amount: Amount) => boolean {
  const { words } = from;
  const people = /^(?:people|patients|women|men|children|adults|participants|users|smokers|residents)$/;
  return (amount) => {
    if (amount.form !== "percent" && amount.form !== "one in") return false;
    let before = amount.first - 1;
    while (
      /^(?:off|well|just|about|around|roughly|nearly|almost|over|some|up|to|an?|the|estimated)$/.test(
        words[before] ?? "",
      ) &&
      before > clause.first
    )
      before -= 1;
    if (PREVENTING.test(words[before] ?? "")) return true;
    const behind = words.slice(amount.next, Math.min(clause.next, amount.next + 8));
    const at = behind.findIndex(
      (word, i) =>
        /^(?:is|are|was|were|be|being)$/.test(word) &&
        /^(?:prevented|averted|avoided|forestalled)$/.test(behind[i + 1] ?? ""),
    );
    return at >= 0 && !behind.slice(0, at).some((word) => people.test(word));
  };
}

const namedChance = (lower: string): Frame["named"] =>
  /\bodds\b/.test(lower) && !/\bagainst (?:all )?(?:the )?odds\b/.test(lower)
    ? "odds"
    : /\bhazards?\b/.test(lower)
      ? "hazard"
      : hasPhrase(lower, CHANCE_WORDS)
        ? "risk"
        : null;

/** A second number whose direction the first one's verb tells: "fell by 20% and 12%". */
const followsOn = ({ words }: Words, amount: Amount, clause: Span): boolean =>
  amount.first <= clause.first + 2 && /^(?:by|and)$/.test(words[amount.first - 1] ?? "");

function roleOf(
  amount: Amount,
  word: DirectionWord | null,
  level: boolean,
  efficacy: boolean,
  difference: boolean,
): FrameRole {
  if (amount.form === "number needed") return "number needed";
  if (amount.form === "estimate" || efficacy) return "effect";
  if (level) return "share";
  if (amount.form === "times") return "effect";
  if (amount.form === "percentage points") return "effect";
  if (word !== null || difference) return "effect";
  return amount.form === "plain" ? "effect" : "share";
}

const EFFICACY_BEHIND = /^(?:effective|efficacious|protection|protective|efficacy|effectiveness|protected)$/;

/** "88% effective", "an efficacy of 91%", "protects 88% of those". */
function isEfficacy({ words }: Words, amount: Amount): boolean {
  if (amount.form !== "percent") return false;
  if (
    EFFICACY_BEHIND.test(words[amount.next] ?? "") ||
    (EFFICACY_BEHIND.test(words[amount.next + 1] ?? "") && words[amount.next] === "-")
  )
    return true;
  const before = words.slice(Math.max(0, amount.first - 12), amount.first);
  const isNamed = (word: string): boolean => /^(?:efficacy|effectiveness|protection)$/.test(word);
  if (isNamed(before.at(-1) ?? "")) return true;
  // "Efficacy against infection of about", up to its number.
  const lead = before.slice(
    0,
    before.findLastIndex((word) => !/^(?:about|around|nearly|over|only|just|an?)$/.test(word)) + 1,
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
function isLevel({ words }: Words, amount: Amount): boolean {
  if (amount.form !== "percent" && amount.form !== "one in") return false;
  const [before, after] = [words[amount.first - 1] ?? "", words[amount.next] ?? ""];
  // "58 of 116 patients (50%)".
  if (before === "(" && after === ")") return true;
  if (before === "to" && !/^(?:up|close|near)$/.test(words[amount.first - 2] ?? "")) return true;
  if (after === "of" && !/^(?:by|a|an|cut|cuts|prevents?|prevented|spares?|spared|avoids?|avoided)$/.test(before))
    return !/^(?:risk|deaths|cases|the risk)$/.test(words[amount.next + 1] ?? "") || true;
  return amount.form === "one in" && !/^(?:more|fewer|less|extra|additional|further)$/.test(after);
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
const takenOff = (words: readonly string[], { next }: Amount): boolean => words.slice(next, next + 4).includes("off");

/** Doses, ages, durations, years and numbers of people: plain numbers whose unit is none of an outcome's. */
function isDetail(from: Words, amount: Amount): boolean {
  const { words } = from;
  if (amount.form === "times") return false;
  const unit = amount.unit ?? "";
  if (isCriterion(words, amount)) return true;
  if (amount.form === "percent") {
    // A level of confidence, a definition of response.
    if (/^(?:ci|confidence|credible|interval)$/.test(words[amount.next] ?? "")) return true;
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
  if (
    directionsAt(from, amount.first - 1).some(({ kind }) => kind === "verb") ||
    /^(?:down|up)$/.test(words[amount.first - 1] ?? "")
  )
    return false;
  // "By 52 weeks" is a time, "by 4 points" a size.
  if (words[amount.first - 1] === "by" && !/^(?:years?|months?|weeks?|days?|hours?)$/.test(unit)) return false;
  if (words[amount.first - 1] === "by" && directionsAt(from, amount.first - 2).some(({ kind }) => kind === "verb"))
    return false;
  if (takenOff(words, amount)) return false;
  if (/^(?:more|fewer|less|lower|higher|shorter|longer|better|worse|greater)$/.test(unit))
    return /^(?:years?|months?|weeks?|days?|hours?)$/.test(unit);
  const second = words[amount.next + 1] ?? "";
  // "Two days shorter", "4 months longer", "0.54 litres less".
  if (/^(?:more|fewer|less|lower|higher|shorter|longer|better|worse|greater|earlier|sooner)$/.test(second))
    return false;
  if (unit === "" && words[amount.first - 1] !== "by") return true;
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

/** The words beside a number, where a clause tells several: between the joints to its neighbours. */
function nearOf({ words }: Words, clause: Span, results: readonly Amount[], span: Span): Span {
  const isJoint = (at: number): boolean => /^(?:and|or|but|,|;|while|whereas)$/.test(words[at] ?? "");
  const before = results.findLast((one) => one.next <= span.first);
  const after = results.find((one) => one.first >= span.next);
  let { first, next } = clause;
  if (before !== undefined) {
    first = before.next;
    for (let at = span.first - 1; at >= before.next; at -= 1)
      if (isJoint(at)) {
        first = at + 1;
        break;
      }
  }
  if (after !== undefined) {
    next = after.first;
    for (let at = span.next; at < after.first; at += 1)
      if (isJoint(at)) {
        next = at;
        break;
      }
  }
  return { first, next };
}

interface Pair {
  /** The amount as it was read, where the second one is worked out from it. */
  readonly spent?: Amount;
  readonly second: Amount;
  readonly fromTo: boolean;
  /** The level told first is the later one, or the other group's. */
  readonly swap: boolean;
}

/** The second of two levels: "from 12% to 4%", "to 4% from 12%", "18% compared to 9.9%", "31% of … and 3% of …". */
const INSTEAD = /^(?:instead|rather)$/;

function pairWith(from: Words, amount: Amount, second: Amount | undefined, taken: ReadonlySet<Amount>): Pair | null {
  const { words } = from;
  if (second === undefined || taken.has(second)) return null;
  // "Eight women in 100, instead of ten".
  const gap = words.slice(amount.next, second.first);
  if (
    amount.unit === "people" &&
    second.form === "plain" &&
    gap.some((word) => INSTEAD.test(word)) &&
    gap.length <= 4
  ) {
    const total = numberAt(from, amount.next - 1)?.value ?? 100;
    const value = (100 * second.value) / total;
    const half = (100 * (second.high - second.low)) / 2 / total;
    return {
      second: { ...second, form: "percent", value, low: value - half, high: value + half },
      fromTo: false,
      swap: false,
      spent: second,
    };
  }
  if (!sameKind(amount, second)) return null;
  const before = words[amount.first - 1] ?? "";
  const between = words.slice(amount.next, second.first);
  const last = between.at(-1) ?? "";
  if (before === "from" && last === "to") return { second, fromTo: true, swap: true };
  if (before === "to" && last === "from") return { second, fromTo: true, swap: false };
  if (amount.form !== "percent" && amount.form !== "one in" && amount.form !== "plain") return null;
  if (between.length > 16 || between.some((word) => /^[.;]$/.test(word))) return null;
  const joined =
    between.some((word) => /^(?:versus|vs|v|against|compared|and|but|while|whereas|than|with)$/.test(word)) ||
    (between.includes(",") && between.length <= 12);
  const change = [amount, second].some(
    (one) =>
      words[one.first - 1] === "by" ||
      /^(?:more|less|fewer|lower|higher|greater|reduction|increase|relative|risk|smaller|larger|better|worse)$/.test(
        words[one.next] ?? "",
      ),
  );
  return joined && !change ? { second, fromTo: false, swap: false } : null;
}

const sameKind = (a: Amount, b: Amount): boolean =>
  a.form === b.form
    ? a.form !== "plain" ||
      a.unit === b.unit ||
      b.unit === null ||
      a.unit === null ||
      /^(?:from|to)$/.test(a.unit ?? "") ||
      /^(?:with|in|on|of|and|for|without)$/.test(b.unit ?? "")
    : (a.form === "percent" || a.form === "one in") && (b.form === "percent" || b.form === "one in");

const EFFECT_NOUN =
  "(?:effects?|differences?|changes?|impact|benefits?|improvements?|reductions?|increases?|decreases?|association|link|relationship|advantages?|influence|bearing|rise|fall|drop|gains?|harms?|evidence|sign|correlation)";
const QUALIFIER =
  "(?:significant|statistically|clear|convincing|detectable|measurable|discernible|evident|apparent|proven|meaningful|important|real|noticeable|appreciable|overall|major|substantial|marked|obvious|clinically|relevant|such|material|observable)";
const SHOWN =
  /significant|statistically|clear|convincing|detectable|discernible|evident|apparent|proven|evidence|sign\b|measurable|observable/;

const NO_EFFECT = new RegExp(
  `\\b(?:no|without any|without a|little or no|not any|nor any|zero|hardly any|without)\\s+(?:${QUALIFIER}[\\s,]+){0,3}(?:\\w+[\\s-]+)?${EFFECT_NOUN}\\b`,
);

/** What denies the verb behind it. */
const DENIALS =
  /\b(?:cannot|failed to|fails to|fail to|never|nor|not|neither|(?:did|do|does|was|were|is|are|has|have|had|could|would)n't)(?=\s)/g;
const UNCHANGED =
  /^\s+(?:\w+ly\s+){0,2}(?:change|differ|affect|alter|influence|matter|make (?:a|any|much of a) difference|vary|modify|associated|linked|work|seem to (?:change|affect|matter))/;
const NOT_CLEARLY = /^\s+(?:significantly|clearly|measurably|detectably|convincingly|demonstrably)\s+\w/;

/** "No effect", "no better than", "did not differ", "made no difference"; not shown where it is only that. */
function saysNothing(
  whole: string,
): { readonly statement: "no effect" | "not shown"; readonly against: Way | null } | null {
  // "Twice as effective as", "the same as a 1-point difference" say how much.
  const lower = whole
    .replace(/\b(?:times|twice|half|thirds?|quarters?|percent|%|fold) as /g, "")
    .replace(/\bthe same as an? [\w -]{0,40}/g, (told) => told.replace(/^the same as an? (?:\w+[- ]){0,2}\d/, ""));
  const denials = [...lower.matchAll(DENIALS)].map(({ 0: told, index }) => ({
    told,
    rest: lower.slice(index + told.length, index + told.length + 80),
  }));
  const plain = (match: RegExpExecArray | null) => match?.[0] ?? null;
  const noun = plain(NO_EFFECT.exec(lower));
  if (noun !== null)
    return {
      statement: SHOWN.test(noun) ? "not shown" : "no effect",
      against: /reduction|decrease|fall|drop/.test(noun)
        ? "less"
        : /increase|rise/.test(noun)
          ? "more"
          : /benefit|improvement|advantage|gain/.test(noun)
            ? "better"
            : /harm/.test(noun)
              ? "worse"
              : null,
    };
  const verb = denials.flatMap(({ told, rest }) => (told === "nor" ? [] : (UNCHANGED.exec(rest)?.[0] ?? [])))[0];
  if (verb !== undefined)
    return { statement: /significant|clear|measurab|detectab/.test(verb) ? "not shown" : "no effect", against: null };
  const shown =
    denials.some(({ told, rest }) => !/^(?:cannot|could|would)/.test(told) && NOT_CLEARLY.test(rest)) ||
    NOT_SIGNIFICANT.test(lower);
  if (shown) return { statement: "not shown", against: null };
  const than =
    /\bno(?:t any| more| less|t)?\s+(?:\w+ly\s+)?(better|worse|more|less|fewer|higher|lower|different|greater|smaller|safer|faster|likelier|superior)\b(?!\s+than\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|a |half))/.exec(
      lower,
    );
  if (than !== null) {
    const way: Record<string, Way> = {
      better: "better",
      superior: "better",
      safer: "better",
      worse: "worse",
      more: "more",
      higher: "more",
      greater: "more",
      faster: "more",
      likelier: "more",
      less: "less",
      fewer: "less",
      lower: "less",
      smaller: "less",
    };
    return { statement: "no effect", against: way[than[1] ?? ""] ?? null };
  }
  if (
    /\b(?:unchanged|ineffective|unaffected|untouched|unaltered|useless|the same (?:risk|rate|number|chance|level|as)|just as (?:likely|many|often|good|common|well)|as (?:effective|good|likely|safe) as|equally (?:likely|effective|common|often|good|well)|does nothing|did nothing|do nothing|(?:was|were|is|are|remained|stayed) (?:broadly |very |much |about )?(?:similar|comparable|equal|identical|the same|level)|similar (?:rates?|risks?|numbers?|scores?|results?|levels?|outcomes?)|comparable (?:rates?|risks?|numbers?|results?))\b/.test(
      lower,
    )
  )
    return { statement: "no effect", against: null };
  return null;
}
