import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.js";
import { memoryIo } from "./memory-io.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bptrial-folder-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function run(...argv: readonly string[]) {
  const { io, written } = memoryIo();
  const code = await main(argv, io);
  return { code, ...written };
}

const FITS = "RR 0.50 (95% CI 0.40 to 0.62)";
const MISPRINT = "RR 2.50 (95% CI 0.31 to 0.80)";
const TABLE = "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,3.1,2,20,4.2,2\n";

describe("check of a folder", () => {
  const checked = async (...argv: readonly string[]) => {
    const { out, code, err } = await run("check", folder, "--json", ...argv);
    expect(err).toBe("");
    return { code, names: out.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line).input[0].name])) };
  };

  it("reads every text at any depth, in one order, each under its path", async () => {
    put("b.txt", FITS);
    put("a.md", FITS);
    put("deep/er/a.html", `<p>${FITS}</p>`);
    put("deep/a.TXT", MISPRINT);
    expect(await checked()).toEqual({ code: 1, names: ["a.md", "b.txt", "deep/a.TXT", "deep/er/a.html"] });
  });

  it("passes over what is hidden, installed or no text, and enters no folder that is a link", async () => {
    put("a.txt", FITS);
    for (const name of [".git/b.txt", ".c.txt", "node_modules/d/readme.md", "table.csv", "picture.png"])
      put(name, MISPRINT);
    symlinkSync(folder, join(folder, "round"));
    expect(await checked()).toEqual({ code: 0, names: ["a.txt"] });
  });

  it("takes lines for texts where it is told so", async () => {
    put("a.jsonl", `{"id":"x","text":"${FITS}"}\n{"id":"y","text":"${FITS}"}\n`);
    put("a.txt", MISPRINT);
    expect((await checked("--from", "jsonl")).names).toHaveLength(2);
  });

  it("checks the others where one cannot be read", async () => {
    put("a.pdf", "");
    put("b.txt", MISPRINT);
    const { code, out, err } = await run("check", folder);
    expect(code).toBe(3);
    expect(err).toContain("a.pdf");
    expect(out).toContain("CI_EXCLUDES_ESTIMATE");
  });

  it("never writes over one of its files", async () => {
    const path = put("a.txt", FITS);
    const { code, err } = await run("check", folder, "--out", path, "--force");
    expect(code).toBe(2);
    expect(err).toContain("is one of the inputs");
  });
});

describe("audit of a folder", () => {
  it("audits the others where one cannot be read, names that one and says so with its exit code", async () => {
    put("a.csv", "PK\u0003\u0004 a workbook");
    put("b.csv", TABLE);
    put("c.csv", "study,n1,mean1\n");
    const { code, out, err } = await run("audit", folder, "--json");
    expect(code).toBe(3);
    expect(JSON.parse(out).input.map(({ name }: { name: string }) => name)).toEqual(["b.csv"]);
    expect(err).toContain("a.csv");
    expect(err).toContain("c.csv");
  });

  it("says so where none can be read", async () => {
    put("a.csv", "PK\u0003\u0004 a workbook");
    const { code, out, err } = await run("audit", folder);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain("a.csv");
  });

  it("reads every table under its path, and notes those without numbers", async () => {
    put("a.csv", TABLE);
    put("deep/a.csv", TABLE.replace("3.1", "3.2").replace("A,", "B,"));
    put("names.csv", "name,colour\nx,red\n");
    put("readme.txt", "no table");
    const { code, out } = await run("audit", folder, "--json");
    const { input, notes } = JSON.parse(out);
    expect(code).toBe(0);
    expect(input.map(({ name }: { name: string }) => name)).toEqual(["a.csv", "deep/a.csv"]);
    expect(notes).toContainEqual(
      expect.objectContaining({ code: "N_PASSED_OVER", place: expect.objectContaining({ file: "names.csv" }) }),
    );
  });

  it("fails where no table has numbers, and for such a table that is named", async () => {
    const path = put("names.csv", "name,colour\nx,red\n");
    put("a.csv", "name,colour\ny,blue\n");
    const table = put("table.txt", TABLE);
    for (const named of [[folder], [path, table]]) {
      const { code, out, err } = await run("audit", ...named);
      expect(code).toBe(3);
      expect(out).toBe("");
      expect(err).toContain("no column holds numbers");
    }
  });
});

it.each(["check", "audit"])("an empty folder is an error of %s, which says what it reads", async (verb) => {
  const { code, out, err } = await run(verb, folder);
  expect(code).toBe(3);
  expect(out).toBe("");
  expect(err.replace(/\s+/g, " ")).toContain(
    `holds no file that ${verb} reads In a folder these are files that end in .`,
  );
});

it.each(["check", "audit", "effect", "sniff"])(
  "%s: what can be no name of a file is an error and no crash",
  async (verb) => {
    for (const name of ["x".repeat(5000), "a\u0000b"]) {
      const { code, err } = await run(verb, name);
      expect(code).toBe(3);
      expect(err).toContain("E_FILE");
      expect(err).not.toContain("TypeError");
    }
  },
);

it("a circle of links in a folder is passed over", async () => {
  put("a.txt", FITS);
  symlinkSync(join(folder, "b.txt"), join(folder, "c.txt"));
  symlinkSync(join(folder, "c.txt"), join(folder, "b.txt"));
  expect(await run("check", folder, "--fail-on", "never")).toMatchObject({ code: 0, err: "" });
});
