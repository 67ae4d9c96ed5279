import { describe, expect, it } from "vitest";
import type { PoolOptions } from "../../src/index.js";
import { codes, pooled, refusal } from "./support.js";

type Options = Partial<PoolOptions>;
const lines = (...rows: readonly string[]) => `${rows.join("\n")}\n`;
/** The studies of the one fit of a table. */
const studies = async (content: string, options: Options) => {
  const { fits } = await pooled(content, options);
  expect(fits).toHaveLength(1);
  return (fits[0]?.studies ?? []).map(({ study, label }) => [study, label]);
};
const names = async (content: string, options: Options) => (await studies(content, options)).map(([study]) => study);

describe("a table without an event, or with nothing else", () => {
  const header = "study,events1,n1,events2,n2";
  const ROWS = lines(header, "A,0,50,0,50", "B,10,50,20,50", "C,50,50,50,50", "D,11,50,19,50", "E,0,50,4,50");

  it("is left out of ratios, unless it is asked for, and not of differences", async () => {
    expect(await names(ROWS, { measure: "rr" })).toEqual(["B", "D", "E"]);
    expect(await names(ROWS, { measure: "rr", doubleZero: "add" })).toEqual(["A", "B", "C", "D", "E"]);
    expect(await names(ROWS, { measure: "rd" })).toEqual(["A", "B", "C", "D", "E"]);
  });

  it("is that of the arms together where they are combined, and of each where the control is split", async () => {
    const arms = (events: number) =>
      lines(
        "study,arm,role,events,n",
        "A,x,treatment,0,50",
        `A,y,treatment,${events},50`,
        "A,c,control,0,50",
        "B,x,treatment,10,50",
        "B,c,control,20,50",
      );
    const combine = { measure: "rr", sharedControl: "combine" } as const;
    expect(await studies(arms(3), combine)).toEqual([
      ["A", "x + y − c"],
      ["B", "x − c"],
    ]);
    expect(await names(arms(0), combine)).toEqual(["B"]);
    const split = { measure: "rr", sharedControl: "split", poolContrasts: true } as const;
    const { fits } = await pooled(arms(3), split);
    expect(fits[0]?.studies.map(({ label, arms: own }) => [label, own?.control.n])).toEqual([
      ["y − c", 50],
      ["x − c", 50],
    ]);
  });
});

describe("directions", () => {
  const scores = (one: string, other: string) =>
    lines("study,instrument,direction,n1,mean1,sd1,n2,mean2,sd2", `A,${one},20,3,2,20,4,2`, `B,${other},20,5,2,21,4,2`);

  it("are turned to one, positive for treatment, whatever the instruments are called", async () => {
    for (const other of ["Y", "X"]) {
      const { fits } = await pooled(scores("X,lower-better", `${other},higher-better`), {});
      expect(fits[0]).toMatchObject({ measure: "smd", direction: "higher-better" });
      expect(fits[0]?.studies.map(({ aligned }) => aligned)).toEqual([true, false]);
      expect(fits[0]?.studies.every(({ estimate }) => estimate > 0)).toBe(true);
    }
  });

  it.each([
    ["X,lower-better", "Y,", "the rows are of several instruments"],
    ["X,lower-better", "X,", "other rows have one"],
    ["X,", "Y,", "the rows are of several instruments"],
  ])("are asked for where one is not known: %s and %s", async (one, other, why) => {
    const { code, message } = await refusal(pooled(scores(one, other)));
    expect(code).toBe("E_DIRECTION");
    expect(message).toMatch(new RegExp(` has no known direction, and ${why}$`));
  });

  it("are not averaged in points", async () => {
    const both = pooled(scores("X,lower-better", "X,higher-better"), { measure: "md" });
    expect((await refusal(both)).code).toBe("E_MIXED");
  });
});

