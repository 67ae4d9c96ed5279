import { contentOf } from "../../core/content-words.js";
import type { Way } from "../../records.js";
import { plainNumber } from "../numbers.js";
import { aboutNothing, aboutOf } from "./about.js";
import { amountsOf, type Words, wordsOf } from "./amounts.js";
import { clausesOf, type Span, sentencesOf, textOf } from "./clauses.js";
import { isDenied } from "./direction.js";
import { splitAtJoints } from "./joints.js";
import { namedEstimates } from "./named.js";
import { saysNothing } from "./nothing.js";
import { partsIn } from "./parts.js";
import { notSignificantIn, saysSignificant } from "./significance.js";
import { ONLY_BESIDE } from "./words.js";

/** That something went one way, or did not, as a sentence says it in words. */
export interface Said {
  readonly says: "no effect" | "not shown" | null;
  readonly way: Way | null;
  /** The words of what it is told of; null where they stand elsewhere in its part. */
  readonly about: string | null;
  /** The words of its part of the sentence. */
  readonly part: string;
  readonly clause: string;
  /** The group it is told of, where it stands behind the word: "higher in the drug group". */
  readonly group: string | null;
  readonly start: number;
  readonly end: number;
  readonly significant: boolean | null;
}

/** Compared with the start, or with nothing: no comparison of groups. */
const BETWEEN = /\bthan\b|\bbetween\b|\bcompared (?:with|to) (?!(?:the )?(?:baseline|before))|\bversus\b|\bvs\b/;
/** A change in all groups alike is none between them. */
const IN_ALL =
  /\b(?:both|all|each|either|every) (?:of the )?(?:(?:two|three|four|study|treatment|treated|trial|intervention|active)\s)*(?:groups?|arms?|treatments?|cohorts?|conditions?|regimens?)\b|\bwithin[- ]groups?\b|\bin both\b|\bregardless of (?:treatment|group|arm)/i;

/** "Area under the curve", "impaired glucose tolerance", "follow-up": words that name a thing. */
const IN_NAMES = /^(?:under|below|above|up|down|behind|ahead|impaired|advanced|lowering|fall|falls)$/;

/** What should be done next, or may be so. */
const IS_WISH =
  /\b(?:(?:more|further|larger|future|additional|longer) (?:[\w-]{1,20} ){0,3}(?:research|stud(?:y|ies)|trials?|work|investigations?)|(?:is|are) (?:needed|warranted|required)|merits? further|remains? to be|should be|need(?:s|ed)? to be)\b/i;

/** All that a sentence says in words of what went which way. */
export function saidIn(sentence: string): readonly Said[] {
  const from = wordsOf(sentence);
  const amounts = amountsOf(from, namedEstimates(from));
  return sentencesOf(from).flatMap((span) => {
    const said: Said[] = [];
    if (IS_WISH.test(textOf(from, span))) return said;
    for (const clause of clausesOf(from, span, amounts)
      .flatMap((one) => splitAt(from, one))
      .flatMap((one) => splitAtJoints(from, one))) {
      const exception = exceptionIn(from, clause, said.at(-1));
      said.push(...(exception ?? saidInClause(from, clause)));
    }
    return said;
  });
}

const EXCEPTION = /^(?:but |and )?not (?:clearly |significantly )?(?:in|with|for|at|among|when|after|on) (.{2,60})/i;

