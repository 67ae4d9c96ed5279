import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkText } from "../../../src/judge/checks/findings.js";
import { readText } from "../../../src/read/text/index.js";
import { KINDS, plant, type Tally, type Text, tally } from "./planted.js";

const root = resolve(import.meta.dirname, "../../..");
const corpus = [join(root, "../shared/corpus"), join(root, "../../shared/corpus")].find((path) => existsSync(path));
const linesOf = (path: string): readonly string[] => readFileSync(path, "utf8").trim().split("\n");
const document = join(root, "docs/check.md");
const shareOf = (row: Tally | undefined, part: "caught" | "failing"): number =>
  (row?.[part] ?? 0) / (row?.detectable ?? 1);

const sentences: readonly Text[] = linesOf(join(root, "fixtures/texts/sentences.txt")).map((text, at) => ({
  id: String(at + 1),
  text,
}));

describe("sentences whose numbers agree", () => {
  it.each(sentences)("$id: $text", ({ text }) => {
    const wrong = checkText(readText("sentence", text)).findings.filter(
      ({ severity }) => severity === "inconsistent" || severity === "impossible",
    );
    expect(wrong).toEqual([]);
  });
});

/** The least share of the detectable errors of a kind that is found, and that is found inconsistent or worse. */
const FLOORS: Readonly<Record<(typeof KINDS)[number], readonly [number, number]>> = {
  "estimate, two digits exchanged": [0.8, 0.25],
  "estimate, decimal point lost": [1, 0.95],
  "estimate, minus sign lost": [1, 0.25],
  "limit, two digits exchanged": [0.6, 0.2],
  "limit, one digit changed": [0.75, 0.25],
  "limit, decimal point lost": [1, 0.95],
  "limit, minus sign lost": [1, 0.7],
  "p, ten times as large": [1, 0.7],
  "p, a tenth": [1, 0.7],
  "percentage, 3 points off": [1, 0.9],
  "percentage, two digits exchanged": [1, 0.9],
  "count, two digits exchanged": [1, 0.9],
  "test statistic, two digits exchanged": [0.9, 0.5],
  "p of a test, ten times as large": [0.95, 0.9],
};

describe("errors planted in them", () => {
  const planted = plant(sentences, 400, 1);
  const tallies = tally(sentences, planted);

  it("are the same at every run", () => expect(plant(sentences, 400, 1)).toEqual(planted));

  it.each(KINDS)("%s", (kind) => {
    const row = tallies.get(kind);
    const [caught, failing] = FLOORS[kind];
    expect(row?.detectable).toBeGreaterThanOrEqual(8);
    expect(shareOf(row, "caught")).toBeGreaterThanOrEqual(caught);
    expect(shareOf(row, "failing")).toBeGreaterThanOrEqual(failing);
  });
});

describe.skipIf(corpus === undefined)("errors planted in abstracts", () => {
  it("are found as often as the documentation says", { timeout: 120_000 }, () => {
    const texts = linesOf(join(corpus ?? "", "abstracts-unlabelled.jsonl")).map((line): Text => JSON.parse(line));
    const tallies = tally(texts, plant(texts, 1000, 1));
    expect(shareOf(tallies.get("all"), "caught")).toBeGreaterThanOrEqual(0.9);
    expect(shareOf(tallies.get("all"), "failing")).toBeGreaterThanOrEqual(0.5);
    const table = [
      "| planted | errors | detectable | found | inconsistent or impossible |",
      "|---|---|---|---|---|",
      ...[...KINDS, "all"].map((kind) => rowOf(kind, tallies.get(kind))),
    ].join("\n");
    const told = readFileSync(document, "utf8");
    if (process.env.UPDATE_DOCUMENTS)
      writeFileSync(
        document,
        told.replace(/\| planted \|[\s\S]*?\n(?=\n)/, () => `${table}\n`),
      );
    else expect(told).toContain(table);
  });
});

function rowOf(kind: string, row: Tally | undefined): string {
  const { planted = 0, detectable = 0, caught = 0, failing = 0 } = row ?? {};
  const of = (part: number): string => `${part} (${Math.round((100 * part) / detectable)}%)`;
  return `| ${kind} | ${planted} | ${detectable} | ${of(caught)} | ${of(failing)} |`;
}
