import { describe, expect, it } from "vitest";
import type { ReadOptions, Table } from "../../src/read/index.js";
import { open, openFixture, walk } from "./support.js";

/** A table of means, cut by semicolons so that commas are free. */
const means = (values: readonly string[], options: Partial<ReadOptions> = {}): Promise<Table> =>
  open(["study;arm;n;mean;sd", ...values.map((value, index) => `S${index};a;20;${value};1`)], options);

describe("the document's own numbers decide what a comma or a point means", () => {
  it.each<[string, readonly string[], string, number]>([
    ["a decimal comma elsewhere makes 1,234 a fraction", ["0,5", "1,234"], "1,234", 1.234],
    ["two digits after a comma do", ["12,34", "1,234"], "1,234", 1.234],
    ["1.234,5 settles both marks", ["1.234,5", "2.345"], "2.345", 2345],
    ["1,234.5 settles both marks", ["1,234.5", "2,345"], "2,345", 2345],
    ["1,234,567 makes 2,345 a thousand", ["1,234,567", "2,345"], "2,345", 2345],
    ["1.234.567 makes 2.345 a thousand", ["1.234.567", "2.345"], "2.345", 2345],
    ["four digits before a comma make it decimal", ["1234,567", "1,234"], "1,234", 1.234],
    ["a zero before a comma makes it decimal", ["0,123", "1,234"], "1,234", 1.234],
    ["without evidence a point is a decimal mark", ["1.234"], "1.234", 1.234],
    ["a bound has a vote too", ["<0,5", "1,234"], "1,234", 1.234],
  ])("%s", async (_, values, text, value) => {
    const table = await means(values);
    expect(table.number(text)).toBe(value);
  });

  it.each<[string, readonly string[], string]>([
    ["1,234 alone", ["1,234"], "1,234"],
    ["1,234 beside decimal points", ["12.5", "3.25", "1,234"], "1,234"],
    ["1.234 beside decimal commas", ["12,5", "1.234"], "1.234"],
    ["spaces between thousands say nothing about a comma", ["1 234 567", "1,234"], "1,234"],
  ])("%s stays open, and is refused", async (_, values, text) => {
    const table = await means(values);
    expect(table.number(text)).toBeNaN();
    const { expected, hint } = table.explain(text);
    expect(expected).toBe("a number that can be read in one way; it could be 1234 or 1.234");
    expect(hint).toContain("Write 1234 or 1.234, or say --decimal");
  });

  it("tells what the other numbers use", async () => {
    const table = await means(["12.5", "1,234"]);
    expect(table.explain("1,234").hint).toBe(
      "The file's other numbers use a point as decimal mark, and none shows a comma between thousands, so a comma here is ambiguous. Write 1234 or 1.234, or say --decimal . (1234) or --decimal , (1.234) for the whole file.",
    );
    expect((await means(["1,234"])).explain("1,234").hint).toContain(
      "No other number in the file shows what its comma means.",
    );
  });

  it("contradicting numbers go with the majority, and the others are refused one by one", async () => {
    const table = await means(["0.5", "0.25", "0,75"]);
    expect([table.number("0.5"), table.number("0,75")]).toEqual([0.5, Number.NaN]);
    expect(table.explain("0,75").expected).toContain("a number with a decimal point");
    expect(table.sniff.decimalBecause).toBe('2 numbers such as "0.5", against 1 such as "0,75"');
  });

  it("--decimal decides everything, the other mark being one of thousands", async () => {
    const comma = await means(["12.5", "1,234"], { decimal: "," });
    expect([comma.number("1,234"), comma.number("1.234"), comma.number("12.5")]).toEqual([1.234, 1234, Number.NaN]);
    const point = await means(["1,234"], { decimal: "." });
    expect(point.number("1,234")).toBe(1234);
    expect(point.sniff.decimalBecause).toBe("--decimal");
  });

  it("words in label columns have no vote", async () => {
    const table = await open([
      "study;arm;n;mean;sd;remark",
      "1,5;2,5;20;1.5;1;0,5",
      "2,5;x;20;1.5;1;0,5",
      "2,5;y;20;1,234;1;0,5",
    ]);
    expect(table.sniff.decimal).toBe(".");
    expect(table.number("1,234")).toBeNaN();
  });

  it("the head decides for what lies behind it", async () => {
    const lines = [
      "study;yi;vi",
      ...Array.from({ length: 120_000 }, (_, index) => `S${index};0,${index};1`),
      "late;0.5;1",
      "late;1,234;1",
    ];
    const table = await open(lines);
    expect((await walk(table)).rows).toHaveLength(120_002);
    expect([table.number("0.5"), table.number("1,234")]).toEqual([Number.NaN, 1.234]);
  });
});

