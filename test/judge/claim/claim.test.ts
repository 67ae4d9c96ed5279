import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieller } from "../../../src/core/fieller.js";
import { isRatio } from "../../../src/core/quantities.js";
import { claim, type DataRequest, type EvidenceRequest, readTable } from "../../../src/index.js";
import { interpretations } from "../../../src/judge/claim/interpretations/index.js";
import type { ArmSummary, ClaimEvidence, ClaimVerdict, Instrument, Threshold } from "../../../src/records.js";
import { expectValid } from "../../schema.js";

interface OfEvidence {
  readonly evidence: {
    readonly direction?: "lower-better" | "higher-better";
    readonly treatment?: ArmSummary;
    readonly control?: ArmSummary;
    readonly measure?: ClaimEvidence["measure"];
    readonly estimate?: number;
    readonly low?: number;
    readonly high?: number;
    readonly than?: ClaimEvidence["than"];
    readonly threshold?: number;
  };
  readonly expected: readonly [number, number | null, number | null];
}

interface Golden {
  readonly method: string;
  readonly cases: readonly {
    readonly measure: ClaimEvidence["measure"];
    readonly estimate: number;
    readonly rate: number | null;
    readonly sd: number | null;
    readonly min: number | null;
    readonly max: number | null;
    readonly expected: number;
  }[];
}

const UNSAID = {
  half: 0,
  signKnown: true,
  ratesObserved: false,
  ratesKnown: false,
  direction: null,
  thresholds: [],
  arms: null,
  also: [],
  than: null,
  assumes: null,
  unit: null,
} as const;
const folder = resolve(import.meta.dirname, "../../../fixtures/golden/interpretations");

describe("golden values of interpretations", () => {
  const close = (value: number | null | undefined, expected: number | null) =>
    expected === null
      ? expect(value ?? null).toBeNull()
      : expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(expected)));
  const readFile = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));
  const own = readdirSync(folder).filter((file) => interpretations.get(readFile(file).method).of !== undefined);

  it.each(own)("%s, with its interval", (file) => {
    const { method, cases } = readFile(file) as { method: string; cases: readonly OfEvidence[] };
    for (const { evidence, expected } of cases) {
      const { treatment, control, threshold, direction = null, ...printed } = evidence;
      const told = interpretations.get(method).of?.({
        ...UNSAID,
        measure: "md",
        estimate: 1,
        low: null,
        high: null,
        level: 0.95,
        n: null,
        controlRates: [],
        instrument: null,
        source: null,
        ...printed,
        direction,
        arms: treatment && control ? { treatment, control } : null,
        thresholds:
          threshold === undefined ? [] : [{ id: "x", value: threshold, kind: "assumed", unit: "points" } as Threshold],
      });
      // Of two ratios there is a second reading, by their relative differences.
      const isOfRatios = method === "ratio-of-effects" && isRatio(printed.measure ?? "md");
      expect(told).toHaveLength(isOfRatios ? 2 : 1);
      close(told?.[0]?.value.estimate, expected[0]);
      close(told?.[0]?.value.low, expected[1]);
      close(told?.[0]?.value.high, expected[2]);
    }
  });

  it.each(readdirSync(folder).filter((file) => !own.includes(file)))("%s", (file) => {
    const { method, cases } = readFile(file) as Golden;
    const interpretation = interpretations.get(method);
    for (const { measure, estimate, rate, sd, min, max, expected } of cases) {
      const instrument =
        sd === null && min === null
          ? null
          : ({ min, max, typicalSd: sd === null ? null : { value: sd } } as unknown as Instrument);
      const evidence: ClaimEvidence = {
        ...UNSAID,
        measure,
        estimate,
        low: null,
        high: null,
        level: 0.95,
        n: null,
        controlRates: [],
        instrument,
        source: null,
      };
      const value = interpretation.value(estimate, evidence, rate);
      expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
    }
  });

  it("say nothing of evidence that does not give them", () => {
    const evidence: ClaimEvidence = {
      ...UNSAID,
      measure: "hr",
      estimate: 0.8,
      low: 0.7,
      high: 0.9,
      level: 0.95,
      n: null,
      controlRates: [0.3],
      instrument: null,
      source: null,
    };
    for (const { id, value, direct, needsRate } of interpretations.all) {
      if (direct.includes("hr") || needsRate.includes("hr")) continue;
      expect(value(0.8, evidence, 0.3), id).toBeNull();
    }
  });
});

