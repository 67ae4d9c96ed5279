import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openRecords } from "../../src/read/csv.js";
import type { Delimiter } from "../../src/records.js";
import { open, openFixture, refusal, walk } from "./support.js";

describe("cells and rows", () => {
  it("quotes, line breaks in cells, comments and blank lines, with the rows that a spreadsheet shows", async () => {
    const table = await openFixture("comments-and-quotes.csv");
    const { rows, errors } = await walk(table);
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      { row: 4, cells: ["Smith, J. 2001", "treatment", "20", "5.1", "1.2", 'said "better"\non two lines'] },
      { row: 5, cells: ["Smith, J. 2001", "control", "21", "6.3", "1.1", ""] },
      { row: 7, cells: ["Jones 2004", "treatment", "30", "4.8", "1.4", "#1 in its group"] },
      { row: 9, cells: ["Jones 2004", "control", "29", "5.9", "1.5", '6" scar'] },
    ]);
    expect(table.notes).toEqual([
      {
        code: "N_COMMENT",
        message: "2 lines that start with # were passed over",
        place: { file: "comments-and-quotes.csv", row: null, column: null },
      },
    ]);
  });

  it("names the first comment line where no blank line leaves it open", async () => {
    const table = await open(["study,yi,vi", "A,1,2", "# one", "# two", "B,1,2", "", "# three", "C,1,2"]);
    expect(table.notes.map(({ message, place }) => [message, place?.row])).toEqual([
      ["3 lines that start with # were passed over", 3],
    ]);
  });

  it("keeps a cell as it is printed, but for space before it", async () => {
    const { rows } = await walk(
      await open(["study,yi,vi,x", ' A b ,1,2,"  quoted "', 'B, "1",2, "a, b"', '"C ""c""",1,2,']),
    );
    expect(rows.map(({ cells }) => cells)).toEqual([
      ["A b ", "1", "2", "  quoted "],
      ["B", "1", "2", "a, b"],
      ['C "c"', "1", "2", ""],
    ]);
  });

  it("a quote inside a cell is a character", async () => {
    const { rows } = await walk(await open(["study,yi,vi", 'A 6" disc,1,2', '"A" and B,1,2']));
    expect(rows.map(({ cells }) => cells[0])).toEqual(['A 6" disc', '"A" and B']);
  });

  it("a last line needs no line end", async () => {
    expect((await walk(await open("study,yi,vi\nA,1,2\nB,3,4"))).rows).toHaveLength(2);
  });

  it("rows of delimiters alone, as spreadsheets export them, are blank", async () => {
    const { rows, errors } = await walk(await open(["study,yi,vi", ",,", "A,1,2", " , ,", ",,,,,", "B,3,4"]));
    expect(errors).toEqual([]);
    expect(rows.map(({ row }) => row)).toEqual([3, 6]);
  });
});

describe("a row that does not fit is an error with its place, and reading goes on", () => {
  it("names the row, the counts and what to try", async () => {
    const table = await open(["study,yi,vi", "A,1,2", "B,1", "C,0,5,2", "D,1,2"]);
    const { rows, errors } = await walk(table);
    expect(rows.map(({ row }) => row)).toEqual([2, 5]);
    expect(errors.map(({ code, message, place }) => [code, message, place])).toEqual([
      ["E_RAGGED", "trial.csv, row 3: 2 cells, where the header has 3", { file: "trial.csv", row: 3, column: null }],
      ["E_RAGGED", "trial.csv, row 4: 4 cells, where the header has 3", { file: "trial.csv", row: 4, column: null }],
    ]);
    expect(errors[0]?.hint).toContain("Add the missing cells");
    expect(errors[1]?.hint).toBe(
      'The row starts "C", "0". Quote a cell that holds ","; numbers with a decimal comma need quotes or another delimiter.',
    );
    expect(table.digest().rows).toBe(2);
  });

  it("an unclosed quote ends the reading after the rows before it", async () => {
    const { rows, errors } = await walk(await open(["study,yi,vi", "A,1,2", '"B,1,2', "C,1,2"]));
    expect(rows.map(({ cells }) => cells[0])).toEqual(["A"]);
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      ["E_RAGGED", 'trial.csv, row 3: a cell opens with a quote (") that is never closed'],
    ]);
  });

  it("an unclosed quote far down neither stalls nor fills the memory", async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => (index === 100_000 ? '"S,1,2' : `S${index},1,2`));
    const { rows, errors } = await walk(await open(["study,yi,vi", ...lines]));
    expect(rows).toHaveLength(100_000);
    expect(errors.map(({ place }) => place?.row)).toEqual([100_002]);
    expect(errors[0]?.message).toContain("longer than a million characters");
  });
});

