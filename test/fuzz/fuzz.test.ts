import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fault, type Input, text } from "./fuzzer.js";
import { fuzzersOf } from "./index.js";
import { lawBroken, type Schemas, schemasOf } from "./laws.js";
import { randomFrom } from "./random.js";
import { difference, type Outcome } from "./relations/results.js";
import { folderOf } from "./run.js";
import { shrunk } from "./shrink.js";

const root = resolve(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "bptrial-fuzz-"));
const fuzzers = await fuzzersOf(root);
let before = "";

beforeAll(() => {
  before = folderOf(folder);
});
afterAll(() => {
  folderOf(before);
  rmSync(folder, { recursive: true, force: true });
});

describe.each(fuzzers)("$name: $about", (fuzzer) => {
  it("holds of the first inputs", { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const fault = await fuzzer.faultOf(fuzzer.make(randomFrom(seed)));
      expect(fault, `npm run fuzz -- --seed ${seed} --only ${fuzzer.name}`).toBe(null);
    }
  });

  it("is the same again from the same seed", () => {
    expect(fuzzer.make(randomFrom(7))).toEqual(fuzzer.make(randomFrom(7)));
  });
});

describe("a law", () => {
  const schemas: Schemas = schemasOf(join(root, "dist", "schema"));
  const input = (...argv: readonly string[]): Input => ({
    argv,
    files: { "a.csv": text("study,yi,vi\nA,1,1\n") },
    terminal: null,
  });
  const kindOf = (
    of: Input,
    ran: { code?: number; out?: string; err?: string; thrown?: unknown },
  ): string | undefined =>
    lawBroken(of, { code: 0, out: "", err: "", thrown: null, seconds: 0, ...ran }, schemas)?.kind;
  const table = input("effect", "a.csv");

  it.each([
    ["a crash", table, { code: 70, err: "error E_BUG" }, /^crash/],
    ["an exit code that there is not", table, { code: 9 }, /^exit code 9/],
    ["what is thrown", table, { thrown: new Error("x") }, /^thrown/],
    ["an error without a word", table, { code: 3 }, /without a word/],
    ["NaN", table, { out: "estimate NaN" }, /^NaN on stdout/],
    ["Infinity in an error", table, { code: 3, err: "E_CELL at Infinity" }, /^Infinity on stderr/],
    ["a stack", table, { code: 3, err: "TypeError: x is not a function" }, /^a stack/],
    ["what steers a terminal", table, { out: "a\u001b[2Jb" }, /^control characters in table/],
    ["a result beside an error", table, { code: 3, out: "1", err: "E_CELL" }, /beside an error/],
    ["JSON cut short", input("effect", "a.csv", "--json"), { out: '{\n  "schema": ' }, /that is none/],
    [
      "JSON of no schema",
      input("effect", "a.csv", "--json"),
      { out: '{\n"schema": "bptrial/effect@1"}' },
      /not of its schema/,
    ],
    ["a sheet with rows of several lengths", input("effect", "a.csv", "--format=csv"), { out: "a,b\n1\n" }, /ragged/],
    ["a formula in a sheet", input("effect", "a.csv", "--format", "csv"), { out: "a,b\n1,=cmd\n" }, /formula/],
    [
      "a stream without its error",
      input("effect", "a.csv", "-f", "ndjson"),
      { code: 3, out: "{}", err: "E_CELL" },
      /schema|error line/,
    ],
  ])("tells %s", (_, of, ran, kind) => expect(kindOf(of, ran)).toMatch(kind));

  it("lets through what is right, and what came in itself", () => {
    expect(kindOf(table, { out: "estimate 1.0" })).toBe(undefined);
    const named: Input = { ...table, files: { "a.csv": text("study\nNaN\n") } };
    expect(kindOf(named, { code: 3, err: 'E_CELL "NaN"' })).toBe(undefined);
  });
});

describe("a relation", () => {
  const outcome = (estimate: number, of = "A"): Outcome => ({ errors: "", results: [{ of, numbers: { estimate } }] });

  it("tells a number that moved, a result that vanished, and an error that came", () => {
    expect(difference(outcome(1), outcome(1 + 1e-9))).toBe(null);
    expect(difference(outcome(1), outcome(1.001))).toContain("estimate 1 → 1.001");
    expect(difference(outcome(1), outcome(1, "B"))).toBe("A → B");
    expect(difference(outcome(1), { errors: "", results: [] })).toContain("1 results → 0");
    expect(difference(outcome(1), { errors: "E_CELL", results: [] })).toBe("errors: none → E_CELL");
  });
});

it("what shows a fault is made smaller while it shows it", async () => {
  const lines = Array.from({ length: 50 }, (_, at) => (at === 31 ? "xx bad yy" : `line ${at}`)).join("\n");
  const faultOf = async ({ files }: Input): Promise<Fault | null> =>
    `${files.a}`.includes("bad") ? { kind: "bad", shown: "" } : null;
  const whole: Input = { argv: ["check", "a", "--all", "--digits", "3"], files: { a: text(lines) }, terminal: null };
  const { input } = await shrunk(whole, { kind: "bad", shown: "" }, faultOf);
  expect(`${input.files.a}`).toBe("bad");
  expect(input.argv).toEqual(["check"]);
});
