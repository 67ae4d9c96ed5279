import { describe, expect, it } from "vitest";
import { open, walk } from "./support.js";

const ROWS = ["study,yi,vi,year", "Adams 2001,0.1,0.02,2001", "Baker 2003,0.2,0.03,2003"];

async function read(lines: readonly string[]) {
  const table = await open(lines);
  const { rows, errors } = await walk(table);
  return { rows: rows.length, codes: errors.map(({ code }) => code), notes: table.notes, sniff: table.sniff };
}

const PROSE: readonly string[] = [
  "† Unpublished.",
  "* Standard errors were had from limits",
  "a Only the first period was used",
  "A=drug plus exercise. B=exercise alone.",
  "CI = confidence interval",
  "Note: means are those at six weeks",
  "Source: trial registry",
  '"Heterogeneity: Tau² = 0.02; Chi² = 5.10, df = 4 (P = 0.28); I² = 22%"',
  "Heterogeneity: Chi² = 5.10, df = 4 (P = 0.28)",
  "Test for overall effect: Z = 4.12 (P < 0.0001)",
  "Two further trials are under way.",
  "Note: the second line is padded,,,",
];

describe("lines of prose below a table", () => {
  it("are no notes where there are more of them than a table has", async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `Note: the ${i}th of them`);
    expect(await read([...ROWS, ...many(30)])).toMatchObject({ rows: 2, codes: [] });
    expect((await read([...ROWS, ...many(31)])).codes).toContain("E_RAGGED");
  });

  it.each(PROSE)("are left out: %s", async (line) => {
    const { rows, codes, notes, sniff } = await read([...ROWS, line]);
    expect([rows, codes, sniff.rows]).toEqual([2, [], 2]);
    const text = line.replace(/^"|"$|,+$/g, "");
    expect(notes).toMatchObject([
      { code: "N_SHAPE", message: `1 line of prose below the table was left out: "${text}"`, place: { row: 4 } },
    ]);
  });

  it("are left out below a table with a title", async () => {
    const { rows, codes, notes } = await read([
      "Table 2. Pain at six weeks",
      ...ROWS,
      "* Unpublished.",
      "CI = interval",
    ]);
    expect([rows, codes, notes.length]).toEqual([2, [], 2]);
  });

  it("are quoted in one note", async () => {
    const { rows, notes } = await read([...ROWS, "", "* Unpublished.", "Source: registry"]);
    expect(rows).toBe(2);
    expect(notes.map(({ message }) => message)).toEqual([
      '2 lines of prose below the table were left out: "* Unpublished.", "Source: registry"',
    ]);
  });

  it.each([
    ["a row that was cut off", "Clark 2005"],
    ["a row whose name ends in a stop", "Clark et al."],
    ["a row with a number", "Clark 2005: part two,0.3"],
    ["a year", "2005"],
    ["a row that is too long", "Note: a,b,c,d,e"],
  ])("are not %s", async (_, line) => {
    expect((await read([...ROWS, line])).codes).toEqual(["E_RAGGED"]);
  });

  it("stand below it: amid the data one is an error", async () => {
    const [header = "", one = "", other = ""] = ROWS;
    const { rows, codes } = await read([header, one, "Note: the next one is unpublished", other]);
    expect([rows, codes]).toEqual([2, ["E_RAGGED"]]);
  });

  it("leave a row that holds data, however it starts", async () => {
    const { rows, codes } = await read([...ROWS, "* Clark: second period,0.3,0.04,2005"]);
    expect([rows, codes]).toEqual([3, []]);
  });
});
