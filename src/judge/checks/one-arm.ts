import { isRatio } from "../../core/quantities.js";
import type { EstimateStatistic, TextReading } from "../../records.js";
import { once } from "./once.js";
import { inSentence, sentenceText, textBetween } from "./statistics.js";

const CONTRAST = /\b(?:vs|versus|compared|against|whereas|while|and|but)\b/iu;
const ARMS =
  /\b(?:groups?|arms?|controls?|placebo|sham|(?:usual|standard) care|treated|patients|participants|men|women|respectively|vs|versus)\b/iu;
const COMPARED = /\bdifferen|\bboth p\b/iu;
/** How far behind an estimate its arm is named. */
const AFTER = 60;

const withLimit = once((reading, sentence: number) =>
  inSentence(reading, sentence)
    .filter((one): one is EstimateStatistic => one.kind === "estimate" && one.lower !== null)
    .sort((a, b) => a.offset - b.offset),
);

/**
 * "Fell by 3.3 cm (−5.6 to −1.1) in the intervention group and rose by 2.7 cm (0.2 to 5.1) in the control group, p = 0.0003":
 * the p that stands with the second arm compares the two.
 */
export function isArm(reading: TextReading, one: EstimateStatistic): boolean {
  if (one.where !== "text" || isRatio(one.measure)) return false;
  const other = withLimit(reading, one.sentence).findLast(({ offset }) => offset < one.offset);
  if (other === undefined || other.p !== null || isRatio(other.measure)) return false;
  const between = textBetween(reading, other, one);
  const start = reading.sentences[one.sentence]?.offset ?? 0;
  const end = one.offset - start + one.quote.length;
  const around = `${between} ${sentenceText(reading, one.sentence).slice(end, end + AFTER)}`;
  return CONTRAST.test(between) && ARMS.test(around) && !COMPARED.test(around);
}
