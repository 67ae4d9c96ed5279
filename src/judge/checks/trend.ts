import { pRange } from "../../core/rounding.js";
import type { Finding, PrintedP, Sentence, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { pPrinted } from "./figures.js";
import { inSentence, spanOf } from "./statistics.js";

const CODE = "TREND_AS_EFFECT";
const TREND =
  /\b(?:a )?(?:non-?significant |statistical )?(?:trend(?:ed|s|ing)? (?:towards?|to\b|in favou?r|for (?:a|an|lower|higher|better|fewer|more|less|reduced|increased|improve))|tend(?:ed|ency) (?:to\b|towards?))|\b(?:marginally|borderline|nearly|almost|approach(?:ed|ing)?|close to|(?:just )?short of) (?:statistical(?:ly)? )?significan(?:t|ce)?/iu;
/** "P for trend", "a linear trend": a test of order among doses or years. */
const OF_ORDER = /\b(?:for|linear|secular|temporal|time) trend/iu;
/** Words that begin another result. */
const TURN = /[;]|\b(?:but|while|whereas|although|however)\b/iu;
/** How far behind the words, in characters, their p may stand. */
const REACH = 180;
const ALPHA = 0.05;

/**
 * A p that missed its level is told as a trend.
 *
 *   "a trend towards", "marginally significant" beside p > 0.05
 *
 * Nothing trends: a p of 0.07 is as likely to grow as to shrink with more data. The estimate and its interval say what can be
 * said.
 *
 * Unit     sentences
 * Domain   sentences that speak of a trend towards an effect, with a p in them; tests for trend excluded
 * Source   Wood et al. 2014, BMJ 348:g2215
 * Same as  none
 */
export const trend: Check = {
  id: "trend",
  label: "A missed level is not a trend",
  explain:
    "Nothing trends: a p of 0.07 is as likely to grow as to shrink with more data. The estimate and its interval say what can be said.",
  formula: ['"a trend towards", "marginally significant" beside p > 0.05'],
  unit: "sentences",
  source: "doi:10.1136/bmj.g2215",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) =>
    reading.sentences.flatMap((sentence, index) => {
      const match = sentence.part === "table" || OF_ORDER.test(sentence.text) ? null : TREND.exec(sentence.text);
      return match === null ? [] : [judge(reading, sentence, index, match)];
    }),
};

function judge(reading: TextReading, sentence: Sentence, index: number, match: RegExpExecArray): Finding {
  const span = spanOf(sentence);
  const words = match[0].trim();
  const here = psIn(reading, index);
  const end = match.index + match[0].length;
  const after = here.filter(({ at }) => at >= end && at <= end + REACH && !TURN.test(sentence.text.slice(end, at)));
  const said = after.length > 0 ? after : here.length === 1 ? here : [];
  const [first] = said;
  if (first === undefined) {
    const how = here.length === 0 ? "no p stands beside it" : "which p it is said of cannot be told";
    return open(reading, span, CODE, `"${words}" is said, and ${how}.`);
  }
  const shown = pPrinted(first.p, first.printed);
  if (said.every(missed)) {
    const because = `"${words}" is said of ${shown}: it missed the usual 0.05, and a missed level is not a weak effect.`;
    return found(reading, span, CODE, "note", because);
  }
  if (!said.every(({ p, printed }) => pRange(p, printed).high <= ALPHA))
    return open(reading, span, CODE, `"${words}" is said, and not every p beside it is surely above 0.05.`);
  return fine(reading, span, CODE, `"${words}" is said of ${shown}, below 0.05.`);
}

interface Said {
  readonly p: PrintedP;
  readonly printed: string | null;
  /** Place in the sentence. */
  readonly at: number;
}

/** All p-values of a sentence, in order. */
function psIn(reading: TextReading, index: number): readonly Said[] {
  const start = reading.sentences[index]?.offset ?? 0;
  return inSentence(reading, index)
    .flatMap((one) =>
      (one.kind === "estimate" || one.kind === "test" || one.kind === "p") && one.p !== null
        ? [{ p: one.p, printed: one.printed.p, at: one.offset - start }]
        : [],
    )
    .toSorted((a, b) => a.at - b.at);
}

/** Above the usual level before rounding too. */
const missed = ({ p, printed }: Said): boolean => !p.op.startsWith("<") && pRange(p, printed).low >= ALPHA;
