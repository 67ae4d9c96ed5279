import { describe, expect, it } from "vitest";
import { readText } from "../../../src/read/text/index.js";
import type { EstimateStatistic } from "../../../src/records.js";

const estimates = (text: string): readonly EstimateStatistic[] =>
  readText("text", text).statistics.filter((one) => one.kind === "estimate");
type Row = readonly [number | null, number | null, number | null];
const numbers = (text: string): readonly Row[] =>
  estimates(text).map(({ estimate, lower, upper }) => [estimate, lower, upper]);

describe("a dash", () => {
  it.each<[string, ...Row]>([
    ["MD 0.08, 95% CI, −1.1–1.2", 0.08, -1.1, 1.2],
    ["MD -0.3 (95% CI -0.5–-0.1)", -0.3, -0.5, -0.1],
    ["difference,-0.26 mm; 95% CI,-4.33-3.82", -0.26, -4.33, 3.82],
    ["RD 0.02; 95% CI-0.21–0.41", 0.02, -0.21, 0.41],
    ["SMD = − 0.33, 95% CI − 0.58 to − 0.08", -0.33, -0.58, -0.08],
    ["difference −38.89 ng, (95% CI −75.47, to –2.305)", -38.89, -75.47, -2.305],
    ["HR 0.7 (95% CI 0.5 − 0.9)", 0.7, 0.5, 0.9],
    ["score; -1.4; 95% CI -2.6 - (-0.21)", -1.4, -2.6, -0.21],
    ["The difference was – 0.44 (95 % CI: – 0.84 to – 0.03)", -0.44, -0.84, -0.03],
    ["MD 1.9 [−0.1 to 3.9]", 1.9, -0.1, 3.9],
    ["a change of 20.02; CI 20.26–0.22", 20.02, 20.26, 0.22],
  ])("in “%s” is read by what stands around it", (text, ...row) => expect(numbers(text)).toEqual([row]));

  it("leaves two readings open where both hold the estimate", () => {
    expect(estimates("MD 0.1 (95% CI -0.9-0.3)")[0]?.ambiguous).toBe(false);
    expect(estimates("It was -0.7 in all, 95% CI was – 0.9 – 0.3")[0]).toMatchObject({ lower: -0.9, upper: 0.3 });
  });
});

describe("marks of numbers", () => {
  it.each<[string, ...Row]>([
    ["HR 0·77 (95% CI 0·56–1·18)", 0.77, 0.56, 1.18],
    ["OR 2,3 (IC 95% 1,27; 4,09)", 2.3, 1.27, 4.09],
    ["difference: 1,586.01€; 95% CI 1,087.18 to 6,277.28", 1586.01, 1087.18, 6277.28],
    ["costs rose by £1000 (95% CI £900 (€1000) to £1200 (€1300))", 1000, 900, 1200],
    ["RR 0.9 (95% CI 0.8,1.1)", 0.9, 0.8, 1.1],
    ["a mean of 15 818 visits (95% CI 14 900 to 16 700)", 15818, 14900, 16700],
  ])("in “%s”", (text, ...row) => expect(numbers(text)).toEqual([row]));

  it("are told where a comma was a decimal mark", () => {
    expect(readText("a.txt", "OR 2,3 (IC 95% 1,27; 4,09)").notes).toMatchObject([{ code: "N_NUMBER_FORM" }]);
    expect(readText("a.txt", "OR 2.3 (95% CI 1.2 to 4.1) in 1,200 people, F(1,88) = 2.1").notes).toEqual([]);
  });

  it("stay as printed beside the number", () => {
    expect(estimates("OR 0.80 (95% CI 0.70 to 0.90; p=.010)")[0]?.printed).toEqual({
      estimate: "0.80",
      lower: "0.70",
      upper: "0.90",
      p: "=.010",
    });
  });
});

describe("an interval", () => {
  it.each<[string, ...Row]>([
    ["Hazard Ratio (95% Cl) 0.73 (0.63–0.86)", 0.73, 0.63, 0.86],
    ["it was 3.9 (95% CI) 1.7, 8.7", 3.9, 1.7, 8.7],
    ["relative risk, 95% CI 4.10, 1.32–12.75", 4.1, 1.32, 12.75],
    ["mean difference [95% CI]: 5.0 [0.09 to 9.9]", 5, 0.09, 9.9],
    ["OR 2.9. 95% CI 1.1–7.7", 2.9, 1.1, 7.7],
    ["5.7 lower at 12 months (95% CI, 2.2 to 9.1)", 5.7, 2.2, 9.1],
    ["RR 0.8 (CI95% 0.7 to 0.9)", 0.8, 0.7, 0.9],
    ["RR, 0.5; CI95, 0.3-0.8", 0.5, 0.3, 0.8],
    ["5.1 (95-% CI 2 to 8)", 5.1, 2, 8],
    ["median 12.1 months (95% CI: 9.5–not reached)", 12.1, 9.5, null],
    ["relative risk 0.65, 0.48 to 0.88, P<0.01", 0.65, 0.48, 0.88],
    ["HR = 0.81 [0.67, 0.98] p = 0.03", 0.81, 0.67, 0.98],
    ["median 0.6 (95% credible interval [CrI] 0.2, 0.9)", 0.6, 0.2, 0.9],
    ["effects ranged (95% CI: 12.5% fewer to 7.2% more)", null, -12.5, 7.2],
    ["the difference was 1.3%, upper end of 1-sided 97.5% CI 4.0%", 1.3, null, 4],
    ["the increase (29.3 l/min) and (32.0 l/min) (95% confidence interval: −10.4 to 4.9)", null, -10.4, 4.9],
  ])("in “%s”", (text, ...row) => expect(numbers(text)).toEqual([row]));

  it("shares one header with those that follow it", () => {
    const text = "HR; 95% CI R2.5: 0.87; 0.64 to 1.17; R5: 0.79; 0.59 to 1.06; R10: 0.91; 0.70 to 1.18.";
    expect(numbers(text)).toEqual([
      [0.87, 0.64, 1.17],
      [0.79, 0.59, 1.06],
      [0.91, 0.7, 1.18],
    ]);
    expect(estimates(text).map(({ level }) => level)).toEqual([95, 95, 95]);
  });

  it("finds its estimate in a list that “respectively” tells", () => {
    expect(numbers("were 4.0 and 2.5 months, respectively (95% CI, 2.5 to 5.3 and 1.9 to 3.8, respectively)")).toEqual([
      [4, 2.5, 5.3],
      [2.5, 1.9, 3.8],
    ]);
  });

  it("takes its level from its sentence, and from the text only as context", () => {
    const text = "It was 2.0 (95% CI 1.0 to 3.0) and 2.5 (1.5 to 3.5). Later it was 1.9 (0.8 to 2.9).";
    expect(estimates(text).map(({ level, levelContext }) => [level, levelContext])).toEqual([
      [95, null],
      [95, null],
      [null, 95],
    ]);
  });
});

