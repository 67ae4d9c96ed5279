import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beta, chiSquared, fisherF, gamma, noncentralT, normal, studentT } from "../../src/core/distributions.js";
import { relativeError } from "./golden.js";

interface Law {
  readonly name: string;
  readonly cdf: (x: number) => number;
  readonly upper: (x: number) => number;
  readonly quantile: (p: number) => number;
  readonly upperQuantile?: (q: number) => number;
}

const positive = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const df = positive(0.5, 1e9);

const laws: fc.Arbitrary<Law> = fc.oneof(
  fc.constant({ name: "normal", ...normal }),
  positive(1, 1e9).map((m) => ({
    name: `t ${m}`,
    cdf: (x: number) => studentT.cdf(x, m),
    upper: (x: number) => studentT.upper(x, m),
    quantile: (p: number) => studentT.quantile(p, m),
    upperQuantile: (q: number) => studentT.upperQuantile(q, m),
  })),
  df.map((m) => ({
    name: `chi-squared ${m}`,
    cdf: (x: number) => chiSquared.cdf(x, m),
    upper: (x: number) => chiSquared.upper(x, m),
    quantile: (p: number) => chiSquared.quantile(p, m),
    upperQuantile: (q: number) => chiSquared.upperQuantile(q, m),
  })),
  df.map((m) => ({
    name: `gamma ${m}`,
    cdf: (x: number) => gamma.cdf(x, m),
    upper: (x: number) => gamma.upper(x, m),
    quantile: (p: number) => gamma.quantile(p, m),
    upperQuantile: (q: number) => gamma.upperQuantile(q, m),
  })),
  fc.tuple(positive(0.5, 1e5), positive(0.5, 1e5)).map(([a, b]) => ({
    name: `F ${a} ${b}`,
    cdf: (x: number) => fisherF.cdf(x, a, b),
    upper: (x: number) => fisherF.upper(x, a, b),
    quantile: (p: number) => fisherF.quantile(p, a, b),
    upperQuantile: (q: number) => fisherF.upperQuantile(q, a, b),
  })),
  fc.tuple(positive(1, 1e9), fc.double({ min: -40, max: 40, noNaN: true })).map(([m, ncp]) => ({
    name: `noncentral t ${m} ${ncp}`,
    cdf: (x: number) => noncentralT.cdf(x, m, ncp),
    upper: (x: number) => noncentralT.upper(x, m, ncp),
    quantile: (p: number) => noncentralT.quantile(p, m, ncp),
  })),
);
const probability = fc.oneof(
  fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
  fc.double({ min: -200, max: -1, noNaN: true }).map((e) => 10 ** e),
);

describe("laws that every distribution keeps", () => {
  it("the two tails are everything", () => {
    fc.assert(
      fc.property(laws, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (law, p) => {
        const x = law.quantile(p);
        expect(law.cdf(x) + law.upper(x)).toBeCloseTo(1, 13);
      }),
    );
  });

  it("the quantile is where the distribution function has that value, far into both tails", () => {
    fc.assert(
      fc.property(laws, probability, (law, p) => {
        const x = law.quantile(p);
        // A neighbour of x among the doubles may already have another probability.
        const grain = Math.max(
          relativeError(law.cdf(x * (1 + 4 * Number.EPSILON)), p),
          relativeError(law.cdf(x * (1 - 4 * Number.EPSILON)), p),
        );
        if (Math.abs(x) > 1e-290) expect(relativeError(law.cdf(x), p)).toBeLessThan(2e-12 + grain);
        if (!law.upperQuantile) return;
        const y = law.upperQuantile(p);
        const upperGrain = Math.max(
          relativeError(law.upper(y * (1 + 4 * Number.EPSILON)), p),
          relativeError(law.upper(y * (1 - 4 * Number.EPSILON)), p),
        );
        if (Math.abs(y) > 1e-290) expect(relativeError(law.upper(y), p)).toBeLessThan(2e-12 + upperGrain);
      }),
      { numRuns: 500 },
    );
  });

  it("a larger point has more below it and less above it", () => {
    fc.assert(
      fc.property(laws, probability, fc.double({ min: 1e-6, max: 3, noNaN: true }), (law, p, step) => {
        const x = law.quantile(p);
        const further = x + Math.abs(x) * step;
        expect(law.cdf(further)).toBeGreaterThanOrEqual(law.cdf(x) * (1 - 1e-12));
        expect(law.upper(further)).toBeLessThanOrEqual(law.upper(x) * (1 + 1e-12));
      }),
    );
  });

  it("probabilities stay within 0 and 1", () => {
    fc.assert(
      fc.property(laws, fc.double({ noNaN: true }), (law, x) => {
        for (const p of [law.cdf(x), law.upper(x)]) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe("relations between distributions", () => {
  const point = fc.double({ min: -50, max: 50, noNaN: true });

  it("Student's t and the normal distribution are symmetric", () => {
    fc.assert(
      fc.property(point, df, (x, m) => {
        expect(studentT.cdf(-x, m)).toBe(studentT.upper(x, m));
        expect(normal.cdf(-x)).toBe(normal.upper(x));
      }),
    );
  });

  it("the square of Student's t is F with 1 and df", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 50, noNaN: true }), positive(0.5, 1e6), (t, m) => {
        expect(relativeError(fisherF.upper(t * t, 1, m), 2 * studentT.upper(t, m))).toBeLessThan(1e-12);
      }),
    );
  });

  it("a normal deviate squared is chi-squared with 1 degree of freedom", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 37, noNaN: true }), (z) => {
        expect(relativeError(chiSquared.upper(z * z, 1), 2 * normal.upper(z))).toBeLessThan(1e-12);
      }),
    );
  });

  it("noncentrality 0 is Student's t", () => {
    fc.assert(
      fc.property(point, positive(0.5, 1e8), (t, m) => {
        expect(relativeError(noncentralT.cdf(t, m, 0), studentT.cdf(t, m))).toBeLessThan(1e-12);
      }),
    );
  });

  it("turning the signs of t and of its noncentrality swaps the tails", () => {
    fc.assert(
      fc.property(point, positive(0.5, 1e6), point, (t, m, ncp) => {
        expect(noncentralT.cdf(t, m, ncp)).toBe(noncentralT.upper(-t, m, -ncp));
      }),
    );
  });

  it("the noncentrality found gives back its probability, and falls as the probability rises", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 30, noNaN: true }),
        positive(1, 1e6),
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        (t, m, p) => {
          const ncp = noncentralT.noncentrality(t, m, p);
          expect(relativeError(noncentralT.cdf(t, m, ncp), p)).toBeLessThan(1e-11);
          expect(noncentralT.noncentrality(t, m, p / 2)).toBeGreaterThan(ncp);
        },
      ),
    );
  });

  it("beta turned round is beta with its parameters swapped", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), positive(0.5, 1e4), positive(0.5, 1e4), (i, a, b) => {
        const x = i / 1024;
        expect(relativeError(beta.cdf(x, a, b), beta.upper(1 - x, b, a))).toBeLessThan(1e-12);
      }),
    );
  });
});
