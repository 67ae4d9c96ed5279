import { describe, expect, it } from "vitest";
import { run } from "./table.js";

const HEAD = "study,n1,mean1,sd1,n2,mean2,sd2";
const GOOD = ["Good,20,5.1,1,21,4.2,1", "Fine,45,6.3,2,50,5.9,2", "Well,33,4.8,1.5,30,4.4,1.6"];
const errorsOf = (row: string, others: readonly string[] = GOOD) =>
  run("wide", [HEAD, ...others, row].join("\n")).errors.map(({ code, place, hint }) => [code, place?.column, hint]);

describe("a number that stands in for something else", () => {
  it.each([
    ["A,20,-999,1,21,4.2,1", "mean1", "-999"],
    ["A,20,999,1,21,4.2,1", "mean1", "999"],
    ["A,20,5.1,9999,21,4.2,1", "sd1", "9999"],
    ["A,20,5.1,-99,21,4.2,1", "sd1", "-99"],
    ["A,20,5.1,1,-999,4.2,1", "n2", "-999"],
    ["A,999,5.1,1,20,4.2,1", "n1", "999"],
    ["A,20,-9,1,21,4.2,1", "mean1", "-9"],
    ["A,20,5.1,1,21,4.2,-9", "sd2", "-9"],
  ])("is a code for missing: %s", (row, column, value) => {
    // One decimal more than the column has: n has none, the others one.
    const number = `${value}.0${column.startsWith("n") ? "" : "0"}`;
    const hint = `Say --na=${value} if it is one. If it is the number itself, write ${number}.`;
    // The SD column has whole numbers too, so a single −9 is only what no SD can be.
    if (column === "sd2") expect(errorsOf(row)).toMatchObject([["E_RANGE", "sd2", expect.any(String)]]);
    else expect(errorsOf(row)).toEqual([["E_CELL", column, hint]]);
  });

  it("is told by where the others lie, as printed", () => {
    const { errors } = run("wide", [HEAD, ...GOOD, "A,20,-999,1,21,4.2,1"].join("\n"));
    expect(errors[0]?.message).toBe(
      '"-999": expected a measurement; it looks like a code for "missing", since the column\'s other numbers run from 4.2 to 6.3',
    );
  });

  const days = ["A,44197,5.1,1,21,4.2,1", "A,20,44197,1,21,4.2,1"];
  it.each(days)("is a day as a spreadsheet counts: %s", (row) => {
    const { errors, outcomes } = run("wide", [HEAD, ...GOOD, row].join("\n"));
    expect(outcomes).toHaveLength(3);
    expect(errors.map(({ message }) => message)).toMatchObject([expect.stringContaining("a date (2021-01-01)")]);
  });

  it.each([
    ["a trial of 999 beside trials like it", "A,999,5.1,1,20,4.2,1", ["B,812,5,1,790,4,1", ...GOOD]],
    ["a code written as a number", "A,20,999.00,1,21,4.2,1", GOOD],
    ["a change of −9 beside other changes", "A,20,-9,1,21,4.2,1", ["B,20,-8.5,1,21,-3.1,1", ...GOOD]],
    ["scores in the hundreds", "A,20,999,1,21,420,1", ["B,20,400.5,1,21,390,1", "C,20,380,1,21,350,1"]],
    ["two arms of forty thousand", "A,39876,5.1,1,39790,4.2,1", GOOD],
    ["nothing to hold it against", "A,999,999,1,999,999,1", []],
  ])("is not %s", (_, row, others) => expect(errorsOf(row, others)).toEqual([]));
});

describe("a code with decimals", () => {
  const yi = (cell: string) =>
    run("effects", `study,measure,yi,vi\nA,md,1.25,0.30\nB,md,0.75,0.21\nC,md,-0.50,0.44\nD,md,${cell},0.30`);

  it("is one where it has as many as its column", () => {
    expect(yi("999.00").errors.map(({ code, hint }) => [code, hint])).toEqual([
      ["E_CELL", "Say --na=999 if it is one. If it is the number itself, write 999.000."],
    ]);
    expect(yi("-999.00").codes).toEqual(["E_CELL"]);
  });

  it.each(["999.0", "999.000", "999.01"])("is a number with others: %s", (cell) => expect(yi(cell).errors).toEqual([]));
});

