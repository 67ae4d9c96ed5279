import type { Finding, PeopleStatistic, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { people } from "./figures.js";
import { onceFor } from "./once.js";
import { bySentence, sentenceText, textBetween } from "./statistics.js";

const CODE = "PARTS_SUM";
const SPLIT = /\b(?:randomi[sz]ed|randomly|assigned|allocated|divided)\b/iu;
const PARTITION = /^[^.;]{0,80}\b(?:to|in|into|received?|were|:)|[:(]/iu;
/** A gap of more than this share of the whole looks like a group that was not listed. */
const LISTED = 0.1;

/**
 * The parts of a randomised whole add up to it.
 *
 *   n = n₁ + n₂ + …
 *
 * Only in a sentence that says people were randomised, assigned or divided, whose first number is larger than each of the
 * at least two that follow. A small gap is a question (people who left before treatment); a large one is probably a group
 * that the sentence does not list.
 *
 * Unit     people
 * Domain   a sentence with exact numbers of people: a whole and at least two parts
 * Source   Moher et al. 2010, BMJ 340:c869 (CONSORT item 13)
 * Same as  none
 */
export const partsSum: Check = {
  id: "parts-sum",
  label: "Groups add up to the whole",
  explain:
    "The groups of a randomised whole add up to it. Where they do not, people left between the two counts, or a number is wrong.",
  formula: ["n = n₁ + n₂ + …"],
  unit: "people",
  source: "doi:10.1136/bmj.c869",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) =>
    [...bySentence(reading.statistics).entries()].flatMap(([index, group]) => {
      const crowds = group.filter((one): one is PeopleStatistic => one.kind === "people");
      const [whole, ...parts] = crowds;
      if (whole === undefined || parts.length < 2 || !SPLIT.test(sentenceText(reading, index))) return [];
      const first = parts[0];
      if (first === undefined || !PARTITION.test(textBetween(reading, whole, first))) return [];
      return [judge(reading, whole, parts)];
    }),
};

function judge(reading: TextReading, whole: PeopleStatistic, parts: readonly PeopleStatistic[]): Finding {
  const sum = sumOf(parts);
  const terms = `${parts.map(({ value }) => people(value)).join(" + ")} = ${people(sum)}`;
  const others = parts.map(({ quote }) => quote);
  const says = `${terms} against ${people(whole.value)}`;
  if ([whole, ...parts].some(({ hedge }) => hedge !== "exact") || parts.some(({ value }) => value >= whole.value))
    return open(reading, whole, CODE, `${says}: the numbers are not a whole and its parts.`, { others });
  if (sum === whole.value) return fine(reading, whole, CODE, `${terms}, as stated.`, { others });
  if (Math.abs(sum - whole.value) > LISTED * whole.value)
    return open(reading, whole, CODE, `${says}: the sentence may not list every group.`, { others });
  let running = 0;
  const leading = parts.findIndex(({ value }) => {
    running += value;
    return running === whole.value;
  });
  if (leading > 0)
    return fine(reading, whole, CODE, `The first ${leading + 1} numbers add up to ${people(whole.value)}.`, { others });
  if (wholesIn(reading).has(String(sum)))
    return open(reading, whole, CODE, `${says}; the text names ${people(sum)} too, as the whole of these parts.`, {
      others,
    });
  const gap = Math.abs(sum - whole.value);
  const because = `The groups add up to ${terms}, not ${people(whole.value)}: ${people(gap)} ${sum > whole.value ? "too many" : "are missing"}.`;
  const recomputed = [{ quantity: "total", printed: whole.printed.value, low: sum, high: sum }];
  const fits = sum < whole.value ? `fits if ${people(gap)} left between the two counts` : null;
  return found(reading, whole, CODE, "questionable", because, { others, recomputed, fits });
}

const sumOf = (parts: readonly PeopleStatistic[]): number => parts.reduce((total, { value }) => total + value, 0);

/** The whole numbers that a text prints in digits, without their marks. */
const wholesIn = onceFor(
  ({ text }): ReadonlySet<string> =>
    new Set(
      [...text.matchAll(/(?<![\d.,])\d{1,3}(?:,?\d{3}){0,2}(?!\d|[.,]\d)/gu)].map(([digits]) =>
        digits.replace(/,/g, ""),
      ),
    ),
);