describe("a p-value", () => {
  it.each<[string, string]>([
    ["OR 2.0 (95% CI 1.1 to 3.6; P = .03)", "=0.03"],
    ["p=0.024, OR=2.69, 95% CI, 1.14–6.37", "=0.024"],
    ["HR 0.5 (95% CI 0.3–0.8), p&lt;0.001", "<0.001"],
    ["MD 4.34 min with 95% CI (3.1, 5.9) (P ≤ 0.05)", "<=0.05"],
    ["OR 2.0 (95% CI 1.1–3.6), p = 1.2×10−5", "=0.000012"],
    ["OR 2.0 (95% CI 1.1–3.6), p = 1.2  ×  10⁻⁵", "=0.000012"],
    ["OR 2.0, 95% CI 1.1–3.6, p value for interaction 0·04", "=0.04"],
  ])("in “%s”", (text, p) => {
    const [one] = estimates(text);
    expect(`${one?.p?.op}${one?.p?.value}`).toBe(p);
  });

  it("belongs to the second of two, unless it is said of both", () => {
    const text = (p: string): string => `It fell by 2.1 mm (95% CI 1.0 to 3.2) and 1.3 mm (95% CI 0.1 to 2.6) ${p}.`;
    expect(estimates(text("(p = 0.01)")).map(({ p }) => p?.value)).toEqual([undefined, 0.01]);
    expect(estimates(text("(both p = 0.01)")).map(({ p }) => p?.value)).toEqual([0.01, 0.01]);
  });

  it("stands alone with what it compares", () => {
    expect(readText("text", "0.37 versus 0.27, P = 0.001").statistics).toMatchObject([
      { kind: "p", compared: [0.37, 0.27], p: { op: "=", value: 0.001 } },
    ]);
  });

  it("is none where it is a threshold", () => {
    expect(readText("text", "A value of p < 0.05 was considered significant.").statistics).toEqual([]);
  });
});

describe("an estimate without interval", () => {
  it.each([
    ["aOR = 1.9, p = 0.03", 1.9],
    ["with less violence (OR 0.37, p<0.001)", 0.37],
    ["was 8.351 times greater (P = 0.0001) for patients", 8.351],
    ["the difference was 2.3 kg (p < 0.001)", 2.3],
    ["was higher than with placebo (+28.7 l/min; p < 0.001)", 28.7],
    ["did differ (p<0.001, effect size: 0.31)", 0.31],
  ])("in “%s”", (text, value) => expect(numbers(text)).toEqual([[value, null, null]]));
});

describe("what is no estimate", () => {
  it.each([
    "aged 18 to 60 years",
    "the 0 to 100 scale",
    "15 (10 to 20) mg titration",
    "median age 54 (IQR 43 to 66) years",
    "median 5.0 (3.1–8.2) days",
    "within the bioequivalence limits (90% CI 80.00–125.00%)",
    "if the 90% CI fell between 0.738 and 1.355",
    "the cardiac index (CI) was 2.1 to 3.4",
    "mean 5.3 (SD 2.1)",
    "HbA1c 7.5–9.5% (58.5–80.3 mmol/mol)",
    "a mean follow-up of 6.3 (3.0–9.5) years. The OR was 2.0 (95% CI 1.0–4.0).",
  ])("“%s”", (text) => expect(numbers(text).filter(([estimate]) => estimate !== 2)).toEqual([]));
});

describe("words around an estimate", () => {
  it("name its measure, its unit and its conditions", () => {
    const text = "The adjusted mean difference was −2.3 points (95% CI −3.9 to −0.7) in a one-sided test.";
    expect(estimates(text)[0]).toMatchObject({ measure: "MD", unit: "points" });
    expect(estimates(text)[0]?.context).toEqual(expect.arrayContaining(["adjusted"]));
    expect(estimates("a posterior HR of 0.8 (95% CrI 0.7 to 0.9)")[0]?.context).toContain("bayesian");
  });
});
