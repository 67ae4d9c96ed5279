import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapley } from "../../src/core/shapley.js";

const games = fc
  .integer({ min: 0, max: 5 })
  .chain((n) => fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1 << n, maxLength: 1 << n }));

/** The mean over all orders, order by order. */
function byOrders(values: readonly number[]): readonly number[] {
  const n = Math.log2(values.length);
  const shares = Array.from({ length: n }, () => 0);
  let orders = 0;
  const walk = (set: number, moved: readonly number[]): void => {
    if (set === values.length - 1) {
      orders += 1;
      moved.forEach((x, i) => {
        shares[i] = (shares[i] ?? 0) + x;
      });
      return;
    }
    for (let i = 0; i < n; i++) {
      if (set & (1 << i)) continue;
      const next = set | (1 << i);
      walk(
        next,
        moved.map((x, j) => (j === i ? (values[next] ?? 0) - (values[set] ?? 0) : x)),
      );
    }
  };
  walk(
    0,
    shares.map(() => 0),
  );
  return shares.map((share) => share / orders);
}

describe("Shapley values", () => {
  it("are the mean over all orders, and sum to what all together move", () =>
    fc.assert(
      fc.property(games, (values) => {
        const shares = shapley(values);
        const direct = byOrders(values);
        shares.forEach((share, i) => {
          expect(share).toBeCloseTo(direct[i] ?? Number.NaN, 10);
        });
        const sum = shares.reduce((total, share) => total + share, 0);
        expect(Math.abs(sum - ((values.at(-1) ?? 0) - (values[0] ?? 0)))).toBeLessThan(1e-12);
      }),
    ));

  it("of a choice that never moves anything are 0", () => {
    // 2, of three members, changes nothing: v depends on the first two bits alone.
    const values = Array.from({ length: 8 }, (_, set) => [0, 3, 5, 11][set & 3] ?? 0);
    expect(shapley(values)[2]).toBe(0);
    expect(shapley(values).slice(0, 2)).toEqual([4.5, 6.5]);
  });

  it("of the glove game are 2/3 and 1/6 twice", () => {
    const worth = (set: number): number => (set & 1 && set & 6 ? 1 : 0);
    const shares = shapley(Array.from({ length: 8 }, (_, set) => worth(set)));
    expect(shares).toEqual([expect.closeTo(2 / 3, 14), expect.closeTo(1 / 6, 14), expect.closeTo(1 / 6, 14)]);
  });
});
