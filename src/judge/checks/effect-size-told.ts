import type { Finding, Frame, Sentence, Statistic, TextReading } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { onceFor } from "./once.js";
import { partsOf } from "./parts.js";
import { firstOfAll, outcomesOf, type Told, toldIn, toldWhenAsked } from "./same-outcome.js";
import { spanOf } from "./statistics.js";

const CODE = "NO_EFFECT_SIZE";
const SIGNIFICANT = /\bsignifican(?:t|tly|ce)\b/iu;
const NOT_A_RESULT =
  /\b(?:defined|considered|set at|threshold|level of significance|significance level|was taken|criterion|demographics?|significant (?:adverse|side|complications?)|at baseline|baseline (?:characteristics?|data|variables|values))\b/iu;
const COMPARES =
  /\b(?:differ|improv|reduc|increas|decreas|effect|benefit|change|(?:lower|higher|greater|better|worse|more|less|fewer|gains?|association)\b)/iu;
/** A number with decimals, a percentage or a pair, that is no p, no level and no date: it may be a size. */
const UNREAD_SIZE =
  /\d[.·]\d{1,3}(?!\d|\s?[-–]?\s?mg)|\d\s?%(?!\s?(?:CI|confidence|level))|\d\s?(?:vs|versus)\b|\bby (?:about |an average of )?\d|\d (?:minutes|hours|days|weeks|months)\)/u;
