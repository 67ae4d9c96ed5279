import type { Finding, PrintedP, Sentence, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { pPrinted } from "./figures.js";
import { spanOf } from "./statistics.js";

const CODE = "TREND_AS_EFFECT";
const TREND =
  /\b(?:a |non-?significant )?trend(?:ed|s|ing)? (?:towards?|to\b|for (?:a|an|lower|higher|better|fewer|more|less|reduced|increased|improve))|\b(?:marginally|borderline|nearly|almost|approach(?:ed|ing)?) (?:statistical(?:ly)? )?significan(?:t|ce)?/iu;
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
  formula: ['"a trend towards", "marginally significant" beside p > 0.05'],
  unit: "sentences",
  source: "doi:10.1136/bmj.g2215",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) =>
    reading.sentences.flatMap((sentence, index) => {
      const words = sentence.part === "table" ? undefined : TREND.exec(sentence.text)?.[0];
      return words === undefined ? [] : [judge(reading, sentence, index, words.trim())];
    }),
};

function judge(reading: TextReading, sentence: Sentence, index: number, words: string): Finding {
  const span = spanOf(sentence);
  const ps = reading.statistics.flatMap((one) =>
    one.sentence === index && (one.kind === "estimate" || one.kind === "test") && one.p !== null
      ? [{ p: one.p, printed: one.printed.p }]
      : [],
  );
  const [only] = ps;
  if (only === undefined || ps.length > 1)
    return open(
      reading,
      span,
      CODE,
      `"${words}" is said, and ${ps.length === 0 ? "no p" : "more than one p"} stands beside it.`,
    );
  const shown = pPrinted(only.p, only.printed);
  if (missed(only.p)) {
    const because = `"${words}" is said of ${shown}: it missed the usual 0.05, and a missed level is not a weak effect.`;
    return found(reading, span, CODE, "note", because);
  }
  return fine(reading, span, CODE, `"${words}" is said of ${shown}, below 0.05.`);
}

const missed = ({ op, value }: PrintedP): boolean =>
  op === "=" || op === ">=" ? value >= ALPHA : op === ">" ? value >= ALPHA : false;
