import { describe, expect, it } from "vitest";
import { framesOf, timesIn } from "../../../src/read/frames/index.js";
import type { Frame, FrameRole, Statement, Way } from "../../../src/records.js";

const told = (text: string): readonly Frame[] => framesOf(text).filter(({ role }) => role !== "detail");
const only = (text: string): Frame => {
  const [frame, ...others] = told(text);
  if (frame === undefined || others.length > 0) throw new Error(`${1 + others.length} statements in "${text}"`);
  return frame;
};

describe("which way a statement says it went", () => {
  it.each<readonly [string, Way | null]>([
    ["The drug cut deaths by 30%", "less"],
    ["Deaths fell 30%", "less"],
    ["A 30% fall in deaths", "less"],
    ["30% fewer deaths", "less"],
    ["Deaths were down 30%", "less"],
    ["Patients were 30% less likely to die", "less"],
    ["Knocked a third off the number of falls", "less"],
    ["The drug raised survival by 30%", "more"],
    ["Patients were 30% more likely to recover", "more"],
    ["Survival was 30% higher", "more"],
    ["Up 30%: survival", "more"],
    ["Scores improved by 5 points", "better"],
    ["Scores were 5 points better", "better"],
    ["Scores worsened by 5 points", "worse"],
    ["Scores were 5 points worse", "worse"],
    ["30% less rare", "more"],
    // What is told of one group says nothing of a way.
    ["30% of patients recovered", null],
    // A verb governs before a comparative does.
    ["Increasing the number of fewer-than-usual visits reduced costs by 12%", "less"],
    ["The vaccine was 88% effective", "less"],
  ])("%s: %s", (text, way) => expect(only(text).way).toBe(way));

  it.each([
    "Lower back pain affected 30% of nurses",
    "Greater Manchester had 30% of cases",
    "The trial had an upper limit of 30%",
  ])("is not told by a name: %s", (text) => expect(told(text).every(({ way }) => way === null)).toBe(true));

  it("is each number's own in a sentence of two", () => {
    expect(told("Strokes fell by 30% but bleeding rose by 52%").map(({ way, amount }) => [way, amount?.value])).toEqual(
      [
        ["less", 30],
        ["more", 52],
      ],
    );
    expect(told("It cut strokes by 20% and deaths by 12%").map(({ way, amount }) => [way, amount?.value])).toEqual([
      ["less", 20],
      ["less", 12],
    ]);
  });
});

describe("what a statement denies", () => {
  it.each([
    "The drug did not reduce deaths by 30%",
    "The drug didn't reduce deaths",
    "The drug failed to cut deaths",
    "The drug never lowered blood pressure",
    "The drug works without raising blood pressure by 5 points",
    "It is not true that the drug cut deaths by 30%",
    "It is a myth that the drug lowered blood pressure",
  ])("%s", (text) => expect(told(text).map(({ denied }) => denied)).toEqual([true]));

  it.each([
    "The drug reduced deaths by 30%",
    "The drug did not fail to reduce deaths",
    "It is not true that the drug did not reduce deaths",
    "Not only did it reduce deaths by 30%",
    "No doubt the drug reduced deaths by 30%",
    "Those who did not take it had 30% fewer relapses",
    "No fewer than 30% fewer deaths",
  ])("not: %s", (text) => expect(told(text).map(({ denied }) => denied)).toEqual([false]));

  it.each<readonly [string, Statement]>([
    ["The drug had no effect on deaths", "no effect"],
    ["The drug made no difference", "no effect"],
    ["The drug did not change blood pressure", "no effect"],
    ["The drug was no better than placebo", "no effect"],
    ["Deaths were unchanged", "no effect"],
    ["Death rates were similar", "no effect"],
    ["There was no significant difference in deaths", "not shown"],
    ["The drug did not significantly reduce deaths", "not shown"],
    ["There was no clear benefit", "not shown"],
    ["There is no evidence of a difference", "not shown"],
    ["The difference was not statistically significant", "not shown"],
    ["The drug reduced deaths", "direction"],
    ["The drug reduced deaths by 30%", "size"],
  ])("%s: %s", (text, statement) => expect(told(text).map((frame) => frame.statement)).toEqual([statement]));

  it("says of one side only what it says of one side", () => {
    expect(only("The drug was no better than placebo").against).toBe("better");
    expect(only("There was no reduction in deaths").against).toBe("less");
    expect(only("There was no increase in deaths").against).toBe("more");
    expect(only("The drug made no difference").against).toBeNull();
  });
});

