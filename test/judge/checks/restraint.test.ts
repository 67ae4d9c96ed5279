import { describe, expect, it } from "vitest";
import { checkText } from "../../../src/judge/checks/findings.js";
import { readText } from "../../../src/read/text/index.js";

const found = (text: string): readonly string[] =>
  checkText(readText("text", text)).findings.map(({ code, severity }) => `${code} ${severity}`);
const numbers = (text: string): readonly string[] =>
  found(text).filter((one) => !/EFFECT_SIZE|RELATIVE|WIDE|CAUSAL/.test(one));

describe("what a careful reader would not object to", () => {
  it.each([
    [
      "a p that compares two arms, each with its own interval",
      "Weight changed by −3.4 kg (95% CI −5.6 to −1.1) in the intervention group and by 2.6 kg (95% CI 0.2 to 5.0) in the control group, p = 0.0003.",
    ],
    [
      "a p between two percentages",
      "Event-free survival was 35.2% (95% CI 25.1–45.3) with sulin versus 64.1% (54.0–73.6) with placebo (p = 0.0004).",
    ],
    ["a p of an area under a curve", "The curve of the score (0.64; 95% CI 0.62 to 0.66; p = 0.01) was used."],
    ["a percentage rounded twice", "Events were seen in 144/1378 (10.5%)."],
    ["an actuarial percentage", "The actuarial incidence was 22.9% (4 of 18 patients)."],
    [
      "clusters that were randomised beside people",
      "Workers (n = 638) were assigned to either training (n = 320) or usual care (n = 318) by cluster randomisation (n = 50).",
    ],
    [
      "groups whose sum is told elsewhere",
      "Of 949 women who were screened, 939 were randomised to sulin (n = 477) or placebo (n = 462).",
    ],
    [
      "a trend of order among doses",
      "Risk rose with the dose (p for trend = 0.08), with a trend to more at higher ones.",
    ],
    ["a trend whose p may lie below the level", "A trend towards better sleep was seen (p = 0.05)."],
    ["two units", "Modules were completed by 85.4% (34.2/40; 95% confidence interval [CI] = 78.4%-93.7%)."],
    [
      "a level of remission that looks like an interval",
      "Response was 69% (CR 60% CRi 9%). There was no difference in relapse (hazard ratio (HR) 0.93 (0.77–1.14), P=0.5).",
    ],
    [
      "effect sizes printed after their intervals",
      "Recall was better (p = 0.02, 95% CI = 0.83–12.19, effect size = 0.8) and so was enjoyment (p = 0.04, 95% CI = 0.03–2.75, effect size = 0.7).",
    ],
  ])("%s", (_what, text) => expect(numbers(text)).toEqual([]));

  it.each([
    "Stay was shorter, with a reduction of 3.9 days (95% CI −5.5 to −2.3).",
    "Blood pressure was 3.7 mm Hg lower (95% CI −8.1 to 0.6).",
    "Glucose decreased by 0.356 mmol/L (95% CI −1.409 to 0.698).",
  ])("a sign told in words is a note: %s", (text) => {
    expect(numbers(text).length).toBeGreaterThan(0);
    for (const one of numbers(text)) expect(one).toMatch(/ note$/);
  });

  it.each([
    "Response was defined as a reduction of at least 50%, and the doses of the drug were halved.",
    "Blood loss was twice as much with placebo.",
    "The prevalence of smoking is up to 12%.",
  ])("a relative change that is of no people: %s", (text) =>
    expect(found(text)).not.toContain("RELATIVE_ONLY questionable"),
  );
});

describe("what a careful reader does object to", () => {
  it.each([
    ["The risk of stroke was 38% higher.", "RELATIVE_ONLY questionable"],
    [
      "Blood pressure fell by 1.34 mmHg more (mean difference 1.34, 95% CI 0.08 to 2.60, p < 0.001).",
      "CI_P_MISMATCH inconsistent",
    ],
    ["Survival was longer (HR 0.56, 95% CI 0.34–0.92, p = 0.007).", "CI_P_MISMATCH questionable"],
    ["Survival was longer (HR 0.56, 95% CI 0.34–0.92, p = 0.0007).", "CI_P_MISMATCH inconsistent"],
    ["A trend towards better sleep was seen (p = 0.08).", "TREND_AS_EFFECT note"],
    ["Fibrosis fell (p = 0.01) but anxiety tended to be lower (p = 0.09).", "TREND_AS_EFFECT note"],
    [
      "The difference was marginally significant (p = 0.053), but that at a year was not (p = 0.25).",
      "TREND_AS_EFFECT note",
    ],
    ["Cure was seen in 72/84 (87.7%).", "PERCENT_COUNT inconsistent"],
    [
      "One hundred and ninety-three people were randomised: 66 people to tape, 58 people to a brace and 62 people to lace.",
      "PARTS_SUM questionable",
    ],
    ["Pain differed (mean difference −0.92; 95% CI 3.15 to 1.31).", "CI_EXCLUDES_ESTIMATE inconsistent"],
  ])("%s", (text, wanted) => expect(found(text)).toContain(wanted));
});
