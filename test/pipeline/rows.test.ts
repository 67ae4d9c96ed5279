import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pool, readTable } from "../../src/index.js";

const BCG = readFileSync(join(import.meta.dirname, "../../fixtures/bcg.csv"), "utf8").trimEnd();
const poolOf = async (content: string, name = "bcg.csv") =>
  pool(await readTable({ name, content }), { measure: "rr", direction: "lower-better" });
/** All that a fit says of its studies and of their pooled effect; rows are numbered anew where one was put in. */
const numbers = ({ fits }: Awaited<ReturnType<typeof pool>>) => fits.map(({ notes: _, ...fit }) => fit);

describe("a total", () => {
  const [comment = "", header = "", ...rows] = BCG.split("\n");
  const total = (name: string) => {
    const sum = (at: number) => rows.reduce((all, row) => all + Number(row.split(",")[at]), 0);
    return [name, sum(1), sum(2), sum(3), sum(4), "", "", ""].join(",");
  };

  it.each(["Total (95% CI)", "Összesítés", "1.1 Tuberculosis", ""])("changes no pooled number: %j", async (name) => {
    const plain = numbers(await poolOf(BCG));
    const below = await poolOf([BCG, total(name)].join("\n"));
    const above = name === "" ? below : await poolOf([comment, header, total(name), ...rows].join("\n"));
    for (const document of [below, above]) {
      expect(numbers(document)).toEqual(plain);
      expect(document.notes.filter(({ code }) => code === "N_TOTAL")).toHaveLength(1);
    }
  });

  it("is not seen in a table that has none", async () => {
    expect((await poolOf(BCG)).notes.filter(({ code }) => code === "N_TOTAL")).toEqual([]);
  });
});
