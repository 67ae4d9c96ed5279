import { describe, expect, it } from "vitest";
import { instrumentsNamed } from "../../../src/core/instruments-named.js";
import { checks } from "../../../src/judge/checks/checks.js";
import { NO_FACTS } from "../../../src/judge/checks/findings.js";
import type { Finding } from "../../../src/records.js";
import { odi } from "../records.js";
import { count, estimate, readingOf, test } from "./readings.js";

type Fields = Parameters<typeof estimate>[5];

/** What one check says of one estimate, told by "estimate lower upper p". */
function judged(id: string, numbers: string, fields: Fields = {}, words = ""): Finding | undefined {
  const [value = null, lower = null, upper = null, p = null] = numbers.split(" ");
  const text = `${words}${numbers}`;
  return checks.get(id).run(readingOf([text], [estimate(text, value, lower, upper, p, fields)]), NO_FACTS)[0];
}

describe("an estimate outside its interval", () => {
  it.each([
    ["0.5 0.55 0.9", "MD", "rounding-only", "note", null],
    ["−0.92 3.15 1.31", "MD", "mismatch", "inconsistent", "fits if the lower limit was −3.15 (a sign)"],
    ["7.9 −11.0 −4.7", "MD", "mismatch", "questionable", "fits if the estimate was −7.9 (a sign)"],
    ["12.3 0.98 1.54", "OR", "impossible", "impossible", "fits if the estimate was 1.23 (a decimal point)"],
    ["3122.1 0.0001 5.2", "ratio", "impossible", "impossible", null],
  ])("%s as %s is %s", (numbers, measure, verdict, severity, fits) =>
    expect(judged("estimate-in-interval", numbers, { measure })).toMatchObject({ verdict, severity, fits }),
  );

  it("is only a question for a bootstrap interval", () =>
    expect(judged("estimate-in-interval", "0.3 0.5 0.9", { measure: "MD", context: ["bootstrap"] })?.severity).toBe(
      "questionable",
    ));

  it("may be a percentage beside a ratio", () =>
    expect(judged("estimate-in-interval", "25 0.60 0.94", { measure: "HR", unit: "%" })?.verdict).toBe("cannot-check"));
});

describe("uneven arms", () => {
  it.each([
    ["−0.18 −0.22 0.01", "SMD", "impossible"],
    ["−0.50 −0.70 −0.01", "SMD", "inconsistent"],
    ["1.6 1.4 4.9", "MD", "inconsistent"],
    ["1.60 1.40 2.10", "MD", "questionable"],
    ["1.6 1.4 4.9", null, "questionable"],
    ["1.20 1.16 4.90", "HR", "inconsistent"],
    ["0.65 0.45 0.85", "RR", "note"],
  ])("%s as %s is %s", (numbers, measure, severity) =>
    expect(judged("interval-symmetry", numbers, { measure })).toMatchObject({ severity, code: "CI_ASYMMETRIC" }),
  );

  it.each([["median"], ["exact"], ["bootstrap"], ["back-transformed"], ["bayesian"], ["multiplicity"]] as const)(
    "are a note with %s in context",
    (context) =>
      expect(judged("interval-symmetry", "1.6 1.4 4.9", { measure: "MD", context: [context] })?.severity).toBe("note"),
  );

  it("are a question where the text names a method that gives them", () =>
    expect(judged("interval-symmetry", "1.6 1.4 4.9", { measure: "MD" }, "After log-transformation: ")?.severity).toBe(
      "questionable",
    ));

  it("never make an unnamed ratio that is symmetric in logarithms a finding", () =>
    expect(judged("interval-symmetry", "2.00 1.00 4.00")?.verdict).toBe("consistent"));
});

describe("p beside an interval", () => {
  const verdict = (numbers: string, fields: Fields) => {
    const found = judged("interval-p", numbers, fields);
    return `${found?.verdict} ${found?.severity}`;
  };

  it("may come from t with a dozen degrees of freedom", () =>
    expect(verdict("2.0 1.0 3.0 =0.001", { measure: "MD" })).toBe("consistent note"));
  it("is a note where only t with fewer gives it", () =>
    expect(verdict("2.0 1.0 3.0 =0.003", { measure: "MD" })).toBe("mismatch note"));
  it("of a ratio does not come from t, but perhaps from an exact test", () =>
    expect(verdict("3.07 1.62 5.83 =0.01", { measure: "OR" })).toBe("mismatch questionable"));
  it("may come from an exact test where it is larger", () =>
    expect(verdict("0.58 0.35 0.96 =0.065", { measure: "RR" })).toBe("mismatch note"));
  it("is a question where the estimate is adjusted", () =>
    expect(verdict("0.65 0.48 0.88 =0.0003", { measure: "RR", context: ["adjusted"] })).toBe("mismatch questionable"));
  it("is a question where no level is printed", () =>
    expect(verdict("0.80 0.67 0.96 =0.0021", { measure: "RR", level: null })).toBe("mismatch questionable"));
  it("is tried on both scales where nothing names the measure", () =>
    expect(verdict("0.65 0.51 0.82 <0.001", { measure: null })).toBe("consistent note"));
  it("may be one-sided", () =>
    expect(judged("interval-p", "1.0 −0.1 2.1 =0.037", { measure: "MD" })).toMatchObject({
      fits: "fits a one-sided p",
    }));
  it("is compared with the middle of an interval that has no estimate", () => {
    const reading = readingOf(
      ["0.48 to 0.88, p = 0.0003"],
      [estimate("0.48 to 0.88, p = 0.0003", null, "0.48", "0.88", "=0.0003", { measure: "RR" })],
    );
    const [finding] = checks.get("interval-p").run(reading, NO_FACTS);
    expect(finding).toMatchObject({ verdict: "mismatch", severity: "inconsistent" });
    expect(finding?.because).toMatch(/^From \[0\.48 to 0\.88\], at 95%/);
  });
});

