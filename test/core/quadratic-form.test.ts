import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquared } from "../../src/core/distributions.js";
import { quadraticFormUpper } from "../../src/core/quadratic-form.js";
import { relativeError } from "./golden.js";

interface Golden {
  readonly cases: readonly {
    readonly call: string;
    readonly arguments: { readonly q: readonly number[]; readonly lambda: readonly number[] };
    readonly expected: readonly number[];
  }[];
}
const path = join(import.meta.dirname, "../../fixtures/golden/distributions/quadratic_form.json");
const { cases } = JSON.parse(readFileSync(path, "utf8")) as Golden;

describe("the upper tail of a weighted sum of chi-squares", () => {
  it.each(cases.map((one) => [one.arguments.lambda.slice(0, 5).join(" "), one] as const))(
    "agrees with 30-digit arithmetic to 1e-12 of its size: weights %s …",
    (_, { arguments: { q, lambda }, expected }) => {
      q.forEach((at, i) => {
        expect(relativeError(quadraticFormUpper(at, lambda), expected[i] ?? Number.NaN), `at ${at}`).toBeLessThan(
          1e-12,
        );
      });
    },
  );

  it("gives Imhof's printed probabilities", () => {
    const weights = [0.6, 0.3, 0.1];
    expect([0.1, 0.7, 2].map((q) => quadraticFormUpper(q, weights).toFixed(4))).toEqual(["0.9458", "0.5064", "0.1240"]);
  });

  it("is chi-squared where all weights are equal", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-4, max: 8, noNaN: true }),
        (k, weight, factor) => {
          const exact = chiSquared.upper(factor * k, k);
          const value = quadraticFormUpper(factor * k * weight, new Array(k).fill(weight));
          expect(relativeError(value, exact)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it("does not depend on the order or the common size of the weights, and falls as q rises", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        (weights, factor) => {
          const q = factor * weights.reduce((total, weight) => total + weight);
          const value = quadraticFormUpper(q, weights);
          expect(relativeError(quadraticFormUpper(q, weights.toReversed()), value)).toBeLessThan(1e-12);
          expect(
            relativeError(
              quadraticFormUpper(
                q * 1024,
                weights.map((weight) => weight * 1024),
              ),
              value,
            ),
          ).toBeLessThan(1e-12);
          expect(quadraticFormUpper(q * 1.01, weights)).toBeLessThan(value);
          expect(value).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("counts an eigenvalue that is a rounding of 0 as 0", () => {
    const value = quadraticFormUpper(3, [1, 0.5]);
    expect(quadraticFormUpper(3, [1, 0.5, 0, -1e-17])).toBe(value);
    expect(quadraticFormUpper(-1, [1, 0.5])).toBe(1);
    expect(quadraticFormUpper(0, [1])).toBe(1);
  });

  it("is 0 where the tail is below the smallest number, however far out", () => {
    for (const q of [3500, 1e6, 1e17, 1e200]) expect(quadraticFormUpper(q, [1, 0.5])).toBe(0);
    expect(quadraticFormUpper(1400, [1, 0.5])).toBeGreaterThan(0);
  });

  it.each<[string, number, number[]]>([
    ["a negative weight", 1, [1, -0.1]],
    ["no weight", 1, []],
    ["only zeros", 1, [0, 0]],
    ["NaN", Number.NaN, [1]],
    ["a weight that is not a number", 1, [1, Number.NaN]],
  ])("refuses %s", (_, q, weights) => {
    expect(() => quadraticFormUpper(q, weights)).toThrow(expect.objectContaining({ code: "E_BUG" }));
  });
});
