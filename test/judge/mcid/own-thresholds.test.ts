import { describe, expect, it } from "vitest";
import { ownThreshold } from "../../../src/judge/mcid/own-thresholds.js";

const place = { file: "mine.csv", row: 2, column: null };
const row = (cells: Record<string, string>) =>
  ownThreshold(
    { instrument: "ODI", value: "8", unit: "points", kind: "between-group", ...cells },
    place,
    (text) => (/^-?[\d.]+$/.test(text) ? Number(text) : Number.NaN),
    (name) => (name === "ODI" ? "odi" : null),
  );

describe("a row of a user's own thresholds", () => {
  it("needs four cells and is marked as the user's", () => {
    expect(row({})).toMatchObject({
      id: "row-2",
      instrument: "odi",
      value: 8,
      form: "change",
      evidence: "user",
      citation: "mine.csv, row-2",
    });
  });

  it("keeps an instrument that the registry does not know under its own name", () => {
    expect(row({ instrument: "My scale" }).instrument).toBe("My scale");
  });

  it.each([
    ["an unknown kind", { kind: "withinperson" }, "E_CELL", "kind"],
    ["an unknown unit", { unit: "inches" }, "E_CELL", "unit"],
    ["no number", { value: "six" }, "E_CELL", "value"],
    ["a negative value", { value: "-6" }, "E_RANGE", "value"],
    ["an upper end below the lower", { value_high: "7" }, "E_RANGE", "value_high"],
    ["an empty cell it needs", { instrument: " " }, "E_CELL", "instrument"],
  ])("refuses %s at its cell", (_, cells, code, column) => {
    expect(() => row(cells)).toThrow(expect.objectContaining({ code, place: { ...place, column } }));
  });

  it("names the missing column, and the nearest word it knows", () => {
    const lacking = () => ownThreshold({ value: "8" }, place, Number, () => null);
    expect(lacking).toThrow(expect.objectContaining({ code: "E_COLUMN" }));
    expect(() => row({ kind: "withinperson" })).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('"within-person"') }),
    );
  });
});
