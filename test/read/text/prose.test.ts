import { describe, expect, it } from "vitest";
import { readText } from "../../../src/read/text/index.js";
import type { Statistic } from "../../../src/records.js";

const all = (text: string): readonly Statistic[] => readText("text", text).statistics;
const only = (text: string, kind: Statistic["kind"]) => all(text).filter((one) => one.kind === kind);

describe("counts", () => {
  it.each<[string, number, number, number | null]>([
    ["36.7% (51/139) did", 51, 139, 36.7],
    ["14/40 dogs (35%)", 14, 40, 35],
    ["84/480, 17.5%", 84, 480, 17.5],
    ["(31%, 10 of 32)", 10, 32, 31],
    ["21 (18%) of 120 patients", 21, 120, 18],
    ["21 [16·8%] of 125", 21, 125, 16.8],
    ["two [4·9%] of 41", 2, 41, 4.9],
    ["2353 (22.7%) out of 10 372 patients", 2353, 10372, 22.7],
    ["Seventy-nine out of 199 participants (40 %)", 79, 199, 40],
    ["2 of 48 patients [4%]", 2, 48, 4],
    ["30.9% (3,436/11,117)", 3436, 11117, 30.9],
    ["16 of 63 enrolled patients", 16, 63, null],
  ])("“%s”", (text, events, total, percent) => {
    expect(only(text, "count")).toMatchObject([{ events, total, percent }]);
  });

  it.each([
    "blood pressure 140/90 mmHg",
    "seen by one of 5 oncologists",
    "from 7/2012 to 6/2014",
    "budesonide 160/4.5 µg",
    "oestrogen receptor positive in 75/68, unknown in 72/91 patients",
    "13 of the 15 behaviours",
    "on days 1/14",
  ])("not “%s”", (text) => expect(only(text, "count")).toEqual([]));
});

describe("tests", () => {
  it.each<[string, string, number, readonly number[] | null]>([
    ["t(28) = 2.31, p = .03", "t", 2.31, [28]],
    ["F(l, 76) = 23.95, p <.001", "F", 23.95, [1, 76]],
    ["F (2,72) = 22.343; P < .001", "F", 22.343, [2, 72]],
    ["χ2(1, N = 200) = 4.1, p = .04", "chi2", 4.1, [1]],
    ["chi-square = 5.4, df = 1, p = 0.019", "chi2", 5.4, [1]],
    ["z = −1.65, P=.10", "z", -1.65, null],
    ["r = −0.91, p = 0.005", "r", -0.91, null],
    ["U = 123, p = 0.2", "U", 123, null],
    ["t = 2.46, df = 13, p = 0.029", "t", 2.46, [13]],
    ["R2=0.70 (P<0.0001)", "other", 0.7, null],
  ])("“%s”", (text, type, value, df) => expect(only(text, "test")).toMatchObject([{ type, value, df }]));

  it("are none where a letter names something else", () => {
    expect(only("range of r = 0.45-0.70; at t = 0; vitamin Z = good", "test")).toEqual([]);
  });
});

describe("means and medians", () => {
  it.each<[string, number, number, string]>([
    ["42.5±11.7 years", 42.5, 11.7, "unknown"],
    ["mean (SD) age, 42.5 (11.7) years", 42.5, 11.7, "sd"],
    ["was 5.3 (SD 2.1)", 5.3, 2.1, "sd"],
    ["was 5.3 (SE, 0.4)", 5.3, 0.4, "se"],
    ["mean ± SEM was 5.3 ± 0.4", 5.3, 0.4, "se"],
  ])("“%s”", (text, mean, spread, spreadKind) => {
    expect(only(text, "mean")).toMatchObject([{ mean, spread, spreadKind }]);
  });

  it.each<[string, number, number, number, string]>([
    ["median 331 days (IQR 200–400)", 331, 200, 400, "iqr"],
    ["median (interquartile range) was 5 (3-8)", 5, 3, 8, "iqr"],
    ["a median of 12 (range, 1 to 30) months", 12, 1, 30, "range"],
  ])("“%s”", (text, median, low, high, spreadKind) => {
    expect(only(text, "median")).toMatchObject([{ median, low, high, spreadKind }]);
  });
});

describe("shares and ratios in prose", () => {
  it.each<[string, string, number, string, string | null]>([
    ["38% more than before", "percentage", 38, "relative", "more"],
    ["84 percent higher", "percentage", 84, "relative", "more"],
    ["fell by 20% in a year", "percentage", 20, "relative", "less"],
    ["3 percentage points lower", "percentage", 3, "points", "less"],
    ["83% of them left", "percentage", 83, "share", null],
    ["one-third of adults", "ratio", 1 / 3, "share", null],
    ["half of them", "ratio", 0.5, "share", null],
    ["twice as likely", "ratio", 2, "relative", "more"],
    ["6.5 times more likely", "ratio", 6.5, "relative", "more"],
    ["one in five had pain", "ratio", 0.2, "share", null],
    ["16 in 100 people", "ratio", 0.16, "share", null],
    ["7 more cardiovascular events … 10 000 women", "ratio", 0.0007, "relative", "more"],
  ])("“%s”", (text, kind, value, role, toward) => {
    const told = all(text).filter((one) => one.kind === "percentage" || one.kind === "ratio");
    expect(told).toMatchObject([{ kind, role, toward }]);
    expect((told[0] as { value: number }).value).toBeCloseTo(value, 12);
  });
});

it.each(["double-blind", "twice daily", "a double stent", "triple therapy with 2 drugs", "three times a day"])(
  "no ratio is told by “%s”",
  (text) => expect(only(text, "ratio")).toEqual([]),
);

describe("people", () => {
  it.each<[string, number, string]>([
    ["259 patients underwent surgery", 259, "exact"],
    ["over 1,600 participants", 1600, "over"],
    ["nearly 150 patients", 150, "about"],
    ["up to 20 volunteers", 20, "under"],
    ["n = 149", 149, "exact"],
    ["twenty-four healthy volunteers", 24, "exact"],
    ["65 million Americans", 65_000_000, "exact"],
    ["One hundred one patients", 101, "exact"],
  ])("“%s”", (text, value, hedge) => expect(only(text, "people")).toMatchObject([{ value, hedge }]));

  it("carry the share printed with them", () => {
    expect(only("482 patients (22.9%) and 1065 (24.6%)", "people")).toMatchObject([
      { value: 482, percent: 22.9 },
      { value: 1065, percent: 24.6 },
    ]);
  });
});

it("tells a number needed to treat, with or without its interval", () => {
  expect(all("NNT=4.4; 95% CI 2.4 to 24.4")).toMatchObject([{ kind: "nnt", estimate: 4.4, lower: 2.4, level: 95 }]);
  expect(only("The number needed to treat to prevent one death was 15.", "nnt")).toMatchObject([{ estimate: 15 }]);
});
