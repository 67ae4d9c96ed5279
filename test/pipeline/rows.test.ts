import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit, effect, pool, readTable } from "../../src/index.js";

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

describe("two files with the same rows", () => {
  const table = (name: string, content: string) => readTable({ name, content });
  const told = (notes: readonly { code: string; message: string }[]) =>
    notes.filter(({ code }) => code === "N_SAME_FILE").map(({ message }) => message);
  const message = "a.csv and b.csv hold the same rows: are their people counted twice?";

  it.each([
    ["byte for byte", BCG],
    ["under another delimiter", BCG.replaceAll(",", ";")],
    ["in other blanks", BCG.replaceAll("Aronson", "Aronson ")],
  ])("are told, the same %s", async (_, second) => {
    const both = async () => [await table("a.csv", BCG), await table("b.csv", second)];
    expect(told((await effect(await both(), { measure: "rr" })).notes)).toEqual([message]);
    expect(told((await audit(await both())).notes)).toEqual([message]);
    const pooled = await pool(await both(), { measure: "rr", assumeIndependent: true });
    expect(told(pooled.notes)).toEqual([message]);
  });

  it("are none where a number or a study differs", async () => {
    const effects = "study,yi,vi\nA,0.1,0.02\nB,0.2,0.03";
    for (const second of [effects.replace("0.03", "0.04"), effects.replace("B", "C")]) {
      const both = [await table("a.csv", effects), await table("b.csv", second)];
      expect(told((await effect(both, { measure: "md" })).notes)).toEqual([]);
    }
  });

  it("has audit join a study under another case", async () => {
    const { findings, notes } = await audit(await table("a.csv", `${BCG}\nARONSON  1948,4,123,11,139,44,1948,Random`));
    expect(findings.map(({ code, because }) => `${code} ${because}`)).toEqual(["DUPLICATE_ROW Row 16 is row 3 again."]);
    expect(notes.map(({ code }) => code)).toContain("N_LABEL");
  });
});