describe("what a number is of", () => {
  it.each<readonly [string, FrameRole]>([
    ["Deaths fell by 30%", "effect"],
    ["Twice as many recovered", "effect"],
    ["a difference of 5 points", "effect"],
    ["30% of patients recovered", "share"],
    ["One in three patients recovered", "share"],
    ["30% of patients recovered on the drug, against 20% on placebo", "pair"],
    ["Deaths fell from 12% to 8%", "pair"],
    ["One death is prevented for every 25 patients treated", "number needed"],
    ["The vaccine was 88% effective", "effect"],
  ])("%s: %s", (text, role) => expect(only(text).role).toBe(role));

  it("of two levels says which came first", () => {
    const { amount, second, fromTo } = only("Deaths fell from 12% to 8%");
    expect([fromTo, amount?.value, second?.value]).toEqual([true, 8, 12]);
    const groups = only("30% of patients recovered on the drug, against 20% on placebo");
    expect([groups.fromTo, groups.amount?.value, groups.second?.value]).toEqual([false, 30, 20]);
  });

  it.each(["a trial of 1,600 patients", "aged 65 years", "20 mg a day", "over 12 weeks", "10 sessions", "in 2019"])(
    "is none: %s",
    (text) =>
      expect(
        framesOf(text)
          .map(({ role }) => role)
          .filter((role) => role !== "detail"),
      ).toEqual([]),
  );

  it("is told beside its details", () => {
    const frames = framesOf("In a trial of 1,600 patients aged 65 years, 20 mg a day cut deaths by 30% over 12 weeks");
    expect(frames.filter(({ role }) => role === "effect").map(({ quote, way }) => [quote, way])).toEqual([
      ["30%", "less"],
    ]);
    expect(
      frames
        .filter(({ role }) => role === "detail")
        .map(({ amount }) => amount?.value)
        .toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    ).toEqual([12, 20, 65, 1600]);
  });

  it("knows which chance the words name, and what they say besides", () => {
    expect(only("The odds of death fell by 30%").named).toBe("odds");
    expect(only("The hazard of death fell by 30%").named).toBe("hazard");
    expect(only("The risk of death fell by 30%").named).toBe("risk");
    expect(only("Deaths fell by 30%, against all the odds").named).not.toBe("odds");
    expect(only("A 30% relative reduction in deaths").saysRelative).toBe(true);
    expect(only("Deaths fell by an absolute 3%").saysAbsolute).toBe(true);
    expect(only("Deaths fell significantly, by 30%").saysSignificant).toBe(true);
    expect(only("Deaths fell by 30%, which was not significant").saysSignificant).toBe(false);
  });

  it("is a named estimate where its measure stands before it", () => {
    for (const [text, measure, value] of [
      ["hazard ratio 0.76", "HR", 0.76],
      ["an odds ratio of 2.0", "OR", 2],
      ["RR = 0.8", "RR", 0.8],
      ["SMD -0.5", "SMD", -0.5],
    ] as const) {
      const { amount } = only(text);
      expect([amount?.form, amount?.measure, amount?.value], text).toEqual(["estimate", measure, value]);
    }
  });

  it("is quoted as it stands in the text", () => {
    const text = "Relapses fell by about 30%. Deaths rose by a fifth.";
    for (const { quote, start, end } of framesOf(text)) expect(text.slice(start, end)).toBe(quote);
    expect(told(text).map(({ quote }) => quote)).toEqual(["about 30%", "a fifth"]);
    expect(framesOf("")).toEqual([]);
  });
});

describe("a size that is not read", () => {
  const unread = (text: string): readonly boolean[] =>
    framesOf(text)
      .filter(({ statement }) => statement === "direction")
      .map((one) => one.unread);

  it.each([
    "Most patients had less pain",
    "Dozens fewer strokes on the tablet",
    "Several times fewer stings with the trap",
    "Patients were lighter, and 11 kg was the talk of the ward",
    "The benefit vanished after a year",
  ])("is known to be there: %s", (text) => expect(unread(text)).toEqual([true]));

  it.each([
    "One pill a day for two years lowers the risk of gout",
    "A trial in 60 volunteers found that they slept longer",
    "Taking 400 mg of the root eased anxiety in three trials",
    "Children over five had fewer colds with the gel",
    "Once-weekly yoga lessened back pain at one year",
  ])("is none where numbers tell doses, times and people: %s", (text) => expect(unread(text)).toEqual([false]));
});

describe("whose share it is", () => {
  it.each<readonly [string, FrameRole, Way | null]>([
    ["7 in every 10,000 women had a clot", "share", null],
    ["7 fewer in every 10,000 women had a clot", "effect", "less"],
    ["The pill causes 7 clots per 10,000 women", "effect", "more"],
    ["The drops head off ten infections for every 1,000 swimmers", "effect", "less"],
    ["Ten people in every hundred were spared one", "effect", "less"],
    ["One in three falls was prevented", "effect", "less"],
    ["Kept one more person in five from falling", "effect", "less"],
    ["Deaths came down by one in six", "effect", "less"],
    ["One in six died", "share", null],
  ])("%s: %s, %s", (text, role, way) => expect([only(text).role, only(text).way]).toEqual([role, way]));

  it("tells a share of people who are spared from one of events", () => {
    expect(only("One in three falls was prevented").amount?.form).toBe("one in");
    expect(only("One in three patients was spared a fall").amount?.form).toBe("percentage points");
  });

  it("pairs counts and shares of so many, each with its group", () => {
    for (const text of [
      "Twelve of the vaccinated fell ill, and 140 of those on placebo",
      "Clots struck 7 in every 10,000 women on the newer pill and 3 in every 10,000 on the older one",
    ])
      expect(only(text).role, text).toBe("pair");
  });
});

describe("the effects in two kinds of people", () => {
  it.each<readonly [string, boolean]>([
    ["The benefit was larger in women than in men", true],
    ["The splint worked better in the young than in the old", true],
    ["Boys gained twice as much as girls", true],
    ["Women were 30% more likely than men to get the rash", false],
    ["The reduction was larger with the drug than with placebo", false],
  ])("%s: %s", (text, compared) => expect(told(text).some((one) => one.comparesSubgroups)).toBe(compared));
});

describe("times", () => {
  it.each<readonly [string, readonly number[]]>([
    ["half a year on, it was gone", [182.5]],
    ["a year later, it was gone", [365]],
    ["within the year it was gone", [365]],
    ["after twelve months it was gone", [364.8]],
    ["at week six it was gone", [42]],
    ["a year and a half after the start", [547.5]],
  ])("%s: %j days", (text, days) => expect(timesIn(text).times).toEqual(days.map((one) => expect.closeTo(one, 1))));
});
