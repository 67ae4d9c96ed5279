import { describe, expect, it } from "vitest";
import { effect } from "../../src/index.js";
import type { Effect } from "../../src/records.js";
import { open, refusal } from "./support.js";

const effectsOf = async (lines: readonly string[]): Promise<readonly Effect[]> =>
  (await effect(await open(lines))).effects;
const seOf = async (lines: readonly string[]): Promise<number> => (await effectsOf(lines))[0]?.se ?? Number.NaN;

/** qnorm(0.95), qnorm(0.9875) and qnorm(0.975) of R. */
const Z = { 90: 1.6448536269514722, "97.5": 2.241402727604947, 95: 1.959963984540054 };
const width = Math.log(1.9 / 0.8) / 2;

describe("the level of an interval is read from where it is stated", () => {
  it.each([
    ["OR,90% CI lower,90% CI upper", "1.2,0.8,1.9", 90],
    ["OR,OR 90% CI low,OR 90% CI high", "1.2,0.8,1.9", 90],
    ["OR,or_ci90_lower,or_ci90_upper", "1.2,0.8,1.9", 90],
    ["OR,90% CI", "1.2,0.8 to 1.9", 90],
    ["OR (90% CI)", "1.2 (0.8 to 1.9)", 90],
    ["OR (CI)", "1.2 (90% CI 0.8 to 1.9)", 90],
    ["hr,lower (97.5% CI),upper (97.5% CI)", "1.2,0.8,1.9", "97.5"],
    ["OR,95% CI lower,95% CI upper", "1.2,0.8,1.9", 95],
    ["OR (95% CI)", "1.2 (0.8 to 1.9)", 95],
    ["OR,lower,upper", "1.2,0.8,1.9", 95],
  ] as const)("%s", async (header, row, level) => {
    expect(await seOf([`study,${header}`, `a,${row}`, `b,${row}`])).toBeCloseTo(width / Z[level], 12);
  });

  it("of an arm's mean too", async () => {
    // (4.2 − 2) √20 / (2 qt(.95, 19)) and the same with qt(.975, 19)
    const rows = ["a,drug,20,3.1,2,4.2", "a,placebo,20,3.3,2,4.6"];
    const sd = async (level: string) => {
      const [first] = await effectsOf([`study,arm,n,mean,${level} CI lower,${level} CI upper`, ...rows]);
      return [first?.measure, first?.arms?.treatment.sd];
    };
    expect(await sd("90%")).toEqual(["md", expect.closeTo(2.844980742787058, 12)]);
    expect(await sd("95%")).toEqual(["md", expect.closeTo(2.350354999570333, 12)]);
  });

  it("for each of several effects its own", async () => {
    const found = await effectsOf([
      "study,OR (99% CI),RD (95% CI)",
      "a,1.2 (0.8 to 1.9),0.1 (-0.1 to 0.3)",
      "b,1.3 (0.8 to 1.9),0.1 (-0.1 to 0.3)",
    ]);
    const z99 = 2.5758293035489004;
    expect(found.slice(0, 2).map(({ measure, se }) => [measure, se])).toEqual([
      ["or", expect.closeTo(width / z99, 12)],
      ["rd", expect.closeTo(0.2 / Z[95], 12)],
    ]);
  });

  it("but a column that states it comes first", async () => {
    const lines = ["study,OR,90% CI lower,90% CI upper,ci_level", "a,1.2,0.8,1.9,95", "b,1.2,0.8,1.9,95"];
    expect(await seOf(lines)).toBeCloseTo(width / Z[95], 12);
  });
});

describe("where it is not known, nothing is computed", () => {
  it.each([
    ["two levels in one column", ["study,OR (CI)", "a,1.2 (90% CI 0.8 to 1.9)", "b,1.3 (95% CI 0.8 to 1.9)"]],
    ["a level in some cells only", ["study,OR (CI)", "a,1.2 (90% CI 0.8 to 1.9)", "b,1.3 (0.8 to 1.9)"]],
    ["two levels of one interval", ["study,hr,lower 90%,upper 95%", "a,1.2,0.8,1.9"]],
    ["two levels of one interval, one of them by name", ["study,estimate,ci_lower,90% CI upper", "a,3.1,2,4.2"]],
  ])("%s", async (_, lines) => {
    expect((await refusal(open(lines))).code).toMatch(/E_COLUMN|E_HEADER|E_INPUT/);
  });
});

it("the means of arms between their limits are no effects", async () => {
  expect((await refusal(open(["study,mean,95% CI lower,95% CI upper", "a,3.1,2,4.2", "b,3.3,2,4.6"]))).exitCode).toBe(
    3,
  );
});

describe("effects side by side under names of measures are each pooled as such", () => {
  it("and the outcome is the same in both", async () => {
    const found = await effectsOf(["study,yi.md,vi.md,yi.smd,vi.smd", "a,1.1,0.2,0.2,0.01", "b,1.3,0.3,0.3,0.02"]);
    expect(found.map(({ measure, outcome, estimate }) => [measure, outcome, estimate])).toEqual([
      ["md", null, 1.1],
      ["smd", null, 0.2],
      ["md", null, 1.3],
      ["smd", null, 0.3],
    ]);
  });

  it("a ratio beside yi as its logarithm", async () => {
    const [first] = await effectsOf(["study,yi_or,vi_or,yi_rd,vi_rd", "a,0.5,0.2,0.2,0.01", "b,0.4,0.3,0.3,0.02"]);
    expect([first?.measure, first?.backTransformed?.estimate]).toEqual(["or", expect.closeTo(Math.exp(0.5), 12)]);
  });

  it("as those whose headers are the measures' names alone", async () => {
    const found = await effectsOf([
      "study,OR,OR_lower,OR_upper,RD,RD_lower,RD_upper",
      "a,1.2,0.8,1.9,0.1,-0.1,0.3",
      "b,1.3,0.8,1.9,0.1,-0.1,0.3",
    ]);
    expect(found.map(({ measure }) => measure)).toEqual(["or", "rd", "or", "rd"]);
    expect(found[0]?.estimate).toBeCloseTo(Math.log(1.2), 12);
  });

  it.each([
    ["another name beside it: a heart rate", "yi.hr,vi.hr,yi.sbp,vi.sbp"],
    ["letters, which are short for anything", "yi_d,vi_d,yi_g,vi_g"],
    ["a ratio of which nothing says whether it is a logarithm", "effect_or,se_or,effect_rd,se_rd"],
  ])("not with %s", async (_, header) => {
    const found = await effectsOf([`study,${header}`, "a,5,1,0.6,2", "b,4,1,0.3,2"]);
    expect(found.map(({ measure }) => measure)).toEqual(["gen", "gen", "gen", "gen"]);
  });
});
