import type { CheckFacts } from "../../../src/judge/checks/index.js";
import { odi, thresholdOf } from "../records.js";
import type { Case } from "./cases.js";
import { estimate, readingOf } from "./readings.js";

const facts: CheckFacts = { instruments: [odi], thresholds: [thresholdOf()] };
const hr = (quote: string, value: string, lower: string, upper: string, p: string | null = null) =>
  estimate(quote, value, lower, upper, p, { measure: "HR" });

/** Cases of the checks of sentences. */
export const wordingCases: Readonly<Record<string, Case>> = {
  "significance-claim": {
    agrees: readingOf(
      ["Deaths were significantly fewer (HR 0.74, 0.58 to 0.95)."],
      [hr("HR 0.74, 0.58 to 0.95", "0.74", "0.58", "0.95")],
    ),
    disagrees: readingOf(
      ["Deaths were significantly fewer (HR 0.76, 0.57 to 1.02)."],
      [hr("HR 0.76, 0.57 to 1.02", "0.76", "0.57", "1.02")],
    ),
    cannotSay: readingOf(
      ["Strokes were significantly fewer, but deaths were not (HR 0.76, 0.57 to 1.02)."],
      [hr("HR 0.76, 0.57 to 1.02", "0.76", "0.57", "1.02")],
    ),
    code: "SIGNIFICANCE_CLAIM",
    severity: "questionable",
    says: "its interval holds 1",
  },
  "effect-size-told": {
    agrees: readingOf(
      ["Gains were significantly better: 7.9 (4.7 to 11.0)."],
      [estimate("7.9 (4.7 to 11.0)", "7.9", "4.7", "11.0", null, { measure: "MD" })],
    ),
    disagrees: readingOf(["Nearly 150 patients took part.", 'Training led to "significantly" better gains.']),
    cannotSay: readingOf(["A p below 0.05 was considered significant."]),
    code: "NO_EFFECT_SIZE",
    severity: "questionable",
    says: "there is no effect size of that outcome in the text",
  },
  "absolute-told": {
    agrees: readingOf([
      "Success was 38% more frequent. It was seen in 52.5% of those coached and in 38.0% of the others.",
    ]),
    disagrees: readingOf(["Success was 38% more frequent.", "Rashes were seen in 12% of those coached."]),
    cannotSay: readingOf(["Success was 38% more frequent (52/99 against 38/100)."]),
    code: "RELATIVE_ONLY",
    severity: "questionable",
    says: "gives no count, share of people or risk difference",
  },
  "no-difference": {
    agrees: readingOf(
      ["There was no difference in deaths (HR 1.00, 0.90 to 1.11)."],
      [hr("HR 1.00, 0.90 to 1.11", "1.00", "0.90", "1.11")],
    ),
    disagrees: readingOf(
      ["There was no difference in deaths (HR 1.00, 0.50 to 2.00)."],
      [hr("HR 1.00, 0.50 to 2.00", "1.00", "0.50", "2.00")],
    ),
    cannotSay: readingOf(
      ["There was no difference in strain (MD 1.0, −4.0 to 6.0)."],
      [estimate("MD 1.0, −4.0 to 6.0", "1.0", "−4.0", "6.0", null, { measure: "MD" })],
    ),
    code: "NO_DIFFERENCE_WIDE",
    severity: "note",
    says: "cannot tell a benefit from a harm",
    facts,
  },
  trend: {
    agrees: readingOf(
      ["There was a trend towards fewer deaths (HR 0.74, 0.58 to 0.95, p = 0.02)."],
      [hr("HR 0.74, 0.58 to 0.95, p = 0.02", "0.74", "0.58", "0.95", "=0.02")],
    ),
    disagrees: readingOf(
      ["There was a trend towards fewer deaths (HR 0.76, 0.57 to 1.02, p = 0.07)."],
      [hr("HR 0.76, 0.57 to 1.02, p = 0.07", "0.76", "0.57", "1.02", "=0.07")],
    ),
    cannotSay: readingOf(["There was a trend towards fewer deaths."]),
    code: "TREND_AS_EFFECT",
    severity: "note",
    says: '"a trend towards" is said of p = 0.07',
  },
  "causal-words": {
    agrees: readingOf([
      "This cohort study compared two treatments.",
      "Results: function was associated with treatment.",
    ]),
    disagrees: readingOf([
      "This cohort study compared two treatments.",
      "The findings show that it improved function.",
    ]),
    cannotSay: readingOf(["This cohort study was nested in a randomised trial.", "Results show it improved function."]),
    code: "CAUSAL_WORDS",
    severity: "note",
    says: '"improved" tells a cause',
  },
  "within-change": {
    agrees: readingOf(
      ["Scores improved by 7.9 points (4.7 to 11.0) more than with exercise."],
      [estimate("7.9 points (4.7 to 11.0)", "7.9", "4.7", "11.0", null, { measure: "MD" })],
    ),
    disagrees: readingOf(
      ["Scores improved by 7.9 (4.7 to 11.0).", "The difference between the groups was 7.9 (4.7 to 11.0)."],
      [0, 1].map((sentence) => estimate("7.9 (4.7 to 11.0)", "7.9", "4.7", "11.0", null, { measure: "MD", sentence })),
    ),
    cannotSay: readingOf(
      ["Scores improved by 7.9 points (4.7 to 11.0)."],
      [estimate("7.9 points (4.7 to 11.0)", "7.9", "4.7", "11.0", null, { measure: "MD" })],
    ),
    code: "WITHIN_FOR_BETWEEN",
    severity: "note",
    says: "told as a change of one group",
  },
};
