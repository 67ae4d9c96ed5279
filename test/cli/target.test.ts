import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.js";
import { memoryIo } from "./memory-io.js";

const PNF = "fixtures/pnf-2017.csv";
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bptrial-out-"));
});

async function run(...argv: readonly string[]) {
  const { io, written } = memoryIo();
  return { code: await main(argv, io), ...written };
}

describe("--out", () => {
  it("writes what stdout would have had, and nothing there", async () => {
    const path = join(folder, "result.json");
    expect(await run("effect", PNF, "--out", path)).toEqual({ code: 0, out: "", err: "" });
    expect(readFileSync(path, "utf8")).toBe((await run("effect", PNF, "--json")).out);
    expect(readdirSync(folder)).toEqual(["result.json"]);
  });

  it.each([
    ["a.json", "{"],
    ["a.JSON", "{"],
    ["a.ndjson", '{"schema"'],
    ["a.jsonl", '{"schema"'],
    ["a.csv", "study,"],
    ["a.md", "### "],
    ["a.txt", "PNF"],
    ["a", "PNF"],
  ])("takes the format from the ending of %s", async (name, start) => {
    await run("effect", PNF, "--quiet", "--out", join(folder, name));
    expect(readFileSync(join(folder, name), "utf8").slice(0, start.length)).toBe(start);
  });

  it.each([
    ["pool", "fixtures/bcg.csv", "forest.svg"],
    ["pool", "fixtures/bcg.csv", "forest.PNG"],
    ["effect", PNF, "plot.pdf"],
    ["mcid", PNF, "result.xlsx"],
    ["smd", PNF, "page.html"],
    ["check", "fixtures/texts/abstract.txt", "v1.2"],
  ])("does not let %s %s write a table of text into %s", async (command, input, name) => {
    const { code, out, err } = await run(command, input, "--out", join(folder, name));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("E_USAGE");
    const told = err.replace(/\s+/g, " ");
    expect(told).toContain(
      "Endings: .jsonl, .markdown, .txt, .json, .ndjson, .csv, .md; for another name say --format.",
    );
    expect(told.includes("--plot") && told.includes("forest(fit)")).toBe(/svg|png|pdf/i.test(name));
    expect(readdirSync(folder)).toEqual([]);
  });

  it("writes what --format says under any name", async () => {
    expect((await run("effect", PNF, "--format", "md", "--out", join(folder, "a.Rmd"))).code).toBe(0);
    expect(readFileSync(join(folder, "a.Rmd"), "utf8")).toMatch(/^### /);
  });

  it("writes a script only into what a script may be called", async () => {
    const script = (name: string) => run("pool", "fixtures/bcg.csv", "--r-code", "-o", join(folder, name));
    expect((await script("forest.svg")).code).toBe(2);
    expect((await script("a.json")).code).toBe(2);
    expect((await script("forest.R")).code).toBe(0);
    expect(readFileSync(join(folder, "forest.R"), "utf8")).toContain("library(metafor)");
  });

  it("lets --format beat the ending", async () => {
    await run("effect", PNF, "--format", "csv", "--out", join(folder, "a.json"));
    expect(readFileSync(join(folder, "a.json"), "utf8")).toMatch(/^study,/);
  });

  it("replaces a file only by force, keeping its permissions", async () => {
    const path = join(folder, "kept.json");
    writeFileSync(path, "old");
    chmodSync(path, 0o640);
    const refused = await run("effect", PNF, "--out", path);
    expect(refused.code).toBe(3);
    expect(refused.err).toContain("--force");
    expect(readFileSync(path, "utf8")).toBe("old");
    expect((await run("effect", PNF, "--out", path, "--force")).code).toBe(0);
    expect(readFileSync(path, "utf8")).toMatch(/^\{/);
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it("follows a link to the file it stands for", async () => {
    writeFileSync(join(folder, "real.json"), "old");
    symlinkSync(join(folder, "real.json"), join(folder, "link.json"));
    expect((await run("effect", PNF, "--out", join(folder, "link.json"), "--force")).code).toBe(0);
    expect(readFileSync(join(folder, "real.json"), "utf8")).toMatch(/^\{/);
  });

  it("leaves nothing behind where the command fails", async () => {
    const bad = join(folder, "bad.csv");
    writeFileSync(bad, "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,x,2,20,4,2\n");
    expect((await run("effect", bad, "--out", join(folder, "a.json"))).code).toBe(3);
    expect(readdirSync(folder)).toEqual(["bad.csv"]);
  });

  it("keeps the stream up to an error, as stdout would", async () => {
    const bad = join(folder, "bad.csv");
    writeFileSync(bad, "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,3,2,20,4,2\nB,20,x,2,20,4,2\n");
    expect((await run("effect", bad, "--out", join(folder, "a.ndjson"))).code).toBe(3);
    const lines = readFileSync(join(folder, "a.ndjson"), "utf8").trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).schema)).toEqual(["bptrial/effect@1", "bptrial/error@1"]);
  });

  it("refuses an input, a folder, and a place that is not there", async () => {
    expect((await run("effect", PNF, "--out", PNF, "--force")).code).toBe(2);
    mkdirSync(join(folder, "sub"));
    for (const path of [join(folder, "sub"), join(folder, "nowhere", "a.json")]) {
      const { code, err } = await run("effect", PNF, "--out", path);
      expect(code).toBe(3);
      expect(err).toContain("E_OUTPUT");
    }
  });

  it("writes to a device without replacing it", async () => {
    expect((await run("effect", PNF, "--out", "/dev/null")).code).toBe(0);
    expect((await run("effect", PNF, "--out", "/dev/null", "--force")).code).toBe(0);
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it("keeps diff's exit code", async () => {
    const path = join(folder, "changes.md");
    expect((await run("diff", "fixtures/diff/main.json", "fixtures/diff/branch.json", "-o", path)).code).toBe(1);
    expect(readFileSync(path, "utf8")).toContain("| analysis |");
  });

  it("keeps what a cell holds in a sheet, and shows it at a terminal", async () => {
    const input = join(folder, "t.csv");
    const name = "a\u001b[2Jb\u009b31mc\u202ed";
    writeFileSync(input, `study,n1,mean1,sd1,n2,mean2,sd2\n${name},20,3,1,20,4,1\n`);
    const argv = ["effect", input, "--format", "csv"];
    const [piped, shown] = [memoryIo(), memoryIo({ terminal: 80 })];
    await main(argv, piped.io);
    expect(piped.written.out).toContain(name);
    await main(argv, shown.io);
    expect(shown.written.out).toContain("a\\u{1B}[2Jb\\u{9B}31mc\\u{202E}d");
    expect(shown.written.out.replace(/\n/g, "")).not.toMatch(/\p{Cc}|\p{Cf}/u);
    expect(shown.written.out.split("\n").length).toBe(piped.written.out.split("\n").length);
    await main([...argv, "--out", join(folder, "a.csv")], shown.io);
    expect(readFileSync(join(folder, "a.csv"), "utf8")).toBe(piped.written.out);
  });

  it("has colours in a file only where they are asked for", async () => {
    const { io } = memoryIo({ env: { FORCE_COLOR: "1" }, terminal: 80 });
    await main(["effect", PNF, "--out", join(folder, "plain.txt")], io);
    await main(["effect", PNF, "--out", join(folder, "coloured.txt"), "--color"], io);
    expect(readFileSync(join(folder, "plain.txt"), "utf8")).not.toContain("\u001b");
    expect(readFileSync(join(folder, "coloured.txt"), "utf8")).toContain("\u001b[");
  });
});