/** "… but not in men": of what was said before, nothing was shown there. */
function exceptionIn(from: Words, clause: Span, before: Said | undefined): readonly Said[] | null {
  const text = textOf(from, clause);
  const group = EXCEPTION.exec(text)?.[1]?.split(/[,;(]/)[0];
  if (group === undefined || before === undefined || before.says !== null) return null;
  const start = from.tokens[clause.first]?.start ?? 0;
  const end = from.tokens[clause.next - 1]?.end ?? 0;
  return [{ ...before, says: "not shown", way: null, part: text, clause: text, group, start, end, significant: false }];
}

/** "Higher in the drug group", "longer with the drug". */
function groupBehind(
  { words, tokens, text }: Words,
  { word, next }: { readonly word: { readonly at: number }; readonly next: number },
): string | null {
  for (let at = word.at + 1; at < Math.min(next, word.at + 4); at += 1) {
    if (!/^(?:in|with|for|among|on|after|under)$/.test(words[at] ?? "")) continue;
    let end = at + 1;
    while (
      end < Math.min(next, at + 9) &&
      !/^(?:than|compared|versus|vs|and|but|while|[,;.:()[\]{}])$/.test(words[end] ?? "")
    )
      end += 1;
    return end > at + 1 ? text.slice(tokens[at + 1]?.start ?? 0, tokens[end - 1]?.end ?? 0) : null;
  }
  return null;
}

/** A semicolon ends a statement wherever it stands outside brackets. */
function splitAt({ words }: Words, clause: Span): readonly Span[] {
  const spans: Span[] = [];
  let first = clause.first;
  let depth = 0;
  for (let at = clause.first; at < clause.next; at += 1) {
    const word = words[at] ?? "";
    if (/^[([{]$/.test(word)) depth += 1;
    if (/^[)\]}]$/.test(word)) depth = Math.max(0, depth - 1);
    if (word !== ";" || depth > 0) continue;
    if (at > first) spans.push({ first, next: at });
    first = at + 1;
  }
  if (first < clause.next) spans.push({ first, next: clause.next });
  return spans;
}

function saidInClause(from: Words, clause: Span): readonly Said[] {
  const text = textOf(from, clause);
  const lower = text.toLowerCase().replace(/’/g, "'");
  if (IN_ALL.test(lower) && !BETWEEN.test(lower)) return [];
  const none = saysNothing(lower);
  const at = none === null ? -1 : lower.indexOf(none.told);
  const place = (span: Span) => ({
    start: from.tokens[span.first]?.start ?? 0,
    end: from.tokens[span.next - 1]?.end ?? 0,
  });
  const denied: Said[] =
    none === null
      ? []
      : [
          {
            says: none.statement,
            way: null,
            about: aboutText(from, aboutNothing(from, clause, none.told)),
            part: text,
            clause: text,
            group: null,
            ...place(clause),
            significant: false,
          },
        ];
  const start = from.tokens[clause.first]?.start ?? 0;
  const told = partsIn(from, clause).flatMap((part): readonly Said[] => {
    const own = textOf(from, part);
    // "Adding ketamine" and "gains" say which way only beside a number.
    if (IN_NAMES.test(from.words[part.word.at] ?? "")) return [];
    if (ONLY_BESIDE.has(from.words[part.word.at] ?? "") && !/\d/.test(own)) return [];
    // What is denied is said once.
    const offset = (from.tokens[part.word.at]?.start ?? 0) - start;
    if (none !== null && at >= 0 && offset >= at && offset < at + none.told.length + 60) return [];
    const about = aboutText(from, aboutOf(from, part, part.word));
    const isNot = isDenied(from, part.word.at, clause.first);
    return [
      {
        says: isNot ? "no effect" : null,
        way: isNot ? null : part.word.way,
        about,
        part: own,
        clause: text,
        group: groupBehind(from, part),
        ...place(part),
        significant: isNot ? false : significanceOf(own, text),
      },
    ];
  });
  return [...denied, ...told];
}

/** The words of a span, where they tell one outcome from another. */
function aboutText(from: Words, span: Span | null): string | null {
  const text = span === null ? "" : textOf(from, span);
  return contentOf(text).size > 0 ? text : null;
}

/** "p = 0.03", "significantly": of the part first, then of its clause. */
export function significanceOf(part: string, clause: string): boolean | null {
  // What follows "while" is told of something else.
  const own = part.split(/\b(?:while|whereas|but|however|although)\b|;/)[0] ?? part;
  for (const text of [own, part, clause]) {
    const lower = text.toLowerCase();
    if (notSignificantIn(lower) !== null) return false;
    const all = [...text.matchAll(/\bp(?:[- ]?values?)?\s?([<>=≤≥])\s?(0?[.·]\d+)/gi)].map(([, op, value]) => {
      const p = plainNumber((value ?? "").replace("·", "."));
      return op === ">" || op === "≥" ? false : p < 0.05 || (op !== "=" && p <= 0.05);
    });
    if (all.length > 0) return all.every((one) => one === all[0]) ? (all[0] ?? null) : null;
    if (saysSignificant(lower)) return true;
    if (/\b(?:trend(?:ed|s)?|tend(?:ed|s)? to|tendency|borderline|numerically)\b/.test(lower)) return false;
  }
  return null;
}
