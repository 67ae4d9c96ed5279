import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { draft } from "../../src/cli/draft.js";
import { Closed } from "../../src/cli/io.js";
import { main } from "../../src/cli/main.js";
import { memoryIo } from "./memory-io.js";

const PNF = "fixtures/pnf-2017.csv";
let folder = "";
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "bptrial-safe-")));
});
const at = (name: string) => join(folder, name);

async function run(...argv: readonly string[]) {
  const { io, written } = memoryIo();
  const code = await main(argv, io);
  // A message is broken into lines where the path before it ends, which is longer in one folder than in another.
  return { code, out: written.out, err: written.err.replace(/\s+/g, " ") };
}

describe("--out is never one of the files read", () => {
  const spellings: Readonly<Record<string, (file: string) => string>> = {
    "its own name": (file) => file,
    "another spelling": (file) => join(folder, "sub", "..").concat("/./", file.slice(folder.length + 1)),
    "a relative one": (file) => relative(process.cwd(), file),
    "a link": (file) => {
      symlinkSync(file, at("link.csv"));
      return at("link.csv");
    },
    "a hard link": (file) => {
      linkSync(file, at("hard.csv"));
      return at("hard.csv");
    },
  };

  it.each(Object.keys(spellings))("under %s", async (name) => {
    mkdirSync(at("sub"));
    copyFileSync(PNF, at("t.csv"));
    const out = spellings[name]?.(at("t.csv")) ?? "";
    const { code, err } = await run("effect", at("t.csv"), "--out", out, "--force");
    expect(err).toContain("is one of the inputs");
    expect(code).toBe(2);
    expect(readFileSync(at("t.csv"), "utf8")).toBe(readFileSync(PNF, "utf8"));
  });

  it("nor where a link is what is read", async () => {
    copyFileSync(PNF, at("t.csv"));
    symlinkSync(at("t.csv"), at("link.csv"));
    expect((await run("effect", at("link.csv"), "--out", at("t.csv"), "--force")).code).toBe(2);
  });

  const originals = {
    table: PNF,
    bcg: "fixtures/bcg.csv",
    text: "fixtures/texts/motor-skills.txt",
    result: "fixtures/diff/main.json",
    other: "fixtures/diff/branch.json",
  };
  const files = { thresholds: "t.csv", claims: "claims.yaml" };
  it.each([
    ["effect", "fixtures/saper-2017.csv", "{table}"],
    ["smd", "{table}"],
    ["sniff", "{bcg}", "{table}"],
    ["audit", "{table}"],
    ["check", "fixtures/texts/abstract.txt", "{text}"],
    ["mcid", PNF, "--thresholds-file", "{thresholds}"],
    ["pool", "fixtures/bcg.csv", "--thresholds-file", "{thresholds}"],
    ["claim", "12 points better", "--data", "{table}"],
    ["claim", "6 points better", "--against", "{text}"],
    ["claim", "--file", "{claims}"],
    ["diff", "{result}", "fixtures/diff/branch.json"],
    ["diff", "fixtures/diff/main.json", "{other}"],
  ])("whatever names it: %s %s %s", async (...words) => {
    for (const [name, path] of Object.entries(originals)) copyFileSync(path, at(name));
    writeFileSync(at(files.thresholds), "instrument,value,unit,kind\nodi,6,points,between-group\n");
    writeFileSync(at(files.claims), '- id: a\n  text: "7.9 points (95% CI 4.7 to 11.0; P<.001)"\n');
    const named = { ...Object.fromEntries(Object.keys(originals).map((name) => [name, name])), ...files };
    let read = "";
    const argv = words.map((word) => {
      const key = /^\{(\w+)\}$/.exec(word)?.[1];
      if (key === undefined) return word;
      read = at((named as Record<string, string>)[key] ?? "");
      return read;
    });
    const before = readFileSync(read, "utf8");
    linkSync(read, at("out.json"));
    const { code, err } = await run(...argv, "--out", at("out.json"), "--force", "--format", "json");
    expect(err).toContain("is one of the inputs");
    expect(code).toBe(2);
    expect(readFileSync(read, "utf8")).toBe(before);
  });

  it("nor a table that a claims file names", async () => {
    copyFileSync(PNF, at("t.csv"));
    writeFileSync(at("c.yaml"), "- id: a\n  text: improved by 12 points\n  data: { file: t.csv, outcome: ODI }\n");
    expect((await run("claim", "--file", at("c.yaml"), "--json")).code).toBeLessThan(2);
    expect((await run("claim", "--file", at("c.yaml"), "--out", at("t.csv"), "--force")).code).toBe(2);
    expect(readFileSync(at("t.csv"), "utf8")).toBe(readFileSync(PNF, "utf8"));
    expect(readdirSync(folder).sort()).toEqual(["c.yaml", "t.csv"]);
  });

  it("but a device may be both", async () => {
    const { err } = await run("effect", "/dev/null", "--out", "/dev/null");
    expect(err).toContain("E_EMPTY");
  });
});

describe("placing the output", () => {
  it("needs a name", async () => {
    const { code, err } = await run("effect", PNF, "--out", "");
    expect(err).toContain("--out needs the name of a file");
    expect(code).toBe(2);
  });

  it("lets one of many writers of one file through, and leaves nothing of the others", async () => {
    const codes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { code, err } = await run("effect", PNF, "--out", at("a.json"));
        expect(err === "" || /E_OUTPUT.*exists already/.test(err)).toBe(true);
        return code;
      }),
    );
    expect(codes.sort((a, b) => a - b)).toEqual([0, ...Array.from({ length: 19 }, () => 3)]);
    expect(readdirSync(folder)).toEqual(["a.json"]);
    expect(readFileSync(at("a.json"), "utf8")).toBe((await run("effect", PNF, "--json")).out);
  });

  it("is the same under a name as long as names may be", async () => {
    const name = `${"n".repeat(250)}.json`;
    expect((await run("effect", PNF, "--out", at(name))).code).toBe(0);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it("does not overwrite by way of a link that leads nowhere", async () => {
    symlinkSync(at("nothing"), at("a.json"));
    expect((await run("effect", PNF, "--out", at("a.json"))).code).toBe(3);
    expect((await run("effect", PNF, "--out", at("a.json"), "--force")).code).toBe(0);
    expect(readFileSync(at("a.json"), "utf8")).toMatch(/^\{/);
    expect(readdirSync(folder)).toEqual(["a.json"]);
  });

  it("ends once, whatever is asked of it and in which order", async () => {
    const calls = ["write", "keep", "discard"] as const;
    const orders = calls.flatMap((a) => calls.flatMap((b) => calls.map((c) => [a, b, c] as const)));
    for (const [k, order] of orders.entries()) {
      const path = at(`${k}`);
      const one = draft(path, false);
      for (const [i, call] of order.entries()) {
        const over = order.slice(0, i).some((before) => before !== "write");
        const failed = await (async () => one[call]("x"))().then(
          () => false,
          (error) => error instanceof Closed,
        );
        expect([order, failed]).toEqual([order, over && call !== "discard"]);
      }
      one.discard();
      const kept = order.find((call) => call !== "write") === "keep";
      expect(readdirSync(folder).filter((name) => name === `${k}`)).toEqual(kept ? [`${k}`] : []);
      expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
    }
    expect(process.listenerCount("SIGTERM")).toBe(0);
    expect(process.listenerCount("SIGHUP")).toBe(0);
  });
});
