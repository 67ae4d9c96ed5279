import { isAbsolute, isRatioOfEvents } from "../../core/quantities.js";
import type { Finding, ProportionStatistic, Statistic, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { sentenceText, statisticsOf } from "./statistics.js";

const CODE = "RELATIVE_ONLY";

/** Counts of a total, or several percentages that are no levels of confidence. */
const UNREAD =
  /\d\s{0,2}\/\s{0,2}\d|\d\s{0,2}(?:%|per cent|percent)\s{0,2}(?:vs|versus|and|of|in|\()(?!\s{0,2}CI)|\d of (?:the )?\d|\d\s{0,2}\(\d{1,5}(?:[.·]\d{1,5})?\s{0,2}%\)/iu;

/**
 * A relative effect is told with the absolute risks behind it.
 *
 *   "38% more", RR, OR or HR, and in the whole text no count, share of people, risk difference or NNT
 *
 * Thirty-eight per cent more of 1 in 1,000 and of 1 in 2 are not the same news. A percentage in words is a question; a
 * printed ratio with its interval, a note. A single finding a text.
 *
 * Unit     statistics
 * Domain   relative changes in words; RR, OR, HR, IRR
 * Source   Schulz, Altman & Moher 2010, BMJ 340:c332 (CONSORT item 17b); Schwartz et al. 2006, BMJ 333:1248
 * Same as  none
 */
export const absoluteTold: Check = {
  id: "absolute-told",
  label: "A relative effect has its absolute risks",
  explain:
    "Thirty-eight per cent more of 1 in 1,000 and of 1 in 2 are not the same news. A relative effect needs the risk it starts from.",
  formula: ["a relative effect beside a count, a share of people, a risk difference or an NNT"],
  unit: "statistics",
  source: "doi:10.1136/bmj.38985.564317.7C",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: [],
  run(reading): readonly Finding[] {
    const told = relatives(reading);
    const [first] = told;
    if (first === undefined) {
      const unclear = statisticsOf(reading, "percentage").find(
        ({ role, toward }) => role === "unknown" && toward !== null,
      );
      if (unclear === undefined) return [];
      return [
        open(reading, unclear, CODE, `Nothing says whether "${unclear.quote}" is relative or in percentage points.`),
      ];
    }
    const absolute = reading.statistics.find(isToldAbsolutely);
    if (absolute !== undefined)
      return [
        fine(reading, first, CODE, `"${absolute.quote}" gives an absolute number to it.`, { others: [absolute.quote] }),
      ];
    if (UNREAD.test(reading.text))
      return [
        open(
          reading,
          first,
          CODE,
          "The text has counts or percentages, but none could be read as people with an event.",
        ),
      ];
    const words = first.kind !== "estimate";
    const because = `"${first.quote}" is relative, and the text gives no count, share of people or risk difference: of how many is not said.`;
    return [found(reading, first, CODE, words ? "questionable" : "note", because)];
  },
};

/** What is counted in people: a relative change of a cost, a dose or a blood level has other absolutes. */
const RISK =
  /\b(?:likel|probabilit|surviv|(?:risks?|odds|chances?|hazards?|incidence|prevalence|mortality|deaths?|relapse|recurrence|remission|success|failures?|frequent|common|events?|cases|infections?|hospitali[sz]ations?)\b)/iu;
/** How far from a number, in characters, stands what it is said of. */
const NEAR = 45;
/** "A reduction of at least 50%" defines a response. */
const DEFINES =
  /(?:[≥⩾>≤⩽<$]|\b(?:at least|or (?:more|less|greater|better)|defined as|criteri(?:on|a)|target))\s{0,2}$/iu;

function isOfPeople(reading: TextReading, one: ProportionStatistic): boolean {
  const sentence = sentenceText(reading, one.sentence);
  const at = Math.max(0, one.offset - (reading.sentences[one.sentence]?.offset ?? 0));
  const near = sentence.slice(Math.max(0, at - NEAR), at + one.quote.length + NEAR);
  return RISK.test(near) && !DEFINES.test(sentence.slice(Math.max(0, at - 20), at)) && !/^[^\w\s]/u.test(one.quote);
}

/** Relative effects, those in words first. */
function relatives(reading: TextReading): readonly Statistic[] {
  const inWords = reading.statistics.filter(
    (one): one is ProportionStatistic =>
      (one.kind === "percentage" || one.kind === "ratio") &&
      one.role === "relative" &&
      one.value > 0 &&
      isOfPeople(reading, one),
  );
  const ratios = statisticsOf(reading, "estimate").filter(({ measure }) => isRatioOfEvents(measure));
  return [...inWords, ...ratios];
}

function isToldAbsolutely(one: Statistic): boolean {
  if (one.kind === "count" || one.kind === "nnt" || one.kind === "mean" || one.kind === "median") return true;
  if (one.kind === "percentage" || one.kind === "ratio") return one.role === "share" || one.role === "points";
  return one.kind === "estimate" && isAbsolute(one.measure);
}
