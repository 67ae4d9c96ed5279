import { readText } from "../../../src/read/text/index.js";
import type { Case } from "./cases.js";
import { estimate, readingOf, test } from "./readings.js";

const one = (text: string, ...args: Parameters<typeof estimate> extends [string, ...infer Rest] ? Rest : never) =>
  readingOf([text], [estimate(text, ...args)]);

/** Cases of the checks that look at one printed statistic. */
export const intervalCases: Readonly<Record<string, Case>> = {
  "estimate-in-interval": {
    agrees: one("OR 0.77 (95% CI 0.45 to 1.32)", "0.77", "0.45", "1.32", null, { measure: "OR" }),
    disagrees: one("P=.50; OR 2.72, 95% CI 0.45-2.6", "2.72", "0.45", "2.6", "=.50", { measure: "OR" }),
    cannotSay: one("MD 0.3 (95% CI 0.6-0.9)", "0.3", "0.6", "0.9", null, { measure: "MD", ambiguous: true }),
    code: "CI_EXCLUDES_ESTIMATE",
    severity: "impossible",
    says: "2.72 [0.45 to 2.6] lies above its upper limit",
  },
  "standard-error": {
    agrees: readText("text", "The mean change was −1.10 ± 0.21 (SE), 95% CI −1.52 to −0.68."),
    disagrees: readText("text", "The mean change was −1.10 ± 0.21 (SE), 95% CI −4.8 to 2.6."),
    cannotSay: readText("text", "The change was 4.4 (SE 0.0; P = .25)."),
    code: "SE_MISMATCH",
    severity: "inconsistent",
    says: "has a standard error of 1.86 to 1.91, not 0.21",
  },
  "median-in-spread": {
    agrees: readText("text", "The median stay was 9 days (IQR 5 to 12)."),
    disagrees: readText("text", "Stay was short (median, 9; first and third quartiles: 11, 24)."),
    cannotSay: readText("text", "The median stay was 9 days (5–12)."),
    code: "MEDIAN_OUTSIDE",
    severity: "impossible",
    says: "The median of 9 (11 to 24) lies outside its quartiles",
  },
  limits: {
    agrees: one("MD −1.2 (−2.0 to −0.4)", "−1.2", "−2.0", "−0.4", null, { measure: "MD" }),
    disagrees: one("MD −1.2 (−0.4 to −2.0)", "−1.2", "−0.4", "−2.0", null, { measure: "MD" }),
    cannotSay: one("MD 1.2 (2.0-0.4)", "1.2", "2.0", "0.4", null, { measure: "MD", ambiguous: true }),
    code: "LIMITS_REVERSED",
    severity: "note",
    says: "falling order. The estimate lies between them",
  },
  "interval-symmetry": {
    agrees: one("SMD −0.17 [−0.31 to −0.02]", "−0.17", "−0.31", "−0.02", null, { measure: "SMD" }),
    disagrees: one("disability (−0.18; [−0.22 to 0.01])", "−0.18", "−0.22", "0.01", null, { measure: "SMD" }),
    cannotSay: one("97% (95% CI 88 to 99)", "97", "88", "99", null, { measure: "proportion", unit: "%" }),
    code: "CI_ASYMMETRIC",
    severity: "impossible",
    says: "fits if the lower limit was −0.37",
  },
  "interval-p": {
    agrees: one("RR 0.65 (0.51 to 0.82), p<0.001", "0.65", "0.51", "0.82", "<0.001", { measure: "RR" }),
    disagrees: one("rate ratio 0.65 [95% CI 0.48 to 0.88]; p=0.0003", "0.65", "0.48", "0.88", "=0.0003", {
      measure: "RR",
    }),
    cannotSay: one("HR 0.74 (0.58 to 0.95), P<0.001 for noninferiority", "0.74", "0.58", "0.95", "<0.001", {
      measure: "HR",
      context: ["non-inferiority"],
    }),
    code: "CI_P_MISMATCH",
    severity: "inconsistent",
    says: "fits a 99% interval",
  },
  "p-possible": {
    agrees: one("MD 1.0 (0.1 to 1.9), p = 0.03", "1.0", "0.1", "1.9", "=0.03", { measure: "MD" }),
    disagrees: one("MD 1.0 (0.1 to 1.9), p = 3", "1.0", "0.1", "1.9", "=3", { measure: "MD" }),
    cannotSay: one("MD 0.0 (−0.9 to 0.9), p > 0.01", "0.0", "−0.9", "0.9", ">0.01", { measure: "MD" }),
    code: "P_IMPOSSIBLE",
    severity: "impossible",
    says: "p = 3 is not a probability",
  },
  "test-p": {
    agrees: readingOf(
      ["F(1, 76) = 23.95, p <.001"],
      [test("F(1, 76) = 23.95, p <.001", "F", [1, 76], "23.95", "<.001")],
    ),
    disagrees: readingOf(["t(28) = 2.20, p = .012"], [test("t(28) = 2.20, p = .012", "t", [28], "2.20", "=.012")]),
    cannotSay: readingOf(["t = 2.20, p = .03"], [test("t = 2.20, p = .03", "t", null, "2.20", "=.03")]),
    code: "TEST_P_MISMATCH",
    severity: "inconsistent",
    says: "From t(28) = 2.20, p follows as 0.036",
  },
};
