import { isContrast, isRatio, noEffect } from "../../core/quantities.js";
import type { EstimateStatistic, Finding, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { intervalPrinted } from "./figures.js";
import { holdsNull } from "./implied-p.js";
import { isNamed, onScale } from "./interval-scale.js";
import { bySentence, sentenceText, type WithInterval, withIntervals } from "./statistics.js";

const CODE = "SIGNIFICANCE_CLAIM";
const SIGNIFICANT = /\bsignifican(?:t|tly)\b/iu;
const TURNED =
  /\b(?:no|not|non|nor|neither|none|without|but|although|however|whereas|while|only|failed|clinically)\b|\binsignifican|n['’]t\b|\bnon-?significan/iu;

/**
 * An effect called significant has an interval without no effect in it.
 *
 *   "significant" and a 95% interval that holds 0 (1 for ratios), or the other way round
 *
 * Only in a sentence with one interval and without any word that turns or splits the claim ("not", "but", "while").
 *
 * Unit     that of the estimate
 * Domain   sentences that say "significant", with one 95% interval of a difference or a ratio
 * Source   Altman & Bland 2011, BMJ 343:d2090
 * Same as  none
 */
export const significanceClaim: Check = {
  id: "significance-claim",
  label: "“Significant” agrees with the interval",
  explain: "An effect that is called significant has a 95% interval that leaves out no effect.",
  formula: ["“significant” and a 95% interval without 0 (1 for ratios)"],
  unit: "that of the estimate",
  source: "doi:10.1136/bmj.d2090",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval", "interval-symmetry", "interval-p"],
  run: (reading) =>
    [...bySentence(withIntervals(reading)).entries()].flatMap(([index, here]) => {
      const [one, second] = here;
      const text = sentenceText(reading, index);
      if (one === undefined || second !== undefined || !SIGNIFICANT.test(text) || one.where !== "text") return [];
      return [judge(reading, one, text)];
    }),
};

function judge(reading: TextReading, one: WithInterval, text: string): Finding {
  const shown = intervalPrinted(one);
  const scaled = onScale(one, isRatio(one.measure) ? "log" : "natural");
  const holds = scaled === null ? null : holdsNull(scaled);
  if (!isTested(one) || TURNED.test(text) || holds === null)
    return open(reading, one, CODE, `Whether "significant" is said of ${shown} cannot be told.`);
  if (!holds) return fine(reading, one, CODE, `${shown} is called significant, and its interval leaves out no effect.`);
  const because = `${shown} is told with the word "significant", but its interval holds ${noEffect(one.measure)}: no effect is among what it allows.`;
  return found(reading, one, CODE, "questionable", because, { fits: "fits if the word is said of another result" });
}

const isTested = ({ measure, level, levelContext, context }: EstimateStatistic): boolean =>
  isNamed(measure) &&
  isContrast(measure) &&
  (level ?? levelContext ?? 95) === 95 &&
  !context.some((each) =>
    ["one-sided", "non-inferiority", "equivalence", "interaction", "multiplicity"].includes(each),
  );
