import { describe, expect, it } from "vitest";
import { BptrialError, effect, mcid, type PoolOptions, pool, readTable } from "../../src/index.js";
import { expectValid } from "../schema.js";

const typed = (text: string) => readTable({ name: "typed.csv", content: text });
const HEAD = "study,instrument,n1,mean1,sd1,n2,mean2,sd2\n";
const MIXED = `${HEAD}A,odi,40,20,12,41,28,13\nB,sf36-pcs,30,60,20,31,51,21\nC,odi,55,25,14,50,27,15\n`;
const ODI = `${HEAD}A,odi,40,20,12,41,28,13\nC,odi,55,25,14,50,27,15\nD,odi,60,22,12,58,30,14\n`;

const refusal = async (text: string, options: Partial<PoolOptions>): Promise<string> => {
  try {
    await pool(await typed(text), options);
  } catch (error) {
    if (error instanceof BptrialError) return `${error.code} ${error.message}`;
  }
  return "nothing refused";
};

describe("a pool in MID units", () => {
  const request = { mcid: { ODI: 10, "SF-36 physical component summary": 5 } };

  it("divides each difference by its instrument's MID, turned to benefit", async () => {
    const document = await pool(await typed(MIXED), request);
    expectValid(document);
    const [fit] = document.fits;
    expect(fit).toMatchObject({ measure: "md", unit: "MID", direction: "higher-better", k: 3 });
    expect(fit?.studies.map(({ estimate }) => estimate)).toEqual([0.8, 1.8, 0.2]);
    expect(fit?.studies[0]?.variance).toBeCloseTo((12 ** 2 / 40 + 13 ** 2 / 41) / 100, 12);
    expect(document.options.mcid).toEqual(["ODI=10", "SF-36 physical component summary=5"]);
  });

  it("is set against 1, the size of one MID", async () => {
    const [fit] = (await pool(await typed(MIXED), request)).fits;
    expect(fit?.mcid).toHaveLength(1);
    expect(fit?.mcid[0]).toMatchObject({ threshold: 1, unit: "MID", position: "straddles" });
    expect(fit?.mcid[0]?.midUnits).toEqual(fit?.mcid[0]?.benefit);
  });

  it("is the pool in points divided by the MID where there is one instrument", async () => {
    const [inMids] = (await pool(await typed(ODI), { mcid: { odi: 10 } })).fits;
    const [inPoints] = (await pool(await typed(ODI), { mcid: 10 })).fits;
    expect(10 * (inMids?.terms[0]?.estimate ?? 0)).toBeCloseTo(inPoints?.terms[0]?.estimate ?? 0, 9);
    expect(inMids?.mcid[0]?.probabilityMeanExceeds).toBeCloseTo(inPoints?.mcid[0]?.probabilityMeanExceeds ?? 0, 9);
    expect(inPoints?.mcid[0]?.midUnits.estimate).toBeCloseTo((inPoints?.mcid[0]?.benefit.estimate ?? 0) / 10, 12);
  });

  it("is refused without a MID for each instrument, for one named twice, and for two units of one", async () => {
    expect(await refusal(MIXED, { mcid: { odi: 10 } })).toContain("E_OPTION --mcid has no value for sf36-pcs");
    expect(await refusal(ODI, { mcid: { odi: 10, ODI: 12 } })).toContain("names odi twice");
    expect(await refusal(ODI, { mcid: { odi: -1 } })).toContain("must be a positive amount");
    const units =
      "study,instrument,unit,direction,n1,mean1,sd1,n2,mean2,sd2\nA,vas,mm,lower-better,40,20,12,41,28,13\nB,vas,cm,lower-better,40,2,1.2,41,2.8,1.3\n";
    expect(await refusal(units, { mcid: { vas: 10 } })).toContain("E_MIXED");
  });
});

