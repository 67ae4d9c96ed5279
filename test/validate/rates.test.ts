import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { effect, readTable } from "../../src/index.js";

const effects = async (content: string, options = {}) =>
  effect(await readTable({ name: "rates.csv", content }), options);
const fixture = (name: string) => readFileSync(join(import.meta.dirname, "../../fixtures/reference", name), "utf8");

/** metafor 5.1-12, metadat dat.hart1999: escalc(measure = "IRR", x1i, t1i, x2i, t2i) gives fixtures/reference/hart1999-irr.csv */
const HART1999 = `study,events1,time1,events2,time2
AFASAK 1989,9,413,19,398
SPAF 1991,8,263,19,245
`;

describe("events in person-time", () => {
  it("give the log rate ratios of metafor", async () => {
    const expected = fixture("hart1999-irr.csv").trim().split("\n").slice(1, 3);
    const { effects: found } = await effects(HART1999);
    expect(found.map(({ measure }) => measure)).toEqual(["irr", "irr"]);
    for (const [i, line] of expected.entries()) {
      const [study, y, v] = line.split(",");
      expect(found[i]?.study).toBe(study);
      expect(found[i]?.estimate).toBeCloseTo(Number(y), 12);
      expect(found[i]?.variance).toBeCloseTo(Number(v), 12);
      expect(found[i]?.derivedFrom).toEqual(["rate-ratio"]);
    }
  });

  it("get ½ in both arms where one has no event, as metafor adds it, with a note", async () => {
    const { effects: found } = await effects("study,events1,time1,events2,time2\nStudy 1,0,100,4,110\n");
    expect(found[0]?.estimate).toBeCloseTo(-2.1019143975318944, 12);
    expect(found[0]?.variance).toBeCloseTo(2.2222222222222223, 12);
    expect(found[0]?.notes.map(({ code }) => code)).toContain("N_CONTINUITY");
  });

  it("get it where the control has none, and are not double zeros for that", async () => {
    const { effects: found } = await effects("study,events1,time1,events2,time2\nA,4,110,0,100\n");
    expect(found[0]?.estimate).toBeCloseTo(Math.log(4.5 / 110 / (0.5 / 100)), 12);
    expect(found[0]?.variance).toBeCloseTo(1 / 4.5 + 1 / 0.5, 12);
  });

  it.each([
    ["time", "4,0,3,100", "person_time1"],
    ["time", "4,100,3,-1", "person_time2"],
    ["events", "-4,100,3,100", "events1"],
  ])("are refused with no %s to count: %s", async (_, cells, column) => {
    const rows = `study,events1,person_time1,events2,person_time2\nA,4,100,3,100\nB,${cells}\n`;
    await expect(effects(rows)).rejects.toMatchObject({ causes: [{ code: "E_RANGE", place: { row: 3, column } }] });
  });

  it.each(["4,100,3,", "4,100,,100", "4,,3,100", ",100,3,100"])(
    "are left out where one is missing: %s",
    async (cells) => {
      const rows = `study,events1,person_time1,events2,person_time2\nA,4,100,3,100\nB,${cells}\n`;
      const { effects: found, notes } = await effects(rows);
      expect(found.map(({ study }) => study)).toEqual(["A"]);
      expect(notes.map(({ code }) => code)).toContain("N_MISSING");
    },
  );

  it("say nothing without events in either arm, which is told", async () => {
    const { effects: found, notes } = await effects("study,events1,time1,events2,time2\nA,0,100,0,110\nB,3,90,2,100\n");
    expect(found.map(({ study }) => study)).toEqual(["B"]);
    expect(notes.map(({ code }) => code)).toContain("N_DOUBLE_ZERO");
  });

  it("are never taken for people: a risk ratio of them is refused", async () => {
    await expect(effects(HART1999, { measure: "rr" })).rejects.toMatchObject({
      causes: [{ code: "E_MEASURE" }, { code: "E_MEASURE" }],
    });
    const days = HART1999.replace("time1", "days_trt")
      .replace("time2", "days_ctl")
      .replace("events1", "inf_trt")
      .replace("events2", "inf_ctl");
    expect((await effects(days)).effects.map(({ measure }) => measure)).toEqual(["irr", "irr"]);
  });

  it("turn with the arms that are asked for", async () => {
    const table = "study,treatment,control,events1,time1,events2,time2\nA,drug,placebo,9,413,19,398\n";
    const [one] = (await effects(table, { treatment: "drug", control: "placebo" })).effects;
    const [other] = (await effects(table, { treatment: "placebo", control: "drug" })).effects;
    expect(other?.estimate).toBe(-(one?.estimate ?? 0));
  });
});

describe("events in person-time a row an arm", () => {
  const header = "study,arm,events,person_years";
  const long = (rows: string) => `${header}\n${rows}`;
  const AFASAK = "AFASAK 1989,warfarin,9,413\nAFASAK 1989,placebo,19,398\n";

  it("give what they give with both arms in a row", async () => {
    const [wide] = (await effects(HART1999)).effects;
    for (const time of ["person_years", "patient_days", "py", "Person-time", "Patient days at risk"]) {
      const [one] = (await effects(long(AFASAK).replace("person_years", time))).effects;
      expect([one?.measure, one?.estimate, one?.variance]).toEqual(["irr", wide?.estimate, wide?.variance]);
      expect([one?.treatment, one?.control]).toEqual(["warfarin", "placebo"]);
    }
  });

  it("get ½ in both arms where one has no event, and say nothing where neither has", async () => {
    const rows = "A,drug,0,100\nA,placebo,4,110\nB,drug,0,90\nB,placebo,0,95\n";
    const { effects: found, notes } = await effects(long(rows));
    expect(found.map(({ study }) => study)).toEqual(["A"]);
    expect(found[0]?.estimate).toBeCloseTo(-2.1019143975318944, 12);
    expect(found[0]?.notes.map(({ code }) => code)).toContain("N_CONTINUITY");
    expect(notes.map(({ code }) => code)).toContain("N_DOUBLE_ZERO");
  });

  it("are risks where people are counted, and never people", async () => {
    const rows = "A,drug,9,40,413\nA,placebo,19,41,398\n";
    const [one] = (await effects(`study,arm,events,n,person_years\n${rows}`)).effects;
    expect(one?.measure).toBe("rr");
    await expect(effects(long(AFASAK), { measure: "rr" })).rejects.toMatchObject({ causes: [{ code: "E_MEASURE" }] });
    await expect(effects(long(AFASAK).replace("person_years", "time"))).rejects.toMatchObject({ exitCode: 3 });
  });

  it("leave out an arm without its time, and refuse one of 0", async () => {
    const rows = `${AFASAK}B,warfarin,3,\nB,placebo,4,90\n`;
    const { effects: found, notes } = await effects(long(rows));
    expect(found.map(({ study }) => study)).toEqual(["AFASAK 1989"]);
    expect(notes.find(({ code }) => code === "N_MISSING")?.message).toContain("person-time");
    await expect(effects(long("A,warfarin,3,0\nA,placebo,4,90\n"))).rejects.toMatchObject({
      causes: [{ code: "E_RANGE" }],
    });
  });

  it("ask where two arms share a control", async () => {
    const { pool } = await import("../../src/index.js");
    const rows = `${AFASAK}AFASAK 1989,aspirin,12,400\n`;
    const table = await readTable({ name: "three.csv", content: long(rows) });
    await expect(pool(table)).rejects.toMatchObject({ code: "E_SHARED_CONTROL" });
  });
});
