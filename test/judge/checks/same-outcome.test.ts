import { describe, expect, it } from "vitest";
import { checkText } from "../../../src/judge/checks/index.js";
import { readText } from "../../../src/read/text/index.js";

const facts = { instruments: [], thresholds: [] };
const told = (text: string, code: string): string | null =>
  checkText(readText("news.txt", text), facts).findings.find((one) => one.code === code)?.quote ?? null;
const relative = (text: string): string | null => told(text, "RELATIVE_ONLY");
const sizeless = (text: string): string | null => told(text, "NO_EFFECT_SIZE");

describe("a relative effect", () => {
  it.each([
    ["The pill reduced the risk of stroke by 38%.", "38%"],
    ["There was a 38% reduction in the risk of stroke.", "38%"],
    ["A third fewer deaths were seen with the new pill.", "A third"],
    ["Recovery was twice as likely with coaching.", "twice"],
    ["The chance of relapse was 2.5 times higher without the tablets.", "2.5 times"],
  ])("is found without its absolute numbers: %s", (text, quote) => expect(relative(text)).toBe(quote));

  it.each([
    "A share of another outcome does not tell it. The pill reduced the risk of stroke by 38%. Rashes were seen in 12% of people.",
    "The pill reduced the risk of stroke by 38%. About 60% of adults have back pain at some time.",
    "The success rate of the new course was 84 percent higher. It was compared with usual care.\n\nComments\n\nOver 60% of this country needs a couch.",
  ])("is not told by a number that is about something else: %s", (text) => expect(relative(text)).not.toBeNull());

  it.each([
    "The pill reduced the risk of stroke by 38%. Strokes occurred in 5% of those treated and in 8% of the others.",
    "Mortality fell by 38%. The trial lasted a year. Of those on the pill 5% died, against 8% of the others.",
    "Deaths were 38% fewer (12 of 100 against 19 of 100).",
    "Progression-free survival (PFS) was 60% with the new drug and 45% with the old. All were treated for a year. The risk of a PFS event was 38% lower.",
    "The pill cut the risk of stroke by 38%. One stroke was prevented for every 25 people treated.",
  ])("is told by one of its own outcome: %s", (text) => expect(relative(text)).toBeNull());

  it("is background where results are marked further on", () => {
    const background = "Diabetes is four times more common in one group.";
    expect(relative(background)).toBe("four times");
    expect(relative(`BACKGROUND: ${background}\nRESULTS: Knowledge rose by 3 points.`)).toBeNull();
  });

  it.each([
    "Remission lasted after halving the dose.",
    "Triple therapy cured infections.",
    "A reduction of at least 50% in attacks was a success.",
  ])("is no name, dose or criterion: %s", (text) => expect(relative(text)).toBeNull());
});

describe("what is called significant", () => {
  const gait = "Gait improved significantly.";

  it("is found without a size", () => expect(sizeless(gait)).toBe(gait));

  it.each([
    `${gait} The trial lasted a year. Falls were seen in 5% of those trained and in 9% of the others.`,
    `Mean age was 62.1 ± 4.0 years. They walked daily. ${gait}`,
    `Doses of 5 mg and 10 mg were given for 12 weeks. They walked daily. ${gait}`,
  ])("is not told by a number that is about something else: %s", (text) => expect(sizeless(text)).toBe(gait));

  it.each([
    "Gait improved significantly, by 4.2 points (1.1 to 7.3).",
    `${gait} The gait score was 2 points higher (95% CI 1 to 3).`,
    `${gait} The trial lasted a year. The difference in gait was 4.2 points (1.1 to 7.3).`,
  ])("is told by one of its own outcome: %s", (text) => expect(sizeless(text)).toBeNull());

  it("is told by any number where it only sums up", () => {
    const result = "RESULTS: Falls were seen in 5% of those trained and in 9% of the others.";
    expect(sizeless(`${result} ${gait} \nCONCLUSIONS: Training helps.`)).not.toBeNull();
    expect(sizeless(`${result}\nCONCLUSIONS: Training significantly improves balance.`)).toBeNull();
  });

  it("comes before what is called not significant", () => {
    const none = "Balance did not differ significantly.";
    expect(sizeless(`${none} They walked daily. ${gait}`)).toBe(gait);
    expect(sizeless(none)).toBe(none);
  });
});
