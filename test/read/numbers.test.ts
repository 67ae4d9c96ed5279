import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBeyondReach, type Marks, type NumberForm, numberReader } from "../../src/read/numbers.js";
import { expectLinearGrowth } from "../growth.js";

const POINT: Marks = { decimal: ".", thousands: null };
const COMMA: Marks = { decimal: ",", thousands: null };
const ENGLISH: Marks = { decimal: ".", thousands: "," };
const GERMAN: Marks = { decimal: ",", thousands: "." };

function read(text: string, marks: Marks = POINT): { value: number; forms: readonly NumberForm[] } {
  const forms: NumberForm[] = [];
  const value = numberReader(marks, (form) => forms.push(form)).read(text);
  return { value, forms };
}

describe("a plain number is read as it stands, without a Note", () => {
  it.each([
    ["0", 0],
    ["12", 12],
    ["-3", -3],
    ["+5", 5],
    ["0.5", 0.5],
    [".5", 0.5],
    ["-.5", -0.5],
    ["5.", 5],
    ["007", 7],
    ["1.234", 1.234],
    ["1.2e-5", 1.2e-5],
    ["1E5", 1e5],
    ["  12.5 ", 12.5],
    ["\t12\u00a0", 12],
    ["1234.5678", 1234.5678],
    ["0.1000000000000000055511151231257827", 0.1],
    ["1e100", 1e100],
    ["-1E100", -1e100],
    ["1e-300", 1e-300],
    ["0e5", 0],
    ["0.000", 0],
  ])("%j is %d", (text, value) => {
    expect(read(text)).toEqual({ value, forms: [] });
  });
});

describe("a number beyond reach is none", () => {
  it.each([
    "1.0000000000000002e100",
    "-1e101",
    "1.7976931348623157e308",
    "1e999",
    `1${"0".repeat(101)}`,
    "9e-301",
    "5e-324",
  ])("%j", (text) => {
    expect(read(text).value).toBeNaN();
    expect(isBeyondReach(text)).toBe(true);
  });

  it.each(["1e100", "0", "0e999", "12", "1,5", "x", "1e"])("but not %j", (text) => {
    expect(isBeyondReach(text)).toBe(false);
  });
});

describe("other printed forms are read, and say so", () => {
  it.each<[string, Marks, number, NumberForm]>([
    ["−1.5", POINT, -1.5, "unusual minus"],
    ["–1.5", POINT, -1.5, "unusual minus"],
    ["—1.5", POINT, -1.5, "unusual minus"],
    ["‐2", POINT, -2, "unusual minus"],
    ["‑2", POINT, -2, "unusual minus"],
    ["‒2", POINT, -2, "unusual minus"],
    ["﹣2", POINT, -2, "unusual minus"],
    ["－2", POINT, -2, "unusual minus"],
    ["- 1.5", POINT, -1.5, "unusual minus"],
    ["5·1", POINT, 5.1, "middle dot"],
    ["0∙5", COMMA, 0.5, "middle dot"],
    ["p".replace("p", "·003"), POINT, 0.003, "middle dot"],
    ["1 234", POINT, 1234, "thousands mark"],
    ["1\u2009234.5", POINT, 1234.5, "thousands mark"],
    ["1\u202f234\u202f567", POINT, 1234567, "thousands mark"],
    ["1\u00a0234,5", COMMA, 1234.5, "thousands mark"],
    ["1'234.5", POINT, 1234.5, "thousands mark"],
    ["1’234", POINT, 1234, "thousands mark"],
    ["1,234,567", POINT, 1234567, "thousands mark"],
    ["1,234.5", POINT, 1234.5, "thousands mark"],
    ["1,234", ENGLISH, 1234, "thousands mark"],
    ["1.234", GERMAN, 1234, "thousands mark"],
    ["1.234.567", COMMA, 1234567, "thousands mark"],
    ["1.234,5", COMMA, 1234.5, "thousands mark"],
    ["0,5", COMMA, 0.5, "decimal comma"],
    ["-12,34", COMMA, -12.34, "decimal comma"],
    ["1,234", COMMA, 1.234, "decimal comma"],
    [",5", COMMA, 0.5, "decimal comma"],
    ["1,2e-5", COMMA, 1.2e-5, "decimal comma"],
    ["1.2×10−5", POINT, 1.2e-5, "power of ten"],
    ["1.2 × 10^-5", POINT, 1.2e-5, "power of ten"],
    ["1.2x10^5", POINT, 1.2e5, "power of ten"],
    ["3×10⁻⁴", POINT, 3e-4, "power of ten"],
    ["3 × 10⁴", POINT, 3e4, "power of ten"],
  ])("%j under %j", (text, marks, value, form) => {
    const found = read(text, marks);
    expect(found.value).toBe(value);
    expect(found.forms).toContain(form);
  });
});

