import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readText } from "../../../src/read/text/index.js";
import type { Statistic } from "../../../src/records.js";

/** The labelled texts lie beside the project, not in it. */
const root = resolve(import.meta.dirname, "../../..");
const corpus = [join(root, "../shared/corpus"), join(root, "../../shared/corpus")].find((path) => existsSync(path));
const lines = (name: string): readonly Record<string, never>[] =>
  readFileSync(join(corpus ?? "", name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

describe.skipIf(corpus === undefined)("labelled abstracts", () => {
  const score = (): Record<string, Record<string, number>> => {
    const folder = mkdtempSync(join(tmpdir(), "bptrial-text-"));
    try {
      const abstracts: readonly { id: string; text: string }[] = JSON.parse(
        readFileSync(join(corpus ?? "", "abstracts.json"), "utf8"),
      );
      const predictions = join(folder, "predictions.ndjson");
      const records = abstracts.map(({ id, text }) => ({
        id,
        // The labels count a number needed to treat with its interval among the estimates.
        statistics: readText(id, text).statistics.map((one) =>
          one.kind === "nnt" ? { ...one, kind: "estimate" } : one,
        ),
      }));
      writeFileSync(predictions, records.map((record) => JSON.stringify(record)).join("\n"));
      const script = join(corpus ?? "", "score.mjs");
      return JSON.parse(
        execFileSync(process.execPath, [script, join(corpus ?? "", "labels.jsonl"), predictions], { encoding: "utf8" }),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const report = corpus === undefined ? {} : score();

  it.each([
    ["estimateWithInterval", 0.97, 0.97],
    ["estimateWithoutInterval", 0.85, 0.85],
    ["count", 0.95, 0.95],
    ["test", 0.9, 0.95],
  ])("%s: found, and nothing besides", (kind, recall, precision) => {
    expect(report[kind]?.recall).toBeGreaterThanOrEqual(recall);
    expect(report[kind]?.precision).toBeGreaterThanOrEqual(precision);
  });

  it("gives the estimates the level and p-value that stand with them", () => {
    expect(report.onMatched?.level).toBeGreaterThanOrEqual(0.98);
    expect(report.onMatched?.p).toBeGreaterThanOrEqual(0.98);
    expect(report.onMatched?.df).toBeGreaterThanOrEqual(0.98);
  });
});

interface Expected {
  readonly est?: number | readonly number[];
  readonly lo?: number;
  readonly hi?: number;
  readonly level?: number | null;
  readonly p?: string;
  readonly n?: number;
  readonly pct?: number;
  readonly denom?: number;
  readonly pairs?: readonly (readonly number[])[];
  readonly pair?: readonly number[];
  readonly test?: string;
  readonly stat?: number;
  readonly df?: number;
  readonly df1?: number;
  readonly df2?: number;
  readonly pctBound?: string;
  readonly claimPct?: number | string;
  readonly claimRatio?: number;
  readonly claimAbs?: number;
  readonly per?: number;
}

/** What the phrase alone does not hold: an "NNT" that nothing in it names. */
const UNNAMED = new Set(["C79"]);

describe.skipIf(corpus === undefined)("phrases", () => {
  const phrases = corpus === undefined ? [] : (lines("phrases.jsonl") as unknown as readonly Phrase[]);
  interface Phrase {
    readonly id: string;
    readonly text: string;
    readonly expect: Expected | null;
  }

  it.each(phrases.filter(({ id }) => !UNNAMED.has(id)).map((one) => [one.id, one.text, one] as const))(
    "%s: %s",
    (_id, text, phrase) => {
      const { statistics } = readText("phrase", text);
      if (phrase.expect === null) expect(statistics).toEqual([]);
      else expectPhrase(statistics, phrase.expect);
    },
  );
});

function expectPhrase(statistics: readonly Statistic[], want: Expected): void {
  const estimates = statistics.filter((one) => one.kind === "estimate" || one.kind === "nnt");
  const p =
    want.p === undefined ? undefined : { op: want.p.charAt(0), value: Number(`0${want.p.slice(1).replace(/^0/, "")}`) };
  if (want.lo !== undefined) {
    expect(estimates).toHaveLength(1);
    expect(estimates[0]).toMatchObject({
      estimate: want.est,
      lower: want.lo,
      upper: want.hi,
      level: want.level ?? null,
    });
    if (estimates[0]?.kind === "estimate") expect(estimates[0].p ?? undefined).toEqual(p);
  } else if (Array.isArray(want.est)) expect(estimates.map(({ estimate }) => estimate)).toEqual(want.est);
  else if (want.stat !== undefined) {
    const df = want.df1 === undefined ? [want.df] : [want.df1, want.df2];
    expect(statistics).toMatchObject([{ kind: "test", type: want.test, value: want.stat, df, p }]);
  } else if (want.p !== undefined) {
    expect(statistics).toMatchObject([{ kind: "p", p, compared: want.pair ?? null }]);
  } else expectCount(statistics, want);
}

/** Totals that the phrase leaves out are not found: its count is then one of people, with the share. */
function expectCount(statistics: readonly Statistic[], want: Expected): void {
  const counts = statistics.filter((one) => one.kind === "count");
  const people = statistics.filter((one) => one.kind === "people");
  const told = statistics.filter((one) => one.kind === "percentage" || one.kind === "ratio");
  if (counts.length > 0) {
    expect(counts).toMatchObject([{ events: want.n, total: want.denom, percent: want.pct }]);
  } else if (want.pairs !== undefined) {
    expect(people.map(({ value, percent }) => [value, percent])).toEqual(
      want.pairs.map(([n, percent]) => [n, percent]),
    );
  } else if (want.n !== undefined) {
    expect(people[0]).toMatchObject({ value: want.n });
    if (want.pctBound !== undefined) expect(people[0]?.printed.percent).toBe(want.pctBound);
    else expect(people[0]?.percent).toBe(want.pct);
  } else if (typeof want.claimPct === "number") {
    expect(told).toMatchObject([{ kind: "percentage", value: want.claimPct, role: "relative", toward: "more" }]);
  } else if (want.claimPct !== undefined) expect(told).toMatchObject([{ value: 20, hedge: "over" }]);
  else if (want.claimRatio !== undefined) expect(told).toMatchObject([{ kind: "ratio", value: want.claimRatio }]);
  else expect(told).toMatchObject([{ kind: "ratio", value: (want.claimAbs ?? 0) / (want.per ?? 1), toward: "more" }]);
}
