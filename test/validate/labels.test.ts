import { describe, expect, it } from "vitest";
import { seenBefore, validator } from "../../src/validate/index.js";
import { facts, headOf, plainOptions, run } from "./table.js";

const LONG = `study,timepoint,arm,n,mean,sd
A,4 weeks,Drug,20,5,1
A,4\u00a0weeks,placebo,21,4,1
a,4  Weeks,drug,20,6,2
B,4 weeks,drug ,22,3,2
B,4 weeks,Placebo,23,2,2`;

describe("labels that look equal", () => {
  it("are equal, in blanks and in composed letters", () => {
    const { outcomes, notes } = run(
      "wide",
      "study,outcome,n1,events1,n2,events2\nA,caf\u00e9,9,1,9,2\nB, cafe\u0301 ,9,1,9,2",
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["café", "café"]);
    expect(notes).toEqual([]);
  });

  it("join the arms of a study where they differ in case only, with a note on each spelling", () => {
    const { outcomes, codes, notes } = run(
      "long",
      LONG.replace(/^a,4 .*\n/m, "").replace("\nB,4 weeks,drug ", "\nb,4 Weeks,drug "),
    );
    expect(codes).toEqual([]);
    expect(outcomes.map(({ study, timepoint, treatment, control }) => [study, timepoint, treatment, control])).toEqual([
      ["A", "4 weeks", "Drug", "placebo"],
      ["b", "4 weeks", "Drug", "placebo"],
    ]);
    expect(notes.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'N_LABEL the timepoint "4 Weeks" was taken as "4 weeks": they differ in case only',
      'N_LABEL the arm "drug" was taken as "Drug": they differ in case only',
      'N_LABEL the study "B" was taken as "b": they differ in case only',
      'N_LABEL the arm "Placebo" was taken as "placebo": they differ in case only',
    ]);
    expect(notes[0]?.place).toEqual({ file: "trial.csv", row: 4, column: "timepoint" });
  });

  it("make one arm that stands twice", () => {
    expect(run("long", LONG).codes).toEqual(["E_ARMS"]);
  });

  it("are equal in what is asked for", () => {
    const csv =
      "study,x site,treatment,control,n1,events1,n2,events2\nA,Old\u00a0Town,drug  a,Placebo,9,1,9,2\nB,old town,Drug B,placebo,9,1,9,2";
    const studies = (options: object) => run("wide", csv, options).outcomes.map(({ study }) => study);
    const filter = (operator: "=" | "!=") => [{ column: "x site", operator, value: "OLD TOWN " }];
    expect(studies({ filter: filter("=") })).toEqual(["A", "B"]);
    expect(studies({ filter: filter("!=") })).toEqual([]);
    expect(studies({ treatment: " Drug A", control: "placebo " })).toEqual(["A"]);
  });

  it("are joined across the tables of a run", () => {
    const seen = seenBefore();
    const studies = ["Smith 2001", "SMITH  2001"].map((study) => {
      const table = validator(headOf("wide", ["study", "n1", "events1", "n2", "events2"]), plainOptions, facts, seen);
      return table.push({ row: 2, cells: [study, "9", "1", "9", "2"] })[0]?.study;
    });
    expect(studies).toEqual(["Smith 2001", "Smith 2001"]);
  });
});
