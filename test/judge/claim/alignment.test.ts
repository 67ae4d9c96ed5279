import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { claim, type DataRequest, type EvidenceRequest, readTable } from "../../../src/index.js";
import type { ClaimVerdict, JudgedClaim } from "../../../src/records.js";

const passes = ({ verdict }: JudgedClaim): boolean => verdict === "supported" || verdict === "supported-with-caveat";

async function judged(
  text: string,
  given: { readonly evidence?: EvidenceRequest; readonly data?: DataRequest; readonly against?: string },
): Promise<JudgedClaim> {
  const { evidence = null, data = null, against = null } = given;
  const { verdicts } = await claim([{ id: null, text, evidence, data, against, expected: null }]);
  const [verdict] = verdicts;
  if (verdict === undefined) throw new Error("no verdict");
  return verdict;
}

const evidence = (
  measure: EvidenceRequest["measure"],
  estimate: number,
  ci: readonly [number, number],
  instrument: string | null = null,
): EvidenceRequest => ({ measure, estimate, ci, level: 0.95, n: null, instrument, controlRates: null, source: null });

const FALLS = resolve(import.meta.dirname, "../../../fixtures/claims/falls.csv");
/** 60 of 300 fell in the balance class, 90 of 300 with a leaflet, within 12 months. */
const falls = async (): Promise<DataRequest> => ({
  tables: await readTable(FALLS),
  study: null,
  outcome: null,
  timepoint: "12 months",
  arm: "balance class",
  controlRates: null,
});

describe("more of what makes less", () => {
  it.each<readonly [string, EvidenceRequest]>([
    ["A bigger reduction in deaths", evidence("rr", 0.7, [0.5, 0.9])],
    ["A greater drop in relapses", evidence("rr", 0.7, [0.5, 0.9])],
    ["The drug lowered relapses more than placebo", evidence("rr", 0.7, [0.5, 0.9])],
    ["The drug boosted protection against stroke", evidence("rr", 0.7, [0.5, 0.9])],
    ["Larger improvement in ODI", evidence("md", -8, [-11, -5], "odi")],
    ["Greater pain relief", evidence("md", -8, [-11, -5])],
    ["The drug was more effective against stroke", evidence("rr", 0.7, [0.5, 0.9])],
    ["a much greater impact", evidence("smd", -0.28, [-0.42, -0.14])],
  ])("is not taken for more: %s", async (text, given) => {
    const one = await judged(text, { evidence: given });
    expect(["supported", "supported-with-caveat", "not-checkable"], one.because).toContain(one.verdict);
  });

  it.each<readonly [string, readonly ClaimVerdict[]]>([
    ["The balance class was more effective than the leaflet", ["supported"]],
    ["The balance class led to a bigger drop in falls", ["supported", "not-checkable"]],
    ["Falls were less common in the balance class", ["supported"]],
    ["The leaflet was more effective than the balance class", ["contradicted"]],
    ["The leaflet was less effective than the balance class", ["supported"]],
    ["The class had no effect on falls", ["contradicted"]],
    ["20% of the balance class fell, compared with 30% of the leaflet group", ["supported"]],
    ["30% of the balance class fell, compared with 20% of the leaflet group", ["contradicted"]],
    ["10 percentage points fewer people fell", ["supported"]],
    ["For every 10 people in the class one fall was prevented", ["supported"]],
  ])("has its verdict by a table: %s", async (text, verdicts) => {
    const one = await judged(text, { data: await falls() });
    expect(verdicts, one.because).toContain(one.verdict);
  });
});

describe("what was compared", () => {
  it("is not another time", async () => {
    const one = await judged("Falls fell by a third at 24 months", { data: await falls() });
    expect(passes(one), one.because).toBe(false);
  });

  it.each([
    ["Fractures fell by a third", /Checked:[^.]*\boutcome/],
    ["Falls fell by a third with swimming", /Checked:[^.]*\bgroup/],
  ])("is not told to be compared where it is not there: %s", async (text, checked) =>
    expect((await judged(text, { data: await falls() })).because).not.toMatch(checked),
  );

  it("is told as compared only where the claim names it", async () => {
    const bare = await judged("A third less", { data: await falls() });
    expect(bare.because).not.toMatch(/Checked:.*\b(?:outcome|group|time)\b/);
    const full = await judged("Falls fell by a third in the balance class over 12 months", { data: await falls() });
    expect(full.because).toMatch(/Checked:.*outcome, group, time/);
  });
});

describe("two outcomes in one sentence", () => {
  const text =
    "Stroke was less frequent (RR 0.80, 95% CI 0.70 to 0.91). Death was less frequent (RR 0.88, 95% CI 0.80 to 0.97).";
  it.each([
    ["It cut strokes by 20% and deaths by 12%", true],
    ["It cut deaths by 12% and strokes by 20%", true],
    ["Strokes fell by 20%; deaths fell by 12%", true],
    ["It cut strokes by 12% and deaths by 20%", false],
    ["It cut deaths by 20% and strokes by 12%", false],
    ["Strokes fell by 12%; deaths fell by 20%", false],
  ] as const)("each have their own number: %s", async (claimed, holds) => {
    const one = await judged(claimed, { against: text });
    expect(passes(one), one.because).toBe(holds);
  });
});

describe("a change of one group, told of a group", () => {
  const against =
    "Patients were randomised to metoprolol or placebo. Pain fell from 60 to 30 points with metoprolol and from 61 to 55 points with placebo. Sleep improved.";

  it("is held against that group's change", async () => {
    expect(passes(await judged("Pain fell by 6 points with placebo", { against }))).toBe(true);
    expect(passes(await judged("Pain fell by 30 points with metoprolol", { against }))).toBe(true);
  });

  it.each(["Pain fell by 30 points with placebo", "Pain rose by 30 points with metoprolol"])(
    "does not pass as another's, or as its opposite: %s",
    async (text) => {
      expect(passes(await judged(text, { against }))).toBe(false);
    },
  );
});