const P_VALUE = /\bp(?:[- ]?value)?\s{0,2}[-<>=≤≥]{1,2}\s{0,2}\d?[.·]?\d{1,9}/giu;
const BEFORE_RESULTS = /^\W*(?:background|introduction|objectives?|aims?|purpose|methods?|context)\b/iu;
const NONE_FOUND = /\b(?:no|not|nor|neither|without|non)[\s-]{1,3}(?:\w{1,20}\s{1,3}){0,3}["'“”‘’]?significan/iu;

/**
 * A significant effect is told with its size.
 *
 *   a sentence says "significant", and the text prints no difference, ratio, mean, share of people or test of that outcome
 *
 * Significance says that an effect is not nothing; how large it is takes a number. A single finding a text: the first such
 * sentence, those that call something significant before those that call nothing so. A number is of the same outcome where
 * it stands in the same sentence or in one that names the outcome's words; for a sentence that sums up, any number is.
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
  formula: ['"significant" beside a number that says how much, of the same outcome'],
  unit: "sentences",
  source: "doi:10.1080/00031305.2019.1583913",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: [],
  run(reading): readonly Finding[] {
    const parts = partsOf(reading);
    const says = reading.sentences
      .map((sentence, index) => ({ sentence, index }))
      .filter(({ sentence: { text, part } }) => SIGNIFICANT.test(text) && part !== "table");
    const claims = says.filter(
      ({ sentence: { text }, index }) =>
        index >= parts.results && COMPARES.test(text) && !NOT_A_RESULT.test(text) && !BEFORE_RESULTS.test(text),
    );
    if (claims.length === 0) {
      const [unclear] = says;
      if (unclear === undefined) return [];
      return [open(reading, spanOf(unclear.sentence), CODE, '"Significant" is not said of an effect here.')];
    }
    const printed = printedIn(reading);
    const framed = framedOf(reading);
    const outcomes = outcomesOf(reading);
    const findings = claims.map(({ sentence, index }): Finding => {
      const span = spanOf(sentence);
      // What sums up is about all that was told.
      const isAll = parts.sumsUp(index);
      const about = aboutOf(sentence);
      const firstOf = <T>(told: Told<T>): T | undefined =>
        isAll ? firstOfAll(told) : outcomes.firstOf(told, [about, sentence.text], index);
      const size = printed.firstIn(index) ?? framed.firstIn(index) ?? firstOf(printed) ?? firstOf(framed);
      if (size !== undefined)
        return fine(reading, span, CODE, `The text gives a size: "${size.quote}".`, { others: [size.quote] });
      if (firstOf(unreadIn(reading)) !== undefined)
        return open(reading, span, CODE, "There are numbers, but none could be read as the size of an effect.");
      const none = NONE_FOUND.test(sentence.text);
      const because = none
        ? "No significant effect is reported, but no effect size of that outcome says what could have been missed."
        : "An effect is called significant, but there is no effect size of that outcome in the text: it may be of any size above nothing.";
      return found(reading, span, CODE, none ? "note" : "questionable", because);
    });
    const of = (verdict: Finding["verdict"]) => findings.filter((one) => one.verdict === verdict);
    const wrong = of("mismatch");
    const first =
      wrong.find(({ severity }) => severity !== "note") ?? wrong[0] ?? of("cannot-check")[0] ?? of("consistent")[0];
    return first === undefined ? [] : [first];
  },
};

/** Sentences with numbers that could not be read. */
const unreadIn = onceFor(({ sentences }) =>
  toldIn(
    [...sentences.keys()].filter((index) => UNREAD_SIZE.test((sentences[index]?.text ?? "").replace(P_VALUE, ""))),
    (sentence) => sentence,
  ),
);

/** What a sentence calls significant: the clauses that say so. */
function aboutOf({ text, frames }: Sentence): string {
  const clauses = frames.filter((one) => one.saysSignificant || one.saysNotSignificant).map(({ clause }) => clause);
  return clauses.length === 0 ? text : [...new Set(clauses)].join(" ");
}

interface Size {
  readonly quote: string;
  readonly sentence: number;
}

/** All statistics that say how much, with their sentences. */
const printedIn = onceFor((reading) => toldIn<Size>(reading.statistics.filter(isSize), ({ sentence }) => sentence));

/** Sizes in words, for which sentences are read only where no statistic answers. */
const framedOf = onceFor((reading) => {
  const { results } = partsOf(reading);
  return toldWhenAsked(
    [...reading.sentences.keys()].filter((index) => index >= results),
    (index) => framedIn(reading, index),
  );
});

function framedIn(reading: TextReading, index: number): readonly Size[] {
  const sentence = reading.sentences[index];
  if (sentence === undefined) return [];
  return sentence.sized
    .filter((frame) => isSizeFrame(frame, sentence))
    .map(({ quote }) => ({ quote, sentence: index }));
}

/** Units of times, doses and scales, and no unit at all: a design tells these as well as a result. */
const OF_DESIGN = /^(?:h|hours?|min|minutes?|days?|weeks?|months?|years?|kg|mg|g|ml|mJ|cm|m|scores?)?$/iu;
const BY = /\bby (?:an average of |a mean of )?$/iu;
const COMPARATIVE = /^\s?(?:longer|shorter|more|less|fewer|later|earlier|sooner|faster|higher|lower|greater)\b/iu;

/** A number in words that says how much more or less, or how many. */
function isSizeFrame({ role, amount, second, way, quote, start, end }: Frame, { text }: Sentence): boolean {
  if (amount === null || role === "detail" || /^[^\w+−-]/u.test(quote)) return false;
  if (amount.form === "times") return way !== null;
  if (amount.form !== "plain") return true;
  if (OF_DESIGN.test(amount.unit ?? second?.unit ?? ""))
    return (
      BY.test(text.slice(Math.max(0, start - 20), start)) ||
      COMPARATIVE.test(text.slice(end, end + 25)) ||
      (role === "pair" && amount.unit === null && /\d.*\d/u.test(quote))
    );
  return role === "pair" || role === "share" || way !== null;
}

/** Whether a statistic says how much: numbers of people and levels alone do not. */
function isSize(one: Statistic): boolean {
  switch (one.kind) {
    case "estimate":
    case "mean":
    case "median":
    case "count":
    case "nnt":
      return true;
    case "test":
      return one.type === "r";
    default:
      return false;
  }
}
