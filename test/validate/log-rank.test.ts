import { describe, expect, it } from "vitest";
import type { BptrialError } from "../../src/core/errors.js";
import { effect, pool, readTable } from "../../src/index.js";

const effects = async (content: string, options = {}) =>
  effect(await readTable({ name: "log-rank.csv", content }), options);
const refused = async (content: string, options = {}): Promise<BptrialError> =>
  effects(content, options).then(
    () => expect.fail("it was not refused"),
    (error: BptrialError) => error.causes[0] ?? error,
  );
const ROWS = "A,-5.2,10.1\nB,1.2,5.6\n";

describe("observed minus expected events beside their variance", () => {
  it.each([
    "study,O-E,V",
    "study,O − E,Variance",
    "study,o_e,v",
    "study,OE,var",
    "study,Log-rank O–E,V",
    "trial,logrank_oe,var_oe",
    "study,(O-E),Var(O-E)",
    "study,o_minus_e,o_minus_e_variance",
  ])("give the log hazard ratio (O − E)/V with SE 1/√V under %s", async (header) => {
    const { effects: found, notes } = await effects(`${header}\n${ROWS}`);
    expect(found.map(({ measure }) => measure)).toEqual(["hr", "hr"]);
    expect(found[0]?.estimate).toBeCloseTo(-5.2 / 10.1, 14);
    expect(found[0]?.variance).toBeCloseTo(1 / 10.1, 14);
    expect(found[1]?.estimate).toBeCloseTo(1.2 / 5.6, 14);
    expect(found[0]?.derivedFrom).toEqual(["log-rank"]);
    expect(notes.map(({ code }) => code)).toContain("N_MEASURE");
  });

  it("are Peto's odds ratios where that is asked for, and nothing else", async () => {
    expect((await effects(`study,O-E,V\n${ROWS}`, { measure: "peto" })).effects[0]?.measure).toBe("peto");
    for (const measure of ["or", "rr", "smd"])
      expect((await refused(`study,O-E,V\n${ROWS}`, { measure })).code).toBe("E_MEASURE");
  });

  it("are never taken by their values: O/E is a ratio, and V needs its name", async () => {
    for (const header of ["study,O/E,V", "study,x,V", "study,O-E,W", "study,O-E,se"])
      expect((await refused(`${header}\n${ROWS}`)).code).toBe("E_COLUMN");
    expect((await refused("study,O-E,V,Var(O-E)\nA,-5.2,10.1,9\nB,1.2,5.6,5\n")).code).toBe("E_COLUMN");
    expect((await refused("study,O.E,V\nA,0.8,10.1\nB,1.2,5.6\n")).code).toBe("E_COLUMN");
  });

  it("of two outcomes side by side are each pooled by themselves", async () => {
    const content = "study,OS_O-E,OS_V,PFS_O-E,PFS_V\nA,-5.2,10.1,-8,20\nB,1.2,5.6,-2,9\n";
    const { fits } = await pool(await readTable({ name: "two.csv", content }));
    expect(fits.map(({ k }) => k)).toEqual([2, 2]);
    expect(fits.map(({ terms }) => (terms[0]?.estimate ?? 0) < 0)).toEqual([true, true]);
  });

  it("leave counts of both arms their place, with a note", async () => {
    const content = "study,events1,n1,events2,n2,O-E,V\nA,12,40,20,41,-4.1,5.2\nB,9,50,14,52,-2.4,4.4\n";
    const { effects: found, notes } = await effects(content);
    expect(found.map(({ measure }) => measure)).toEqual(["rr", "rr"]);
    expect(notes.find(({ code }) => code === "N_SUPERSEDED")?.message).toContain('"O-E", "V"');
  });

  it("turn with the arms that are asked for", async () => {
    const table = "study,treatment,control,O-E,V\nA,drug,placebo,-5.2,10.1\n";
    const [one] = (await effects(table, { treatment: "drug", control: "placebo" })).effects;
    const [other] = (await effects(table, { treatment: "placebo", control: "drug" })).effects;
    expect(other?.estimate).toBe(-(one?.estimate ?? 0));
  });

  it("have a variance above 0, and are left out where one of the two is missing", async () => {
    expect((await refused("study,O-E,V\nA,-5.2,0\n")).code).toBe("E_RANGE");
    const { effects: found, notes } = await effects(`study,O-E,V\n${ROWS}C,,4\nD,2,\n`);
    expect(found.map(({ study }) => study)).toEqual(["A", "B"]);
    expect(notes.filter(({ code }) => code === "N_MISSING")).toHaveLength(2);
  });
});
