import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignIntervals, alignPoints } from "../../src/render/align.js";
import {
  chanceText,
  decimalsFor,
  decimalsForRatio,
  decimalsOfArm,
  fixed,
  percentText,
  pPhrase,
  pText,
  significant,
} from "../../src/render/numbers.js";

const number = (text: string): number =>
  +text
    .replace(/×10/, "e")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (c) => `${"⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)}`)
    .replace(/[⁻−]/g, "-");

describe("decimals of an estimate", () => {
  it("show two to three digits of its standard error", () => {
    expect([0.185, 0.271, 1.607, 14.2, 140, 0.0062].map((se) => decimalsFor(se, 1))).toEqual([2, 2, 1, 0, 0, 4]);
  });

  it("round away less than a tenth of a standard error", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
        (estimate, se) => {
          const shown = number(fixed(estimate, decimalsFor(se, estimate)));
          expect(Math.abs(shown - estimate)).toBeLessThanOrEqual(se / 10);
        },
      ),
    );
  });

  it("never print a ratio's lower limit as 0", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-8, max: 1e4, noNaN: true }),
        fc.double({ min: 1.01, max: 50, noNaN: true }),
        (ciLow, factor) => {
          const ratio = { estimate: ciLow * factor, ciLow, ciHigh: ciLow * factor * factor };
          expect(fixed(ciLow, decimalsForRatio(ratio))).toMatch(/[1-9]/);
        },
      ),
    );
  });

  it("keep those an arm was given with, and no more where it was worked out", () => {
    expect([decimalsOfArm(21.27, 3.37), decimalsOfArm(55, 47), decimalsOfArm(4.840512345, 4.840512345)]).toEqual([
      2, 0, 1,
    ]);
  });
});

describe("fixed", () => {
  it("writes a true minus and no negative zero", () => {
    expect([fixed(-7.66, 2), fixed(-0.001, 2), fixed(-0, 1)]).toEqual(["−7.66", "0.00", "0.0"]);
  });

  it("turns to powers of ten where decimals would run on or lose the number", () => {
    expect([fixed(1.5e15, 1), fixed(2e-13, 10)]).toEqual(["1.50×10¹⁵", "2.00×10⁻¹³"]);
  });
});

describe("p-values", () => {
  it.each([
    [0.23456, "0.23"],
    [0.0041, "0.004"],
    [0.00032, "0.0003"],
    [2.06e-5, "<0.0001"],
    [1.98e-26, "<10⁻²⁵"],
    [0, "<10⁻³⁰⁰"],
    [0.9999, ">0.999"],
    [1, "1"],
  ])("%s reads %s", (p, text) => expect(pText(p)).toBe(text));

  it("never read 0.000, and 0.05 only where they are", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        expect(pText(p)).not.toMatch(/^0\.0+$/);
        if (p !== 0.05) expect(pText(p)).not.toMatch(/^0\.050*$/);
      }),
      { examples: [[0.0499], [0.05001], [0.049999], [0.0500004], [1e-12]] },
    );
  });

  it("keep the side of 0.05 they are on", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.045, max: 0.055, noNaN: true }), (p) => {
        const text = pText(p);
        const below = /^[<>]/.test(text) ? text.startsWith("<") : +text < 0.05;
        expect(below).toBe(p < 0.05);
      }),
      { examples: [[0.05 - 1e-9], [0.05 + 1e-9]] },
    );
  });

  it("stand in a sentence with their sign", () => {
    expect([pPhrase(0.004), pPhrase(1e-30)]).toEqual(["p = 0.004", "p < 10⁻³⁰"]);
  });
});

describe("shares and chances", () => {
  it("are 0% or 100% only if they are", () => {
    expect([0, 0.0004, 0.03, 0.999, 0.99996, 1].map((share) => percentText(share))).toEqual([
      "0%",
      "<0.1%",
      "3%",
      "99.9%",
      ">99.9%",
      "100%",
    ]);
    expect([1e-9, 0.007, 0.5, 0.947, 1].map(chanceText)).toEqual(["<0.1%", "0.7%", "50%", "94.7%", ">99.9%"]);
  });
});

describe("significant", () => {
  it("drops zeros that say nothing and keeps whole digits", () => {
    expect([0.3132, 152.233, 6, 1234.5, 0, -2.5, 2.06e-5].map((value) => significant(value))).toEqual([
      "0.313",
      "152",
      "6",
      "1235",
      "0",
      "−2.5",
      "2.06×10⁻⁵",
    ]);
  });

  it("stays within half a unit of its last digit", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e15, noNaN: true }), (value) => {
        expect(Math.abs(number(significant(value, 4)) / value - 1)).toBeLessThan(6e-4);
      }),
    );
  });
});

describe("alignment", () => {
  it("puts decimal points under each other", () => {
    const points = alignPoints(["−7.66", "0.5", "12", ""]).map((text) => text.padEnd(9));
    expect(alignPoints(["−7.66", "0.5", "12", ""])).toEqual(["−7.66", " 0.5 ", "12   ", "     "]);
    expect(points.every((text) => text.length === 9)).toBe(true);
  });

  it("lines up estimates and limits, and leaves what is missing blank", () => {
    const rows = [
      { estimate: -7.66, low: -10.69, high: -4.63, decimals: 2 },
      { estimate: 0.5, low: 0.2, high: 0.8, decimals: 1 },
      { estimate: null, low: -1, high: 12, decimals: 0 },
      { estimate: 3, low: null, high: null, decimals: 0 },
    ];
    expect(alignIntervals(rows)).toEqual([
      "−7.66 [−10.69, −4.63]",
      " 0.5  [  0.2,   0.8] ",
      "      [ −1,    12]   ",
      " 3                   ",
    ]);
  });
});
