import { describe, expect, it } from "vitest";
import { checkText } from "../../../src/judge/checks/index.js";
import { readText } from "../../../src/read/text/index.js";
import type { Finding } from "../../../src/records.js";

const told = (text: string) => checkText(readText("text", text));
const wrong = (text: string): readonly Finding[] =>
  told(text).findings.filter(({ code }) => !["NO_EFFECT_SIZE", "RELATIVE_ONLY"].includes(code));

describe("sentences that hold", () => {
  it.each([
    "Cure was seen in 38% and 46.4%, respectively (95% CI, −19.9 to 3.3%).",
    "Relapses fell from 9.2% to 3.1% (95% CI 4.0 to 8.2; P < 0.001).",
    "The rate was 3.4 per 1000 patient-years (95% CI 2.6–4.2).",
    "The loss was −0.62 mL/min per 1.73 m2 (95% CI −1.10 to −0.14) per year.",
    "The 75th percentile of time to discharge was 9.4 days (95% CI 6.1 to 9.9).",
    "Age explained little (R 2 = 0.12, P = 0.03).",
    "Targets were met by sites A 12/30 (41.2%, 55.0%, respectively).",
    "Proportions were estimated by a mixed model. In all, 41 of 180 visits (19%) were missed.",
    "Falls occurred in 6/12 (50.0%) versus 5/11 (45.5%) (odds ratio 1.20, 95% CI 0.23 to 6.19, P = 1.00).",
    "Sodium was related to the HDL ratio (−0.31 (95% CI −0.52 to −0.10)).",
    "The effect size was an increase in screening of 8.5% (95% CI 3.1%–13.9%).",
    "The success rate was 88.9%; 95% CI 65.29–98.62%.",
    "Vaccine efficacy was 70.2% (95% CI 51.0 to 81.9).",
    "The logarithm was −0.087 (95% CI 0.797 to 1.054).",
    "The median age was 6.3 years (range, 8 days–10.8 years).",
  ])("%s", (text) => expect(wrong(text)).toEqual([]));

  it("names the count of an exact interval, and the scale of an efficacy", () => {
    const held = (text: string) =>
      told(text)
        .held.map(({ because }) => because)
        .join(" ");
    expect(held("The success rate was 88.9%; 95% CI 65.29–98.62%.")).toContain("of 16 of 18");
    expect(held("Vaccine efficacy was 70.2% (95% CI 51.0 to 81.9).")).toContain("scale of ratios");
  });

  it("never calls an estimate inside that is not", () => {
    const [one] = told("The hazard fell (HR 0.70, 95% CI 0.71 to 0.92).").held.filter(
      ({ code }) => code === "CI_EXCLUDES_ESTIMATE",
    );
    expect(one).toMatchObject({
      verdict: "rounding-only",
      because: expect.stringContaining("lies outside its interval"),
    });
    expect(wrong("The hazard fell (HR 0.68, 95% CI 0.71 to 0.92).")).toHaveLength(1);
  });
});

describe("sentences that do not hold", () => {
  it.each([
    ["Drinkers relapsed more often, OR 3.4 [1.2–2.8].", "impossible", "above its upper limit"],
    ["Of the 45 clinics in the first arm, 21 clinics (52%) took part.", "questionable", "21 of 45 is 46.7%"],
    ["23 of the 52 knees in group 2 (54.2%) were replaced.", "inconsistent", "44.23%"],
    ["Of 118 adults, 64 (60.2%) walked alone.", "inconsistent", "54.24%"],
    ["Speed differed, F1,72=4.10, P=.012.", "inconsistent", "p follows as 0.046"],
    ["Arms differed, F(2,117) = 1.90, p = .004.", "inconsistent", "p follows as 0.15"],
    ["Stay was short (median, 9; first and third quartiles: 11, 24).", "impossible", "outside its quartiles"],
    ["In all, 27 of\n80 knees (43.8%) healed.", "inconsistent", "33.75"],
    ["Groups differed, t(41) = 2.90, p = −.14.", "impossible", "p = −.14 is not a probability"],
    ["Groups were alike, t(41) = 2.90, n.s.", "inconsistent", "p follows as 0.0059"],
    ["The change was 4.4 (SE 0.8; P = .25).", "questionable", "standard error of 0.8"],
    ["The mean change was −1.10 ± 0.21 (SE), 95% CI −4.8 to 2.6.", "inconsistent", "not 0.21"],
    ["Sizes were large, d = 0.70, 95% CI [0.90, 1.30].", "impossible", "below its lower limit"],
  ])("%s", (text, severity, says) => {
    const [one, ...others] = wrong(text);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ severity, because: expect.stringContaining(says) });
  });

  it("holds Q to p and I² to Q", () =>
    expect(
      wrong("Trials differed (Q = 15.8, df 6, p = .40, I² = 85%).")
        .map(({ code }) => code)
        .sort(),
    ).toEqual(["I2_MISMATCH", "TEST_P_MISMATCH"]));
});

describe("innocent readings", () => {
  it("a sign left to the words is a note, on the scale of the numbers or of ratios", () => {
    const [one, ...others] = wrong("The diet gave a reduction of 25% (95% CI −52% to 18%).");
    expect(others).toEqual([]);
    expect(one).toMatchObject({ severity: "note", fits: "fits if the words carry the sign" });
    expect(wrong("The diet gave a rise of 25% (95% CI −52% to 18%).")[0]?.severity).not.toBe("note");
  });

  it('minus signs that came out as "2" are offered in all numbers at a time', () => {
    const [one, ...others] = wrong("The mean difference was 20.05 (95% CI 20.31 to 0.21).");
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      severity: "questionable",
      fits: 'fits −0.05 [−0.31 to 0.21], its minus signs printed as "2"',
    });
  });

  it("no remedy is offered that the printed p forbids", () => {
    const fits = (p: string) =>
      wrong(`SMD 0.75 (95% CI 0.33 to 1.05; P = ${p}).`).find(({ code }) => code === "CI_ASYMMETRIC")?.fits;
    expect(fits("0.0005")).toContain("the upper limit was 1.17");
    expect(fits("0.90")).toBeNull();
  });
});

describe("one cause", () => {
  const test = (t: string, p: string) => `Groups differed on scale ${t}, t(41) = ${t}, p = ${p}.`;
  it("is one finding, with its other places", () => {
    const several = wrong([test("2.10", ".021"), test("2.30", ".013"), test("1.90", ".032")].join(" "));
    expect(several).toHaveLength(1);
    expect(several[0]?.others).toHaveLength(2);
    expect(several[0]?.because).toContain("2 more places");
  });
  it("is told place by place where there are only two", () =>
    expect(wrong([test("2.10", ".021"), test("2.30", ".013")].join(" "))).toHaveLength(2));
});
