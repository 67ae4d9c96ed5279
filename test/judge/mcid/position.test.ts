import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceBeyond, inUnitsOf, positionAgainst, thresholdInterval } from "../../../src/judge/mcid/position.js";

const bar = (low: number, high = low) => ({ low, high });
const interval = (ciLow: number, ciHigh: number) => ({ estimate: (ciLow + ciHigh) / 2, ciLow, ciHigh });

describe("where an interval lies", () => {
  it("is above or below only when all of it is", () => {
    expect(positionAgainst(interval(4.7, 11), bar(4))).toBe("above");
    expect(positionAgainst(interval(4.7, 11), bar(6))).toBe("straddles");
    expect(positionAgainst(interval(4.7, 11), bar(12.8))).toBe("below");
  });

  it("straddles a threshold that it merely touches", () => {
    expect(positionAgainst(interval(4.7, 11), bar(4.7))).toBe("straddles");
    expect(positionAgainst(interval(4.7, 11), bar(11))).toBe("straddles");
  });

  it("must pass the upper end of a range to be above it, and stay under the lower end to be below", () => {
    expect(positionAgainst(interval(9, 11), bar(8, 12))).toBe("straddles");
    expect(positionAgainst(interval(12.1, 14), bar(8, 12))).toBe("above");
    expect(positionAgainst(interval(3, 7.9), bar(8, 12))).toBe("below");
  });

  it("agrees with the interval of thresholds for every threshold", () => {
    const limit = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(limit, limit, fc.double({ min: 0.01, max: 60, noNaN: true }), (a, b, threshold) => {
        const one = interval(Math.min(a, b), Math.max(a, b));
        const { beyondUpTo, excludedFrom } = thresholdInterval(one);
        expect(positionAgainst(one, bar(threshold)) === "above").toBe(beyondUpTo !== null && threshold < beyondUpTo);
        expect(positionAgainst(one, bar(threshold)) === "below").toBe(
          excludedFrom !== null && threshold > excludedFrom,
        );
      }),
    );
  });
});

describe("the chance of exceeding a threshold", () => {
  it("is that of the published example: 7.9 [4.7, 11.0] against 6, 10 and 12.8", () => {
    expect(chanceBeyond(bar(6), 7.9, 1.6072, null)).toBeCloseTo(0.881, 3);
    expect(chanceBeyond(bar(10), 7.9, 1.6072, null)).toBeCloseTo(0.096, 3);
    expect(chanceBeyond(bar(12.8), 7.9, 1.6072, null)).toBeCloseTo(0.001, 3);
  });

  it("is one half at the estimate, whatever the distribution", () => {
    expect(chanceBeyond(bar(6), 6, 2, null)).toBeCloseTo(0.5, 12);
    expect(chanceBeyond(bar(6), 6, 2, 7.3)).toBeCloseTo(0.5, 12);
  });

  it("has heavier tails with t", () => {
    expect(chanceBeyond(bar(12), 6, 2, 5)).toBeGreaterThan(chanceBeyond(bar(12), 6, 2, null));
  });

  it("falls as the threshold grows", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        (d, se) => {
          expect(chanceBeyond(bar(3), d, se, 12)).toBeGreaterThanOrEqual(chanceBeyond(bar(4), d, se, 12));
        },
      ),
    );
  });
});

describe("the effect in units of the threshold", () => {
  it("is that of the published example: 1.32 [0.78, 1.83] MIDs of 6", () => {
    const { estimate, ciLow, ciHigh } = inUnitsOf(bar(6), { estimate: 7.9, ciLow: 4.7, ciHigh: 11 });
    expect([estimate, ciLow, ciHigh].map((x) => x.toFixed(2))).toEqual(["1.32", "0.78", "1.83"]);
  });
});
