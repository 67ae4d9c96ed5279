import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claim } from "../../../src/index.js";
import { framesOf } from "../../../src/read/frames/index.js";
import { expectLinearGrowth } from "../../growth.js";

const PIECES = [
  "30% less ",
  "not ",
  "no ",
  "without a ",
  "no significant ",
  "one in ",
  "1 in ",
  "for every ",
  "for every 25 ",
  "per 1,000 ",
  "of ",
  "of every ",
  "in every ",
  "from 12% to ",
  "twenty-",
  "twenty ",
  "one hundred and ",
  "a third ",
  "half as many ",
  "half ",
  "up to ",
  "as much as ",
  "more than ",
  "about ",
  "reduced by ",
  "reduced ",
  "relapses fell by 30% and ",
  "and ",
  ", ",
  "; ",
  ". ",
  "(",
  ") ",
  "- ",
  "—",
  "% ",
  "9",
  "9,999",
  "1 ",
  "1.",
  "3 months ",
  "times ",
  "did not ",
  "it is not true that ",
  "compared with ",
  "versus ",
  "efficacy ",
  "hazard ratio ",
  "OR 2.0 ",
  "in patients ",
  "among people who ",
  "randomised to ",
  "a (A) ",
  "number needed to treat ",
  "treat 25 ",
  "a",
  "a ",
  " ",
  "\n",
];

describe("a hostile text", () => {
  it.each(PIECES)(
    "of “%s” over and over is read in time that grows with its length",
    { timeout: 120_000 },
    async (piece) => {
      const n = Math.ceil(6000 / piece.length);
      const [half, whole] = [piece.repeat(n), piece.repeat(2 * n)];
      await expectLinearGrowth(
        () => framesOf(half),
        () => framesOf(whole),
      );
    },
  );

  it.each(["in patients ", "compared with ", "versus ", "randomised to ", "a (A) ", "3 months ", "12% (95% CI "])(
    "of “%s” over and over, as what a claim is held against, takes time that grows with its length",
    { timeout: 120_000 },
    async (piece) => {
      const n = Math.ceil(3000 / piece.length);
      const held = (against: string) =>
        claim([{ id: null, text: "Relapses fell by 30%", evidence: null, against, expected: null }]);
      const [half, whole] = [piece.repeat(n), piece.repeat(2 * n)];
      await expectLinearGrowth(
        () => held(half),
        () => held(whole),
      );
    },
  );

  it("of whatever is thrown in gives frames that lie in it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 25 }),
        (parts) => {
          const text = parts.join("");
          for (const { start, end, quote, amount } of framesOf(text)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(text.slice(start, end)).toBe(quote);
            if (amount === null) continue;
            expect(Number.isFinite(amount.value)).toBe(true);
            expect(amount.low).toBeLessThanOrEqual(amount.value);
            expect(amount.high).toBeGreaterThanOrEqual(amount.value);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("as a claim gets a verdict and a sentence", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 15 }), async (parts) => {
        const text = `x ${parts.join("")}`;
        const evidence = {
          measure: "rr",
          estimate: 0.7,
          ci: [0.5, 0.9],
          level: 0.95,
          n: null,
          instrument: null,
          controlRates: null,
          source: null,
        } as const;
        const { verdicts } = await claim([
          { id: "a", text, evidence, against: null, expected: null },
          { id: "b", text, evidence: null, against: text, expected: null },
        ]);
        for (const { because } of verdicts) expect(because).toMatch(/\S/);
      }),
      { numRuns: 100 },
    );
  });
});