describe("a printed estimate out of its range", () => {
  it.each([
    ["A,rd,12,3,21", "estimate"],
    ["A,rd,-1.2,-1.3,-1.1", "estimate"],
    ["A,rd,0.8,-1.2,2.8", "ci_upper"],
    ["A,cor,0.4,-18,18.8", "ci_lower"],
    ["A,as,12,3,21", "estimate"],
  ])("is a percentage read for a proportion: %s", (row, column) => {
    const { errors, outcomes } = run("effects", `study,measure,estimate,ci_lower,ci_upper\n${row}`);
    expect(outcomes).toEqual([]);
    expect(errors).toMatchObject([
      { code: "E_RANGE", place: { row: 2, column }, hint: expect.stringContaining("divide the estimate, its limits") },
    ]);
  });

  it("is none where an interval reaches a little beyond, nor in points", () => {
    const csv = "study,measure,estimate,ci_lower,ci_upper\nA,rd,0.9,0.7,1.1\nB,md,12,3,21";
    expect(run("effects", csv).outcomes).toHaveLength(2);
  });
});

describe("a median", () => {
  const csv = (quartiles: string) => `study,n1,median1,q11,q31,n2,median2,q12,q32\nA,40,3,${quartiles},40,4,2,6`;
  it.each([
    ["3,3", "its quartiles are equal"],
    [",", "its median has neither quartiles nor a range beside it"],
  ])("gives no SD of 0 from %s", (quartiles, why) => {
    const { outcomes, codes, notes } = run("wide", csv(quartiles));
    expect([outcomes, codes]).toEqual([[], []]);
    expect(notes).toMatchObject([
      {
        code: "N_MISSING",
        message: `"A" was left out: its mean is missing (${why})`,
        place: { row: 2, column: "median1" },
      },
    ]);
  });

  it("takes the range where only the quartiles are equal", () => {
    const five = "study,n1,median1,q11,q31,min1,max1,n2,mean2,sd2\nA,40,3,3,3,1,5,40,4,2";
    const { outcomes } = run("wide", five);
    expect(outcomes).toMatchObject([{ derivedFrom: ["range"], arms: { treatment: { sd: expect.closeTo(0.926, 2) } } }]);
  });
});

describe("a study called by a date", () => {
  const notesOf = (names: readonly string[]) => {
    const table = ["study,n1,events1,n2,events2", ...names.map((name, i) => `${name},5${i},1,50,2`)].join("\n");
    const { outcomes, notes } = run("wide", table);
    expect(outcomes).toHaveLength(names.length);
    return notes.filter(({ code }) => code === "N_DATE_NAME").map(({ message }) => message);
  };

  it("is told, once for all", () => {
    expect(notesOf(["Mar-01", "Lee 1999", "2001-03-01", "44256", "1-Mar"])).toEqual([
      '4 studies are called by dates, as a spreadsheet makes of a name such as "March 2001": "Mar-01" (row 2), "2001-03-01" (row 4), "44256" (row 5) and "1-Mar" (row 6)',
    ]);
  });

  it("is no author, no year and no number among numbers", () => {
    expect(notesOf(["March 2001", "May", "Mars-1 trial", "1999", "A-12", "Marchetti 01"])).toEqual([]);
    expect(notesOf(["44256", "102", "7"])).toEqual([]);
  });
});

describe("a standard error that no proportion has", () => {
  it.each(["rd", "cor", "as"])("is one in percentage points: %s", (measure) => {
    const { errors } = run("effects", `study,measure,estimate,se\nA,${measure},0.12,4.5`);
    expect(errors).toMatchObject([{ code: "E_RANGE", place: { column: "se" } }]);
    expect(run("effects", `study,measure,estimate,se\nA,${measure},0.12,0.45`).errors).toEqual([]);
  });
});