describe("what is not exactly one number under the document's marks is refused", () => {
  it.each([
    "",
    " ",
    "-",
    ".",
    ",",
    "e5",
    "1e",
    "1e-",
    "--5",
    "+-5",
    "5-",
    "1-2",
    "1 2",
    "12 34",
    "1  234",
    "1 234 56",
    "1,234 567",
    "0 123",
    "0,123,456",
    "1,23,456",
    "1.2.3",
    "1..2",
    "5,",
    "0x10",
    "0b1",
    "1_000",
    "1e999",
    "-1e999",
    "1e-999",
    "Infinity",
    "-Infinity",
    "NaN",
    "∞",
    "1 Feb",
    "2-Jan",
    "01/02/2020",
    "2020-01-02",
    "5 (3)",
    "12.3 ± 4",
    "61%",
    "<0.001",
    "12mm",
    "twelve",
    "1O",
    "１２",
    "٣",
    "5*",
    "=5",
    "'5",
    "(5)",
    "5\u200b",
    "1.2×105",
    "3x10",
    "1.2e5.5",
    "1".repeat(400),
    "1e1e1",
  ])("%j", (text) => {
    for (const marks of [POINT, COMMA, ENGLISH, GERMAN])
      expect(read(text, marks)).toEqual({ value: Number.NaN, forms: [] });
  });

  it.each<[string, Marks]>([
    ["1,234", POINT],
    ["-1,234", POINT],
    ["1.234", COMMA],
    ["0,5", POINT],
    ["0.5", COMMA],
    ["12.34", GERMAN],
    ["1.234.567", POINT],
    ["1.234,5", ENGLISH],
    ["1,234,567", COMMA],
    ["1 234,5", POINT],
    ["1,234e5", POINT],
  ])("%j under %j: the marks are open or contradicted", (text, marks) => {
    expect(read(text, marks).value).toBeNaN();
  });
});

describe("laws", () => {
  const anyNumber = fc
    .double({ noNaN: true, min: -1e100, max: 1e100 })
    .map((number) => (Math.abs(number) < 1e-300 ? 0 : number + 0));

  it("a printed double is read back, with a point or a comma, with any minus", () => {
    fc.assert(
      fc.property(anyNumber, fc.constantFrom("-", "−", "–"), (number, minus) => {
        const text = String(number);
        expect(read(text).value).toBe(number);
        expect(read(text.replace("-", text.startsWith("-") ? minus : "-")).value).toBe(number);
        const comma = text.replace(".", ",");
        expect(read(comma, COMMA).value).toBe(number);
      }),
      { numRuns: 1000 },
    );
  });

  it("grouping digits in threes changes no number", () => {
    const marks = fc.constantFrom(" ", "\u2009", "\u202f", "\u00a0", "'", "’");
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 2 ** 53 }),
        fc.integer({ min: 0, max: 999 }),
        marks,
        (whole, fraction, mark) => {
          const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, mark);
          expect(read(grouped).value).toBe(whole);
          expect(read(`${grouped}.${fraction}`).value).toBe(Number(`${whole}.${fraction}`));
        },
      ),
    );
  });

  it("any text gives a finite number or NaN, and a number only where a digit stands", () => {
    const unit = fc.constantFrom(..."0123456789.,·-+−– eE×10^x'%()/");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 14 }), fc.constantFrom(POINT, COMMA, ENGLISH, GERMAN), (text, marks) => {
        const { value } = read(text, marks);
        expect(Number.isNaN(value) || (Number.isFinite(value) && /\d/.test(text))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("takes time that grows with the length of a cell", async () => {
    const readAll = (times: number) => () => {
      const cells = ["1", "1,234", " ", "−", "1'234"].map((unit) => unit.repeat(times));
      for (const cell of [...cells, `1${" ".repeat(times)}2`]) read(cell);
    };
    await expectLinearGrowth(readAll(200_000), readAll(400_000));
  });
});

it("short decimals are the doubles nearest to what is printed", () => {
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fc.constantFrom("", "-", "+"), digits, digits, (sign, whole, fraction) => {
      const text = `${sign}${whole}.${fraction}`;
      expect(read(text).value).toBe(Number(text));
      expect(read(`${sign}${whole},${fraction}`, COMMA)).toEqual({ value: Number(text), forms: ["decimal comma"] });
    }),
    { numRuns: 2000 },
  );
});
