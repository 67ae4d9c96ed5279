import { hasPhrase } from "../../core/phrases.js";
import { unitNamed } from "../../core/units.js";
import type { Amount, Frame, TextFrames } from "../../records.js";
import { plainNumber } from "../numbers.js";
import { aboutNothing, aboutOf } from "./about.js";
import { amountsOf, type Words, wordsOf } from "./amounts.js";
import { printedCentres } from "./centres.js";
import { amountsBySpan, clausesOf, type Span, sentencesOf, textOf } from "./clauses.js";
import { type DirectionWord, deniesOutright, directionFor, directionOf, isDenied } from "./direction.js";
import { namedEstimates } from "./named.js";
import { NOT_USELESS, saysNothing } from "./nothing.js";
import { INSTEAD, pairWith } from "./pairs.js";
import { partsIn } from "./parts.js";
import {
  holdsUnreadSize,
  isCausing,
  isDetail,
  isEfficacy,
  isLevel,
  isLevelOfTwo,
  preventing,
  preventsBefore,
  roleOf,
  takenOff,
  tellsOfNobody,
  verbInside,
} from "./roles.js";
import { printedShares } from "./shares.js";
import { notSignificantIn, saysSignificant } from "./significance.js";
import { comparesSubgroups } from "./subgroups.js";
import { timesIn } from "./times.js";
import { CHANCE_WORDS } from "./words.js";

/** The statements of a text. */
export function textFrames(text: string): TextFrames {
  return { frames: framesOf(text), shares: printedShares(text), centres: printedCentres(text) };
}

const memo = new Map<string, readonly Frame[]>();
const REMEMBERED = 2000;

/** The statements of a text, in order. A claim is read sentence by sentence and whole, which mostly is the same text. */
export function framesOf(text: string): readonly Frame[] {
  const known = memo.get(text);
  if (known !== undefined) return known;
  const found = readFrames(text);
  if (memo.size >= REMEMBERED) memo.clear();
  memo.set(text, found);
  return found;
}

function readFrames(text: string): readonly Frame[] {
  const from = wordsOf(text);
  const amounts = amountsOf(from, namedEstimates(from));
  const sentences = sentencesOf(from);
  const own = amountsBySpan(amounts, sentences);
  return sentences.flatMap((sentence, i) => framesIn(from, sentence, own[i] ?? []));
}

/** Those of its statements that give a number: what says none is not read through. */
export function framesWithAmounts(text: string): readonly Frame[] {
  const from = wordsOf(text);
  const amounts = amountsOf(from, namedEstimates(from));
  if (amounts.length === 0) return [];
  const sentences = sentencesOf(from);
  const own = amountsBySpan(amounts, sentences);
  return sentences
    .flatMap((sentence, i) => (own[i]?.length === 0 ? [] : framesIn(from, sentence, own[i] ?? [])))
    .filter(({ amount }) => amount !== null);
}

