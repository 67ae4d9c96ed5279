import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BptrialError, type Fit, type PoolOptions, pool, readTable } from "../../src/index.js";
import { poolingMethods } from "../../src/model/index.js";

const fixtures = join(import.meta.dirname, "../../fixtures");
const fixture = (...path: string[]): string => readFileSync(join(fixtures, ...path), "utf8");

interface Case {
  readonly call: string;
  readonly data: string;
  readonly options: Partial<PoolOptions>;
  readonly expected: Readonly<Record<string, number>>;
}

const golden = (id: string) =>
  (JSON.parse(fixture("golden", "method", `${id}.json`)) as { cases: readonly Case[] }).cases;

const pooled = async (content: string, options: Partial<PoolOptions>): Promise<Fit> => {
  const { fits } = await pool(await readTable({ name: "typed.csv", content }), options);
  return fits[0] as Fit;
};

const off = (got: number, expected: number): number => Math.abs(got - expected) / Math.max(Math.abs(expected), 1e-300);

/** Sums of closed forms; what cancels in the risk difference's estimate is lost in R's digits too. */
const CLOSED = 1e-11;

describe.each(poolingMethods.ids)("pooling method %s", (id) => {
  it.each(golden(id).map((one) => [one.data, JSON.stringify(one.options), one] as const))(
    "equals metafor on %s %s",
    async (_, __, one) => {
      const { terms, heterogeneity, method } = await pooled(fixture("reference", `${one.data}.csv`), one.options);
      expect(method).toBe(id);
      const got: Readonly<Record<string, unknown>> = { ...heterogeneity, ...terms[0] };
      for (const [name, value] of Object.entries(one.expected))
        expect(off(got[name] as number, value), `${name}: ${got[name]} against ${value}`).toBeLessThan(CLOSED);
    },
  );
});

type Row = readonly [a: number, n1: number, c: number, n2: number];
const tableOf = (rows: readonly Row[]): string =>
  ["study,events1,n1,events2,n2", ...rows.map((row, i) => `S${i + 1},${row.join(",")}`)].join("\n");

const studies = fc.array(
  fc
    .tuple(
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 2, max: 60 }),
      fc.double({ min: 0, max: 1 }),
      fc.double({ min: 0, max: 1 }),
    )
    .filter(([, , p, q]) => Number.isFinite(p + q))
    .map(([n1, n2, p, q]): Row => [1 + Math.floor(p * (n1 - 1)), n1 + 1, 1 + Math.floor(q * (n2 - 1)), n2 + 1]),
  { minLength: 1, maxLength: 6 },
);
const runs = { numRuns: 25 };

describe("Mantel–Haenszel", () => {
  it("of one study is that study, and nothing to zero cells is one rule where there is none", () =>
    fc.assert(
      fc.asyncProperty(studies, async (rows) => {
        for (const measure of ["or", "rr", "rd"] as const) {
          const one = await pooled(tableOf(rows.slice(0, 1)), { measure, method: "mh" });
          expect(one.terms[0]?.estimate).toBeCloseTo(one.studies[0]?.estimate ?? Number.NaN, 10);
          const plain = await pooled(tableOf(rows), { measure, method: "mh" });
          expect(await pooled(tableOf(rows), { measure, method: "mh", mhZero: "revman" })).toEqual(plain);
        }
      }),
      runs,
    ));

  it("turns its sign with the arms, keeps its error, and does not mind the order of studies", () =>
    fc.assert(
      fc.asyncProperty(studies, fc.constantFrom("or" as const, "rd" as const, "rr" as const), async (rows, measure) => {
        const plain = await pooled(tableOf(rows), { measure, method: "mh" });
        const turned = rows.map(([a, n1, c, n2]): Row => [c, n2, a, n1]);
        const other = await pooled(tableOf(turned), { measure, method: "mh" });
        const back = await pooled(tableOf([...rows].reverse()), { measure, method: "mh" });
        const [x, y, z] = [plain, other, back].map(({ terms }) => terms[0]);
        expect(y?.estimate).toBeCloseTo(-(x?.estimate ?? Number.NaN), 10);
        expect(y?.se).toBeCloseTo(x?.se ?? Number.NaN, 10);
        expect([z?.estimate, z?.se]).toEqual([
          expect.closeTo(x?.estimate ?? Number.NaN, 10),
          expect.closeTo(x?.se ?? Number.NaN, 10),
        ]);
      }),
      runs,
    ));

  it("gives the odds ratio of non-events as the inverse", () =>
    fc.assert(
      fc.asyncProperty(studies, async (rows) => {
        const plain = await pooled(tableOf(rows), { measure: "or", method: "mh" });
        const swapped = await pooled(tableOf(rows), { measure: "or", method: "mh", swapEvents: true });
        expect(swapped.terms[0]?.estimate).toBeCloseTo(-(plain.terms[0]?.estimate ?? Number.NaN), 10);
      }),
      runs,
    ));
});

