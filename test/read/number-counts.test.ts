import { describe, expect, it } from "vitest";
import { openTable } from "../../src/read/index.js";

/** What the n of a table's rows are read as, and its notes. */
async function people(ns: readonly string[], sds: readonly string[] = ["1.25"], decimal: "." | "," | null = null) {
  const rows = ns.map((n, i) => `S${i};"${n}";5;${sds[i % sds.length]};${ns.at(-1)};5;1`);
  const content = ["study;n1;mean1;sd1;n2;mean2;sd2", ...rows].join("\n");
  const table = await openTable({ name: "t.csv", content }, { decimal });
  const read: number[] = [];
  for await (const batch of table.batches(() => {}))
    for (const { cells } of batch) read.push(table.count(cells[1] ?? "", 1));
  return { read, notes: table.notes.map(({ code, message }) => `${code} ${message}`) };
}

describe("people are whole", () => {
  it("so a comma before three digits groups thousands, with a note", async () => {
    expect(await people(["1,025", "980"])).toEqual({
      read: [1025, 980],
      notes: ['N_NUMBER_FORM numbers with a thousands mark were read, first "1,025" as 1025'],
    });
    expect((await people(["1.025", "980"], ["1,25"])).read).toEqual([1025, 980]);
  });

  it("and so does the decimal mark itself, where the column's other numbers are like it", async () => {
    expect((await people(["3.420", "812", "640"])).read).toEqual([3420, 812, 640]);
    expect((await people(["3,420", "812", "640"], ["1,25"])).read).toEqual([3420, 812, 640]);
  });

  it("is refused where they are not, or where there are none", async () => {
    expect((await people(["3.420", "50", "40"])).read[0]).toBeNaN();
    expect((await people(["10.250", "300", "310"])).read[0]).toBeNaN();
    // Four digits without a mark: here no mark groups thousands.
    expect((await people(["3.420", "1812", "640"])).read[0]).toBeNaN();
  });

  it("stays a part of people beside others, near to the others, or where --decimal says so", async () => {
    expect((await people(["45.237", "120.51", "90"])).read).toEqual([45.237, 120.51, 90]);
    expect((await people(["45.237", "60", "52"])).read).toEqual([45.237, 60, 52]);
    expect((await people(["3.420", "812", "640"], ["1.25"], ".")).read).toEqual([3.42, 812, 640]);
    expect((await people(["3.420", "812", "640"], ["1,25"], ",")).read).toEqual([3420, 812, 640]);
  });

  it("has no say on other columns", async () => {
    const { read } = await people(["812", "640"], ["1,250"]);
    expect(read).toEqual([812, 640]);
  });
});
