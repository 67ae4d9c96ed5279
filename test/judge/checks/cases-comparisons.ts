import type { CheckFacts } from "../../../src/judge/checks/index.js";
import { readText } from "../../../src/read/text/index.js";
import { odi } from "../records.js";
import type { Case } from "./cases.js";
import { estimate, readingOf } from "./readings.js";

const twoMeans = (p: string) =>
  readText(
    "text",
    `Women took the drug (n = 40) or placebo (n = 38). Sleep lasted 6.42 ± 1.13 vs 5.93 ± 1.31 h, P = ${p}.`,
  );
const facts: CheckFacts = { instruments: [odi], thresholds: [] };
const sized = (md: string, smd: string, instrument: string) =>
  readingOf(
    [`The ${instrument} was lower by ${md} points (SMD ${smd}).`],
    [
      estimate(`${md} points`, md, null, null, null, { measure: "MD" }),
      estimate(`SMD ${smd}`, smd, null, null, null, { measure: "SMD" }),
    ],
  );
const smd = (text: string, printed: string | null) =>
  readingOf([text], [estimate(text, printed, null, null, null, { measure: "SMD" })]);
const arms = (name: string, difference: string) =>
  readText(
    "text",
    `Time to waking was 9.63 ± 3.02 min with sulin versus 5.29 ± 1.51 min with orvex (${name} ${difference} min, 95% CI 3.11 to 5.58).`,
  );
const twice = (first: string, second: string) =>
  readingOf(
    [`${first}: −0.28 [−0.42 to −0.14].`, `${second}: −0.28 [−0.42 to −0.14].`],
    [0, 1].map((sentence) =>
      estimate("−0.28 [−0.42 to −0.14]", "−0.28", "−0.42", "−0.14", null, { measure: "SMD", sentence }),
    ),
  );
const abstractAndBody = (body: string, upper: string, words: string) =>
  readingOf(
    [
      ["abstract", "Death at 28 days was less frequent with dexamethasone (RR 0.83, 0.75 to 0.93)."],
      ["body", `${words} (${body}).`],
    ],
    [
      estimate("RR 0.83, 0.75 to 0.93", "0.83", "0.75", "0.93", null, { measure: "RR" }),
      estimate(body, "0.83", "0.75", upper, null, { measure: "RR", sentence: 1 }),
    ],
  );
const again = "Death at 28 days was less frequent with dexamethasone";

/** Cases of the checks that hold one statistic against another. */
export const comparisonCases: Readonly<Record<string, Case>> = {
  "md-smd": {
    agrees: sized("7.9", "0.53", "Oswestry Disability Index"),
    disagrees: sized("7.9", "0.85", "Oswestry Disability Index"),
    cannotSay: sized("7.9", "0.85", "primary outcome"),
    code: "IMPLIED_SD",
    severity: "note",
    says: "imply an SD of 9.2 to 9.4; trials with the Oswestry Disability Index see 13 to 17",
    facts,
  },
  "means-p": {
    agrees: twoMeans("0.078"),
    disagrees: twoMeans("0.004"),
    cannotSay: readText("text", "Sleep lasted 6.42 ± 1.13 vs 5.93 ± 1.31 h, P = 0.004."),
    code: "MEANS_P_MISMATCH",
    severity: "questionable",
    says: "of 40 and 38, give p = 0.0",
  },
  "large-smd": {
    agrees: smd("SMD 0.85", "0.85"),
    disagrees: smd("an effect size of 11 standard deviations", "11"),
    cannotSay: smd("SMD not shown", null),
    code: "LARGE_SMD",
    severity: "questionable",
    says: "fits if a standard error was taken for an SD",
  },
  "arm-means": {
    agrees: arms("mean difference", "4.34"),
    disagrees: arms("mean difference", "3.44"),
    cannotSay: arms("adjusted mean difference", "3.44"),
    code: "ARM_MEANS",
    severity: "note",
    says: "The means differ by 4.33 to 4.35; the printed difference is 3.44",
  },
  "nnt-interval": {
    agrees: readText("text", "The number needed to treat was 21 (95% CI 12 to 79)."),
    disagrees: readText("text", "The number needed to treat was 21 (95% CI 32 to 79)."),
    cannotSay: readText("text", "The number needed to treat was 21 (95% CI −90 to 12)."),
    code: "NNT_INTERVAL",
    severity: "inconsistent",
    says: "lies outside its own interval",
  },
  "duplicate-interval": {
    agrees: twice("Short-term pain against active treatment", "So short-term pain against active treatment fell"),
    disagrees: twice("Short-term pain against active treatment", "Combined with psychological therapy"),
    cannotSay: twice("Short-term pain", "the effect"),
    code: "DUPLICATE_INTERVAL",
    severity: "questionable",
    says: "printed for what seem two different comparisons",
  },
  "told-twice": {
    agrees: abstractAndBody("RR 0.83, 0.75 to 0.93", "0.93", again),
    disagrees: abstractAndBody("RR 0.83, 0.75 to 0.98", "0.98", again),
    cannotSay: abstractAndBody("RR 0.83, 0.75 to 0.98", "0.98", "Discharge from hospital"),
    code: "TOLD_TWICE",
    severity: "questionable",
    says: "but the upper limit differs",
  },
};
