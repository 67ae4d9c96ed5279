import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/catalogue.js";
import { main } from "../../src/cli/main.js";
import { type PoolOptions, pool } from "../../src/pipeline.js";
import { readTable } from "../../src/read/index.js";
import { formats, labelsFrom, type RenderOptions } from "../../src/render/index.js";
import { displayWidth } from "../../src/render/width.js";
import { memoryIo } from "../cli/memory-io.js";
import { options } from "./documents.js";

const labels = labelsFrom(catalogue);
const bcg = () => readTable(join(import.meta.dirname, "../../fixtures/bcg.csv"));
const typed = (content: string) => readTable({ name: "t.csv", content });

async function shown(
  table: Awaited<ReturnType<typeof readTable>>,
  asked: Partial<PoolOptions>,
  more: Partial<RenderOptions> = {},
  format = "table",
): Promise<string> {
  const document = await pool(table, asked);
  return formats.get(format).render(document, { ...options, labels, plot: false, width: 100, ...more });
}

const count = (text: string, part: string | RegExp): number => text.split(part).length - 1;
const flat = (text: string): string => text.replace(/\s+/g, " ");

const HEAD = "study,site,treatment,control,instrument,n1,mean1,sd1,n2,mean2,sd2\n";
const trial = (study: string, site: string, mean: number, arms = "yoga,usual care") =>
  `${study},${site},${arms},odi,30,${mean},8,31,25,8\n`;
const SITES = `${HEAD}${["x", "x", "x", "y", "y", "z", "w"].map((site, i) => trial(`T${i}`, site, 20 + i)).join("")}`;

