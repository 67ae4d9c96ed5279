import { describe, expect, it } from "vitest";
import { labelKey, tidyLabel } from "../../src/core/label.js";

describe("a label", () => {
  it.each([
    ["Smith 2001", "Smith 2001"],
    [" Smith  2001 ", "Smith 2001"],
    ["Smith\u00a02001", "Smith 2001"],
    ["Smith\t\u2009 2001", "Smith 2001"],
    ["cafe\u0301", "café"],
    ["Smith\u200b 2001", "Smith 2001"],
    ["\ufeffSmith 2001", "Smith 2001"],
    ["", ""],
    ["   ", ""],
    [" a", "a"],
    ["a ", "a"],
  ])("%j counts as %j", (text, tidy) => {
    expect(tidyLabel(text)).toBe(tidy);
    expect(tidyLabel(tidy)).toBe(tidy);
  });

  it("keeps its case and its signs", () => expect(tidyLabel("ACT–CBT (4–6 weeks)")).toBe("ACT–CBT (4–6 weeks)"));
  it("has a key without case", () => expect(labelKey(" SMITH  2001")).toBe(labelKey("Smith 2001")));
});