describe("the delimiter is the one that cuts whole lines best", () => {
  it.each<[string, Delimiter, readonly string[]]>([
    ["a comma", ",", ["study,yi,vi", "A,1,2"]],
    ["a semicolon with decimal commas", ";", ["study;yi;vi", "A;0,5;0,1", "B;0,25;0,2"]],
    ["a tab with commas in cells", "\t", ["study\tyi\tvi", "Smith, J, and others\t0.5\t0.1"]],
    ["a bar", "|", ["study|yi|vi", "A; B, C|0.5|0.1"]],
    ["a comma with semicolons in every label", ",", ["study,yi,vi,countries", "A,1,2,DE; FR; IT", "B,1,2,UK; US; CA"]],
    ["a comma with quoted commas", ",", ['study,yi,vi,"a,b"', '"A, B",1,2,"3,4"']],
    ["a semicolon where headers are unknown", ";", ["étude;a, b;c, d", "A;1;2", "B;3;4"]],
    [
      "a tab although a note holds more commas",
      "\t",
      ["study\tyi\tvi\tnote", "A\t1\t2\ta,b,c,d,e,f", "B\t1\t2\ta,b,c,d,e,f"],
    ],
    ["a semicolon after a comment with commas", ";", ["# a, b, c, d, e", "study;yi;vi", "A;1;2"]],
  ])("%s", async (_, delimiter, lines) => {
    const options = {
      map: lines.some((line) => line.startsWith("étude")) ? { study: "étude", yi: "a, b", vi: "c, d" } : {},
    };
    const table = await open(lines, options);
    expect(table.sniff.delimiter).toBe(delimiter);
    expect((await walk(table)).errors).toEqual([]);
  });

  it("says why", async () => {
    const table = await open(["study;yi;vi", "A;0,5;0,1", "B;0,25;0,2"]);
    expect(table.sniff.delimiterBecause).toBe(
      "a semicolon makes 3 cells of the header, and as many of 2 of the next 2 lines",
    );
  });

  it("is not misled by a row that the head's end cuts in half", async () => {
    const long = Array.from({ length: 60_000 }, (_, index) => `Study number ${index}\t0.5\t0.1`);
    const table = await open(["study\tyi\tvi", ...long]);
    expect(table.sniff.delimiter).toBe("\t");
    expect((await walk(table)).rows).toHaveLength(60_000);
  });

  it("--delimiter has the last word", async () => {
    const table = await open(["study;yi;vi", "A, B;1;2"], { delimiter: ";" });
    expect([table.sniff.delimiter, table.sniff.delimiterBecause]).toEqual([";", "--delimiter"]);
    expect((await refusal(open(["study;yi;vi", "A;1;2"], { delimiter: "|" }))).code).toBe("E_COLUMN");
  });
});

describe("an empty table is an error", () => {
  it.each(["", "\n\n", "\ufeff", "# only a comment\n", "study,yi,vi\n", "study,yi,vi", "study,yi,vi\n,,\n\n"])(
    "%j",
    async (content) => {
      const error = await refusal(open(content));
      expect([error.code, error.exitCode]).toEqual(["E_EMPTY", 3]);
    },
  );
});

it("print and parse are inverse, for any cells, delimiter and line end, wherever the bytes are cut", () => {
  const cell = fc.string({ unit: fc.constantFrom(..."ab1 ,;|\t\"\n\r#é日.'"), maxLength: 8 });
  const rowOf = (width: number) => fc.array(cell, { minLength: width, maxLength: width });
  const table = fc.integer({ min: 2, max: 4 }).chain((width) => fc.array(rowOf(width), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(
      table,
      fc.constantFrom<Delimiter>(",", ";", "\t", "|"),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.integer({ min: 1, max: 30 }),
      (rows, delimiter, end, size) => {
        const full = rows.map((cells, index) => [`row ${index}`, ...cells]);
        const printed = full
          .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
          .join(end);
        const bytes = Buffer.from(printed);
        const records = openRecords("x.csv", delimiter);
        const found = [];
        for (let start = 0; start < bytes.length; start += size)
          found.push(...records.push(bytes.subarray(start, start + size)));
        found.push(...records.end());
        expect(found.map(({ cells }) => cells)).toEqual(full);
        expect(found.map(({ row }) => row)).toEqual(full.map((_, index) => index + 1));
      },
    ),
    { numRuns: 300 },
  );
});
