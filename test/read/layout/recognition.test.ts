import { describe, expect, it } from "vitest";
import { effect } from "../../../src/index.js";
import { codes, pooled, refusal, table } from "../../pipeline/support.js";

const effects = async (content: string, options = {}) => (await effect(await table(content), options)).effects;
const called = async (content: string) =>
  Object.fromEntries((await table(content)).columns.map(({ header, canonical }) => [header, canonical]));
const logRatio = (events1: number, n1: number, events2: number, n2: number) => Math.log(events1 / n1 / (events2 / n2));

describe("three arms or more in a row", () => {
  it("have the plain count of events, not that of one kind of event behind it", async () => {
    const kinds =
      "study,n_a,n_b,n_c,events_a,events_b,events_c,stroke_events_a,stroke_events_b,stroke_events_c\nA,50,51,52,10,12,14,1,2,3\n";
    const [first] = await effects(kinds, { control: "c" });
    expect(first).toMatchObject({ treatment: "a", control: "c" });
    expect(first?.estimate).toBeCloseTo(logRatio(10, 50, 14, 52), 12);
  });

  it("take no quantity of two of them alone", async () => {
    const two = "study,n_a,n_b,n_c,events_a,events_b,events_c,mean_a,mean_b\nA,50,51,52,10,12,14,3,4\n";
    expect(await called(two)).not.toHaveProperty("mean_a | mean_b");
  });

  it("may lack an arm in every row", async () => {
    const none = "study,n_a,n_b,n_c,n_d,events_a,events_b,events_c,events_d\nA,50,51,52,,10,12,14,\n";
    expect((await effects(none, { control: "c" })).map(({ treatment }) => treatment)).toEqual(["a", "b"]);
  });

  it("are three of which all is known: of two, the row is a pair", async () => {
    const pair = "study,n_a,n_b,n_c,events_b,events_c,events_d\nA,50,51,52,10,12,3\nB,60,61,62,11,13,4\n";
    expect((await table(pair)).form).toBe("wide");
  });

  it("are two that are read and a third that is told of, where more than one of its columns stands there", async () => {
    const third = (columns: string, cells: string) =>
      table(
        `study,n_drug,mean_drug,sd_drug,n_placebo,mean_placebo,sd_placebo,${columns}\nA,20,3,1,21,4,1.1,${cells}\nB,30,3.1,1,31,4.1,1.1,${cells}\n`,
      );
    expect((await third("n_other,mean_other", "22,5")).notes.map(({ message }) => message)).toEqual([
      '"n_other", "mean_other" hold a further arm, which is not read',
    ]);
    expect((await third("n_other", "22")).notes).toEqual([]);
  });
});

describe("events and the people they are counted in", () => {
  it("may be equal, in some rows or in all", async () => {
    for (const second of ["B,10,40,9,40", "B,40,40,9,40"]) {
      const found = await effects(`study,h.caf,n.caf,h.decaf,n.decaf\nA,31,31,10,34\n${second}\n`);
      expect(found[0]?.arms?.treatment).toMatchObject({ events: 31, n: 31 });
    }
  });

  it("stand in one row at least", async () => {
    const never = "study,h.caf,n.caf,h.decaf,n.decaf\nA,31,,10,34\nB,,40,9,40\n";
    expect((await refusal(table(never))).code).toBe("E_COLUMN");
  });
});

describe("a column r of numbers", () => {
  const means = (one: number, other: number) =>
    `study,r,n1,mean1,sd1,n2,mean2,sd2\nA,${one},20,3,2,20,4,2\nB,${other},20,3.1,2,20,4,2\n`;

  it.each([
    [30, 40],
    [-30, -40],
  ])("beyond 1 holds no correlations: %d, %d", async (one, other) => {
    const found = await effect(await table(means(one, other)));
    expect(found.effects).toHaveLength(2);
    expect(codes(found.notes)).toContain("N_COLUMN_IGNORED");
  });

  it.each([
    [1, 1],
    [-0.5, -1],
  ])("from −1 to 1 holds them: %d, %d", async (one, other) => {
    expect(await called(means(one, other))).toMatchObject({ r: "correlation" });
  });
});

