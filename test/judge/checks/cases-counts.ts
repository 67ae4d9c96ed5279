import type { StatisticContext } from "../../../src/records.js";
import type { Case } from "./cases.js";
import { count, estimate, nnt, people, readingOf, share } from "./readings.js";

const etmi = "83% received usual care while 259 patients underwent ETMI.";
const etmiRead = [share("83%", "83"), people("259 patients", 259, "exact", "underwent ETMI")];
const split = (whole: number): string => `${whole} people were randomised: 74 to training and 75 to exercise.`;
const splitRead = (whole: number) => [people(`${whole} people`, whole), people("74", 74), people("75", 75)];

const difference = (points: string, context: readonly StatisticContext[]) =>
  readingOf(
    [`30 of 120 against 60 of 120 failed (difference −${points}%).`],
    [
      count("30 of 120", 30, 120, null),
      count("60 of 120", 60, 120, null),
      estimate(`difference −${points}%`, `−${points}`, null, null, null, { measure: "RD", unit: "%", context }),
    ],
  );

/** Cases of the checks that count people. */
export const countCases: Readonly<Record<string, Case>> = {
  "percent-count": {
    agrees: readingOf(["62 of 149 (41.6%)"], [count("62 of 149 (41.6%)", 62, 149, "41.6")]),
    disagrees: readingOf(["62 of 149 (46.1%)"], [count("62 of 149 (46.1%)", 62, 149, "46.1")]),
    cannotSay: readingOf(["62 of 149 worsened"], [count("62 of 149", 62, 149, null)]),
    code: "PERCENT_COUNT",
    severity: "inconsistent",
    says: "62 of 149 is 41.61%, not 46.1%",
  },
  "percent-grim": {
    agrees: readingOf(["80% of 10 patients improved."], [share("80%", "80"), people("10 patients", 10)]),
    disagrees: readingOf(["84% of 10 patients improved."], [share("84%", "84"), people("10 patients", 10)]),
    cannotSay: readingOf(["84% of 400 patients improved."], [share("84%", "84"), people("400 patients", 400)]),
    code: "PERCENT_GRIM",
    severity: "questionable",
    says: "8 are 80.0%, 9 are 90.0%",
  },
  denominators: {
    agrees: readingOf(["We studied 1,524 people.", etmi], [people("1,524 people", 1524), ...etmiRead]),
    disagrees: readingOf(
      ["The trial had over 1,600 participants.", etmi],
      [people("over 1,600 participants", 1600, "over"), ...etmiRead],
    ),
    cannotSay: readingOf([etmi], etmiRead),
    code: "DENOMINATOR_MIXED",
    severity: "questionable",
    says: "259 people would be the other 17% of about 1,524",
  },
  "parts-sum": {
    agrees: readingOf([split(149)], splitRead(149)),
    disagrees: readingOf([split(154)], splitRead(154)),
    cannotSay: readingOf([split(240)], splitRead(240)),
    code: "PARTS_SUM",
    severity: "questionable",
    says: "74 + 75 = 149, not 154: 5 are missing",
  },
  "nnt-difference": {
    agrees: readingOf(
      ["Events fell from 9.6% to 2.8% (NNT 15)."],
      [share("9.6%", "9.6"), share("2.8%", "2.8"), nnt("NNT 15", "15")],
    ),
    disagrees: readingOf(
      ["Events fell from 9.6% to 2.8% (NNT 7)."],
      [share("9.6%", "9.6"), share("2.8%", "2.8"), nnt("NNT 7", "7")],
    ),
    cannotSay: readingOf(["The NNT was 15."], [nnt("NNT was 15", "15")]),
    code: "NNT_DIFFERENCE",
    severity: "questionable",
    says: "6.7 to 6.9 percentage points give an NNT of 14.5 to 14.9, not 7",
  },
  "crude-ratio": {
    agrees: readingOf(
      ["63 of 120 against 49 of 129 improved (RR 1.38, 95% CI 1.05 to 1.83)."],
      [
        count("63 of 120", 63, 120, null),
        count("49 of 129", 49, 129, null),
        estimate("RR 1.38, 95% CI 1.05 to 1.83", "1.38", "1.05", "1.83", null, { measure: "RR" }),
      ],
    ),
    disagrees: readingOf(
      ["Death in 29.0% against 40.7% (RR 1.54, 95% CI 1.22 to 1.96)."],
      [
        share("29.0%", "29.0"),
        share("40.7%", "40.7"),
        estimate("RR 1.54, 95% CI 1.22 to 1.96", "1.54", "1.22", "1.96", null, { measure: "RR" }),
      ],
    ),
    cannotSay: readingOf(
      ["29.0% vs. 40.7%, RR 0.65 [95% CI 0.51 to 0.82]; p<0.001"],
      [
        share("29.0%", "29.0"),
        share("40.7%", "40.7"),
        estimate("RR 0.65 [95% CI 0.51 to 0.82]; p<0.001", "0.65", "0.51", "0.82", "<0.001", { measure: "RR" }),
      ],
    ),
    code: "CRUDE_RATIO",
    severity: "questionable",
    says: "opposite directions",
  },
  "crude-difference": {
    agrees: difference("25", []),
    disagrees: difference("12", []),
    cannotSay: difference("12", ["adjusted"]),
    code: "CRUDE_DIFFERENCE",
    severity: "note",
    says: "The shares differ by 25.0 percentage points; the printed difference is −12%",
  },
  "two-by-two": {
    agrees: readingOf(
      ["63 of 120 against 49 of 129 improved (RR 1.38, 95% CI 1.05 to 1.83)."],
      [
        count("63 of 120", 63, 120, null),
        count("49 of 129", 49, 129, null),
        estimate("RR 1.38, 95% CI 1.05 to 1.83", "1.38", "1.05", "1.83", null, { measure: "RR" }),
      ],
    ),
    disagrees: readingOf(
      ["63 of 120 against 49 of 129 improved (RR 1.38, 95% CI 1.25 to 1.53)."],
      [
        count("63 of 120", 63, 120, null),
        count("49 of 129", 49, 129, null),
        estimate("RR 1.38, 95% CI 1.25 to 1.53", "1.38", "1.25", "1.53", null, { measure: "RR" }),
      ],
    ),
    cannotSay: readingOf(
      ["63 of 120 against 0 of 129 improved (RR 1.38, 95% CI 1.05 to 1.83)."],
      [
        count("63 of 120", 63, 120, null),
        count("0 of 129", 0, 129, null),
        estimate("RR 1.38, 95% CI 1.05 to 1.83", "1.38", "1.05", "1.83", null, { measure: "RR" }),
      ],
    ),
    code: "TWO_BY_TWO",
    severity: "questionable",
    says: /interval from 1\.05 to 1\.83.*shorter/,
  },
};
