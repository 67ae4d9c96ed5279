import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readText } from "../../../src/read/text/index.js";
import type { Statistic } from "../../../src/records.js";

/** Hand-labelled abstracts and phrases that lie beside the checkout on some machines; nothing of them is in the project. */
const corpus = resolve(import.meta.dirname, "../../../../shared/corpus");
const lines = (name: string) =>
  readFileSync(join(corpus, name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
const statistics = (text: string): readonly Statistic[] => readText("text", text).statistics;

interface Score {
  readonly recall: number;
  readonly precision: number;
}

interface Report {
  readonly estimateWithInterval: Score;
  readonly estimateWithoutInterval: Score;
  readonly count: Score;
  readonly test: Score;
  readonly onMatched: { readonly level: number; readonly p: number };
}

describe.skipIf(!existsSync(corpus))("labelled abstracts", () => {
  const report = (): Report => {
    const abstracts = JSON.parse(readFileSync(join(corpus, "abstracts.json"), "utf8")) as {
      id: string;
      text: string;
    }[];
    const file = join(mkdtempSync(join(tmpdir(), "bptrial-corpus-")), "predictions.ndjson");
    const predictions = abstracts.map(({ id, text }) => JSON.stringify({ id, statistics: statistics(text) }));
    writeFileSync(file, predictions.join("\n"));
    return JSON.parse(
      execFileSync("node", [join(corpus, "score.mjs"), join(corpus, "labels.jsonl"), file], { encoding: "utf8" }),
    );
  };

  it("are read with the recall and precision that the documentation states", () => {
    const { estimateWithInterval, estimateWithoutInterval, count, test, onMatched } = report();
    const atLeast = ({ recall, precision }: Score, floors: readonly [number, number]) => {
      expect(recall).toBeGreaterThanOrEqual(floors[0]);
      expect(precision).toBeGreaterThanOrEqual(floors[1]);
    };
    atLeast(estimateWithInterval, [0.95, 0.97]);
    atLeast(count, [0.92, 0.95]);
    atLeast(test, [0.9, 0.95]);
    atLeast(estimateWithoutInterval, [0.8, 0.85]);
    expect(onMatched.level).toBeGreaterThanOrEqual(0.98);
    expect(onMatched.p).toBeGreaterThanOrEqual(0.98);
  });
});

interface Phrase {
  readonly id: string;
  readonly text: string;
  readonly expect: Expected | null;
}

type Expected = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;

const pOf = (text: string): Fields => {
  const [, op = "=", value = ""] = /^([<>=]=?)(.*)$/.exec(text) ?? [];
  return { op, value: +value };
};

/** The statistics that a phrase should give, its keys in our words. */
function wanted(e: Expected): readonly Fields[] {
  const p = typeof e.p === "string" ? { p: pOf(e.p) } : {};
  const people = (n: unknown, percent: unknown) => ({ kind: "people", value: n, percent });
  if (Array.isArray(e.pairs)) return e.pairs.map(([n, percent]) => people(n, percent));
  // "29% more" is a claim; "7 more … 10 000 women" a share.
  if (e.claimPct !== undefined) {
    const [, over, value] = /^(>?)(.*)$/.exec(`${e.claimPct}`) ?? [];
    return [{ kind: "percentage", value: +(value ?? ""), hedge: over === ">" ? "over" : "exact" }];
  }
  if (e.claimAbs !== undefined) return [{ kind: "ratio", value: (e.claimAbs as number) / (e.per as number) }];
  if (e.claimRatio !== undefined) return [{ kind: "ratio", value: e.claimRatio }];
  if (e.measure === "NNT" && e.lo !== undefined)
    return [{ kind: "nnt", estimate: e.est, lower: e.lo, upper: e.hi, level: e.level }];
  // A number needed to treat that no word names stays a number; the percentages that it comes from are found.
  if (e.measure === "NNT") return (e.pair as number[]).map((value) => ({ kind: "percentage", value }));
  if (e.test !== undefined && e.stat !== undefined) {
    const df = [e.df1, e.df2, ...(Array.isArray(e.df) ? e.df : [e.df])].filter((one) => typeof one === "number");
    return [{ kind: "test", value: e.stat, ...(df.length > 0 ? { df } : {}), ...p }];
  }
  if (Array.isArray(e.est)) return e.est.map((estimate) => ({ kind: "estimate", estimate }));
  if (e.est !== undefined || e.lo !== undefined) {
    const level = e.level === undefined ? {} : { level: e.level };
    return [{ kind: "estimate", estimate: e.est ?? null, lower: e.lo ?? null, upper: e.hi ?? null, ...level, ...p }];
  }
  if (e.n !== undefined) {
    const percent = e.pct ?? +`${e.pctBound}`.replace("<", "");
    return [{ events: e.n, percent, ...(e.denom === undefined ? {} : { total: e.denom }) }, people(e.n, percent)];
  }
  return e.pair === undefined ? [{ kind: "p", ...p }] : [{ kind: "p", compared: e.pair, ...p }];
}

describe.skipIf(!existsSync(corpus))("phrases that are hard to read", () => {
  const phrases: readonly Phrase[] = existsSync(corpus) ? lines("phrases.jsonl") : [];
  const scored = (text: string) => statistics(text).filter(({ kind }) => ["estimate", "count", "test"].includes(kind));

  it.each(phrases.filter(({ expect: one }) => one !== null).map((phrase) => [phrase.id, phrase] as const))(
    "%s gives what it prints",
    (_, { text, expect: expected }) => {
      const found = statistics(text);
      const fields = wanted(expected ?? {});
      // A count whose total stands elsewhere is people with a percentage: either form is what the phrase prints.
      const isCount = fields.some((one) => "events" in one);
      const met = fields.filter((one) => {
        try {
          expect(found).toContainEqual(expect.objectContaining(one));
          return true;
        } catch {
          return false;
        }
      });
      expect(met.length, JSON.stringify({ fields, found })).toBeGreaterThanOrEqual(isCount ? 1 : fields.length);
    },
  );

  it.each(phrases.filter(({ expect: one }) => one === null).map((phrase) => [phrase.id, phrase] as const))(
    "%s gives nothing",
    (_, { text }) => expect(scored(text)).toEqual([]),
  );
});