describe("an arm without is the control, on whichever side it stands", () => {
  it.each([
    ["zinc", "nozinc"],
    ["yes", "no"],
  ])("%s and %s", async (given, without) => {
    const sides = (one: string, other: string, cells: string) =>
      `study,cured.${one},n.${one},cured.${other},n.${other}\nA,${cells}\n`;
    for (const content of [sides(given, without, "10,50,20,50"), sides(without, given, "20,50,10,50")]) {
      const [found] = await effects(content);
      expect(found).toMatchObject({ treatment: given, control: without });
      expect(found?.estimate).toBeCloseTo(Math.log(0.5), 12);
    }
  });
});

describe("what tells the repeated arms of a study apart", () => {
  it("leaves two arms to compare in each part; what numbers the rows does not", async () => {
    const rows = [
      "A,drug,upper,p,20,3,1",
      "A,placebo,upper,q,20,4,1",
      "A,drug,lower,r,20,3.5,1",
      "A,placebo,lower,s,20,4.5,1",
    ];
    const { fits } = await pooled(`study,arm,half,code,n,mean,sd\n${rows.join("\n")}\n`);
    expect(fits.map(({ group }) => group)).toEqual([{ outcome: "upper" }, { outcome: "lower" }]);
    const numbered = rows.map((row) => row.replace(/upper,|lower,/, "")).join("\n");
    expect((await refusal(pooled(`study,arm,code,n,mean,sd\n${numbered}\n`))).code).toBe("E_ARMS");
  });

  it("does so in every study", async () => {
    const odd =
      "study,arm,part,n,mean,sd\nA,drug,p,20,3,1\nA,placebo,p,20,4,1\nA,drug,q,20,3.5,1\nB,drug,p,20,3,1\nB,placebo,p,20,4,1\n";
    expect((await refusal(pooled(odd))).message).toContain('two rows for the arm "drug"');
  });
});

describe("limits", () => {
  it("belong to the estimate of their name where it lies between them in every row", async () => {
    const rows = (second: string) => `study,Diff,Diff lower,Diff upper\nA,0.3,0.1,0.5\n${second}\n`;
    expect(await called(rows("B,0.4,0.1,0.7"))).toMatchObject({ "Diff lower": "ci_lower", "Diff upper": "ci_upper" });
    for (const second of ["B,0.4,0.5,0.7", "B,0.4,0.1,0.2"])
      expect((await refusal(table(rows(second)))).code).toBe("E_COLUMN");
    expect((await refusal(table("study,Diff,Diff lower\nA,0.3,0.1\n"))).code).toBe("E_COLUMN");
  });

  it("without a name are of the one column between them", async () => {
    for (const [one, other] of [
      [50, 55],
      [-50, -55],
    ])
      expect(
        await called(`study,change,lower,upper,age\nA,0.3,0.1,0.5,${one}\nB,0.4,0.1,0.6,${other}\n`),
      ).toMatchObject({ change: "estimate", lower: "ci_lower", upper: "ci_upper", age: null });
    for (const second of ["B,0.4,0.5,0.7", "B,0.4,0.1,0.2"])
      expect((await refusal(table(`study,change,lower,upper\nA,0.3,0.1,0.5\n${second}\n`))).code).toBe("E_COLUMN");
    expect((await refusal(table("study,change,lower\nA,0.3,0.1\n"))).code).toBe("E_COLUMN");
  });
});

describe("what patients were like before treatment", () => {
  const WORDS =
    "baseline base pre bl sites site centres centers age ages sex male males female females men women gender weight height bmi year years duration dose followup weeks months alter edad leeftijd homme hommes femme femmes manner frauen hombres mujeres";

  it.each(WORDS.split(" "))("%s is no mean beside an SD", async (word) => {
    const content = `study,${word}.trt,${word}.ctrl,sd.trt,sd.ctrl,n.trt,n.ctrl\nA,45.5,46,9,8,50,50\nB,51,50,9,8,60,60\n`;
    expect((await refusal(table(content))).code).toBe("E_COLUMN");
    // Under any other word it is.
    expect((await table(content.replaceAll(word, "bdi"))).form).toBe("wide");
  });
});