describe("what is pooled in one standardised difference", () => {
  const scores = (one: string, other: string, column: string) =>
    lines(
      `study,instrument,${column},n1,mean1,sd1,n2,mean2,sd2`,
      `A,X,${one},20,3,2,20,4,2`,
      `B,X,${other},20,3,2,21,4,2`,
    );

  it("is what is in two units", async () => {
    const units = scores("kg", "lb", "unit");
    expect((await pooled(units)).fits.map(({ measure }) => measure)).toEqual(["smd"]);
    expect((await refusal(pooled(units, { measure: "md" }))).code).toBe("E_MIXED");
  });

  it("is not change and final scores, of which a mean difference may be", async () => {
    const kinds = (one: string, other: string) => scores(one, other, "value_kind");
    expect((await refusal(pooled(kinds("change", "final"), { measure: "smd" }))).code).toBe("E_MIXED");
    expect((await refusal(pooled(kinds("change", ""), { measure: "smd" }))).code).toBe("E_MIXED");
    expect(await names(kinds("final", ""), { measure: "smd" })).toEqual(["A", "B"]);
    expect(await names(kinds("change", "final"), { measure: "md" })).toEqual(["A", "B"]);
  });
});

it("outcomes of which each study has one are asked about where half of the studies or more share one", async () => {
  const rows = ["A,death,10,50,20,50", "B,death,12,60,25,60", "C,cure,30,60,25,60"];
  const table = (...more: readonly string[]) => lines("study,outcome,events1,n1,events2,n2", ...rows, ...more);
  expect(await names(table(), {})).toEqual(["A", "B", "C"]);
  expect((await refusal(pooled(table("D,cure,31,60,24,60")))).code).toBe("E_OUTCOME");
  const correlations = ["A,x,cor,0.1,0.02", "B,x,cor,0.2,0.02", "C,y,cor,0.3,0.02", "D,y,cor,0.1,0.02"];
  expect(await names(lines("study,outcome,measure,estimate,se", ...correlations), {})).toEqual(["A", "B", "C", "D"]);
});

describe("the model over all groups", () => {
  const overall = async (content: string, options: Options) => {
    const { fits, notes } = await pooled(content, options);
    expect(codes(notes).includes("N_NO_OVERALL")).toBe(!fits.some((fit) => fit.overall));
    return fits.filter((fit) => fit.overall).map(({ k }) => k);
  };
  const scores = (one: string, other: string) =>
    lines(
      "study,instrument,direction,n1,mean1,sd1,n2,mean2,sd2",
      ...["A", "B"].map((study, i) => `${study},${one},20,3,2,2${i},4,2`),
      ...["C", "D"].map((study, i) => `${study},${other},21,5,2,2${i},4,2`),
    );

  it("is in the measure and the direction of its groups", async () => {
    const by = { by: ["instrument"] };
    expect(await overall(scores("X,lower-better", "Y,lower-better"), { ...by, measure: "smd" })).toEqual([4]);
    expect(await overall(scores("X,lower-better", "Y,lower-better"), by)).toEqual([]);
    expect(await overall(scores("X,lower-better", "Y,higher-better"), { ...by, measure: "smd" })).toEqual([]);
  });

  it("is not that of the first time only, where times tell rows of a study apart", async () => {
    const rows = ["A,x,6", "A,x,12", "B,x,6", "B,x,12", "C,y,6", "C,y,12"].map((row, i) => `${row},0.${i},0.02`);
    const times = lines("study,clinic,followup,yi,vi", ...rows);
    expect(await overall(times, { by: ["clinic"], measure: "md", assumeIndependent: true })).toEqual([]);
  });

  it("leaves out, as its groups do, what has no value to be grouped by", async () => {
    const rows = ["A,x,0.1,0.02", "B,X,0.2,0.02", "C,y,0.3,0.02", "D,,0.4,0.02"];
    const { fits } = await pooled(lines("study,clinic,yi,vi", ...rows), { by: ["clinic"], measure: "md" });
    expect(fits.map(({ group, k }) => [group.clinic, k])).toEqual([
      ["x", 2],
      ["y", 1],
      [undefined, 3],
    ]);
  });
});