describe("p by itself and from a test", () => {
  it("of 0.000 is a note", () =>
    expect(judged("p-possible", "1.0 0.5 1.5 =0.000", {})).toMatchObject({ code: "P_ZERO", severity: "note" }));

  it.each([
    ["r", [28], "−59", "=.0008", "TEST_IMPOSSIBLE", "impossible"],
    ["F", [2, 63], "−5.9", "=.01", "TEST_IMPOSSIBLE", "impossible"],
    ["t", [28], "2.20", "=.018", "TEST_P_MISMATCH", "questionable"],
    ["chi2", [1], "3.84", "=.500", "TEST_P_MISMATCH", "inconsistent"],
  ] as const)("%s(%s) = %s, p %s is %s, %s", (type, df, value, p, code, severity) => {
    const text = `${type} ${value} ${p}`;
    const [finding] = checks.get("test-p").run(readingOf([text], [test(text, type, df, value, p)]), NO_FACTS);
    expect(finding).toMatchObject({ code, severity });
  });

  it("may be one-sided where the text says so", () => {
    const text = "t(28) = 2.20, p = .018";
    const told = test(text, "t", [28], "2.20", "=.018", { context: ["one-sided"] });
    expect(checks.get("test-p").run(readingOf([text], [told]), NO_FACTS)[0]?.verdict).toBe("consistent");
  });
});

describe("an instrument named in a text", () => {
  const modq = { ...odi, id: "modq", name: "Modified Oswestry Disability Index", aliases: ["modified Oswestry"] };
  const oswestry = { ...odi, aliases: ["Oswestry"] };

  it("is the one with the longest name", () =>
    expect(instrumentsNamed("The modified Oswestry fell.", [oswestry, modq]).map(({ id }) => id)).toEqual(["modq"]));
  it("is found by its short name in capitals alone", () => {
    expect(instrumentsNamed("ODI at 6 weeks", [oswestry]).map(({ id }) => id)).toEqual(["odi"]);
    expect(instrumentsNamed("the melodic voice, an odist", [oswestry])).toEqual([]);
  });
});

describe("percentages that need not be those of the counts", () => {
  const told = (text: string, quote: string, events: number, total: number, percent: string | null) =>
    checks.get("percent-count").run(readingOf([text], [count(quote, events, total, percent)]), NO_FACTS)[0];

  it("a rate over time is left alone", () =>
    expect(told("45 of 1200 (3.1%) per year", "45 of 1200 (3.1%)", 45, 1200, "3.1")?.verdict).toBe("cannot-check"));
  it("survival is a question", () =>
    expect(told("Survival was 12 of 60 (25%).", "12 of 60 (25%)", 12, 60, "25")?.severity).toBe("questionable"));
  it("two bare numbers with a stroke may be a blood pressure", () =>
    expect(told("at 140/90 or more", "140/90", 140, 90, null)?.verdict).toBe("cannot-check"));
  it("a bound holds or does not", () => {
    expect(told("1 of 2000 (<0.1%)", "1 of 2000 (<0.1%)", 1, 2000, "<0.1")?.verdict).toBe("consistent");
    expect(told("9 of 2000 (<0.1%)", "9 of 2000 (<0.1%)", 9, 2000, "<0.1")?.severity).toBe("inconsistent");
  });
});

describe("a p of another test", () => {
  it("is not compared with the interval", () =>
    expect(judged("interval-p", "0.65 0.48 0.88 =0.0003", { measure: "RR" }, "p for trend ")?.verdict).toBe(
      "cannot-check",
    ));
  it("of a correlation may have counted pairs instead of df", () => {
    const text = "r(20) = .44, p = .052";
    const [finding] = checks.get("test-p").run(readingOf([text], [test(text, "r", [20], ".44", "=.052")]), NO_FACTS);
    expect(finding?.verdict).toBe("rounding-only");
  });
});

describe("the steroid announcement of June 2020", () => {
  it.each([
    ["0.65 0.48 0.88 =0.0003", "0.0036 to 0.0077"],
    ["0.80 0.67 0.96 =0.0021", "0.0096 to 0.022"],
    ["1.22 0.86 1.75 =0.14", "0.26 to 0.29"],
  ])("%s does not fit 95% and fits 99%", (numbers, range) => {
    const finding = judged("interval-p", numbers, { measure: "RR" });
    expect(finding).toMatchObject({ verdict: "mismatch", fits: "fits a 99% interval" });
    expect(finding?.because).toContain(`p follows as ${range}, not p = `);
  });
});
