import type { Finding, Statistic } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { spanOf } from "./statistics.js";

const CODE = "NO_EFFECT_SIZE";
const SIGNIFICANT = /\bsignifican(?:t|tly|ce)\b/iu;
const NOT_A_RESULT =
  /\b(?:defined|considered|set at|threshold|level of significance|significance level|was taken|criterion)\b/iu;
const COMPARES =
  /\b(?:differ|improv|reduc|increas|decreas|effect|benefit|change|(?:lower|higher|greater|better|worse|more|less|fewer|gains?|association)\b)/iu;
/** A number with decimals, a percentage or a pair, that is no p, no level and no date: it may be a size. */
const UNREAD_SIZE =
  /\d[.·]\d{1,3}(?!\d|\s?[-–]?\s?mg)|\d\s?%(?!\s?(?:CI|confidence|level))|\d\s?(?:vs|versus)\b|\bby (?:about |an average of )?\d/u;
const P_VALUE = /\bp(?:[- ]?value)?\s{0,2}[-<>=≤≥]{1,2}\s{0,2}\d?[.·]?\d{1,9}/giu;
const BEFORE_RESULTS = /^\W*(?:background|introduction|objectives?|aims?|purpose|methods?|context)\b/iu;
const NONE_FOUND = /\b(?:no|not|nor|neither|without|non)[\s-]{1,3}(?:\w{1,20}\s{1,3}){0,3}["'“”‘’]?significan/iu;

/**
 * A significant effect is told with its size.
 *
 *   a sentence says "significant", and the text prints no difference, ratio, mean, share of people or test
 *
 * Significance says that an effect is not nothing; how large it is takes a number. A single finding a text: at its first
 * such sentence.
 *
 * Unit     sentences
 * Domain   sentences that call an effect or a difference significant
 * Source   Wasserstein, Schirm & Lazar 2019, Am Stat 73(sup1):1–19
 * Same as  none
 */
export const effectSizeTold: Check = {
  id: "effect-size-told",
  label: "A significant effect has its size",
  explain: "“Significant” says that an effect is not nothing. How large it is has to be told beside it.",
  formula: ['"significant" beside a number that says how much'],
  unit: "sentences",
  source: "doi:10.1080/00031305.2019.1583913",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: [],
  run(reading) {
    const claims = reading.sentences.filter(({ text, part }) => SIGNIFICANT.test(text) && part !== "table");
    const [first] = claims.filter(
      ({ text }) => COMPARES.test(text) && !NOT_A_RESULT.test(text) && !BEFORE_RESULTS.test(text),
    );
    if (first === undefined) {
      const [unclear] = claims;
      if (unclear === undefined) return [];
      return [open(reading, spanOf(unclear), CODE, '"Significant" is not said of an effect here.')];
    }
    const size = reading.statistics.find(isSize);
    if (size !== undefined)
      return [fine(reading, spanOf(first), CODE, `The text gives a size: "${size.quote}".`, { others: [size.quote] })];
    if (UNREAD_SIZE.test(reading.text.replace(P_VALUE, "")))
      return [
        open(reading, spanOf(first), CODE, "The text has numbers, but none could be read as the size of an effect."),
      ];
    const none = NONE_FOUND.test(first.text);
    const because = none
      ? "No significant effect is reported, but no effect size in the text says what could have been missed."
      : "An effect is called significant, but there is no effect size in the text: it may be of any size above nothing.";
    return [found(reading, spanOf(first), CODE, none ? "note" : "questionable", because)] satisfies readonly Finding[];
  },
};

/** Whether a statistic says how much: numbers of people and levels alone do not. */
function isSize(one: Statistic): boolean {
  switch (one.kind) {
    case "estimate":
    case "mean":
    case "median":
    case "count":
    case "nnt":
    case "ratio":
      return true;
    case "test":
      return one.type === "r";
    case "percentage":
      return true;
    default:
      return false;
  }
}
