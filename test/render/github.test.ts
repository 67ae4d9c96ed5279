import { describe, expect, it } from "vitest";
import type { Change, DiffDocument } from "../../src/records.js";
import { formats } from "../../src/render/index.js";
import * as documents from "./documents.js";
import { hostile } from "./hostile.js";

const github = (document: DiffDocument) => formats.get("github").render(document, documents.options) as string;
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
    expect(() => formats.get("github").render(documents.effectDocument, documents.options)).toThrow(/what diff finds/);
  });
});
