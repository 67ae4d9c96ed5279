import { contentOf } from "../../core/content-words.js";
import type { Words } from "./amounts.js";
import type { Span } from "./clauses.js";
import { type DirectionWord, directionsAt } from "./direction.js";

/**
 * What a word that says which way is told of: "mortality fell", "a fall in mortality", "reduced mortality", "lower
 * mortality", "mortality was lower". Nothing where its clause names nothing.
 */

const BE = /^(?:was|were|is|are|be|been|being|remained|stayed|became|appeared|seemed)$/;
/** What may stand between a verb and what it governs, or before it. */
const ADVERB =
  /^(?:(?!likely|unlikely|early|daily|weekly|monthly|elderly|family|body)\w+ly|also|even|still|only|further|much|far|both|all|each|more|less|not|to|again|then|than|markedly)$/;
/** Behind these a verb has no object, and a comparative no noun. */
const NO_OBJECT =
  /^(?:by|to|from|in|on|at|after|during|over|under|within|with|without|between|among|compared|when|while|for|as|than|versus|vs|and|or|but|following|until|through|throughout|if|per|across|following|towards?|toward|[.,;:()[\]{}=<>]|-)$/;
/** What is told ends here. */
const ENDS =
  /^(?:by|compared|versus|vs|than|relative|while|whereas|but|which|who|that|when|after|during|at|among|between|with|without|as|from|because|if|although|though|against|over|following|through|throughout|until|within|was|were|is|are|had|has|have|did|does|[;:.])$/;
const PEOPLE =
  /^(?:groups?|arms?|patients|people|women|men|children|participants|those|adults|infants|subjects|individuals|users|smokers|boys|girls|mothers|babies|volunteers)$/;
const DETERMINER = /^(?:an?|the|any|no|this|these|its|their|of|in|and|or|,|\(|\)|with|showed|had|by|to|for)$/;
/** Longest thing that a word is told of, in words. */
const LONGEST = 24;

const isNumber = (word: string): boolean => /^\d/.test(word);

/** To where what begins at a place goes on: not past `next`, nor into "in the … group". */
function objectFrom({ words }: Words, start: number, next: number): Span {
  let end = start;
  let depth = 0;
  while (end < Math.min(next, start + LONGEST)) {
    const word = words[end] ?? "";
    if (/^[([{]$/.test(word)) depth += 1;
    if (/^[)\]}]$/.test(word)) depth -= 1;
    if (depth <= 0 && end > start && ENDS.test(word)) break;
    if (depth <= 0 && word === "to" && isNumber(words[end + 1] ?? "")) break;
    if (/^(?:in|on|for)$/.test(word) && words.slice(end + 1, end + 6).some((one) => PEOPLE.test(one)) && end > start)
      break;
    end += 1;
  }
  return { first: start, next: end };
}

/** "Eight days after the operation, …", "even a whole day later, …". */
function leadsIn(words: readonly string[], first: number): boolean {
  const lead = words.slice(first, first + 9);
  const comma = lead.indexOf(",");
  return comma > 0 && lead.slice(0, comma).some((word) => /^(?:hours?|days?|weeks?|months?|years?|later)$/.test(word));
}

/** The subject: from the start of the clause to the verb, without what leads it in ("At 6 months, …"). */
function subjectTo({ words }: Words, first: number, end: number): Span {
  let start = first;
  if (
    leadsIn(words, first) ||
    /^(?:at|in|after|by|during|on|among|for|with|compared|relative|following|from|when|overall|however|similarly|but|and|although|while|additionally|furthermore|moreover|conversely|finally|also)$/.test(
      words[first] ?? "",
    )
  )
    for (let at = first; at < Math.min(end - 1, first + 16); at += 1)
      if (words[at] === ",") {
        start = at + 1;
        break;
      }
  return { first: start, next: end };
}

const HOW_OFTEN =
  /^(?:frequent|frequently|common|commonly|often|prevalent|rare|rarely|effective|pronounced|marked|severe|successful|favou?rable)$/;

/** Verbs whose object is the other group: "yoga beat stretching". */
const OF_RIVALS =
  /^(?:beat|beats|beaten|beating|outperform\w{0,9}|underperform\w{0,9}|surpass\w{0,9}|outd\w{1,9}|trump\w{0,9}|outstrip\w{0,9}|outscor\w{0,9}|exceed\w{0,9}|top(?:s|ped)|outnumber\w{0,9}|favou?r\w{0,9}|trail\w{0,9}|lag\w{0,9})$/;

