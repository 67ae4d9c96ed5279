import { describe, expect, it } from "vitest";
import { readText } from "../../../src/read/text/index.js";
import type { Statistic } from "../../../src/records.js";

/** What was once misread, a sentence of each kind. */
const read = (text: string): readonly Statistic[] => readText("text", text).statistics;
const first = (text: string, kind: Statistic["kind"]): Statistic | undefined =>
  read(text).find((one) => one.kind === kind);

describe("an estimate and its interval", () => {
  it.each([
    [
      "is that of a difference that is not printed",
      "Cure was seen in 38% and 46.4%, respectively (95% CI, −19.9 to 3.3%).",
      null,
      -19.9,
      3.3,
    ],
    ["is that of a change that is not printed", "Relapses fell from 9.2% to 3.1% (95% CI 4.0 to 8.2).", null, 4, 8.2],
    ["is not the number of its unit", "The rate was 3.4 per 1000 patient-years (95% CI 2.6–4.2).", 3.4, 2.6, 4.2],
    [
      "is not a power of its unit",
      "The loss was −0.62 mL/min per 1.73 m2 (95% CI −1.10 to −0.14).",
      -0.62,
      -1.1,
      -0.14,
    ],
    ["is not a dose", "Pain fell by 6.1 points with 20 mg (95% CI 4.2 to 8.0).", 6.1, 4.2, 8],
    ["stays where a dose is all there is", "Levels rose with 20 mg (95% CI 42 to 80).", 20, 42, 80],
    ["needs no words", "Drinkers relapsed more often, OR 3.4 [1.2–2.8].", 3.4, 1.2, 2.8],
    ["runs on over a line", "The mean difference was −5.2 mm (95%\nCI −8.0 to −2.4; P = .51).", -5.2, -8, -2.4],
    [
      "is announced with a ligature",
      "The mean difference was −5.2 mm (95% con\ufb01dence interval −8.0 to −2.4).",
      -5.2,
      -8,
      -2.4,
    ],
    [
      "is announced over a hyphen",
      "The mean difference was −5.2 mm (95% confi-\ndence interval −8.0 to −2.4).",
      -5.2,
      -8,
      -2.4,
    ],
  ])("%s", (_, text, estimate, lower, upper) =>
    expect(first(text, "estimate")).toMatchObject({ estimate, lower, upper }),
  );

  it("keeps a second value that is in the interval, or no part of the difference", () => {
    expect(first("Pain fell from 9.2 to 3.1 (95% CI 2.0 to 4.2).", "estimate")).toMatchObject({ estimate: 3.1 });
    expect(first("It was 41% and 50% (95% CI 60 to 70).", "estimate")).toMatchObject({ estimate: 50 });
  });

  it("is no ratio below 0, and no standardised difference in per cent", () => {
    expect(first("Sodium was related to the HDL ratio (−0.31 (95% CI −0.52 to −0.10)).", "estimate")).toMatchObject({
      measure: "other",
    });
    expect(first("The effect size was an increase of 8.5% (95% CI 3.1%–13.9%).", "estimate")).toMatchObject({
      measure: "RD",
    });
    expect(first("Sizes were large, d = 0.70, 95% CI [0.40, 1.00].", "estimate")).toMatchObject({ measure: "SMD" });
  });

  it("may be told by its p alone", () =>
    expect(first("Recovery favoured surgery by 1.40 points (p = 0.012).", "estimate")).toMatchObject({
      estimate: 1.4,
      lower: null,
      measure: "MD",
      p: { op: "=", value: 0.012 },
    }));

  it("joins no title to what follows an open bracket", () =>
    expect(readText("text", "A trial of interferon (Avon\nThe drug (IFN) was given.").sentences.length).toBe(2));
});

describe("a count", () => {
  it.each([
    ["Of the 45 clinics in the first arm, 21 clinics (52%) took part.", 21, 45, 52],
    ["Of 118 adults, 64 (60.2%) walked alone.", 64, 118, 60.2],
    ["23 of the 52 knees in group 2 (54.2%) were replaced.", 23, 52, 54.2],
    ["In all, 27 of\n80 knees (43.8%) healed.", 27, 80, 43.8],
  ])("%s", (text, events, total, percent) => expect(first(text, "count")).toMatchObject({ events, total, percent }));

  it("is no pair of doses before percentages of several things", () =>
    expect(first("Targets were met by sites A 12/30 (41.2%, 55.0%, respectively).", "count")).toBeUndefined());

  it("takes no total of another clause", () => {
    expect(first("Of 200 patients, 150 completed, and 46 (23%) did well.", "count")).toBeUndefined();
    expect(first("Of 200 patients (100 in each arm), 46 (46%) did well.", "count")).toBeUndefined();
  });
});

describe("a test", () => {
  it.each([
    ["Speed differed, F1,72=4.10, P=.012.", "F", [1, 72], 4.1],
    ["Arms differed, F(2,117) = 1.90, p = .004.", "F", [2, 117], 1.9],
    ["Trials differed (Q = 15.8, df 6, p = .40).", "chi2", [6], 15.8],
    ["Age explained little (R 2 = 0.12, P = 0.03).", "other", null, 0.12],
  ])("%s", (text, type, df, value) => expect(first(text, "test")).toMatchObject({ type, df, value }));

  it.each([
    ["Groups did not differ, t(41) = 2.90, n.s.", { op: ">", value: 0.05 }],
    ["Groups did not differ, t(41) = 2.90, NS.", { op: ">", value: 0.05 }],
    ["Groups differed, t(41) = 2.90, p = −.14.", { op: "=", value: -0.14 }],
  ])("has its p: %s", (text, p) => expect(first(text, "test")).toMatchObject({ p }));
});

describe("other numbers", () => {
  it("quartiles may be named in words", () =>
    expect(first("Stay was short (median, 9; first and third quartiles: 11, 24).", "median")).toMatchObject({
      median: 9,
      low: 11,
      high: 24,
      spreadKind: "iqr",
    }));
  it("five folds of a validation are no ratio", () =>
    expect(read("The model was tuned by 5-fold cross-validation.")).toEqual([]));
});
