import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classOf } from "../../src/validate/control-words.js";
import { halfUnit, judgeInterval } from "../../src/validate/printed.js";
import { listed, quoted, shown } from "../../src/validate/wording.js";

describe("what a label says of its arm", () => {
  it.each([
    "control",
    "Control group",
    "the control arm",
    "CONTROLS",
    "placebo",
    "Placebo group",
    "sham",
    "usual care",
    "Usual care only",
    "treatment as usual",
    "no treatment",
    "waiting list",
    "Waiting-list control",
    "wait-list",
    "attention control",
    "standard care (alone)",
    "sham control",
    "comparator",
  ])("%s is the control", (label) => expect(classOf(label)).toBe("control"));

  it.each([
    "sham acupuncture",
    "placebo gel",
    "exercise + placebo",
    "Control (GP advice)",
    "GP usual care",
    "waiting list 12 weeks",
    "no treatment until week 8",
  ])("%s resembles a control", (label) => expect(classOf(label)).toBe("like-control"));

  it.each([
    "motor control exercise",
    "motor control",
    "Pain control training",
    "usual care + yoga",
    "yoga plus usual care",
    "education",
    "yoga",
    "",
    "+",
    "uncontrolled",
  ])("%s is not taken for one", (label) => expect(classOf(label)).toBe("unknown"));

  it.each(["treatment", "Intervention group", "experimental"])("%s is the treatment", (label) =>
    expect(classOf(label)).toBe("treatment"),
  );
});

describe("half a unit of the last printed digit", () => {
  it.each([
    ["7.9", 7.9, 0.05],
    ["11.0", 11, 0.05],
    ["29", 29, 0.5],
    ["−0.18", -0.18, 0.005],
    ["1,234", 1234, 0.5],
    ["1,234", 1.234, 0.0005],
    ["1.234,5", 1234.5, 0.05],
    ["2.5e-3", 0.0025, 0.00005],
    ["1.2E+2", 120, 5],
    [".05", 0.05, 0.005],
  ] as const)("of %s read as %d is %d", (text, value, half) => expect(halfUnit(text, value)).toBeCloseTo(half, 12));

  it("holds the number that was printed", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 8 }), (x, decimals) => {
        const text = x.toFixed(decimals);
        const value = Number(text);
        expect(halfUnit(text, value)).toBeCloseTo(0.5 * 10 ** -decimals, 12);
      }),
    );
  });
});

describe("an interval about its estimate", () => {
  const p = (value: number, half = 0) => ({ value, half });
  it("fits where a symmetric one was rounded", () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        number,
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (y, width, decimals) => {
          const half = 0.5 * 10 ** -decimals;
          const print = (x: number) => p(Number(x.toFixed(decimals)), half);
          expect(judgeInterval(print(y), print(y - width), print(y + width), false)).toBe("fits");
          const ratio = (x: number) => print(Math.exp(x / 50));
          expect(judgeInterval(ratio(y), ratio(y - width), ratio(y + width), true)).toBe("fits");
        },
      ),
    );
  });
  it("is outside, reversed or lopsided otherwise", () => {
    expect(judgeInterval(p(5, 0.5), p(6, 0.5), p(9, 0.5), false)).toBe("outside");
    expect(judgeInterval(p(5, 0.5), p(5.4, 0.05), p(6, 0.5), false)).toBe("outside");
    expect(judgeInterval(p(1), p(2), p(0), false)).toBe("reversed");
    expect(judgeInterval(p(1), p(0), p(4), false)).toBe("asymmetric");
    expect(judgeInterval(p(2), p(1), p(4), true)).toBe("fits");
  });
});

describe("words in messages", () => {
  it("are short", () => {
    expect(quoted("x".repeat(100))).toHaveLength(60);
    expect(listed(["a"])).toBe("a");
    expect(listed(["a", "b", "c"])).toBe("a, b and c");
    expect(listed(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
  });
  it("show numbers with four digits", () => {
    expect([5, 0.95, 1234567.891, -0.000123456, 147].map(shown)).toEqual(["5", "0.95", "1235000", "−0.0001235", "147"]);
  });
});
