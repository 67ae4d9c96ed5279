import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recoveries } from "../../src/validate/index.js";

const folder = resolve(import.meta.dirname, "../../fixtures/golden/recover");

interface Case {
  readonly call: string;
  readonly given: Readonly<Record<string, number | "Infinity">>;
  /** Null where the program refuses, because the values look skewed; `none` where no whole count fits. */
  readonly expected: Readonly<Record<string, number | boolean | null>>;
  /** Half a unit of the last printed digit, for values worked by hand. */
  readonly printed?: number;
}

const golden = (id: string): readonly Case[] => JSON.parse(readFileSync(join(folder, `${id}.json`), "utf8")).cases;

/** Counts R rejects as skewed; every other number must agree. */
const CLOSED_FORM = 1e-11;

describe.each(recoveries.all.map((recovery) => [recovery.id, recovery] as const))("%s", (id, recovery) => {
  it.each(golden(id).map((one, i) => [i + 1, one.call, one] as const))("agrees with case %i: %s", (_, __, one) => {
    const given = Object.fromEntries(
      Object.entries(one.given).map(([key, value]) => [key, value === "Infinity" ? Infinity : value]),
    );
    expect(Object.keys(given).sort()).toEqual([...recovery.needs].sort());
    const got = recovery.compute(given);
    expect(Object.keys(got).sort()).toEqual([...recovery.gives].sort());
    for (const [key, value] of Object.entries(one.expected)) {
      if (key === "none") expect(got.lowest ?? Number.NaN).toBeGreaterThan(got.highest ?? Number.NaN);
      else if (value === null) expect(got.skew ?? Number.NaN).toBeGreaterThanOrEqual(got.critical ?? Number.NaN);
      else
        expect(Math.abs((got[key] ?? Number.NaN) - Number(value))).toBeLessThanOrEqual(
          one.printed ?? CLOSED_FORM * Math.abs(Number(value)),
        );
      if (value !== null && key === "sd" && "critical" in got && one.printed === undefined)
        expect(got.skew).toBeLessThan(got.critical ?? 0);
    }
  });
});

it("has a golden file for each recovery and none besides", () => {
  expect(readdirSync(folder).sort()).toEqual(recoveries.ids.map((id) => `${id}.json`).sort());
});

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const close = (a: number, b: number, tolerance = 1e-9) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(b)));
const run = (id: string, given: Record<string, number>) => recoveries.get(id).compute(given) as Record<string, number>;

describe("the recoveries among themselves", () => {
  it("turn an SD into a CI and back", () => {
    fc.assert(
      fc.property(number(0.01, 100), fc.integer({ min: 2, max: 5000 }), number(0.5, 0.999), (sd, n, level) => {
        const unit = run("ci", { low: 0, high: 1, level, n, df: n - 1 }).sd ?? 0;
        close(run("ci", { low: -sd / unit / 2, high: sd / unit / 2, level, n, df: n - 1 }).sd ?? 0, sd);
      }),
    );
  });

  it("find the correlation that made an SD of changes", () => {
    fc.assert(
      fc.property(number(0.1, 50), number(0.1, 50), number(-1, 1), (baselineSd, finalSd, correlation) => {
        const changeSd = run("change-correlation", { baselineSd, finalSd, correlation }).sd ?? 0;
        const back = run("correlation-from-change", { baselineSd, finalSd, changeSd }).correlation ?? 0;
        close(back, correlation, 1e-7);
      }),
    );
  });

  it("give the same SE for a p-value and for its own t", () => {
    fc.assert(
      fc.property(number(0.1, 20), number(0.01, 0.9), fc.integer({ min: 2, max: 400 }), (estimate, p, df) => {
        const { se = 0 } = run("p", { estimate, p, df });
        close(run("t", { estimate, t: estimate / se }).se ?? 0, se);
        expect(run("p", { estimate: -estimate, p, df }).se).toBe(se);
      }),
    );
  });

  it("combine arms in any order to the same whole", () => {
    const arm = fc.tuple(fc.integer({ min: 2, max: 300 }), number(-50, 50), number(0, 20));
    fc.assert(
      fc.property(arm, arm, arm, (a, b, c) => {
        const join = (x: readonly [number, number, number], y: readonly [number, number, number]) => {
          const {
            n = 0,
            mean = 0,
            sd = 0,
          } = run("combine-arms", { n1: x[0], mean1: x[1], sd1: x[2], n2: y[0], mean2: y[1], sd2: y[2] });
          return [n, mean, sd] as const;
        };
        const left = join(join(a, b), c);
        const right = join(a, join(c, b));
        for (const i of [0, 1, 2] as const) close(left[i], right[i], 1e-8);
      }),
    );
  });

  it("scale mean and SD with the outcome's unit, and shift only the mean", () => {
    const sorted = fc
      .array(number(0, 100), { minLength: 5, maxLength: 5 })
      .map((values) => values.sort((a, b) => a - b));
    fc.assert(
      fc.property(
        sorted,
        fc.integer({ min: 3, max: 500 }),
        number(0.1, 10),
        number(-50, 50),
        (values, n, scale, shift) => {
          const named = (f: (x: number) => number) => {
            const [min = 0, q1 = 0, median = 0, q3 = 0, max = 0] = values.map(f);
            return { min, q1, median, q3, max, n };
          };
          for (const id of ["quartiles", "range", "five-number"]) {
            const plain = run(
              id,
              named((x) => x),
            );
            const moved = run(
              id,
              named((x) => scale * x + shift),
            );
            close(moved.mean ?? 0, scale * (plain.mean ?? 0) + shift);
            close(moved.sd ?? 0, scale * (plain.sd ?? 0));
          }
        },
      ),
    );
  });

  it("reduce n under clustering, and leave single people alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), number(1, 50), number(0, 1), (n, clusterSize, icc) => {
        expect(run("cluster", { n, clusterSize, icc }).n).toBeLessThanOrEqual(n);
        expect(run("cluster", { n, clusterSize: 1, icc }).n).toBe(n);
      }),
    );
  });

  it("find the count behind every percentage that was printed with enough decimals", () => {
    const pair = fc
      .integer({ min: 1, max: 400 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(pair, ([events, n]) => {
        const percent = Math.round((1e6 * events) / n) / 1e4;
        const found = run("percent", { percent, half: 5e-5, n });
        expect([found.lowest, found.highest]).toEqual([events, events]);
      }),
    );
  });
});
