import { describe, expect, it } from "vitest";
import { amountsOf, wordsOf } from "../../../src/read/frames/amounts.js";
import type { Amount, AmountForm } from "../../../src/records.js";

const all = (text: string): readonly Amount[] => amountsOf(wordsOf(text));
const first = (text: string): Amount => {
  const [amount] = all(text);
  if (amount === undefined) throw new Error(`no amount in "${text}"`);
  return amount;
};

describe("amounts", () => {
  it.each<readonly [string, AmountForm, number]>([
    // Numbers in digits and in words.
    ["30%", "percent", 30],
    ["30 %", "percent", 30],
    ["30 percent", "percent", 30],
    ["30 per cent", "percent", 30],
    ["30-percent", "percent", 30],
    ["12.5%", "percent", 12.5],
    ["thirty percent", "percent", 30],
    ["twenty-five per cent", "percent", 25],
    ["a hundred percent", "percent", 100],
    ["one hundred and twenty percent", "percent", 120],
    ["1,028 steps", "plain", 1028],
    ["two thousand steps", "plain", 2000],
    ["three and a half points", "plain", 3.5],
    ["one and a quarter points", "plain", 1.25],
    ["2 million steps", "plain", 2e6],
    // Fractions.
    ["a third of relapses", "percent", 100 / 3],
    ["two thirds", "percent", 200 / 3],
    ["two-thirds", "percent", 200 / 3],
    ["three quarters", "percent", 75],
    ["a fifth", "percent", 20],
    ["one-tenth", "percent", 10],
    ["nine tenths", "percent", 90],
    ["by half", "percent", 50],
    ["cut in half", "percent", 50],
    // Multiples.
    ["twice as likely", "times", 2],
    ["thrice as likely", "times", 3],
    ["doubled", "times", 2],
    ["trebled", "times", 3],
    ["quadrupled", "times", 4],
    ["halved", "times", 0.5],
    ["threefold", "times", 3],
    ["2.4 times", "times", 2.4],
    ["1.8-fold", "times", 1.8],
    ["five-fold", "times", 5],
    ["three times as many", "times", 3],
    ["by a factor of three", "times", 3],
    ["half as many", "times", 0.5],
    ["half the risk", "times", 0.5],
    ["half as many again", "times", 1.5],
    ["a third as many", "times", 1 / 3],
    ["70% as likely", "times", 0.7],
    ["fell to four fifths of the former level", "times", 0.8],
    // Percentage points and so many of so many.
    ["3.6 percentage points", "percentage points", 3.6],
    ["a 4 percentage-point drop", "percentage points", 4],
    ["five percentage points", "percentage points", 5],
    ["7 in 1,000", "percentage points", 0.7],
    ["7 fewer strokes per 1,000", "percentage points", 0.7],
    ["12 per 10,000", "percentage points", 0.12],
    ["30 in every 100", "percentage points", 30],
    ["for every 1,000 people treated, seven fewer died", "percentage points", 0.7],
    ["one in three", "one in", 100 / 3],
    ["1 in 5", "one in", 20],
    ["three out of four patients", "one in", 75],
    ["two out of every five", "one in", 40],
    // People needed.
    ["NNT of 25", "number needed", 25],
    ["NNT 25", "number needed", 25],
    ["NNT: 25", "number needed", 25],
    ["the number needed to treat was 12", "number needed", 12],
    ["number needed to harm of 40", "number needed", 40],
    ["one death is prevented for every 25 patients", "number needed", 25],
    ["for every 25 people treated, one is spared", "number needed", 25],
    ["doctors must treat 25 people to prevent one death", "number needed", 25],
    ["fifty people need to take it for one to be spared", "number needed", 50],
    // Plain numbers with their units.
    ["7.9 points", "plain", 7.9],
    ["half a standard deviation", "plain", 0.5],
    ["a full standard deviation", "plain", 1],
    ["a day and a half sooner", "plain", 1.5],
    ["more than a day earlier", "plain", 1],
    ["a quarter of a litre", "plain", 0.25],
    ["half a percentage point", "percentage points", 0.5],
    ["two more days", "plain", 2],
    ["a mere tenth", "percent", 10],
    ["a solid quarter once", "percent", 25],
    ["four extra clots for every thousand users", "percentage points", 0.4],
    ["eight more smokers in every hundred", "percentage points", 8],
    ["out of every hundred smokers, eight more", "percentage points", 8],
    ["12 or 13 smokers in every 100", "percentage points", 12],
    ["38 of the 64 patients", "percentage points", 59.375],
    ["Of the 64 patients who took it, 38", "percentage points", 59.375],
    ["twelve of the vaccinated", "count", 12],
    ["one stroke averted for every 37 people", "number needed", 37],
    ["roughly 17 people had to be sent for one to quit", "number needed", 17],
    ["enrol nine and you get one additional quitter", "number needed", 9],
    ["screening 500 men prevents one death", "number needed", 500],
    ["wipes out tooth decay", "times", 0],
    ["all but vanished", "times", 0],
    ["0.4 SD", "plain", 0.4],
    ["4 mmHg", "plain", 4],
  ])("%s is %s, %d", (text, form, value) => {
    const amount = first(text);
    expect([amount.form, amount.value]).toEqual([form, expect.closeTo(value, 9)]);
  });

  it.each<readonly [string, string | null]>([
    ["7.9 points", "points"],
    ["4 mmHg", "mmhg"],
    ["half a standard deviation", "SD"],
    ["0.4 SDs", "SD"],
    ["three and a half litres", "litres"],
    ["fell by 3.", null],
    ["by 3 with", null],
  ])("%s has the unit %s", (text, unit) => expect(first(text).unit).toBe(unit));

  it.each<readonly [string, number, number]>([
    // A printed number stands for what rounds to it, one in words for what is near.
    ["30%", 29.5, 30.5],
    ["30.0%", 29.95, 30.05],
    ["7.9 points", 7.85, 7.95],
    ["a third", 100 / 3 - 5 / 3, 100 / 3 + 5 / 3],
    ["halved", 0.475, 0.525],
    // Hedged it may be off by a tenth of itself.
    ["about 40%", 36, 44],
    ["around 40%", 36, 44],
    ["nearly 40%", 36, 44],
    ["almost 40%", 36, 44],
    ["roughly 40%", 36, 44],
    ["some 40%", 36, 44],
    ["close to 40%", 36, 44],
    ["~40%", 36, 44],
    ["just under half", 45, 55],
    ["a little over half", 45, 55],
    // Ranges.
    ["60% to 80%", 59.5, 80.5],
    ["60 to 80 percent", 59.5, 80.5],
    ["2–3 points", 1.5, 3.5],
    ["between 20% and 30%", 19.5, 30.5],
  ])("%s is from %d to %d", (text, low, high) => {
    const amount = first(text);
    expect([amount.low, amount.high]).toEqual([expect.closeTo(low, 9), expect.closeTo(high, 9)]);
  });

  it.each<readonly [string, Amount["bound"]]>([
    ["more than 30%", "over"],
    ["over 30%", "over"],
    ["at least 30%", "over"],
    ["30% or more", "over"],
    ["no fewer than 30 points", "over"],
    ["well over 30%", "over"],
    ["more than doubled", "over"],
    ["less than 30%", "under"],
    ["under 30%", "under"],
    ["at most 30%", "under"],
    ["30% or less", "under"],
    ["no more than 30%", "under"],
    ["up to 30%", "up to"],
    ["as much as 30%", "up to"],
    ["as many as a third", "up to"],
    ["30%", null],
    ["about 30%", null],
    ["just over 30%", null],
  ])("%s is bounded: %s", (text, bound) => expect(first(text).bound).toBe(bound));

  it.each([
    "a double-blind trial",
    "a double mastectomy",
    "a half-life",
    "a third dose",
    "taken twice daily",
    "three times a week",
  ])("%s tells no amount of change", (text) =>
    expect(all(text).filter(({ form }) => form === "times" || form === "percent")).toEqual([]),
  );

  it("takes two levels for two numbers and a range for one", () => {
    expect(all("from 12% to 4%").map(({ value }) => value)).toEqual([12, 4]);
    expect(all("from 4% to 12%").map(({ value }) => value)).toEqual([4, 12]);
    expect(all("4% to 12% fewer").map(({ low, high }) => [low, high])).toEqual([[3.5, 12.5]]);
    expect(all("12% and 8%").map(({ value }) => value)).toEqual([12, 8]);
  });

  it("keeps to the place that it was read from", () => {
    const text = "Relapses fell by up to 30% and deaths by a fifth.";
    const from = wordsOf(text);
    const quotes = amountsOf(from).map(({ first: at, next }) =>
      text.slice(from.tokens[at]?.start, from.tokens[next - 1]?.end),
    );
    expect(quotes).toEqual(["up to 30%", "a fifth"]);
  });
});

describe("what looks like an amount and is none", () => {
  it.each([
    "a third dose",
    "a week later",
    "half-life",
    "the benefit vanished",
    "a year after the start",
    "twice a day",
  ])("%s", (text) => expect(all(text)).toEqual([]));

  it("reads the number beside an ending, not the ending", () =>
    expect(all("40 per cent of readmissions vanished").map(({ form, value }) => [form, value])).toEqual([
      ["percent", 40],
    ]));

  it("takes people of the trial for no count of those who fell ill", () =>
    expect(all("A trial of 64 patients, 38 of them women").map(({ form }) => form)).not.toContain("percentage points"));
});
