import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { verbs } from "../../src/cli/index.js";
import { main } from "../../src/cli/main.js";
import { topics } from "../../src/cli/topics.js";
import { ADVICE } from "../../src/core/advice.js";
import { codes } from "../../src/pipeline/codes.js";
import { memoryIo } from "./memory-io.js";

const src = resolve(import.meta.dirname, "..", "..", "src");
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.startsWith("generated"))
  .map((name) => ({ name, text: readFileSync(join(src, name), "utf8") }));

async function run(...argv: readonly string[]) {
  const { io, written } = memoryIo();
  const code = await main(argv, io);
  return { code, ...written };
}

const known = new Set(codes.map(({ code }) => code));

describe("the catalogue of codes", () => {
  it("holds every code that the source can give an error, a note or a finding", () => {
    const literals = sources.flatMap(({ name, text }) => {
      const pattern = name.startsWith("judge/") ? /"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"/g : /"([EN]_[A-Z0-9_]+)"/g;
      return [...text.matchAll(pattern)].map(([, code = ""]) => code);
    });
    expect(literals.length).toBeGreaterThan(200);
    expect([...new Set(literals)].filter((code) => !known.has(code))).toEqual([]);
  });

  it("holds none that nothing gives", () => {
    const users = sources.filter(({ name }) => name !== "core/errors.ts" && name !== "core/advice.ts");
    const given = (code: string) => users.some(({ text }) => text.includes(`"${code}"`));
    expect([...known].filter((code) => !given(code))).toEqual([]);
  });

  it("says of each what it means and what to do, in sentences", () => {
    for (const { code, means, explain } of codes) {
      expect(means.length, code).toBeGreaterThan(10);
      expect(explain, code).toMatch(/^\P{Ll}.{20,}\.$/su);
    }
  });

  it("names no option, command or topic that there is not", async () => {
    const all = await Promise.all(verbs.map((entry) => entry.load()));
    const options = new Set(
      all.flatMap((verb) => verb.options.flatMap((group) => group.options.map(({ long }) => long))),
    );
    const text = Object.values(ADVICE).join(" ");
    const named = [...text.matchAll(/--[a-z][a-z0-9-]*/g)].map(([option]) => option);
    expect(named.length).toBeGreaterThan(40);
    expect([...new Set(named)].filter((option) => !options.has(option) && option !== "--help")).toEqual([]);
    const commands = [...text.matchAll(/(?<!=)bptrial ([a-z]+)/g)].map(([, verb]) => verb);
    expect([...new Set(commands)].filter((verb) => verbs.every(({ name }) => name !== verb))).toEqual([]);
  });
});

describe("--explain", () => {
  it.each([...known])("tells of %s", async (code) => {
    const { code: exit, out, err } = await run("--explain", code);
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    for (const one of codes.filter((other) => other.code === code)) {
      const flat = out.replace(/\s+/g, " ");
      expect(flat).toContain(`${code} ${one.means}`);
      expect(flat).toContain(one.explain.replace(/\s+/g, " "));
    }
  });

  it("is an option of every command that writes results, whatever else it needs", async () => {
    const { out } = await run("--explain", "E_DOCUMENT");
    for (const name of ["effect", "smd", "mcid", "pool", "check", "claim", "audit", "diff", "sniff"]) {
      expect(await run(name, "--explain", "e_document"), name).toEqual({ code: 0, out, err: "" });
    }
  });

  it("proposes the nearest code", async () => {
    const { code, err } = await run("check", "--explain", "N_LARGE_SDM");
    expect(code).toBe(2);
    expect(err).toContain('Did you mean "N_LARGE_SMD"?');
  });
});

describe("help of a topic", () => {
  it.each(topics.map(({ name }) => name))("tells of %s within the width", async (name) => {
    const { code, out, err } = await run("help", name);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("lists every code", async () => {
    const pages = await Promise.all(["errors", "notes", "findings"].map((name) => run("help", name)));
    const out = pages.map((page) => page.out).join("");
    expect([...known].filter((code) => !out.includes(`  ${code} `) && !out.includes(`  ${code}\n`))).toEqual([]);
  });

  it("has the exit codes that the program gives", async () => {
    const { out } = await run("help", "exit-codes");
    for (const exit of [0, 1, 2, 3, 4, 70, 130]) expect(out).toMatch(new RegExp(`^  ${exit} +\\S`, "m"));
  });

  it.each([
    ["format", "formats"],
    ["exitcodes", "exit-codes"],
    ["erors", "errors"],
    ["pol", "pool"],
  ])("proposes the nearest of commands and topics for %s", async (typed, meant) => {
    const { code, err } = await run("help", typed);
    expect(code).toBe(2);
    expect(err).toContain(`Did you mean "${meant}"?`);
  });
});
