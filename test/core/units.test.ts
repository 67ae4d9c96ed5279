import { describe, expect, it } from "vitest";
import { unitNamed, unitsIn } from "../../src/core/units.js";

describe("units", () => {
  it.each<readonly [string, string, number]>([
    ["hours", "days", 1 / 24],
    ["weeks", "days", 7],
    ["ml", "litres", 0.001],
    ["cm", "mm", 10],
    ["grams", "kg", 0.001],
    ["kilometres", "m", 1000],
    ["mm hg", "mmHg", 1],
  ])("one of the %s is so many of the %s: %d", (from, to, factor) => expect(unitsIn(from, to)).toBeCloseTo(factor, 9));

  it("turn nothing into what measures something else, and know what they do not know", () => {
    expect(unitsIn("kg", "percent")).toBeNull();
    expect(unitsIn("kg", "spoonfuls")).toBeUndefined();
    expect(unitsIn("kg", null)).toBeUndefined();
    expect(unitNamed("spoonfuls")).toBeNull();
  });
});