const bcg = fixture("reference", "bcg.csv");
const refusal = async (options: Partial<PoolOptions>, content = bcg): Promise<string> => {
  try {
    await pooled(content, options);
    return "none";
  } catch (error) {
    if (!(error instanceof BptrialError)) throw error;
    return `${error.code} ${error.message}`;
  }
};

describe("a pooling method", () => {
  it("asks for one common effect where no model is said, and Peto's for his measure", async () => {
    const mh = await pooled(bcg, { method: "mh" });
    expect([mh.model, mh.measure, mh.inference]).toEqual(["common", "rr", "z"]);
    const alone = await pooled(bcg, { method: "peto" });
    expect([alone.model, alone.measure]).toEqual(["common", "peto"]);
    const together = await pooled(bcg, { method: "peto", measure: "peto" });
    const measure = await pooled(bcg, { measure: "peto", model: "common" });
    expect(together).toEqual(alone);
    expect(measure).toEqual({ ...alone, method: "iv" });
  });

  it("takes Q about its own estimate, and DerSimonian and Laird's tau² with it", async () => {
    const random = await pooled(bcg, { measure: "or", method: "mh", model: "random" });
    // B of the methods reference: OR, tau² about the inverse-variance mean .3661, about Mantel and Haenszel's larger.
    const plain = await pooled(bcg, { measure: "or", model: "random", tau2: "dl" });
    expect(random.tau2Method).toBe("dl");
    expect(random.heterogeneity.tau2).toBeGreaterThan(plain.heterogeneity.tau2 ?? Number.POSITIVE_INFINITY);
    expect(random.heterogeneity.tau2Se).toBeNull();
    const rr = await pooled(bcg, { measure: "rr", method: "mh", model: "random" });
    expect(rr.heterogeneity.tau2).toBeCloseTo(0.3094968538, 10);
  });

  it("has the variance of Greenland and Robins for a risk difference, where asked", async () => {
    const sato = await pooled(bcg, { measure: "rd", method: "mh" });
    const other = await pooled(bcg, { measure: "rd", method: "mh", mhRdVariance: "greenland-robins" });
    expect([sato.terms[0]?.se, other.terms[0]?.se]).toEqual([
      expect.closeTo(0.00028665675, 11),
      expect.closeTo(0.00028451592, 11),
    ]);
  });

  it("says what it does not go with", async () => {
    expect(await refusal({ method: "mh", measure: "peto" })).toContain("E_MEASURE --method mh pools rr, or, rd");
    expect(await refusal({ method: "mh", model: "random", tau2: "reml" })).toContain(
      "E_OPTION --method mh knows random",
    );
    expect(await refusal({ method: "peto", model: "random" })).toContain(
      "E_OPTION --method peto pools one common effect",
    );
    expect(await refusal({ method: "mh", inference: "knapp-hartung" })).toContain("E_OPTION --inference knapp-hartung");
    expect(await refusal({ method: "peto", measure: "rr" })).toContain("E_MEASURE --method peto pools peto");
    const printed = "study,measure,estimate,ci_lower,ci_upper\nA,rr,0.8,0.5,1.28\nB,rr,0.7,0.4,1.2";
    expect(await refusal({ method: "mh" }, printed)).toContain("E_MEASURE --method mh needs the counts of both arms");
    const none = tableOf([
      [0, 12, 3, 15],
      [0, 20, 2, 20],
    ]);
    expect(await refusal({ method: "mh", measure: "or" }, none)).toContain("E_NOT_ESTIMABLE");
    expect(await refusal({ method: "mh", measure: "or", mhZero: "revman" }, none)).toBe("none");
  });
});

it("a study in which everybody had the event is a risk ratio of 1, and counts in Mantel and Haenszel's", async () => {
  const table = "study,events1,n1,events2,n2\nA,9,9,14,14\nB,0,12,3,15\nC,8,40,15,42\nD,5,90,0,88\n";
  const { k, terms } = await pooled(table, { method: "mh", measure: "rr" });
  // metafor 3.8-1: rma.mh(measure = "RR", add = c(1/2, 0), to = c("only0", "none"))
  expect(k).toBe(4);
  expect(off(terms[0]?.estimate ?? 0, -0.159329457474353)).toBeLessThan(CLOSED);
  expect(off(terms[0]?.se ?? 0, 0.191981896058667)).toBeLessThan(CLOSED);
});
