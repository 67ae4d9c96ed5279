import type { Finding, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { spanOf } from "./statistics.js";

const CODE = "CAUSAL_WORDS";
const OBSERVATIONAL =
  /\b(?:cohort|case[- ]control|cross-sectional|observational|registry)\s(?:study|analysis|design)\b|\b(?:observational|retrospective|prospective) cohort\b/iu;
const RANDOMISED =
  /\brandomi[sz]|\bmeta-?analys|\bsystematic review|\btarget trial|\bmendelian|\binstrumental variable/iu;
const CAUSAL =
  /\b(?:(?:reduc|improv|increas|prevent|lower|caus|cur|alleviat)(?:es|ed|s)\b|leads? to\b|led to\b|results? in\b|resulted in\b|due to\b|thanks to\b|protects? against\b|the (?:effect|impact|benefits?) of\b|is effective\b|was effective\b)/iu;
const GUARDED =
  /\bassociat|\bcorrelat|\bmay\b|\bmight\b|\bcould\b|\bcannot\b|\bno causal\b|\badjust|\baim|\bobjective\b/iu;
const CONCLUDING = /\b(?:conclu|demonstrat|suggest|implication|(?:findings?|results?|shows?|showed)\b)/iu;

/**
 * A cohort study is told in words of cause.
 *
 *   the text calls itself a cohort, case–control or cross-sectional study, and a concluding sentence says "reduced", "led to"
 *
 * People who chose a treatment differ from those who did not. Only where the text names its own design; where it also speaks
 * of randomisation or of a review, the two cannot be told apart.
 *
 * Unit     sentences
 * Domain   texts that name an observational design; sentences that conclude
 * Source   Hernán 2018, Am J Public Health 108:616–619; von Elm et al. 2007, BMJ 335:806–808 (STROBE)
 * Same as  none
 */
export const causalWords: Check = {
  id: "causal-words",
  label: "No words of cause from a cohort",
  explain: "People who chose a treatment differ from those who did not. A cohort study shows an association.",
  formula: ["an observational design and a concluding sentence in words of cause"],
  unit: "sentences",
  source: "doi:10.1136/bmj.39335.541782.AD",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: [],
  run(reading): readonly Finding[] {
    const named = reading.sentences.find(({ text }) => OBSERVATIONAL.test(text));
    if (named === undefined) return [];
    const design = OBSERVATIONAL.exec(named.text)?.[0] ?? "";
    if (RANDOMISED.test(reading.text))
      return [open(reading, spanOf(named), CODE, `The text speaks of "${design}" and of randomisation or a review.`)];
    return judge(reading, design, spanOf(named));
  },
};

function judge(reading: TextReading, design: string, named: ReturnType<typeof spanOf>): readonly Finding[] {
  const told = reading.sentences.filter(
    ({ text, part }) => part !== "table" && CAUSAL.test(text) && CONCLUDING.test(text) && !GUARDED.test(text),
  );
  if (told.length === 0) return [fine(reading, named, CODE, `"${design}" is told without words of cause.`)];
  return told.map((sentence) => {
    const words = CAUSAL.exec(sentence.text)?.[0] ?? "";
    const because = `"${words}" tells a cause, and the text calls itself "${design}": without randomisation it is an association.`;
    return found(reading, spanOf(sentence), CODE, "note", because, { others: [named.quote] });
  });
}
