import { describe, expect, it } from "vitest";
import { openTable } from "../../src/read/index.js";
import { canonical, inPieces, open, openFixture, refusal, walk } from "./support.js";

const shape = (name: string) => openFixture(`shapes/${name}`);
const told = (table: { readonly notes: readonly { readonly code: string; readonly message: string }[] }) =>
  table.notes.flatMap(({ code, message }) => (code === "N_SHAPE" ? [message] : []));

describe("a table as spreadsheets and R write it", () => {
  it("may open with Excel's separator", async () => {
    const table = await shape("excel-sep.csv");
    expect(table.sniff).toMatchObject({
      delimiter: ";",
      decimal: ",",
      delimiterBecause: expect.stringContaining("first line"),
    });
    expect((await walk(table)).rows[0]).toEqual({
      row: 3,
      cells: ["Adams 2001", "20", "4,1", "1,2", "21", "5,0", "1,4"],
    });
  });

  it.each([
    ["two-headers.csv", ["study", "n1", "mean1", "sd1", "n2", "mean2", "sd2", null], "Treatment n"],
    ["two-headers-repeated.csv", ["study", "n1", "mean1", "sd1", "n2", "mean2", "sd2"], "Intervention N"],
    ["two-headers-pairs.csv", ["study", null, "events1", "events2", "n1", "n2"], "Events Treated"],
  ])("may have a header in two rows: %s", async (name, columns, joined) => {
    const table = await shape(name);
    expect(table.columns.map((column) => column.canonical)).toEqual(columns);
    expect(table.columns.map(({ header }) => header)).toContain(joined);
    expect(told(table)).toEqual([expect.stringContaining("rows 1 and 2 were read as one header")]);
    expect((await walk(table)).rows.map(({ row }) => row)).toEqual([3, 4]);
  });

  it("leaves a column beyond equal groups to itself, and gives it to the group where nothing is alike", async () => {
    const beyond = await open([",Drug,,Placebo,,,", "study,mean,sd,mean,sd,n1,n2", "A,1,2,3,4,5,6"], {
      formless: true,
    });
    expect(beyond.columns.map(({ header }) => header).slice(-2)).toEqual(["n1", "n2"]);
    const merged = await open([",Treatment,,Control,", "study,n,events,total,events 2", "A,20,4,21,5"], {
      map: { events1: "Treatment events", events2: "Control events 2", n1: "Treatment n", n2: "Control total" },
    });
    expect(merged.form).toBe("wide");
  });

  it("does not take a first row of words for a second header", async () => {
    for (const row of ["Adams,NR,NR,NR", "Adams,see text,see text,see text"]) {
      const table = await open(["study,n1,n2,yi", row, "Baker,20,21,3", "Clark,20,21,3"], { formless: true });
      expect(told(table)).toEqual([]);
      expect((await walk(table)).rows).toHaveLength(3);
    }
  });

  it("may hold units below the header", async () => {
    const table = await shape("units-row.csv");
    expect(told(table)).toEqual(["the row below the header holds units and was passed over: patients, mmHg"]);
    expect((await walk(table)).rows.map(({ row }) => row)).toEqual([3, 4]);
  });

  it.each(["trailing-both.csv", "trailing-header.csv", "trailing-rows.csv", "empty-column.csv"])(
    "may have a delimiter too many: %s",
    async (name) => {
      const table = await shape(name);
      expect(Object.values(canonical(table))).toEqual(["study", "events1", "n1", "events2", "n2"]);
      const { rows, errors } = await walk(table);
      expect([rows[0]?.cells, errors]).toEqual([["Adams 2001", "4", "20", "9", "21"], []]);
    },
  );

  it("refuses a delimiter too many in some rows only, which a decimal comma makes as well", async () => {
    for (const lines of [
      ["A,1,2", "B,3,5,"],
      ["B,3,5,", "A,1,2"],
    ]) {
      const { rows, errors } = await walk(await open(["study,yi,vi", ...lines]));
      expect([rows.length, errors.map(({ code }) => code)]).toEqual([1, ["E_RAGGED"]]);
    }
  });

  it("may bear a title", async () => {
    for (const name of ["title.csv", "title-cut.csv"]) {
      const table = await shape(name);
      expect(table.form).toBe("wide");
      expect(told(table)).toEqual([expect.stringContaining("Table 2. Pain after six weeks")]);
      expect((await walk(table)).rows).toHaveLength(2);
    }
  });
});