describe("a repaired number leaves a Note, once a kind, at its first place", () => {
  it("in a table with all of them", async () => {
    const table = await openFixture("printed-numbers.csv");
    const { rows } = await walk(table);
    expect(rows.map(({ cells }) => cells.slice(1).map(table.number))).toEqual([
      [20, 5.1, 1.2, 21, 6.3, 1.1],
      [20, -5.1, 1.2, 21, -6.3, 1.1],
      [1204, 5.1, 1.2, 12345, 6.3, 1.1],
      [1204, 5.1, 1.2, 1204, 6.3, 1.1],
      [20, 0.12, 0.12, 21, 0.34, 1.1],
    ]);
    expect(table.notes).toEqual([
      {
        code: "N_NUMBER_FORM",
        message: 'numbers with a middle dot as decimal mark were read, first "5·1" as 5.1',
        place: { file: "printed-numbers.csv", row: 2, column: "mean1" },
      },
      {
        code: "N_NUMBER_FORM",
        message: 'numbers with an unusual minus sign were read, first "−5.1" as -5.1',
        place: { file: "printed-numbers.csv", row: 3, column: "mean1" },
      },
      {
        code: "N_NUMBER_FORM",
        message: 'numbers with a thousands mark were read, first "1\u2009204" as 1204',
        place: { file: "printed-numbers.csv", row: 4, column: "n1" },
      },
      {
        code: "N_NUMBER_FORM",
        message: 'numbers with a printed power of ten were read, first "1.2×10−1" as 0.12',
        place: { file: "printed-numbers.csv", row: 6, column: "mean1" },
      },
    ]);
  });

  it("a German spreadsheet: Windows-1252, semicolons, decimal commas, an en dash", async () => {
    const table = await openFixture("german-excel.csv");
    const { rows, errors } = await walk(table);
    expect(errors).toEqual([]);
    expect(rows.map(({ cells }) => cells[0])).toEqual(["Müller 2011", "Schäfer, Weiß 2015", "Groß 2019"]);
    expect(rows.map(({ cells }) => cells.slice(1).map(table.number))).toEqual([
      [204, 21.27, 3.37, 198, 28.93, 4.61],
      [33, 2.4, 0.54, 32, 4.57, 0.9],
      [45, -1.5, 2, 44, 0.25, 2.125],
    ]);
    const { delimiter, decimal, decimalBecause, thousands } = table.sniff;
    expect({ delimiter, decimal, thousands }).toEqual({ delimiter: ";", decimal: ",", thousands: null });
    expect(decimalBecause).toContain('such as "21,27"');
    expect(table.notes.map(({ code, place }) => [code, place?.row])).toEqual([
      ["N_NUMBER_FORM", 2],
      ["N_NUMBER_FORM", 4],
      ["N_ENCODING", null],
    ]);
  });

  it("also far behind the head", async () => {
    const table = await open([
      "study,yi,vi",
      ...Array.from({ length: 150_000 }, (_, index) => `S${index},0.5,1`),
      "late,−0.5,1",
    ]);
    for await (const batch of table.batches(() => {})) for (const { cells } of batch) table.number(cells[1] ?? "");
    expect(table.notes.map(({ place }) => place)).toEqual([{ file: "trial.csv", row: 150_002, column: "yi" }]);
  });

  it("plain numbers leave none", async () => {
    const table = await openFixture("utf-8.csv");
    await walk(table);
    expect(table.notes).toEqual([]);
  });
});