const evidence = (
  measure: EvidenceRequest["measure"],
  estimate: number,
  ci: readonly [number, number] | null = null,
): EvidenceRequest => ({
  measure,
  estimate,
  ci,
  level: 0.95,
  n: null,
  instrument: null,
  controlRates: null,
  source: null,
});

const judged = async (text: string, given: EvidenceRequest | null = null, against: string | null = null) => {
  const document = await claim([{ id: null, text, evidence: given, against, expected: null }]);
  expectValid(document);
  const [verdict] = document.verdicts;
  if (verdict === undefined) throw new Error("no verdict");
  return verdict;
};

describe("a claim", () => {
  it.each<readonly [string, EvidenceRequest | null, ClaimVerdict]>([
    ["7.9 points on MODQ (95% CI 4.7 to 11.0; P<.001)", null, "supported"],
    ["7.9 points (95% CI 4.7 to 11.0; P = 0.4)", null, "internally-inconsistent"],
    ["odds ratio 2.5 (95% CI 0.3 to 0.8)", null, "internally-inconsistent"],
    ["significantly better", evidence("smd", 0.3), "not-checkable"],
    ["84% better", null, "not-checkable"],
    ["38% more likely to recover", evidence("smd", -0.28, [-0.42, -0.14]), "wrong-estimand"],
    ["84% better", evidence("md", -7.9, [-11, -4.7]), "wrong-estimand"],
    ["twice as likely to recover", evidence("or", 2, [1.2, 3.4]), "wrong-estimand"],
    ["38% more likely", evidence("rr", 1.38, [1.04, 1.83]), "supported-with-caveat"],
    ["60% more likely", evidence("rr", 1.38, [1.04, 1.83]), "overstated"],
    ["twice as likely", evidence("rr", 1.38, [1.04, 1.83]), "overstated"],
    ["20% more likely", evidence("rr", 0.7, [0.5, 0.9]), "contradicted"],
    ["7.9 points lower", evidence("md", -7.9, [-11, -4.7]), "supported"],
    ["7.9 points better", { ...evidence("md", -7.9, [-11, -4.7]), instrument: "odi" }, "supported"],
    ["6 points lower", evidence("md", -7.9, [-11, -4.7]), "supported-with-caveat"],
    ["6 points better", { ...evidence("md", -7.9, [-11, -4.7]), instrument: "odi" }, "supported-with-caveat"],
    ["2 points lower", evidence("md", -7.9, [-11, -4.7]), "contradicted"],
    ["2 points better", { ...evidence("md", -7.9, [-11, -4.7]), instrument: "odi" }, "contradicted"],
    ["12 points lower", evidence("md", -7.9, [-11, -4.7]), "overstated"],
    ["12 points better", { ...evidence("md", -7.9, [-11, -4.7]), instrument: "odi" }, "overstated"],
    ["7.9 points lower", evidence("md", -7.9, [-17, 1]), "supported-with-caveat"],
    // Nobody knows which way of an unnamed scale is better.
    ["7.9 points better", evidence("md", -7.9, [-11, -4.7]), "not-checkable"],
    ["7.9 points worse", { ...evidence("md", -7.9, [-11, -4.7]), instrument: "odi" }, "contradicted"],
    ["7.9 points higher", evidence("md", -7.9, [-11, -4.7]), "contradicted"],
    ["20% fewer patients relapsed", evidence("rd", -0.2, [-0.3, -0.1]), "supported"],
    ["20% more patients relapsed", evidence("rd", -0.2, [-0.3, -0.1]), "contradicted"],
    ["one in five more patients improved", evidence("rd", 0.2, [0.1, 0.3]), "supported"],
    ["NNT of 5", evidence("rd", -0.2, [-0.3, -0.1]), "supported"],
    ["cut deaths by half", evidence("hr", 0.5, [0.3, 0.8]), "supported-with-caveat"],
    ["raised deaths by half", evidence("hr", 0.5, [0.3, 0.8]), "contradicted"],
    ["a third less likely", evidence("rr", 0.67, [0.5, 0.9]), "supported-with-caveat"],
    ["SMD 0.5", evidence("smd", 0.5, [0.3, 0.7]), "supported"],
    ["a standardised mean difference of 0.8", evidence("smd", 0.5, [0.3, 0.7]), "overstated"],
    ["an odds ratio of 2.0 for recovery", evidence("or", 2, [1.2, 3.3]), "supported"],
    ["odds ratio 2.0 (95% CI 1.2 to 3.3)", evidence("rr", 2, [1.2, 3.3]), "not-checkable"],
    ["3.2 times more likely", evidence("rr", 3.24, [2, 5]), "supported-with-caveat"],
    ["15 percentage points more", evidence("rd", 0.15, [0.05, 0.25]), "supported"],
    ["30% fewer falls", evidence("irr", 0.7, [0.5, 0.9]), "supported-with-caveat"],
    ["30% more falls", evidence("irr", 0.7, [0.5, 0.9]), "contradicted"],
    ["rate ratio 0.7", evidence("irr", 0.7, [0.5, 0.9]), "supported-with-caveat"],
    ["hazard ratio 0.7", evidence("irr", 0.7, [0.5, 0.9]), "not-checkable"],
  ])("%s", async (text, given, verdict) => {
    const one = await judged(text, given);
    expect(one.verdict, one.because).toBe(verdict);
    expect(one.because).toMatch(/\.$/);
  });

  it("of 84% from an SMD of 0.28 [0.14, 0.42] names the condition under which it would be true", async () => {
    for (const [estimate, ci] of [
      [0.28, [0.14, 0.42]],
      [-0.28, [-0.42, -0.14]],
    ] as const) {
      const { because, readings, plain } = await judged("84% more successful", evidence("smd", estimate, ci));
      expect(because).toContain("no control success rate");
      expect(because).toContain("fewer than about 14% of controls");
      const third = readings.find(({ id, assumes }) => id === "relative-risk" && assumes?.startsWith("30%"));
      expect(third?.value?.estimate).toBeCloseTo(38.66, 1);
      expect(plain?.withTreatment).toBeCloseTo(41.6, 1);
    }
  });

  it("of 38% from the same is true at about 31% of controls", async () => {
    expect((await judged("38% more successful", evidence("smd", 0.28, [0.14, 0.42]))).because).toContain(
      "about 31% of controls",
    );
  });

  it("tells its own arithmetic where it is held against itself", async () => {
    expect((await judged("5.6 points (95% CI 2.1 to 9.1)")).because).toContain("standard error is 1.786");
    expect((await judged("5.7 points (95% CI 2.2 to 9.1)")).because).toContain("standard error is 1.76");
  });

  it("may be held against another text", async () => {
    const abstract = "The difference was 7.9 points (95% CI, 4.7 to 11.0; P < .001).";
    expect((await judged("8 points better", null, abstract)).verdict).toBe("supported");
  });

  it("takes a printed estimate for what it is: shares of people are no points, and one arm is no comparison", async () => {
    const risk = "The risk difference was 12% (95% CI 4% to 20%).";
    expect((await judged("12 percentage points more patients recovered", null, risk)).verdict).toBe("supported");
    expect((await judged("12 points better", null, risk)).verdict).toBe("not-checkable");
    const proportion = "Absolute risk reduction, 0.12 (95% CI 0.04 to 0.20).";
    expect((await judged("12 percentage points fewer patients relapsed", null, proportion)).verdict).toBe("supported");
    const oneArm = "The mean score was 12 (95% CI 9 to 15).";
    expect((await judged("12 points better", null, oneArm)).because).toMatch(/nothing to hold the number against/i);
    const rates = "Falls were fewer (incidence rate ratio 0.70, 95% CI 0.50 to 0.90).";
    expect((await judged("30% fewer falls", null, rates)).because).toContain("an incidence rate ratio of 0.70");
  });

  it("works back the standard error of any ratio from its logarithm, and of no single arm", async () => {
    const ratio = await judged("geometric mean ratio 0.80 (95% CI 0.70 to 0.91)");
    // R: (log(0.91) - log(0.70)) / (2 * qnorm(0.975))
    expect(ratio.because).toContain("standard error is 0.06693 on the log scale");
    expect((await judged("a mean of 45 (95% CI 42 to 48)")).because).not.toContain("standard error");
  });

  const table = (path: string) => readTable(resolve(import.meta.dirname, "../../../fixtures", path));
  const ofTable = async (text: string, path: string, asked: Partial<DataRequest> = {}) => {
    const data = { study: null, outcome: null, timepoint: null, arm: null, controlRates: null, ...asked };
    const request = { id: null, text, evidence: null, against: null, expected: null };
    const document = await claim([{ ...request, data: { ...data, tables: await table(path) } }]);
    expectValid(document);
    return document.verdicts[0];
  };

  it.each<readonly [string, string, Partial<DataRequest>, ClaimVerdict, RegExp]>([
    [
      "7.7 points better",
      "pnf-2017.csv",
      { outcome: "ODI" },
      "supported",
      /mean difference of −7\.7 \[−10\.7, −4\.6\]/,
    ],
    [
      "improved by 12 points",
      "pnf-2017.csv",
      { outcome: "ODI" },
      "supported-with-caveat",
      /within the treated group.*“control” changed by 4\.6/,
    ],
    [
      "36% less disability",
      "pnf-2017.csv",
      { outcome: "ODI" },
      "supported-with-caveat",
      /share of its baseline.*13\.7%/,
    ],
    [
      "36% of patients recovered",
      "pnf-2017.csv",
      { outcome: "ODI" },
      "wrong-estimand",
      /another kind of number is told/,
    ],
    [
      "108% more likely",
      "saper-2017-responders.csv",
      { outcome: "RMDQ_30pct", arm: "yoga" },
      "supported-with-caveat",
      /risk ratio of 2\.09/,
    ],
    [
      "25% more patients improved",
      "saper-2017-responders.csv",
      { outcome: "RMDQ_30pct", arm: "yoga" },
      "supported-with-caveat",
      /percentage points/,
    ],
    [
      "25 percentage points more",
      "saper-2017-responders.csv",
      { outcome: "RMDQ_30pct", arm: "yoga" },
      "supported",
      /25 \[11, 39\]/,
    ],
    [
      "NNT of 4",
      "saper-2017-responders.csv",
      { outcome: "RMDQ_30pct", arm: "yoga" },
      "supported",
      /4\.0 \[2\.6, 8\.8\]/,
    ],
  ])("%s, against %s", async (text, path, asked, verdict, because) => {
    const judgedClaim = await ofTable(text, path, asked);
    expect(judgedClaim?.verdict, judgedClaim?.because).toBe(verdict);
    expect(judgedClaim?.because).toMatch(because);
  });

  it("of a benefit is contradicted by a table in which the treatment did worse", async () => {
    const csv = "study,instrument,n1,mean1,sd1,n2,mean2,sd2\nA,odi,40,30,9,40,22,9\n";
    const data = { study: null, outcome: null, timepoint: null, arm: null, controlRates: null };
    const { verdicts } = await claim([
      {
        id: null,
        text: "8 points better",
        evidence: null,
        against: null,
        expected: null,
        data: { ...data, tables: await readTable({ name: "t.csv", content: csv }) },
      },
    ]);
    expect(verdicts[0]?.verdict).toBe("contradicted");
  });

  it("takes the comparison of a table that the claim is told of, and refuses where there is none", async () => {
    const several = await ofTable("7 points", "saper-2017.csv");
    expect(several?.verdict).toBe("overstated");
    expect(several?.because).toContain("disability, 12 weeks, yoga");
    await expect(ofTable("7 points", "pnf-2017.csv", { outcome: "SF-36" })).rejects.toMatchObject({ code: "E_OPTION" });
  });

  it("compares two effects where both are given", async () => {
    const given = { ...evidence("smd", 0.5, [0.3, 0.7]), than: { estimate: 0.25, ci: [0.1, 0.4] as const } };
    const one = await judged("twice as effective", given);
    expect(one.verdict).toBe("supported-with-caveat");
    expect(one.readings.find(({ id }) => id === "ratio-of-effects")).toMatchObject({ holds: "at-the-estimate" });
    expect(
      (await judged("three times as effective", { ...given, than: { estimate: 0.4, ci: [0.35, 0.45] as const } }))
        .verdict,
    ).toBe("overstated");
  });

  it("on a known instrument says where it stands against each published MCID", async () => {
    const { mcids } = await judged("7.9 points on MODQ (95% CI 4.7 to 11.0; P<.001)");
    expect(mcids.map(({ kind, value, position }) => [kind, value, position])).toContainEqual([
      "within-person",
      6,
      "straddles",
    ]);
    expect((await judged("12.9 points on MODQ (95% CI 9.7 to 16.0)")).mcids[0]?.position).toBe("above");
    expect((await judged("7.9 points (95% CI 4.7 to 11.0)")).mcids).toEqual([]);
  });

  it.each([
    ["7.9 points on MODQ (95% CI 4.7 to 11.0; P<.001)", /an SD of 9\.7 and a standardised difference of 0\.81/],
    ["standardized mean difference 0.85; 95% CI, 0.51-1.19", /of 0\.85 has that interval \(0\.51 to 1\.19\)/],
    ["standardized mean difference 0.56; 95% CI, 0.22-0.90", /0\.23 to 0\.89; the printed one fits about 67 to 71/],
  ])("says what the numbers of people give: %s", async (text, because) => {
    const { verdicts } = await claim([{ id: null, text, evidence: null, against: null, n: [74, 75], expected: null }]);
    expect(verdicts[0]?.because).toMatch(because);
  });

  it.each([
    ["7.9 points (95% CI 4.7 to 11.0)", "1.607"],
    ["5.6 points (95% CI 2.1 to 9.1)", "1.786"],
    ["5.7 points (95% CI 2.2 to 9.1)", "1.76"],
  ])("of an abstract's result finds it there, and its standard error: %s", async (text, se) => {
    const abstract = readFileSync(resolve(import.meta.dirname, "../../../fixtures/texts/motor-skills.txt"), "utf8");
    const own = await judged(text);
    expect(own.because).toContain(`the standard error is ${se},`);
    const held = await judged(text, null, abstract);
    expect([held.verdict, held.readings[0]?.holds]).toEqual(["supported", "at-the-estimate"]);
  });

  it("never names a size where the text states none", async () => {
    for (const given of [null, evidence("md", -7.9, [-11, -4.7]), evidence("smd", 0.28, [0.14, 0.42])]) {
      const one = await judged("significantly better gains", given);
      expect([one.verdict, one.readings]).toEqual(["not-checkable", []]);
      expect(one.because).toContain(given === null ? "no effect size in the text" : "which way is better is not known");
    }
  });

  it("is refused with an interval that does not hold its estimate", async () => {
    await expect(judged("84% better", evidence("smd", 0.28, [-0.42, -0.14]))).rejects.toMatchObject({
      code: "E_OPTION",
    });
  });
});

describe("Fieller's limits", () => {
  it("hold the ratio, are the same for both signs, and meet the ratio as errors shrink", () => {
    const size = fc.double({ min: 0.5, max: 100, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.double({ min: 1e-4, max: 0.2, noNaN: true }), (a, b, error) => {
        const limits = fieller([a, error * a], [b, error * b], 1.96);
        expect(limits?.[0]).toBeLessThan(a / b);
        expect(limits?.[1]).toBeGreaterThan(a / b);
        const turned = fieller([-a, error * a], [-b, error * b], 1.96);
        expect(turned?.[0]).toBeCloseTo(limits?.[0] ?? Number.NaN, 9);
        // The limits of the inverse ratio are the inverse limits.
        const inverse = fieller([b, error * b], [a, error * a], 1.96);
        expect(1 / (inverse?.[1] ?? Number.NaN)).toBeCloseTo(limits?.[0] ?? Number.NaN, 6);
      }),
    );
    expect(fieller([1, 0.1], [1, 0.6], 1.96)).toBeNull();
  });
});
