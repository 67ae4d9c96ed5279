import { describe, expect, it } from "vitest";
import { expectLinearGrowth } from "../growth.js";
import { open } from "./support.js";

describe("a cell that is no number is explained: what it looks like and what to write", () => {
  it.each([
    ["1 Feb", "a date", "formatted as text"],
    ["2-Jan", "a date", "spreadsheet"],
    ["Feb-05", "a date", "spreadsheet"],
    ["5-Mar-20", "a date", "spreadsheet"],
    ["Mai 2020", "a date", "spreadsheet"],
    ["01/02/2020", "a date", "spreadsheet"],
    ["2020-01-02", "a date", "spreadsheet"],
    ["1.2.2020", "a date", "spreadsheet"],
    ["2020-01-02 00:00:00", "a date", "spreadsheet"],
    ["1-2", "a date or a range", "ci_lower and ci_upper"],
    ["3–7", "a date or a range", "Write one number"],
    ["1/2", "a date or a count of a total", "events 1 and n 2"],
    ["12/145", "a count of a total", "events 12 and n 145"],
    ["12/145 (8%)", "a count of a total", "events 12 and n 145"],
    ["12:30", "a time of day", "plain number"],
    ["5 (3)", "two numbers", "Write 5 and 3 in columns of their own"],
    ["5.1 [3.2]", "two numbers", "Write 5.1 and 3.2"],
    ["34 (61%)", "two numbers", "Write 34 and 61"],
    ["12.3 ± 4", "mean ± SD", "Write 12.3 and 4 in columns of their own: mean and sd"],
    ["12.3 +/- 4", "mean ± SD", "Write 12.3 and 4"],
    ["5.1 (3.2 to 7)", "an estimate with an interval", "Write 5.1, 3.2 and 7"],
    ["5.1 [3.2, 7.4]", "an estimate with an interval", "Write 5.1, 3.2 and 7.4"],
    ["3.2 to 7.4", "an interval or a range", "Write 3.2 and 7.4"],
    ["[3.2; 7.4]", "an interval or a range", "Write 3.2 and 7.4"],
    ["-3.2–7.4", "an interval or a range", "Write -3.2 and 7.4"],
    ["(5.1)", "Brackets", "Write -5.1 or 5.1"],
    ["61%", "percent sign", "Write 61"],
    ["61.5 %", "percent sign", "Write 61.5"],
    ["<0.001", "a bound", "column p"],
    ["≥5", "a bound", "exact value"],
    ["=0.247", "without the sign", "number"],
    ["0x10", "decimal digits", "decimal"],
    ["1e999", "too large", "exponent"],
    ["Infinity", "no number", "leave the cell empty"],
    ["-∞", "no number", "leave the cell empty"],
    ["yes", "a yes or no", "count"],
    ["#DIV/0!", "error message", "Mend the formula"],
    ["#REF!", "error message", "Mend the formula"],
    ["=A1+B2", "a formula", "values"],
    ["'5", "apostrophe", "Delete"],
    ["5\u200b", "cannot be seen", "Type the number anew"],
    ["１２", "digits 0 to 9", "0 to 9"],
    ["1O", "looks like a digit", "anew"],
    ["12,34,567", "marks in places", "anew"],
    ["5.1*", "footnote mark", "column of its own"],
    ["5.1†", "footnote mark", "column of its own"],
    ["12 mm", "Write 12 alone", "unit"],
    ["5kg", "Write 5 alone", "unit"],
    ["about 5", "one plain number", "Write"],
    ["twelve", "Write digits", "--na"],
  ])("%j", async (text, looksLike, advice) => {
    const table = await open(["study,arm,n,mean,sd", "A,x,20,5.5,1"]);
    expect(table.number(text)).toBeNaN();
    const { expected, hint } = table.explain(text);
    expect(`${expected}. ${hint}`).toContain(looksLike);
    expect(`${expected}. ${hint}`).toContain(advice);
  });

  it("says of a missing cell that it is one", async () => {
    const table = await open(["study,arm,n,mean,sd", "A,x,20,5.5,1"]);
    expect(table.explain("NR").hint).toContain("missing");
  });

  it("takes time that grows with the length of a cell", async () => {
    const table = await open(["study,arm,n,mean,sd", "A,x,20,5.5,1"]);
    const explain = (times: number) => () => {
      for (const unit of ["1", "1,", "1 ", "(", "1-", "–1.", "a", "1±"]) table.explain(unit.repeat(times));
    };
    await expectLinearGrowth(explain(200_000), explain(400_000));
  });
});

describe("missing cells", () => {
  it.each([
    "",
    "  ",
    "NA",
    "na",
    "N/A",
    "n/a",
    "#N/A",
    "NaN",
    "null",
    "NULL",
    ".",
    "-",
    "–",
    "—",
    "NR",
    "n.r.",
    "not reported",
    "Not Reported",
    "*",
    "?",
    " NA ",
  ])("%j stands for no value", async (text) => {
    expect((await open(["study,yi,vi", "A,1,1"])).isMissing(text)).toBe(true);
  });

  it.each(["0", "0.0", "none", "x", "-1", "..5", "NAN1", "unknown", "9", "999"])(
    "%j stands for itself",
    async (text) => {
      expect((await open(["study,yi,vi", "A,1,1"])).isMissing(text)).toBe(false);
    },
  );

  it("--na adds tokens, numbers among them", async () => {
    const table = await open(["study,yi,vi", "A,1,1"], { na: ["-9", "999", "Unknown"] });
    expect(["-9", " 999 ", "unknown", "NA", "99"].map(table.isMissing)).toEqual([true, true, true, true, false]);
  });
});
