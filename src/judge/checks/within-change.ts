import type { EstimateStatistic, Finding, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { intervalPrinted } from "./figures.js";
import { onceFor } from "./once.js";
import { sentenceText, statisticsOf } from "./statistics.js";

const CODE = "WITHIN_FOR_BETWEEN";
const BETWEEN =
  /\b(?:difference|compar|favou?r|(?:than|versus|vs\.?|between|relative to|over|more|less|fewer|lower|higher|greater|better|larger|smaller|both groups|control)\b)/iu;
const CHANGED =
  /\b(?:improv(?:ed|ement)|decreased|declined|fell|dropped|reduced|increased|rose|reductions?|gains?|gained)\b[^.;]{0,40} by\b/iu;

/** How far before a number, in characters, a change is told that it may be the size of. */
const REACH = 1000;

/**
 * A difference between groups is told as if one group had changed by it.
 *
 *   a difference between groups, and before it "improved by", "fell by" without any word that compares
 *
 * "Disability fell by 7.9 points" with a difference of 7.9 between groups hides that both groups fell, one by 19 and one by 11.
 * Clear only where the same numbers stand elsewhere in the text as a difference; else it cannot be told from a change within
 * the group.
 *
 * Unit     that of the estimate
 * Domain   mean differences whose sentence tells a change and names no comparison
 * Source   Bland & Altman 2011, Trials 12:264
 * Same as  none
 */
export const withinChange: Check = {
  id: "within-change",
  label: "A difference between groups is not a change within one",
  explain:
    "Both groups of a trial may improve. “Improved by 7.9 points” is wrong where 7.9 is the difference between them.",
  formula: ["a difference between groups is not told with “improved by” and no comparison"],
  unit: "that of the estimate",
  source: "doi:10.1186/1745-6215-12-264",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) =>
    statisticsOf(reading, "estimate")
      .filter(({ measure, estimate }) => measure === "MD" && estimate !== null)
      .flatMap((one) => judge(reading, one)),
};

function judge(reading: TextReading, one: EstimateStatistic): readonly Finding[] {
  const sentence = sentenceText(reading, one.sentence);
  const at = Math.max(0, one.offset - (reading.sentences[one.sentence]?.offset ?? 0)) + 1;
  const before = sentence.slice(Math.max(0, at - REACH), at);
  if (one.where !== "text" || !CHANGED.test(before)) return [];
  const shown = intervalPrinted(one);
  if (BETWEEN.test(sentence)) return [fine(reading, one, CODE, `${shown} is told with what it is compared with.`)];
  const elsewhere = betweenGroups(reading, Math.abs(one.estimate ?? 0)).find((other) => other !== one);
  if (elsewhere === undefined)
    return [open(reading, one, CODE, `${shown} may be a change within one group or a difference between two.`)];
  const because = `${shown} is told as a change of one group; elsewhere in the text it is the difference between groups.`;
  return [found(reading, one, CODE, "note", because, { others: [elsewhere.quote] })];
}

/** Estimates of one size whose sentence compares groups. */
const betweenGroups = (reading: TextReading, size: number): readonly EstimateStatistic[] =>
  comparisons(reading).get(size) ?? [];

const comparisons = onceFor((reading) => {
  const bySize = new Map<number, EstimateStatistic[]>();
  for (const one of statisticsOf(reading, "estimate")) {
    if (one.estimate === null || !BETWEEN.test(sentenceText(reading, one.sentence))) continue;
    const size = Math.abs(one.estimate);
    bySize.set(size, [...(bySize.get(size) ?? []), one].slice(0, 2));
  }
  return bySize;
});