describe("thresholds", () => {
  it.each([6, "registry"] as const)(
    "leave a mixed set of SMDs alone and say how it can be done: --mcid %s",
    async (value) => {
      const [fit] = (await pool(await typed(MIXED), { mcid: value })).fits;
      expect(fit?.mcid).toEqual([]);
      const note = fit?.notes.find(({ code }) => code === "N_THRESHOLD");
      expect(note?.message).toContain("mix instruments");
      expect(note?.message).toContain("--mcid odi=…,sf36-pcs=…");
    },
  );

  it("are never set against ratios, whose logarithm is no benefit", async () => {
    const { comparisons } = await mcid(await typed("study,events1,n1,events2,n2\nA,4,123,11,139\n"), {
      measure: "rr",
      direction: "lower-better",
    });
    expect(comparisons[0]).toMatchObject({ benefit: null, benefitLow: null, verdict: "no-threshold" });
    expect(comparisons[0]?.nnt?.kind).toBe("benefit");
  });

  it("made between groups say nothing of the change of one", async () => {
    const text = "study,instrument,n,mean1,sd1,mean2,sd2,r\nA,odi,40,40,12,30,13,0.6\n";
    const { comparisons } = await mcid(await typed(text));
    expect(comparisons.length).toBeGreaterThan(1);
    expect(comparisons.filter(({ threshold }) => threshold?.kind === "between-group")).toEqual([]);
    expect(comparisons.flatMap(({ notes }) => notes).map(({ message }) => message)).toContainEqual(
      expect.stringContaining("made for a difference between groups"),
    );
  });

  it("do not judge an effect on a scale that nobody names", async () => {
    const text = "study,measure,instrument,yi,vi\nA,gen,odi,-8,4\n";
    const { comparisons } = await mcid(await typed(text), { direction: "lower-better" });
    expect(comparisons).toMatchObject([{ threshold: null, verdict: "no-threshold" }]);
  });

  it("published as a range are met from its lower end and exceeded beyond its upper one", async () => {
    const ownThresholds = [
      {
        id: "own",
        instrument: "odi",
        value: 4,
        valueHigh: 9,
        unit: "points" as const,
        form: "change" as const,
        kind: "within-person" as const,
        usedAs: null,
        method: null,
        population: null,
        baselineLow: null,
        baselineHigh: null,
        citation: "own",
        evidence: "user" as const,
      },
    ];
    const at = async (mean: number) => {
      const text = `${HEAD}A,odi,400,${28 - mean},12,410,28,13\n`;
      const { comparisons } = await mcid(await typed(text), { ownThresholds });
      return comparisons.find(({ threshold }) => threshold?.id === "own");
    };
    const within = await at(6);
    expect(within).toMatchObject({ position: "straddles", verdict: "inconclusive" });
    expect(within?.because).toContain("overlaps 4 to 9 (within-person), the estimate within that range");
    expect(within?.because).toContain("exceeds 9");
    expect((await at(3.5))?.because).toContain("short of it");
    expect((await at(2))?.position).toBe("below");
    expect((await at(12))?.verdict).toBe("important");
  });
});

describe("what stands in several rows or none", () => {
  it("groups that share studies are not tested against each other", async () => {
    const rows = ["A", "B"].flatMap((study) =>
      ["pain", "function"].map((outcome) => `${study},${outcome},40,20,12,41,28,13`),
    );
    const text = `study,domain,n1,mean1,sd1,n2,mean2,sd2\n${rows.join("\n")}\n`;
    const { subgroupDifferences, notes } = await pool(await typed(text), { by: ["domain"] });
    expect(subgroupDifferences).toEqual([]);
    expect(notes).toContainEqual(expect.objectContaining({ code: "N_INDEPENDENCE" }));
  });

  it("a row without a value in --by is left out with a note, not made a group of its own", async () => {
    const text = "study,region,n1,mean1,sd1,n2,mean2,sd2\nA,north,40,20,12,41,28,13\nB,,42,21,12,40,27,13\n";
    const { fits, notes } = await pool(await typed(text), { by: ["region"] });
    expect(fits.map(({ group }) => group)).toEqual([{ region: "north" }]);
    expect(notes).toMatchObject([{ code: "N_LEFT_OUT", place: { row: 3 } }]);
  });

  it("points of two units are not averaged", async () => {
    const text =
      "study,instrument,unit,n1,mean1,sd1,n2,mean2,sd2\nA,vas,mm,40,20,12,41,28,13\nB,vas,cm,40,2,1,41,3,1\n";
    expect(await refusal(text, { measure: "md" })).toContain("E_MIXED");
  });

  it("a printed difference stays in points where SMDs are asked for", async () => {
    const text = "study,instrument,measure,estimate,ci_lower,ci_upper\nA,odi,md,-7.9,-11,-4.7\n";
    await expect(effect(await typed(text), { measure: "smd" })).rejects.toMatchObject({
      causes: [{ code: "E_MEASURE", message: expect.stringContaining("md") }],
    });
  });
});
