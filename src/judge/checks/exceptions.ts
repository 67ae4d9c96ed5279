/** Reasons why an interval need not be symmetric, or a p need not follow from the interval beside it. */
import { isRatioOfEvents } from "../../core/quantities.js";
import type { EstimateStatistic, StatisticContext, TextReading } from "../../records.js";
import { saidAnywhere } from "./once.js";

const SKEWED: Partial<Record<StatisticContext, string>> = {
  profile: "a profile-likelihood interval",
  exact: "an exact interval",
  multiplicity: "an interval adjusted for several comparisons",
  bootstrap: "a bootstrap interval",
  bayesian: "a credible interval",
  median: "a difference of medians",
  geometric: "geometric means",
  "back-transformed": "a back-transformed outcome",
};

/** Methods of outcomes in units: they are said of another number of the sentence where the estimate is a ratio. */
const OF_OUTCOMES: readonly StatisticContext[] = ["median", "geometric", "back-transformed"];

/** The first reason in a statistic's own context why its arms may differ; null where there is none. */
export function skewReason({ context, measure }: Pick<EstimateStatistic, "context" | "measure">): string | null {
  const ofEvents = isRatioOfEvents(measure);
  for (const each of context) {
    const reason = ofEvents && OF_OUTCOMES.includes(each) ? undefined : SKEWED[each];
    if (reason !== undefined) return reason;
  }
  return null;
}

const METHODS =
  /bootstrap|hodges|wilcoxon|mann.whitney|\bmedian|log.?transform|back.?transform|geometric|credible|bayes|quantile regression|non.?parametric|profile.likelihood|gamma (?:regression|distribution)|percent(?:age)? change/iu;

/** Methods the text names anywhere that give uneven arms; null where it names none. */
export const methodNamed = (reading: TextReading): string | null => saidAnywhere(reading, METHODS);

/** Money is skewed, and its differences are bootstrapped more often than not. */
export function isMoney(quote: string, unit: string | null): boolean {
  return /[€$£¥]|\bcosts?\b|\b(?:EUR|USD|GBP)\b/iu.test(`${quote} ${unit ?? ""}`);
}

const NO_P: Partial<Record<StatisticContext, string>> = {
  "one-sided": "the text speaks of a one-sided test or limit",
  "non-inferiority": "the p may be against a margin of non-inferiority and not against no difference",
  equivalence: "the p may be against a margin of equivalence and not against no difference",
  bayesian: "a credible interval has no p of its own",
  multiplicity: "p or interval was adjusted for several comparisons",
  interaction: "the p may be that of an interaction",
  median: "a test of ranks need not agree with the interval of a median",
};

const OTHER_P =
  /\b(?:trend|heterogeneity|interaction|non-?inferiority|superiority|equivalence|homogeneity)\b|\bI(?:2|²)\b/iu;

/** Why a p cannot be held to the interval beside it; null where it can. */
export function pReason({ context, quote }: Pick<EstimateStatistic, "context" | "quote">): string | null {
  const other = OTHER_P.exec(quote)?.[0];
  if (other !== undefined) return `the p may be that of a test for ${other}`;
  for (const each of context) {
    const reason = NO_P[each];
    if (reason !== undefined) return reason;
  }
  return null;
}
