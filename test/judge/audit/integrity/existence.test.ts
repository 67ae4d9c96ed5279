import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { debit } from "../../../../src/judge/audit/integrity/debit.js";
import { grim } from "../../../../src/judge/audit/integrity/grim.js";
import { grimmer } from "../../../../src/judge/audit/integrity/grimmer.js";
import type { Printed } from "../../../../src/judge/audit/integrity/printed.js";
import { largestSd, smallestSd } from "../../../../src/judge/audit/integrity/sd-bounds.js";
import { sprite } from "../../../../src/judge/audit/integrity/sprite.js";
import { squaresExist } from "../../../../src/judge/audit/integrity/squares.js";
import { stepsOf } from "../../../../src/judge/audit/integrity/steps.js";

const printedAs = (value: number, decimals: number): Printed => ({ value: +value.toFixed(decimals), decimals });

function summary(scores: readonly number[]) {
  const n = scores.length;
  const mean = scores.reduce((a, b) => a + b, 0) / n;
  return { n, mean, sd: Math.sqrt(scores.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1)) };
}

const samples = fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 2, maxLength: 40 });

describe("a real sample", () => {
  it("never fails GRIM, GRIMMER, the SD bounds or SPRITE, whatever the decimals", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (scores, a, b) => {
        const { n, mean, sd } = summary(scores);
        const [m, s] = [printedAs(mean, a), printedAs(sd, b)];
        expect(grim(m, n).consistent).toBe(true);
        expect(grimmer(m, s, n).consistent).toBe(true);
        const slack = 10 ** -b / 2 + 1e-9;
        expect(largestSd(m, n, { min: 0, max: 24 })).toBeGreaterThanOrEqual(s.value - slack);
        expect(smallestSd(m, n)).toBeLessThanOrEqual(s.value + slack);
        expect(sprite(m, s, n, { min: 0, max: 24 }).exists).not.toBe(false);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it("of 0 and 1 never fails DEBIT", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 120 }), (scores) => {
        const { n, mean, sd } = summary(scores);
        expect(debit(printedAs(mean, 2), printedAs(sd, 2), n).consistent).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("of means of items passes when the items are told", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 2, max: 7 }), (sums, items) => {
        const { n, mean, sd } = summary(sums.map((sum) => sum / items));
        expect(grimmer(printedAs(mean, 2), printedAs(sd, 2), n, items).consistent).toBe(true);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe("sums of squares", () => {
  it("exist exactly where an exhaustive search finds them", () => {
    for (const n of [1, 2, 3, 4, 5]) {
      const seen = new Set<string>();
      const walk = (left: number, sum: number, squares: number, from: number): void => {
        if (left === 0) seen.add(`${sum}/${squares}`);
        else for (let v = from; v <= 6; v += 1) walk(left - 1, sum + v, squares + v * v, v);
      };
      walk(n, 0, 0, -6);
      for (let sum = -6; sum <= 6; sum += 1)
        for (let squares = 0; squares <= 30; squares += 1)
          expect([n, sum, squares, squaresExist(n, BigInt(sum), BigInt(squares), stepsOf(1e6))]).toEqual([
            n,
            sum,
            squares,
            seen.has(`${sum}/${squares}`),
          ]);
    }
  });
});

describe("SPRITE", () => {
  const at = (mean: string, sd: string, n: number) =>
    sprite({ value: +mean, decimals: 2 }, { value: +sd, decimals: 2 }, n, { min: 0, max: 10 });

  it("shows a sample that has the printed mean and SD", () => {
    const found = at("3.85", "3.01", 33);
    expect(found.exists).toBe(true);
    const { mean, sd } = summary(found.sample ?? []);
    expect([mean.toFixed(2), sd.toFixed(2)]).toEqual(["3.85", "3.01"]);
  });

  it("proves that none exists where the scale is too short or the numbers do not fit", () => {
    expect(at("0.25", "2.00", 20)).toMatchObject({ exists: false });
    expect(at("3.86", "2.01", 33)).toMatchObject({ exists: false, because: "mean" });
  });

  it("gives the same sample for the same seed", () => {
    expect(at("5.55", "3.10", 20)).toEqual(at("5.55", "3.10", 20));
  });

  it("finds a sample of long scales, where a mean of few decimals allows thousands of sums, in few steps", () => {
    for (const [mean, sd, n, items] of [
      ["31.2", "14.1", 120, 20],
      ["31.2", "14.1", 40, 24],
      ["37.0", "2.2", 44, 24],
      ["50", "20", 500, 1000],
    ] as const) {
      const steps = stepsOf(10_000);
      const { exists, sample } = sprite(
        { value: +mean, decimals: mean.split(".")[1]?.length ?? 0 },
        { value: +sd, decimals: sd.split(".")[1]?.length ?? 0 },
        n,
        { min: 0, max: 100 },
        { items, steps },
      );
      expect([mean, n, items, exists]).toEqual([mean, n, items, true]);
      const decimals = mean.split(".")[1]?.length ?? 0;
      const found = summary(sample ?? []);
      expect([found.mean.toFixed(decimals), found.sd.toFixed(decimals)]).toEqual([mean, sd]);
      expect(Math.min(...(sample ?? []))).toBeGreaterThanOrEqual(0);
      expect(Math.max(...(sample ?? []))).toBeLessThanOrEqual(100);
    }
  });

  it("ends within its steps and says that nothing is decided", () => {
    const [mean, sd] = [printedAs(5.55, 2), printedAs(3.1, 2)];
    const steps = stepsOf(30);
    expect(sprite(mean, sd, 20, { min: 0, max: 10 }, { steps })).toEqual({ exists: null, sample: null });
    expect(steps.left).toBeGreaterThan(-100);
    // Few people with a large SD: the sums of squares are tried one by one.
    const few = stepsOf(1000);
    expect(grimmer(printedAs(40_000.3, 1), printedAs(90_000.12, 2), 3, 1, few).consistent).toBe(null);
    expect(few.left).toBeGreaterThan(-10);
  });

  it("finds nearly every real sample again", () => {
    let lost = 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 60 }), (scores) => {
        const { n, mean, sd } = summary(scores);
        if (sprite(printedAs(mean, 2), printedAs(sd, 2), n, { min: 0, max: 10 }).exists !== true) lost += 1;
      }),
      { numRuns: 300, seed: 11 },
    );
    expect(lost).toBeLessThanOrEqual(3);
  });
});