function framesIn(from: Words, sentence: Span, amounts: readonly Amount[]): readonly Frame[] {
  const clauses = clausesOf(from, sentence, amounts);
  const frames: Frame[] = [];
  let inherited: DirectionWord | null = null;
  const own = amountsBySpan(amounts, clauses);
  for (const [i, clause] of clauses.entries()) {
    const found = clauseFrames(from, sentence, clause, own[i] ?? [], inherited);
    for (const one of found.frames) frames.push(one);
    inherited = found.direction ?? inherited;
  }
  return frames;
}

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
  // "To prevent one death", "one extra person stops": part of the number needed.
  const isNeeded = amounts.some(({ form }) => form === "number needed");
  const isOfNeeded = (one: Amount): boolean => isNeeded && one.form === "plain" && one.value === 1;
  const results = amounts.filter(
    (one, i) => !isOfNeeded(one) && (!isDetail(from, one) || isLevelOfTwo(from, i, amounts) || insteadOf(one)),
  );
  const resulting = new Set(results);
  const details = amounts.filter((one) => !resulting.has(one));
  const inResults = new Set<number>();
  for (const { first, next } of results) for (let at = first; at < next; at += 1) inResults.add(at);
  const isResult = (at: number): boolean => inResults.has(at);
  const saysDifference = /\bdifference\b/.test(lower);
  const ofClause = directionOf(from, clause.first, clause.next);
  const none = saysNothing(lower);
  const { times, points } = timesIn(withoutResults(from, clause, results));
  const base = {
    times,
    points,
    scale: scaleOf(from, clause),
    clause: clauseText,
    sentence: sentenceText,
    named: namedChance(lower),
    saysRelative: /\brelative\b/.test(lower),
    saysAbsolute: /\babsolute\b|percentage points?|per (?:1|10|100)[ ,]?000|\bin every\b/.test(lower),
    saysNotSignificant: notSignificantIn(lower) !== null,
    saysSignificant: saysSignificant(lower),
    unread: false,
    comparesSubgroups: comparesSubgroups(lower),
  };
  const frames: Frame[] = [];
  const prevents = preventing(from, clause);
  const parts = partsIn(from, clause);
  const aboutOfWord = (word: DirectionWord | null): string | null => {
    if (word === null) return null;
    const part = parts.find((one) => one.word.at === word.at) ?? { ...clause, word };
    const span = aboutOf(from, part, word);
    return span === null ? null : textOf(from, span);
  };
  // "Lowered blood pressure by 4 mm more": the verb names the outcome.
  const aboutOfAmount = (amount: Span, word: DirectionWord | null): string | null => {
    const verb = parts.findLast(
      (part) => part.word.kind === "verb" && part.word.at < amount.first && part.next > part.word.at + 1,
    );
    const ofVerb =
      verb !== undefined && word?.kind !== "noun" && word?.at !== verb.word.at ? aboutOfWord(verb.word) : null;
    return ofVerb ?? aboutOfWord(word);
  };
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
        about: aboutOfAmount(span, word),
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
    const level = isLevel(from, amount) && prevented === null;
    let word =
      level || efficacy
        ? null
        : (directionFor(from, amount, clause, isResult) ?? (followsOn(from, amount, clause) ? inherited : null));
    if (amount.form === "times" && word === null && amount.value === 1) continue;
    // "Three times as likely" says itself which way; "twice as effective" is better.
    const asMuch = words[amount.next] === "as" && !GOOD_AT.test(words[amount.next + 1] ?? "");
    if (amount.form === "times" && (asMuch || amount.value === 0 || amount.unit === "events")) word = null;
    // "Halved", "doubled" say themselves which way.
    if (
      amount.form === "times" &&
      /^(?:halv|doubl|tripl|trebl|quadrupl|quintupl)/.test(words[amount.next - 1] ?? "") &&
      word?.at !== amount.next
    )
      word = null;
    if (prevented !== null) word = { way: "less", at: amount.first, kind: "verb" };
    if (amount.form === "number needed") word = ofClause;
    const inside = amount.unit === "people" ? verbInside(from, amount) : null;
    if (amount.unit === "people" && word !== null && preventsBefore(from, amount, clause))
      word = { way: "less", at: amount.first, kind: "verb" };
    if (inside !== null) word = { way: inside, at: amount.first, kind: "verb" };
    if (word === null && amount.unit === "people" && isCausing(words[amount.first - 1]))
      word = { way: "more", at: amount.first, kind: "verb" };
    const isTakenMore = word?.kind === "comparative" && word.way === "more";
    if ((word === null || isTakenMore) && amount.form !== "one in" && takenOff(from.words, amount))
      word = { way: "less", at: amount.first, kind: "verb" };
    direction ??= word;
    const role =
      prevented !== null && amount.form !== "percent"
        ? "effect"
        : roleOf(amount, word, level && !saysDifference, efficacy, saysDifference);
    frames.push({
      ...base,
      ...place,
      statement: "size",
      role,
      // Of people who were spared it is an absolute number, whatever its form.
      amount: prevented === "people" ? { ...amount, form: "percentage points", unit: "people" } : amount,
      second: null,
      fromTo: false,
      about: aboutOfAmount(span, word),
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
    const span = none === null ? null : aboutNothing(from, clause, none.told);
    const aboutNone = span === null ? null : textOf(from, span);
    // "Fell by 30%, which was not significant" is one statement.
    const said = base.saysNotSignificant && frames.some(({ role }) => role === "effect");
    if (none !== null && !said)
      frames.push({
        ...rest,
        about: aboutNone,
        statement: none.statement,
        way: null,
        denied: deniesOutright(lower) || /\bnot without\b/.test(lower),
        against: none.against,
      });
    else if (none === null && frames.length === 0 && lower.search(NOT_USELESS) >= 0)
      frames.push({
        ...rest,
        about: null,
        statement: "direction",
        way: "better",
        denied: false,
        against: null,
      });
    else if (ofClause !== null && frames.length === 0) {
      const denied = isDenied(from, ofClause.at, clause.first);
      const unread = holdsUnreadSize(from, clause, details, lower);
      const way = tellsOfNobody(lower) || /\bnot so much\b/.test(lower) ? null : ofClause.way;
      const about = aboutOfWord(ofClause);
      // "Did not cut falls significantly": that is only not shown.
      const shown = !(denied && /\bsignificant(?:ly)?\b/.test(lower) && way !== null);
      frames.push(
        shown
          ? { ...rest, about, statement: "direction", way, denied, against: null, unread }
          : { ...rest, about, statement: "not shown", way: null, denied: false, against: way },
      );
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
      about: null,
      way: null,
      denied: false,
      efficacy: false,
      against: null,
    });
  }
  return { frames, direction };
}

/** A clause without the sizes that it tells: "shortened it by two days" is no time at which that was found. */
function withoutResults(from: Words, { first, next }: Span, results: readonly Amount[]): string {
  let text = "";
  let start = first;
  for (const { form, unit, first: at, next: behind } of results) {
    if (form !== "plain" || unitNamed(unit)?.kind !== "time" || at < start) continue;
    text += `${at > start ? textOf(from, { first: start, next: at }) : ""} so much `;
    start = Math.min(next, behind + (from.words[behind] === unit ? 1 : 0));
  }
  return start < next ? text + textOf(from, { first: start, next }) : text;
}

const GOOD_AT = /^(?:effective|efficacious|good|well|beneficial|helpful|successful|useful|protective|potent)$/;

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
  amount.first <= clause.first + 3 &&
  /^(?:by|and)$/.test(
    words[
      /^(?:only|just|an?|about|merely)$/.test(words[amount.first - 1] ?? "") ? amount.first - 2 : amount.first - 1
    ] ?? "",
  );

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
