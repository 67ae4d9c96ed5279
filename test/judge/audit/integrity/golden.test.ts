import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { debit } from "../../../../src/judge/audit/integrity/debit.js";
import { grim, grimPercent, type Ties } from "../../../../src/judge/audit/integrity/grim.js";
import { grimmer } from "../../../../src/judge/audit/integrity/grimmer.js";
import type { Printed } from "../../../../src/judge/audit/integrity/printed.js";

interface Row {
  readonly x: string;
  readonly sd?: string;
  readonly n: number;
  readonly items?: number;
  readonly rounding?: string;
  readonly expected: boolean;
}

const rowsOf = (name: string): readonly Row[] => {
  const path = join(import.meta.dirname, "../../../../fixtures/golden/integrity", `${name}.json`);
  const { cases } = JSON.parse(readFileSync(path, "utf8")) as { cases: readonly { rows: readonly Row[] }[] };
  return cases.flatMap(({ rows }) => rows);
};

const printed = (text: string): Printed => ({ value: +text, decimals: text.split(".")[1]?.length ?? 0 });
const TIES: Readonly<Record<string, Ties>> = { up_or_down: "either", up: "up", down: "down", even: "even" };

describe("GRIM", () => {
  it("agrees with scrutiny on 500 means, under each rule for ties", () => {
    const rows = rowsOf("grim");
    expect(rows).toHaveLength(500);
    const differ = rows.filter(
      ({ x, n, items, rounding, expected }) =>
        grim(printed(x), n, items, TIES[rounding ?? ""] ?? "either").consistent !== expected,
    );
    expect(differ).toEqual([]);
  });

  it("agrees with scrutiny on 120 percentages", () => {
    const rows = rowsOf("grim-percent");
    expect(rows.filter(({ x, n, expected }) => grimPercent(printed(x), n).consistent !== expected)).toEqual([]);
  });
});

describe("DEBIT", () => {
  it("agrees with scrutiny on 160 means and SDs, but where nobody or everybody is a 1", () => {
    const rows = rowsOf("debit");
    expect(rows).toHaveLength(160);
    const differ = rows.filter(
      ({ x, sd, n, expected }) => debit(printed(x), printed(sd ?? ""), n).withinSd !== expected && +x > 0 && +x < 1,
    );
    expect(differ).toEqual([]);
  });
});

describe("GRIMMER", () => {
  const verdict = ({ x, sd, n, items }: Row) => grimmer(printed(x), printed(sd ?? ""), n, items).consistent;

  it("agrees with an exhaustive search on 250 pairs", () => {
    expect(rowsOf("grimmer-exact").filter((row) => verdict(row) !== row.expected)).toEqual([]);
  });

  it("differs from scrutiny only where that rejects a sample that exists", () => {
    const exact = rowsOf("grimmer-exact");
    const differ = rowsOf("grimmer").flatMap((row, i) => (verdict(row) === row.expected ? [] : [exact[i]?.expected]));
    expect(differ.filter((exists) => exists !== true)).toEqual([]);
  });

  it("lets every sample of whole numbers pass, however it was rounded", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        (scores, decimals) => {
          const n = scores.length;
          const mean = scores.reduce((sum, one) => sum + one, 0) / n;
          const sd = Math.sqrt(scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1));
          const text = (value: number) => printed(value.toFixed(decimals));
          expect(grimmer(text(mean), text(sd), n).consistent).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
