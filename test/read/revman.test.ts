import { describe, expect, it } from "vitest";
import { effect, pool } from "../../src/index.js";
import { open, openFixture, refusal, walk } from "./support.js";

const five = () => openFixture("shapes/revman5.csv");
const web = () => openFixture("shapes/revman-web.csv");
const OUTCOMES = {
  death: "Aspirin for Preventing Death after Myocardial Infarction",
  stay: "Mental Health Treatment versus Control",
};
const only = (outcome: string) => ({ filter: [{ column: "outcome", operator: "=" as const, value: outcome }] });
const common = { model: "common", inference: "z" } as const;

describe("RevMan's exports", () => {
  it("are the studies of each outcome, with the columns its kind of data fills", async () => {
    const table = await five();
    expect([table.form, (await walk(table)).errors]).toEqual(["wide", []]);
    const { rows } = await walk(table);
    const named = rows.map(({ row, cells }) => ({
      row,
      ...Object.fromEntries(table.columns.map(({ header, index }) => [header, cells[index]])),
    }));
    expect(named).toHaveLength(15);
    expect(named[0]).toEqual({
      row: 4,
      study: "MRC-1",
      outcome: OUTCOMES.death,
      comparison: "Two treatments",
      subgroup: "",
      year: "1974",
      instrument: "",
      treatment: "Aspirin",
      control: "Control",
      events1: "49",
      n1: "615",
      events2: "67",
      n2: "624",
      mean1: "",
      sd1: "",
      mean2: "",
      sd2: "",
    });
    expect(named[7]).toMatchObject({ study: "Davis", events1: "", mean1: "5", sd1: "4.7", outcome: OUTCOMES.stay });
    expect(named.slice(-3).map((one) => Object.values(one).slice(0, 5))).toEqual([
      [20, "Adams 2001", "Pain", "Drug against placebo", "Adults"],
      [21, "Baker 2004", "Pain", "Drug against placebo", "Adults"],
      [23, "Clark 2010", "Pain", "Drug against placebo", "Children"],
    ]);
  });

  // RevMan 5.4: MD, IV, fixed, and OR, MH, fixed (inverse variance differs from MH in the third digit), as exported.
  it("pool to what RevMan printed", async () => {
    const { fits } = await pool(await five(), { ...only(OUTCOMES.stay), ...common });
    const [term] = fits[0]?.terms ?? [];
    expect([term?.estimate, term?.ciLow, term?.ciHigh]).toEqual([
      expect.closeTo(-0.70938839, 8),
      expect.closeTo(-1.25848502, 8),
      expect.closeTo(-0.16029176, 8),
    ]);
    expect([fits.length, fits[0]?.studies.length, fits[0]?.heterogeneity?.q]).toEqual([
      1,
      5,
      expect.closeTo(5.66012379, 8),
    ]);
    const { effects } = await effect(await five(), { ...only(OUTCOMES.death), measure: "or" });
    expect(effects.map(({ estimate }) => Math.exp(estimate))).toEqual(
      [0.71971415, 0.6807598, 0.80287019, 0.80073869, 0.79814324, 1.1327364, 0.89496936].map((or) =>
        expect.closeTo(or, 7),
      ),
    );
  });

  it("pool standardised differences where RevMan did, since the scales differ", async () => {
    const pain = only("Pain");
    expect((await refusal(pool(await five(), pain))).code).toBe("E_DIRECTION");
    const { fits } = await pool(await five(), { ...pain, direction: "lower-better" });
    expect(fits.map(({ measure, studies }) => [measure, studies.length])).toEqual([["smd", 3]]);
    const bySubgroup = await pool(await five(), { ...pain, direction: "lower-better", by: ["subgroup"] });
    expect(bySubgroup.fits.map(({ studies }) => studies.length)).toContain(2);
  });

  it("tell what was left out, and how RevMan pooled", async () => {
    const told = (await five()).notes.map(({ message }) => message);
    expect(told).toEqual([
      "a RevMan export: 15 rows of studies were read, totals were not",
      'without counts or means of two groups, and left out: "Death"',
      'RevMan standardised these, so each trial is taken to have a scale of its own: "Pain"',
      expect.stringContaining('"Mental Health Treatment versus Control" MD, IV, fixed'),
    ]);
  });

  it("of RevMan Web give the same studies; a difference that it did not print is standardised", async () => {
    const ors = { ...only(OUTCOMES.death), measure: "or", ...common, control: null };
    const one = await pool(await five(), ors);
    const other = await pool(await web(), ors);
    expect(other.fits[0]?.terms[0]?.estimate).toBeCloseTo(one.fits[0]?.terms[0]?.estimate ?? 0, 12);
    const stay = await pool(await web(), { ...only(OUTCOMES.stay), direction: "lower-better" });
    expect(stay.fits.map(({ measure, studies }) => [measure, studies.length])).toEqual([["smd", 5]]);
  });

  it("keep outcomes of one name apart, and zeros of events are events", async () => {
    const header =
      "Comparison Number,Outcome Number,Subgroup Number,Name,Data Type,Effect Measure,Events 1,Mean 1,SD 1,Total 1,Events 2,Mean 2,SD 2,Total 2";
    const table = await open([
      header,
      "1,0,0,A against B,,,,,,,,,,",
      "1,1,0,Death,DIC,RR,0,,,20,3,,,20",
      "1,1,0,X,,,0,0,0,20,3,0,0,20",
      "2,0,0,A against C,,,,,,,,,,",
      "2,1,0,Death,DIC,RR,1,,,20,3,,,20",
      "2,1,0,X,,,1,0,0,20,3,0,0,20",
    ]);
    const { rows } = await walk(table);
    const at = (name: string) => table.columns.find(({ header: own }) => own === name)?.index ?? -1;
    expect(rows.map(({ cells }) => [cells[at("outcome")], cells[at("events1")], cells[at("mean1")]])).toEqual([
      ["1.1 Death", "0", ""],
      ["2.1 Death", "1", ""],
    ]);
    const none = ["1,0,0,A,,,,,,,,,,", "1,1,0,Time,IV,HR,,,,,,,,", "1,1,0,X,,,0,0,0,20,0,0,0,20"];
    const error = await refusal(open([header, ...none]));
    expect([error.code, error.message]).toEqual([
      "E_HEADER",
      "trial.csv: a RevMan export without counts or means of two groups",
    ]);
  });
});
