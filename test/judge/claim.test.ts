import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { claim, type EvidenceRequest } from "../../src/index.js";
import { interpretations } from "../../src/judge/interpretations/index.js";
import type { ClaimEvidence, ClaimVerdict, Instrument } from "../../src/records.js";
import { expectValid } from "../schema.js";

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

const folder = resolve(import.meta.dirname, "../../fixtures/golden/interpretations");

describe("golden values of interpretations", () => {
  it.each(readdirSync(folder))("%s", (file) => {
    const { method, cases } = JSON.parse(readFileSync(join(folder, file), "utf8")) as Golden;
    const interpretation = interpretations.get(method);
    for (const { measure, estimate, rate, sd, min, max, expected } of cases) {
      const instrument =
        sd === null && min === null
          ? null
          : ({ min, max, typicalSd: sd === null ? null : { value: sd } } as unknown as Instrument);
      const evidence: ClaimEvidence = {
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
  controlRates: [0.1, 0.3, 0.5],
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
    ["7.9 points better", evidence("md", -7.9, [-11, -4.7]), "supported"],
    ["6 points better", evidence("md", -7.9, [-11, -4.7]), "supported-with-caveat"],
    ["2 points better", evidence("md", -7.9, [-11, -4.7]), "contradicted"],
    ["12 points better", evidence("md", -7.9, [-11, -4.7]), "overstated"],
    ["15 percentage points more", evidence("rd", 0.15, [0.05, 0.25]), "supported"],
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

  it("is refused with an interval that does not hold its estimate", async () => {
    await expect(judged("84% better", evidence("smd", 0.28, [-0.42, -0.14]))).rejects.toMatchObject({
      code: "E_OPTION",
    });
  });
});
