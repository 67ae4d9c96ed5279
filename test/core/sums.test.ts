import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum, weightedMean } from "../../src/core/sums.js";

describe("sum", () => {
  it("keeps what plain addition loses", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(Array.from({ length: 1e5 }, () => 0.1))).toBe(1e4);
    expect(sum([])).toBe(0);
  });

  it("carries infinities through", () => {
    expect(sum([1, Number.POSITIVE_INFINITY, 2])).toBe(Number.POSITIVE_INFINITY);
  });

  it("equals the exact sum of integers that overflow 53 bits on the way, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 30 }), (values) => {
        const exact = Number(values.reduce((total, value) => total + BigInt(value), 0n));
        const largest = Math.max(1, ...values.map(Math.abs));
        expect(Math.abs(sum(values) - exact)).toBeLessThanOrEqual(Number.EPSILON * Math.abs(exact) + 1e-25 * largest);
        expect(sum(values.toReversed())).toBe(sum(values));
      }),
    );
  });
});

describe("weightedMean", () => {
  it("weighs", () => {
    expect(weightedMean([1, 2, 4], [1, 1, 2])).toBe(2.75);
    expect(weightedMean([5], [1e-300])).toBe(5);
  });

  it("moves exactly with the values, and lies among them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 })), { minLength: 1 }),
        (pairs) => {
          const values = pairs.map(([value]) => value);
          const weights = pairs.map(([, weight]) => weight);
          const mean = weightedMean(values, weights);
          expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
          const shifted = weightedMean(
            values.map((value) => value + 2 ** 40),
            weights,
          );
          expect(Math.abs(shifted - 2 ** 40 - mean)).toBeLessThan(2 ** -12);
        },
      ),
    );
  });

  it.each<[string, number[], number[]]>([
    ["nothing", [], []],
    ["lists of different length", [1, 2], [1]],
    ["weights of 0", [1, 2], [0, 0]],
    ["a weight that is not a number", [1, 2], [1, Number.NaN]],
  ])("refuses %s", (_, values, weights) => {
    expect(() => weightedMean(values, weights)).toThrow(expect.objectContaining({ code: "E_BUG" }));
  });
});