describe("R's row names", () => {
  it("stand before a header that is one cell shorter, between spaces", async () => {
    const table = await shape("write-table.txt");
    expect(table.sniff.delimiter).toBe(" ");
    expect(canonical(table)).toEqual({
      trial: "study",
      "events.trt": "events1",
      "n.trt": "n1",
      "events.ctrl": "events2",
      "n.ctrl": "n2",
    });
    const { rows, errors } = await walk(table);
    expect(errors).toEqual([]);
    expect(rows[0]?.cells).toEqual(["Adams, 2001", "4", "20", "9", "21", "in patients"]);
    expect(rows[1]?.cells.at(-1)).toBe("");
  });

  it("are set aside where they are numbers", async () => {
    const table = await shape("row-names.csv");
    expect(table.columns.map(({ header }) => header)).toEqual(["study", "yi", "vi"]);
    expect(told(table)).toEqual([expect.stringContaining("set aside")]);
    expect((await walk(table)).rows[2]?.cells).toEqual(["Clark 2010", "0.3", "0.08"]);
  });

  it("are the study where there is no other, and a label where there is one", async () => {
    expect(canonical(await shape("row-names-study.csv"))).toMatchObject({ study: "study" });
    const both = await open(['"",author,yi,vi', "Oslo,Adams,1,2", "Bergen,Baker,2,3"]);
    expect(both.columns.map(({ header, canonical: name }) => [header, name])).toEqual([
      ["row names", null],
      ["author", "study"],
      ["yi", "yi"],
      ["vi", "vi"],
    ]);
  });

  it("are not made of numbers that their decimal comma cut in two", async () => {
    for (const lines of [
      ["study,n1,mean1,sd1,n2,mean2,sd2", "A,20,4,1,1,21,5,2", "B,34,3,8,1,33,4,2"],
      ["study,n1,yi", "1,20,3,4", "2,21,4,5"],
    ]) {
      const { rows, errors } = await walk(await open(lines, { formless: true }));
      expect(rows).toEqual([]);
      expect(errors.map(({ code }) => code)).toEqual(["E_RAGGED", "E_RAGGED"]);
      expect(errors[0]?.hint).toContain("if row names stand first");
    }
  });
});

describe("a file that is not one table", () => {
  it("names the rows at which its tables start", async () => {
    const error = await refusal(shape("several-tables.csv"));
    expect([error.code, error.message]).toEqual([
      "E_HEADER",
      "several-tables.csv: several tables in one file, separated by blank lines: they start in rows 1, 5 and 10",
    ]);
  });

  it("names the row in which its header stands again, however far down", async () => {
    const error = await refusal(shape("header-again.csv"));
    expect([error.code, error.message]).toEqual(["E_HEADER", "header-again.csv: the header stands again in row 3"]);
    const long = `study,yi,vi\n${"A,0.5,1\n".repeat(200_000)}study,yi,vi\nB,0.5,1\n`;
    const { errors } = await walk(await openTable(inPieces("long.csv", Buffer.from(long), 65536)));
    expect(errors.map(({ message }) => message)).toEqual(["long.csv: the header stands again in row 200002"]);
  });

  it("may have blank lines between its rows all the same", async () => {
    const { rows, errors } = await walk(await open(["study,yi,vi", "A,1,2", "", "B,2,3", "", "C,NR,NR"]));
    expect([rows.length, errors]).toEqual([3, []]);
  });

  it("says when a column without a name fills far down", async () => {
    const long = `study,yi,,vi\n${"A,0.5,,1\n".repeat(200_000)}B,0.5,x,1\n`;
    const { errors } = await walk(await openTable(inPieces("long.csv", Buffer.from(long), 65536)));
    expect(errors.map(({ message }) => message)).toEqual([
      'long.csv, row 200002: column 3 of the header has no name, and here it holds "x"',
    ]);
  });
});