/** What the word at a place of a clause is told of, in its own part of it. */
export function aboutOf(from: Words, part: Span, { at, kind }: DirectionWord): Span | null {
  const { words } = from;
  if (OF_RIVALS.test(words[at] ?? "")) return null;
  const holds = ({ first, next }: Span): boolean =>
    words.slice(first, next).some((word) => /^\p{L}{2,}/u.test(word) && !DETERMINER.test(word));
  const ifAny = (span: Span): Span | null => (holds(span) ? span : null);
  let after = at + 1;
  while (after < part.next && ADVERB.test(words[after] ?? "") && words[after] !== "than" && words[after] !== "to")
    after += 1;
  let before = at - 1;
  while (before > part.first && ADVERB.test(words[before] ?? "")) before -= 1;
  const behind = words[after] ?? "";
  const bare = after >= part.next || NO_OBJECT.test(behind) || isNumber(behind);
  const object = (start: number): Span | null => ifAny(objectFrom(from, start, part.next));
  const subject = (end: number): Span | null => (end > part.first ? ifAny(subjectTo(from, part.first, end)) : null);
  if (kind === "noun") {
    if (/^(?:in|of|for|to|on)$/.test(behind)) return object(after + 1);
    // "Pain reduction", "a weight loss".
    let start = at;
    while (
      start > part.first &&
      at - start < 5 &&
      !DETERMINER.test(words[start - 1] ?? "") &&
      !ADVERB.test(words[start - 1] ?? "") &&
      !/^(?:significant|greater|larger|smaller|higher|similar|substantial|clinically|mean|median|average|%|percent|\d.*)$/.test(
        words[start - 1] ?? "",
      )
    )
      start -= 1;
    return ifAny({ first: start, next: at }) ?? object(after) ?? subject(at);
  }
  if (kind === "verb") {
    if (BE.test(words[before] ?? "")) return subject(before) ?? object(after);
    return bare ? (subject(at) ?? object(after)) : object(after);
  }
  // "Were more frequent in the drug group".
  if (HOW_OFTEN.test(behind))
    return BE.test(words[before] ?? "") ? subject(before) : (subject(at) ?? object(after + 1));
  // "Less likely to relapse", "at lower risk of relapse".
  if (behind === "likely") return object(words[after + 1] === "to" ? after + 2 : after + 1);
  // "Were 2.5 points better on the disability scale".
  if (/^(?:better|worse|superior|inferior|improved)$/.test(words[at] ?? "") && /^(?:on|in|at)$/.test(behind)) {
    const scale = object(after + 1);
    const ofPeople = words.slice(after + 1, after + 6).some((word) => PEOPLE.test(word));
    if (scale !== null && !ofPeople) return scale;
  }
  if (bare) return BE.test(words[before] ?? "") ? subject(before) : (subject(at) ?? object(after));
  return object(after);
}

/** Verbs and adjectives whose subject is what did not change. */
const OF_SUBJECT =
  /(?:differ\w{0,12}|vary|matter|similar|comparable|equal|identical|same|level|unchanged|unaffected|untouched|unaltered|difference)$/;
/** Where what a denial is of begins: "no difference in", "no effect on". */
const OF_OUTCOME = /^(?:in|on|for|of|regarding|concerning|to)$/;

/** What a denial is told of: "no difference in mortality", "mortality did not differ", "did not reduce mortality". */
export function aboutNothing(from: Words, part: Span, told: string): Span | null {
  const { words, tokens, text } = from;
  const start = tokens[part.first]?.start ?? 0;
  const clause = text
    .slice(start, tokens[part.next - 1]?.end ?? 0)
    .toLowerCase()
    .replace(/’/g, "'");
  const place = clause.indexOf(told);
  if (place < 0) return null;
  let first = part.first;
  while (first < part.next && (tokens[first]?.start ?? 0) < start + place) first += 1;
  let behind = first;
  while (behind < part.next && (tokens[behind]?.end ?? 0) <= start + place + told.length) behind += 1;
  const holds = ({ first: a, next }: Span): boolean =>
    next > a && contentOf(text.slice(tokens[a]?.start ?? 0, tokens[next - 1]?.end ?? 0)).size > 0;
  const subject = subjectTo(from, part.first, first);
  const noun = NOUNS_OF_EFFECT.test(told);
  if (!noun) {
    const word =
      directionsAt(from, behind).at(0) ?? directionsAt(from, behind + 1).at(0) ?? directionsAt(from, behind - 1).at(0);
    if (word !== undefined) return aboutOf(from, part, word) ?? subject;
    if ((OF_SUBJECT.test(told) || BE.test(words[first - 1] ?? "")) && holds(subject)) return subject;
    const object = objectFrom(from, behind, part.next);
    if (holds(object)) return object;
    return holds(subject) ? subject : null;
  }
  for (let at = behind; at < part.next; at += 1) {
    if (!OF_OUTCOME.test(words[at] ?? "")) continue;
    const object = objectFrom(from, at + 1, part.next);
    if (words.slice(at + 1, at + 6).some((word) => PEOPLE.test(word)) && !holds(object)) continue;
    if (holds(object)) return object;
  }
  return holds(subject) ? subject : { first: behind, next: part.next };
}

const NOUNS_OF_EFFECT = /^(?:no|without|little|not any|nor any|zero|hardly)\b.*[a-z]$/;
