import { describe, expect, it } from "vitest";
import type { Change, DiffDocument } from "../../src/records.js";
import { annotations } from "../../src/render/annotations.js";
import { runLine } from "../cli/shell.js";
import * as documents from "./documents.js";
import { hostile } from "./hostile.js";

const github = (document: DiffDocument) => annotations(document);
const [conclusion] = documents.diffDocument.changes;
const change = (more: Partial<Change>): Change => ({
  path: "a",
  kind: "note",
  before: null,
  after: null,
  conclusionChanged: false,
  because: "b",
  ...conclusion,
  ...more,
});

describe("GitHub annotations", () => {
  it("show the worst first", () => {
    const kinds = ["option", "estimate", "conclusion"] as const;
    const changes = kinds.map((kind) => change({ kind, conclusionChanged: kind === "conclusion" }));
    const severities = github({ ...documents.diffDocument, changes })
      .split("\n")
      .map((line) => line.split(" ")[0]);
    expect(severities).toEqual(["::error", "::warning", "::notice", ""]);
  });

  it("say what changed and why", () => {
    expect(github(documents.diffDocument).split("\n")[0]).toBe(
      "::error title=bptrial%3A a conclusion changed::MODQ, post, md: −7.9 [−11.0, −4.7] → −5.1 [−10.4, 0.2]; the interval now includes 0; k 4 → 5",
    );
  });

  it("show ten of a severity and count the rest", () => {
    const changes = Array.from({ length: 25 }, (_, i) =>
      change({ path: `analysis ${i}`, kind: i < 13 ? "conclusion" : "note", conclusionChanged: i < 13 }),
    );
    const lines = github({ ...documents.diffDocument, changes })
      .trimEnd()
      .split("\n");
    expect(lines.filter((line) => line.startsWith("::error"))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith("::notice"))).toHaveLength(10);
    expect(lines).toContain("3 more of severity error");
    expect(lines).toContain("2 more of severity notice");
  });

  it.each(hostile)("cannot be ended or begun by %j", (text) => {
    const lines = github({ ...documents.diffDocument, changes: [change({ path: text, because: text, before: text })] })
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::error title=bptrial%3A a conclusion changed::/);
  });

  it("are one plain line where nothing changed", () => {
    expect(github({ ...documents.diffDocument, changes: [] })).toBe("main.json → branch.json · no differences\n");
  });

  it("are refused for other documents", () => {
    expect(() => annotations(documents.effectDocument)).toThrow(/what check, audit, claim and diff find/);
  });

  const lines = async (line: string) => {
    const { stdout, stderr, code } = await runLine(`bptrial ${line}`);
    expect(stderr).toBe("");
    return { lines: stdout.trimEnd().split("\n"), code };
  };

  it("are what check finds, worst first", async () => {
    const found = await lines("check fixtures/texts/misprints.txt --format github");
    expect(found.code).toBe(1);
    expect(found.lines.map((one) => one.split(" ")[0])).toEqual(["::error", "::error", "::warning", "::notice"]);
    expect(found.lines[1]).toBe(
      "::error title=bptrial%3A inconsistent%2C CI_P_MISMATCH::misprints.txt, line 1, characters 100–124: From 0.65 [0.48 to 0.88], at 95%25, p follows as 0.0036 to 0.0077, not p = 0.0003.",
    );
    // A rate ratio of deaths, and no word of how many died.
    expect(found.lines[3]).toMatch(/^::notice title=bptrial%3A note%2C RELATIVE_ONLY::misprints\.txt, line 1, /);
  });

  it("are what audit finds, with row and column", async () => {
    const { lines: found } = await lines("audit fixtures/audit/planted.csv --format github");
    expect(found[0]).toMatch(/^::error title=bptrial%3A impossible%2C [A-Z_]+::planted\.csv, row \d+, /);
    expect((await lines("audit fixtures/saper-2017.csv --format github")).lines).toEqual([
      "saper-2017.csv: nothing found that does not fit",
    ]);
  });

  it("are claims that do not hold, or are not as expected", async () => {
    const one = await lines('claim "84% more successful" --smd 0.28 --ci 0.14,0.42 --format github');
    expect([one.code, one.lines.length]).toEqual([1, 1]);
    expect(one.lines[0]).toMatch(/^::error title=bptrial%3A wrong-estimand::"84%25 more successful" /);
    const file = await lines("claim --file fixtures/claims/seeds.yaml --format github");
    expect(file.code).toBe(0);
    expect(file.lines).toEqual([expect.stringMatching(/^\d+ claims, nothing to look at$/)]);
  });

  it.each(["effect", "smd", "mcid", "pool", "sniff"])("are no format of %s", async (command) => {
    const { stderr, code } = await runLine(`bptrial ${command} fixtures/pnf-2017.csv --format github`);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, " ")).toContain('--format cannot be "github" It takes table, json, ndjson, csv, md.');
    expect((await runLine(`bptrial ${command} --help`)).stdout).not.toContain("github");
  });
});
