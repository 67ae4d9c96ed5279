import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { chiSquared } from "../../../src/core/distributions.js";
import { fisherExact } from "../../../src/core/two-by-two.js";
import { pOfTable, squares } from "../../../src/core/two-by-two-tests.js";
import { countGiving } from "../../../src/judge/checks/percent-grim.js";
import { pOfTest, pRangeOfTest } from "../../../src/judge/checks/test-p.js";
import type { TestStatistic } from "../../../src/records.js";

const folder = resolve(import.meta.dirname, "../../../fixtures/checks");
const rowsOf = <Row>(name: string): readonly Row[] =>
  (JSON.parse(readFileSync(resolve(folder, `${name}.json`), "utf8")) as { readonly rows: readonly Row[] }).rows;
const near = (got: number | undefined, wanted: number, relative: number): void =>
  expect(Math.abs((got ?? Number.NaN) - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted) + 1e-300);

interface TestRow {
  readonly test: TestStatistic["type"];
  readonly value: string;
  readonly df1: number | null;
  readonly df2: number | null;
  readonly p: number;
  readonly p_lo: number;
  readonly p_hi: number;
}

describe("p from a test statistic, against R", () => {
  it.each(rowsOf<TestRow>("test-p").map((row) => [`${row.test} ${row.value} ${row.df1} ${row.df2}`, row] as const))(
    "%s",
    (_, { test, value, df1, df2, p, p_lo, p_hi }) => {
      const df = [df1, df2].filter((one) => one !== null);
      const number = Number(value);
      near(pOfTest(test, number, df) ?? undefined, p, 1e-10);
      const range = pRangeOfTest({
        kind: "test",
        type: test,
        df,
        value: number,
        p: null,
        printed: { value, p: null },
        quote: "",
        offset: 0,
        line: 1,
        sentence: 0,
        where: "text",
        context: [],
      });
      near(range?.low, p_lo, 1e-10);
      near(range?.high, p_hi, 1e-10);
    },
  );
});

describe("percentages that n people can give, against scrutiny", () => {
  it("agrees on all", () => {
    const rows = rowsOf<{ readonly x: string; readonly n: number; readonly consistent: boolean }>("percent-grim");
    const differing = rows.filter(({ x, n, consistent }) => (countGiving(Number(x), x, n) !== null) !== consistent);
    expect(rows.length).toBeGreaterThan(100);
    expect(differing).toEqual([]);
  });
});

interface TableRow {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly fisher_p: number;
  readonly chisq_p: number;
  readonly chisq_yates_p: number;
}

describe("tests of a two-by-two table, against R", () => {
  it.each(rowsOf<TableRow>("two-by-two").map((row) => [`${row.a} ${row.b} / ${row.c} ${row.d}`, row] as const))(
    "%s",
    (_, row) => {
      near(fisherExact(row), row.fisher_p, 1e-9);
      near(chiSquared.upper(squares(row, 0), 1), row.chisq_p, 1e-10);
      near(chiSquared.upper(squares(row, 0.5), 1), row.chisq_yates_p, 1e-10);
      const { low, high } = pOfTable(row);
      expect(low).toBeLessThanOrEqual(row.chisq_p * (1 + 1e-9));
      expect(high).toBeGreaterThanOrEqual(row.fisher_p * (1 - 1e-9));
    },
  );
});