describe("groups", () => {
  it("stand side by side with the model over all of them and the test between them", async () => {
    const text = await shown(await bcg(), { measure: "rr", by: ["alloc"] });
    const lines = text.slice(text.indexOf("groups of alloc, side by side")).split("\n");
    const at = (start: string) => lines.findIndex((line) => line.trimStart().startsWith(start));
    const order = [
      "random",
      "alternate",
      "systematic",
      "───",
      "all groups  ",
      "a new trial",
      "Difference between the groups of alloc: Q = 1.85 on 2 df, p = 0.40",
      "all groups · 13 trials",
      "test ",
      "In words:",
    ].map(at);
    expect(order.every((line) => line > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(lines[at("all groups  ")]).toMatch(/13 +0\.49 \[0\.33, 0\.73\] +0\.002 +0\.31 +92%$/);
  });

  it("of one study have one line", async () => {
    const text = await shown(await typed(SITES), { by: ["site"] });
    expect(text.split("\n").filter((line) => /^ {2}[zw]: T/.test(line))).toEqual([
      expect.stringMatching(/^ {2}z: T5 alone +1 +0\.00 \[/),
      expect.stringMatching(/^ {2}w: T6 alone +1 +1\.00 \[/),
    ]);
    const outcomes =
      "study,outcome,instrument,n1,mean1,sd1,n2,mean2,sd2\nA,pain,nrs-pain,20,3,2,20,4,2\nB,pain,nrs-pain,20,3,2,20,4,2\nA,disability,odi,20,30,9,20,40,9\n";
    const line = (await shown(await typed(outcomes), {})).split("\n").filter((one) => one.startsWith("disability"));
    expect(line).toEqual([
      "disability · 1 trial, not pooled: A, difference −10.0 [−15.6, −4.4] points · lower is better",
    ]);
  });

  it("are told how all was computed once a document, and what is alike of their notes in one line", async () => {
    const text = await shown(await typed(SITES), { by: ["site"] });
    for (const words of [
      "studies' CIs",
      "Restricted maximum-likelihood",
      "Q-profile",
      "never narrower than the t test",
      "from tau²",
    ])
      expect(count(text, words), words).toBe(1);
    expect(count(text, "N_K1")).toBe(1);
    expect(flat(text)).toContain(
      "N_K1 site z: one study: what is shown is its own estimate, with a normal interval; nothing was pooled; likewise w",
    );
    // Both groups' factors are below 1, and not the same.
    const two = `${HEAD}${[20, 20.5, 21, 22, 23.5, 24].map((mean, i) => trial(`T${i}`, i < 3 ? "x" : "y", mean)).join("")}`;
    const told = await shown(await typed(two), { by: ["site"] });
    expect(count(told, "N_KNAPP_HARTUNG")).toBe(1);
    expect(flat(told)).toMatch(
      /N_KNAPP_HARTUNG site x: the Knapp–Hartung factor is 0\.\d+, below 1: it was set to 1; likewise y/,
    );
  });

  it("of known directions say them, and of unknown ones one line says it", async () => {
    expect(count(await shown(await bcg(), { measure: "rr", by: ["alloc"] }), "direction unknown")).toBe(1);
    expect(await shown(await typed(SITES), { by: ["site"] })).not.toContain("direction unknown");
  });

  it("are drawn beside one axis", async () => {
    const text = await shown(await bcg(), { measure: "rr", by: ["alloc"] }, { plot: true });
    const part = text.slice(text.indexOf("side by side"));
    expect(part).toMatch(/random +7 .*■/);
    expect(part).toMatch(/all groups +13 .*◆/);
  });

  it.each([50, 80, 120])("keep within %i columns", async (width) => {
    for (const plot of [true, false])
      for (const text of [
        await shown(await bcg(), { measure: "rr", by: ["alloc"], model: "both" }, { width, plot }),
        await shown(await typed(SITES), { by: ["site"] }, { width, plot }),
      ])
        expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(width);
  });
});

describe("two models", () => {
  it("stand side by side under the same studies, each with its weights, test and words", async () => {
    const text = await shown(await bcg(), { measure: "rr", model: "both" });
    expect(count(text, "Aronson 1948")).toBe(1);
    expect(text).toMatch(/Aronson 1948 .* 5\.1% +0\.5%\n/);
    expect(text).toMatch(/pooled, random effects +0\.49 \[0\.33, 0\.73\]/);
    expect(text).toMatch(/pooled, common effect +0\.65 \[0\.60, 0\.70\]/);
    expect(text).toMatch(/test, random +t = −3\.95 on 12 df/);
    expect(text).toMatch(/test, common +z = −10\.62/);
    expect(flat(text)).toContain("Common effect: if all trials share one risk ratio");
  });

  it("of groups are tested each", async () => {
    const text = flat(await shown(await bcg(), { measure: "rr", model: "both", by: ["alloc"] }));
    expect(text).toContain("Q = 1.85 on 2 df, p = 0.40 (random effects, each group with its own tau²)");
    expect(text).toContain("Q = 19.9 on 2 df, p < 0.0001 (common effects)");
    expect(text).toMatch(/all groups random effects 13 0\.49 .* all groups common effect 13 0\.65/);
  });

  it("say of one study the same, once", async () => {
    const text = await shown(await typed(HEAD + trial("A", "x", 20)), { model: "both" });
    expect(count(text, "not pooled  ")).toBe(1);
    expect(count(text, "N_K1")).toBe(1);
  });
});

describe("the arms", () => {
  it("are named in the head where all studies share them", async () => {
    const text = await shown(await typed(SITES), {});
    expect(text).toMatch(/^yoga − usual care · 7 trials · /);
    expect(text).not.toMatch(/T0, yoga/);
  });

  it("are named in the rows where they vary", async () => {
    const table =
      HEAD + trial("A", "x", 20) + trial("B", "x", 21, "pilates,usual care") + trial("C", "x", 22, "yoga,waiting list");
    for (const plot of [true, false]) {
      const text = await shown(await typed(table), { poolContrasts: true }, { plot });
      for (const name of ["A, yoga − usual care", "B, pilates − usual care", "C, yoga − waiting list"])
        expect(text).toContain(name);
      expect(text.split("\n")[0]).not.toContain("−");
    }
  });

  it("are not made up for effects that name none", async () => {
    const table = "study,yi,vi\nA,0.3,0.02\nB,0.5,0.03\nC,0.6,0.01\n";
    const text = await shown(await typed(table), { measure: "gen", direction: "lower-better" }, { plot: true });
    expect(text).not.toMatch(/treatment − control|favours (treatment|control)|lower is better/);
    expect(flat(text)).toContain('these effects favour nobody, so nothing here says "better"');
    expect(flat(text)).toContain("the interval excludes 0.");
    const document = await pool(await typed(table), { measure: "gen" });
    expect(document.fits[0]?.studies.map(({ label }) => label)).toEqual(["", "", ""]);
    const named = await shown(
      await typed(table),
      { measure: "gen", direction: "lower-better", treatment: "yoga" },
      { plot: true },
    );
    expect(named).toContain("favours yoga");
  });
});

describe("many studies", () => {
  const sixty = `study,yi,vi\n${Array.from({ length: 60 }, (_, i) => `Trial ${i + 1},${(i % 7) / 10},${(1 + (i % 5)) / 100}`).join("\n")}\n`;
  const folder = mkdtempSync(join(tmpdir(), "bptrial-many-"));
  const file = join(folder, "sixty.csv");
  writeFileSync(file, sixty);
  const names = (text: string) => new Set(text.match(/Trial \d+/g)).size;

  async function run(...argv: readonly string[]): Promise<string> {
    const { io, written } = memoryIo();
    expect(await main(["pool", file, "--measure", "gen", ...argv], io)).toBe(0);
    return written.out;
  }

  it("are cut in the terminal's table, which says how many and how to see them all", async () => {
    const text = await run("--sort", "weight");
    expect(names(text)).toBe(40);
    expect(flat(text)).toMatch(
      /The first 40 of 60 trials are shown; the other 20 carry \d+% of the weight\. --all shows them/,
    );
    expect(text).toMatch(/60 trials · /);
    const drawn = await run("--plot");
    expect([names(drawn), flat(drawn).includes("The first 40 of 60")]).toEqual([40, true]);
  });

  it("are all there where they are asked for, and in every file", async () => {
    expect(names(await run("--all"))).toBe(60);
    expect(await run("--all")).not.toContain("The first 40");
    for (const format of ["md", "csv", "json", "ndjson"]) expect(names(await run("--format", format)), format).toBe(60);
    await run("--out", join(folder, "all.txt"));
    expect(names(readFileSync(join(folder, "all.txt"), "utf8"))).toBe(60);
  });

  it("are not cut where there are forty", async () => {
    writeFileSync(join(folder, "forty.csv"), sixty.split("\n").slice(0, 41).join("\n"));
    const { io, written } = memoryIo();
    await main(["pool", join(folder, "forty.csv"), "--measure", "gen"], io);
    expect(names(written.out)).toBe(40);
    expect(written.out).not.toContain("The first");
  });
});

describe("notes of one kind", () => {
  it("are one line with the studies they are about, and all of them in JSON", async () => {
    const zeros = `study,events1,n1,events2,n2\nA,3,50,6,50\nB,4,60,9,61\n${["C", "D", "E"].map((s) => `${s},0,40,0,41\n`).join("")}`;
    const text = flat(await shown(await typed(zeros), { measure: "or" }));
    expect(text).toMatch(/N_DOUBLE_ZERO "C" is left out: .* keeps it \(t\.csv, row 4\); likewise D and E/);
    const { fits } = await pool(await typed(zeros), { measure: "or" });
    expect(fits[0]?.notes.filter(({ code }) => code === "N_DOUBLE_ZERO")).toHaveLength(3);
    expect(flat(await shown(await typed(zeros), { measure: "or" }, {}, "md"))).toMatch(/row 4\); likewise D and E/);
    expect(count(await shown(await typed(zeros), { measure: "or" }, { all: true }), "N_DOUBLE_ZERO")).toBe(3);
  });

  it("say that the others have numbers of their own, and where", async () => {
    const large = `study,n1,mean1,sd1,n2,mean2,sd2\n${["A", "B", "C"].map((s, i) => `${s},30,1,1,30,${5 + i},1\n`).join("")}`;
    expect(flat(await shown(await typed(large), {}))).toMatch(
      /N_LARGE_SMD A: the difference is 4\.0 SD, .* \(t\.csv, row 2\); likewise B and C \(--all gives each in full\)/,
    );
  });
});
