import { describe, expect, it } from "vitest";
import { run } from "./table.js";

const HEAD = "study,n1,mean1,sd1,n2,mean2,sd2";
const GOOD = "Good,20,5,1,21,4,1";

describe("a row of which no effect comes", () => {
  const rows = [
    ["an empty arm", HEAD, "A,20,5,1,0,4,1", 'nobody in "control"', "n2"],
    ["one person in an arm", HEAD, "A,1,5,1,21,4,1", 'one person in "treatment", who has no SD', "n1"],
    ["an SD of 0 in both arms", HEAD, "A,20,5,0,21,4,0.0", "an SD of 0 in both arms", "sd1"],
    ["an empty arm of a count", "study,events1,n1,events2,n2", "A,0,0,2,40", 'nobody in "treatment"', "n1"],
    [
      "neither events nor others",
      "study,events1,nonevents1,events2,nonevents2",
      "A,0,0,2,40",
      'nobody in "treatment"',
      "nonevents1",
    ],
    ["an empty arm with a percentage", "study,percent1,n1,percent2,n2", "A,0,0,20,40", 'nobody in "treatment"', "n1"],
  ] as const;

  it.each(rows)("is left out with a note: %s", (_, head, row, why) => {
    const { outcomes, codes, notes } = run("wide", `${head}\n${row}`);
    expect([outcomes, codes]).toEqual([[], []]);
    const message = `a row was left out, since no effect comes of it: "A" (row 2: ${why}); --strict refuses such rows`;
    expect(notes.filter(({ code }) => code === "N_UNUSABLE")).toMatchObject([{ message, place: { row: 2 } }]);
  });

  it.each(rows)("is refused with --strict: %s", (_, head, row, why, column) => {
    const { outcomes, errors, notes } = run("wide", `${head}\n${row}`, { strict: true });
    expect(outcomes).toEqual([]);
    expect(errors).toMatchObject([
      { code: "E_RANGE", message: `no effect comes of "A": ${why}`, place: { file: "trial.csv", row: 2, column } },
    ]);
    expect(notes.filter(({ code }) => code === "N_UNUSABLE")).toEqual([]);
  });

  it("leaves the others as they are, and one note lists them all", () => {
    const { outcomes, codes, notes } = run("wide", `${HEAD}\nA,0,5,1,21,4,1\n${GOOD}\nB,9,5,0,9,4,0\nC,9,5,1,1,4,1`);
    expect(outcomes.map(({ study }) => study)).toEqual(["Good"]);
    expect(codes).toEqual([]);
    expect(notes.filter(({ code }) => code === "N_UNUSABLE").map(({ message }) => message)).toEqual([
      '3 rows were left out, since no effect comes of them: "A" (row 2: nobody in "treatment"), "B" (row 4: an SD of 0 in both arms) and "C" (row 5: one person in "control", who has no SD); --strict refuses such rows',
    ]);
  });

  it("is one arm of a long table: the other arms of its study are compared all the same", () => {
    const csv = "study,arm,n,mean,sd\nA,yoga,20,5,1\nA,pilates,0,,\nA,placebo,21,4,1\nB,yoga,1,4,1\nB,placebo,30,4,1";
    const { outcomes, codes, notes } = run("long", csv);
    expect(outcomes.map(({ study, treatment }) => [study, treatment])).toEqual([["A", "yoga"]]);
    expect(codes).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(["N_UNUSABLE"]);
    expect(run("long", csv, { strict: true }).codes).toEqual(["E_RANGE", "E_RANGE"]);
  });

  it("may have an SD of 0 in one arm, and an estimate of its own", () => {
    expect(run("wide", `${HEAD}\nA,20,5,0,21,4,1`).outcomes).toHaveLength(1);
    const beside = run("wide", "study,n1,mean1,n2,mean2,estimate,se\nA,1,5,21,4,1,0.5");
    expect(beside.outcomes).toMatchObject([{ kind: "reported", estimate: 1 }]);
  });

  it("is no cell that cannot be read, nor a count that cannot be", () => {
    expect(run("wide", `${HEAD}\nA,O,5,1,21,4,1`).codes).toEqual(["E_CELL"]);
    expect(run("wide", `${HEAD}\nA,0.5,5,1,21,4,1`).codes).toEqual(["E_RANGE"]);
    expect(run("wide", "study,events1,n1,events2,n2\nA,3,0,2,40").codes).toEqual(["E_CONFLICT"]);
  });
});
