import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandUpwards, findRoot } from "../../src/core/roots.js";

describe("findRoot", () => {
  it.each<[string, (x: number) => number, number, number, number]>([
    ["a line", (x) => 3 * x - 6, -10, 10, 2],
    ["cos x = x", (x) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    ["a cubic that is flat at its root", (x) => (x - 1) ** 3, -1, 4, 1],
    ["a root a hair from one end", (x) => x - 1e-12, 0, 1, 1e-12],
    ["a root far from both ends in size", (x) => Math.log(x) + 20, 1e-300, 1e300, Math.exp(-20)],
    ["a steep exponential", (x) => Math.exp(50 * x) - 1e10, -1, 1, Math.log(1e10) / 50],
    ["a step", (x) => (x < Math.PI ? -1 : 1), 0, 10, Math.PI],
  ])("finds %s to the last digits", (_, f, low, high, root) => {
    expect(Math.abs(findRoot(f, low, high) - root)).toBeLessThanOrEqual(
      1e-14 * Math.abs(root) + 1e-15 * Math.abs(root),
    );
    expect(Math.abs(findRoot(f, high, low) - root)).toBeLessThanOrEqual(2e-14 * Math.abs(root));
  });

  it("takes an end that is a root", () => {
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    expect(findRoot((x) => x - 1, 0, 1)).toBe(1);
  });

  it("arrives at a root of 0, though nothing there is relatively near", () => {
    expect(Math.abs(findRoot((x) => x ** 3, -1, 2))).toBeLessThan(1e-100);
  });

  it("stops where a tolerance is granted", () => {
    let calls = 0;
    const f = (x: number) => {
      calls++;
      return x ** 9 - 0.5;
    };
    const fine = findRoot(f, 0, 5);
    const fineCalls = calls;
    calls = 0;
    expect(Math.abs(findRoot(f, 0, 5, { tolerance: 1e-3 }) - fine)).toBeLessThan(1e-3);
    expect(calls).toBeLessThan(fineCalls);
  });

  it("is fast on smooth functions", () => {
    let calls = 0;
    findRoot(
      (x) => {
        calls++;
        return Math.exp(x) - 5;
      },
      -10,
      10,
    );
    expect(calls).toBeLessThan(20);
  });

  it.each<[string, (x: number) => number]>([
    ["equal signs", (x) => x * x + 1],
    ["NaN at an end", () => Number.NaN],
    ["NaN on the way", (x) => (Math.abs(x) < 1 ? Number.NaN : x)],
  ])("refuses %s", (_, f) => {
    expect(() => findRoot(f, -2, 3)).toThrow(expect.objectContaining({ code: "E_BUG" }));
  });

  it("finds the root of any monotone cubic", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 1e-3, max: 10, noNaN: true }),
        (root, a, b) => {
          const found = findRoot((x) => a * (x - root) ** 3 + b * (x - root), -2e3, 3e3);
          expect(Math.abs(found - root)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(root)));
        },
      ),
    );
  });
});

describe("expandUpwards", () => {
  it("gives the step in which the sign changes", () => {
    expect(expandUpwards((x) => 10 - x, 0)).toEqual({ low: 7, high: 15 });
    expect(expandUpwards((x) => x - 10, 5, { step: 1, factor: 3 })).toEqual({ low: 9, high: 18 });
  });

  it("gives null where the sign never changes", () => {
    expect(expandUpwards(() => 1, 0)).toBeNull();
    expect(expandUpwards((x) => 10 - x, 0, { maxSteps: 2 })).toBeNull();
  });
});
