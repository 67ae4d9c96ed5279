import { describe, expect, it } from "vitest";
import { decimalsPrinted, pRange, roundedFrom, truncatedFrom, unitOf } from "../../src/core/rounding.js";

describe("the reals behind a printed number", () => {
  it.each([
    [0.8, "0.80", 0.795, 0.805],
    [0.8, "0.8", 0.75, 0.85],
    [0.001, ".001", 0.0005, 0.0015],
    [0.001, "<.001", 0.0005, 0.0015],
    [-1.5, "−1,5", -1.55, -1.45],
    [1.2, "1·2", 1.15, 1.25],
    [1.105, "1·105", 1.1045, 1.1055],
    [15818, "15 818", 15817.5, 15818.5],
    [15818, "15\u202f818", 15817.5, 15818.5],
    [1234, "1,234", 1233.5, 1234.5],
    [1.234, "1,234", 1.2335, 1.2345],
    [1586.01, "1,586.01", 1586.005, 1586.015],
    [1234567, "1.234.567", 1234566.5, 1234567.5],
    [0, "0.00", -0.005, 0.005],
    [0, "0", -0.5, 0.5],
    [-0.05, "− 0.05", -0.055, -0.045],
    [64, "64.0%", 63.95, 64.05],
    [1.2e-5, "1.2e-5", 1.15e-5, 1.25e-5],
    [5e-7, "5 × 10−7", 4.5e-7, 5.5e-7],
    [1.25e-5, "1·25×10⁻⁵", 1.245e-5, 1.255e-5],
    [7.9, "7.9", 7.85, 7.95],
  ])("%f printed as %s", (value, printed, low, high) => {
    const range = roundedFrom(value, printed);
    expect(range.low).toBeCloseTo(low, 12);
    expect(range.high).toBeCloseTo(high, 12);
  });

  it("takes the digits of the value where the text is not known", () => {
    expect(unitOf(0.25, null)).toBeCloseTo(0.01, 15);
    expect(unitOf(-12, null)).toBe(1);
    expect(unitOf(1e-7, null)).toBeCloseTo(1e-7, 20);
  });

  it("grants that digits were cut off, away from 0", () => {
    expect(truncatedFrom(0.8, "0.80")).toEqual({ low: 0.8, high: 0.81 });
    expect(truncatedFrom(-1.5, "−1.5")).toEqual({ low: -1.6, high: -1.5 });
  });

  it("counts decimals", () => {
    expect(decimalsPrinted(0.8, "0.80")).toBe(2);
    expect(decimalsPrinted(11, "11.0")).toBe(1);
    expect(decimalsPrinted(1234, "1,234")).toBe(0);
  });
});

describe("the probabilities behind a printed p", () => {
  it("bounds, roundings and the ends of the scale", () => {
    expect(pRange({ op: "<", value: 0.001 }, ".001")).toEqual({ low: 0, high: 0.001 });
    expect(pRange({ op: ">", value: 0.05 }, "0.05")).toEqual({ low: 0.05, high: 1 });
    expect(pRange({ op: "=", value: 0 }, "0.000")).toEqual({ low: 0, high: 0.0005 });
    expect(pRange({ op: "=", value: 1 }, "1.00").high).toBe(1);
  });
});
