import { isAbsolute, isRatioOfEvents } from "../../core/quantities.js";
import type { EstimateStatistic, Finding, Frame, Sentence, Statistic, TextReading, TextSpan } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { onceFor } from "./once.js";
import { partsOf } from "./parts.js";
import { outcomesOf, toldIn, toldWhenAsked } from "./same-outcome.js";
import { bySentence, sentenceText, statisticsOf } from "./statistics.js";

const CODE = "RELATIVE_ONLY";

/** Counts of a total, or several percentages that are no levels of confidence. */
const UNREAD =
  /\d\s{0,2}\/\s{0,2}\d|\d\s{0,2}(?:%|per cent|percent)\s{0,2}(?:vs|versus|and|of|in|\()(?!\s{0,2}CI)|\d of (?:the )?\d|\d\s{0,2}\(\d{1,5}(?:[.·]\d{1,5})?\s{0,2}%\)|\d\s{1,2}(?:vs|versus)\b\.?\s{1,2}\d|\d\s{1,2}and\s{1,2}\d{1,4}(?:[.·]\d{1,5})?\s{1,2}months/iu;

/**
 * A relative effect is told with the absolute risks behind it.
 *
 *   "38% more", RR, OR or HR, and of that outcome no count, share of people, risk difference or NNT
 *
 * Thirty-eight per cent more of 1 in 1,000 and of 1 in 2 are not the same news. A percentage in words is a question; a
 * printed ratio with its interval, a note. A single finding a text: the first in words, else the first ratio. An absolute
 * number is of the same outcome where it stands in the same sentence or in one that names the outcome's words. What is told
 * before the results of an abstract is background.
 *
 * Unit     statements
 * Domain   relative changes in words of what is counted in people; RR, OR, HR, IRR
 * Source   Schulz, Altman & Moher 2010, BMJ 340:c332 (CONSORT item 17b); Schwartz et al. 2006, BMJ 333:1248
 * Same as  none
 */
export const absoluteTold: Check = {
  id: "absolute-told",
  label: "A relative effect has its absolute risks",
  explain:
    "Thirty-eight per cent more of 1 in 1,000 and of 1 in 2 are not the same news. A relative effect needs the risk it starts from.",
  formula: ["a relative effect beside a count, a share of people, a risk difference or an NNT of the same outcome"],
  unit: "statements",
  source: "doi:10.1136/bmj.38985.564317.7C",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: [],
  run(reading): readonly Finding[] {
    const relative = relatives(reading);
    if (relative.length === 0) return [];
    const outcomes = outcomesOf(reading);
    const findings = relative.map((one): Finding => {
      const absolute =
        printedIn(reading).firstIn(one.sentence) ??
        framedOf(reading).firstIn(one.sentence) ??
        outcomes.firstOf(printedIn(reading), one.about, one.sentence) ??
        outcomes.firstOf(framedOf(reading), one.about, one.sentence);
      if (absolute !== undefined)
        return fine(reading, one.span, CODE, `"${absolute.quote}" gives an absolute number to it.`, {
          others: [absolute.quote],
        });
      if (outcomes.firstOf(unreadIn(reading), one.about, one.sentence) !== undefined)
        return open(
          reading,
          one.span,
          CODE,
          "There are counts or percentages beside it, but none could be read as people with an event.",
        );
      const because = `"${one.span.quote.replace(/\s{1,9}/gu, " ")}" is relative, and the text gives no count, share of people or risk difference of the same outcome: of how many is not said.`;
      return found(reading, one.span, CODE, one.inWords ? "questionable" : "note", because);
    });
    const [first] = ["mismatch", "cannot-check", "consistent"].flatMap(
      (verdict) => findings.find((one) => one.verdict === verdict) ?? [],
    );
    return first === undefined ? [] : [first];
  },
};

/** Sentences with absolute numbers that could not be read. */
const unreadIn = onceFor(({ sentences }) =>
  toldIn(
    [...sentences.keys()].filter((index) => UNREAD.test(sentences[index]?.text ?? "")),
    (sentence) => sentence,
  ),
);

interface Relative {
  readonly span: TextSpan;
  readonly sentence: number;
  /** What says what it is about: the words beside it, then what stands further off. */
  readonly about: readonly string[];
  readonly inWords: boolean;
}

const isRatio = ({ measure, unit, quote }: EstimateStatistic): boolean =>
  isRatioOfEvents(measure) && unit === null && !quote.endsWith("%");

const ofSentences = onceFor((reading) => bySentence(statisticsOf(reading, "estimate")));
const estimatesIn = (reading: TextReading, sentence: number): readonly EstimateStatistic[] =>
  ofSentences(reading).get(sentence) ?? [];

/** Relative effects, those in words first. */
function relatives(reading: TextReading): readonly Relative[] {
  const ratios = statisticsOf(reading, "estimate").filter(isRatio);
  const { results } = partsOf(reading);
  const inWords = reading.sentences.flatMap((sentence, index) =>
    (index < results || !MAY_TELL_RISK.test(sentence.text) ? [] : sentence.sized)
      .filter((frame) => isRelative(frame) && isOfPeople(frame, sentence))
      .map((frame) => ({
        span: spanOfFrame(frame, sentence),
        sentence: index,
        about: [frame.near, sentence.text],
        inWords: true,
      }))
      // What is printed as a ratio with its interval is told by that.
      .filter(({ span }) => !estimatesIn(reading, index).some((one) => isRatio(one) && overlap(one, span))),
  );
  return [
    ...inWords,
    ...ratios.map((one) => ({
      span: one,
      sentence: one.sentence,
      about: [saidOf(reading, one), sentenceText(reading, one.sentence), sentenceText(reading, one.sentence - 1)],
      inWords: false,
    })),
  ];
}

/** Of a list of predictors the outcome stands at the head. */
const PREDICTS = /\b(?:predict|risk factors?\b|regression\b)/iu;

/** The words of its sentence since the estimate before, or the whole of it where they name nothing. */
function saidOf(reading: TextReading, one: EstimateStatistic): string {
  const start = reading.sentences[one.sentence]?.offset ?? one.offset;
  const words = reading.text.slice(Math.max(start, endBefore(reading).get(one) ?? start), one.offset);
  const whole = sentenceText(reading, one.sentence);
  return /\p{L}{5}/u.test(words) && !PREDICTS.test(whole) ? words : whole;
}

/** Where the estimates before one in its sentence end. */
const endBefore = onceFor((reading) => {
  const ends = new Map<EstimateStatistic, number>();
  for (const estimates of ofSentences(reading).values()) {
    let [start, end, next] = [-1, 0, 0];
    for (const one of estimates) {
      // What begins at one place is not before itself.
      if (one.offset > start) end = next;
      start = one.offset;
      next = Math.max(next, one.offset + one.quote.length);
      ends.set(one, end);
    }
  }
  return ends;
});

const overlap = (a: TextSpan, b: TextSpan): boolean =>
  a.offset < b.offset + b.quote.length && b.offset < a.offset + a.quote.length;

const spanOfFrame = ({ quote, start }: Frame, { offset, line }: Sentence): TextSpan => ({
  quote,
  offset: offset + start,
  line,
});

function isRelative({ role, amount, way, denied, efficacy, saysAbsolute }: Frame): boolean {
  if (role !== "effect" || amount === null || denied || saysAbsolute || amount.value <= 0) return false;
  return amount.form === "times" || (amount.form === "percent" && (way !== null || efficacy));
}

/** What is counted in people: a relative change of a cost, a dose or a blood level has other absolutes. */
const RISK =
  /\b(?:likel|probabilit|surviv|(?:(?<!\bat[ -])risks?|odds|chances?|hazards?|incidence|prevalence|mortality|deaths?|relapse|recurrence|remission|success(?:es|ful|fully)?|failures?|frequent|common|events?|cases|infections?|hospitali[sz]ations?)\b)/iu;
/** What a sentence without any of these tells is no relative risk: most are not read any closer. */
const MAY_TELL_RISK =
  /likel|probabilit|surviv|risk|odds|chance|hazard|incidence|prevalence|mortality|death|relapse|recurrence|remission|success|failure|frequent|common|event|case|infection|hospital|effective|effic|protect/iu;
/** "A reduction of at least 50%" defines a response. */
const DEFINES =
  /(?:[≥⩾>≤⩽<$]|\b(?:at least|or (?:more|less|greater|better)|defined as|criteri(?:on|a)|target))\s{0,2}$/iu;
/** "Halving the dose" is no effect, and "triple therapy" a name. */
const GIVEN =
  /^(?:halv\w{1,3}|doubl\w{1,3})\s(?:of |in )?(?:the |a |its |their )?(?:[\w-]{1,20} )?(?:doses?|dosage|dosing|costs?|prices?)\b|^(?:double|triple|treble|quadruple)[ -](?!the\b|that\b|of\b|as\b|what\b)/iu;
/** "Failure in 52%", "was around 90%": a level, unless "higher" or the like follows. */
const LEVEL =
  /(?:\b(?:in|at|is|was|were|are)\s(?:about |around |nearly |almost |over |only |approximately )?|\d%?,? and\s)$/iu;
const WAY =
  /^\s?(?:[\w-]{1,20}\s){0,2}(?:more|less|fewer|higher|lower|greater|smaller|better|worse|reduc|increas|decreas|improv|likel|ris[ei]|drop|declin)/iu;

/** Whether a number defines a response, and tells none. */
const isCriterion = ({ quote, start }: Frame, { text }: Sentence): boolean =>
  DEFINES.test(text.slice(Math.max(0, start - 20), start)) || /^[^\w\s]/u.test(quote);

function isOfPeople(frame: Frame, sentence: Sentence): boolean {
  const { amount, near, start, end, efficacy } = frame;
  const { text } = sentence;
  if (isCriterion(frame, sentence) || GIVEN.test(text.slice(start, end + 50))) return false;
  if (efficacy) return !/\bprobabilit/iu.test(near);
  const isLevel =
    amount?.form === "percent" &&
    LEVEL.test(text.slice(Math.max(0, start - 25), start)) &&
    !WAY.test(text.slice(end, end + 60));
  return RISK.test(near) && !isLevel;
}

interface Absolute {
  readonly quote: string;
  readonly sentence: number;
}

/** Counts, shares of people, differences of risks, averages: numbers that are not relative. */
const printedIn = onceFor((reading) =>
  toldIn<Absolute>(reading.statistics.filter(isAbsoluteStatistic), ({ sentence }) => sentence),
);

/** The same in words, for which sentences are read only where no printed one answers. */
const framedOf = onceFor((reading) =>
  toldWhenAsked([...reading.sentences.keys()], (index) => framedIn(reading, index)),
);

function framedIn(reading: TextReading, index: number): readonly Absolute[] {
  const sentence = reading.sentences[index];
  if (sentence === undefined) return [];
  return (
    sentence.sized
      .filter((frame) => isAbsoluteFrame(frame) && !isCriterion(frame, sentence))
      .map((frame) => spanOfFrame(frame, sentence))
      // The level of an interval is no share of people.
      .filter((span) => !estimatesIn(reading, index).some((one) => overlap(one, span)))
      .map(({ quote }) => ({ quote, sentence: index }))
  );
}

function isAbsoluteFrame({ role, amount }: Frame): boolean {
  if (role === "share" || role === "pair" || role === "number needed") return true;
  return role === "effect" && amount?.form === "percentage points";
}

function isAbsoluteStatistic(one: Statistic): boolean {
  if (one.kind === "estimate") return isAbsolute(one.measure);
  return one.kind === "count" || one.kind === "nnt" || one.kind === "mean" || one.kind === "median";
}
