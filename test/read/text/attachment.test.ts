import { describe, expect, it } from "vitest";
import { readText } from "../../../src/read/text/index.js";
import type { EstimateStatistic, MeanStatistic } from "../../../src/records.js";

const estimates = (text: string): readonly EstimateStatistic[] =>
  readText("text", text).statistics.filter((one) => one.kind === "estimate");
const means = (text: string): readonly MeanStatistic[] =>
  readText("text", text).statistics.filter((one) => one.kind === "mean");

describe("a p-value", () => {
  it("goes to the estimate of its clause, and to no other", () => {
    const [first, second] = estimates("OR 0.61 (95% CI 0.40 to 0.93; P = 0.02) and OR 1.10 (95% CI 0.80 to 1.51).");
    expect(first?.p).toEqual({ op: "=", value: 0.02 });
    expect(second?.p).toBeNull();
  });

  it("of a test is not given to an estimate as well", () => {
    const [one] = estimates("The difference was 2.0 (95% CI 1.0 to 3.0), t(41) = 2.90, p = .006.");
    expect(one?.p).toBeNull();
  });

  it("said of both reaches both", () =>
    expect(
      estimates("OR 0.61 (95% CI 0.40 to 0.93) and OR 0.55 (95% CI 0.36 to 0.84; both P = 0.02).").map(
        ({ p }) => p?.value,
      ),
    ).toEqual([0.02, 0.02]));
});

describe("a level", () => {
  it("of a sentence goes to its intervals, of the text to others", () => {
    const [first, second] = estimates("HR 0.74 (90% CI 0.58 to 0.95). Death was rarer (HR 0.81, 0.66 to 0.99).");
    expect(first?.level).toBe(90);
    expect([second?.level, second?.levelContext]).toEqual([null, 90]);
  });
});

describe("numbers of people", () => {
  const pair = "Sleep lasted 6.42 ± 1.13 vs 5.93 ± 1.31 h, P = 0.04.";

  it("go to two means in their order, from the sentence that gives two", () =>
    expect(means(`Women took the drug (n = 40) or placebo (n = 38). ${pair}`).map(({ n }) => n)).toEqual([40, 38]));

  it("go to none where the nearest sentence gives another number of them", () => {
    expect(means(`Arms were a (n = 40), b (n = 38) and c (n = 41). ${pair}`).map(({ n }) => n)).toEqual([null, null]);
    expect(means(`Of all (n = 78) some stayed. ${pair}`).map(({ n }) => n)).toEqual([null, null]);
  });
});
