import { describe, expect, it } from "vitest";
import { pooled, refusal } from "../pipeline/support.js";

/** A table of the arms of each study. */
const arms = (...studies: readonly (readonly string[])[]) =>
  `study,arm,n,events\n${studies
    .flatMap((labels, s) => labels.map((label, i) => `S${s},${label},${50 + i},${10 + s}`))
    .join("\n")}\n`;
const asked = async (...studies: readonly (readonly string[])[]) => {
  const error = await refusal(pooled(arms(...studies)));
  expect(error.code).toBe("E_CONTROL");
  return error;
};

describe("a table that does not say which arm is the control", () => {
  it("is offered the comparisons that most of its studies hold, against the commoner arm", async () => {
    const error = await asked(
      ["red", "blue"],
      ["green", "blue"],
      ["blue", "green"],
      ["red", "green"],
      ["green", "blue"],
    );
    expect(error.remedies).toEqual([
      ["--treatment", "green", "--control", "blue"],
      ["--treatment", "red", "--control", "blue"],
    ]);
    expect(error.message).toContain('"blue" (4), "green" (4) and "red" (2)');
  });

  it("is offered either side of its one comparison, the second first", async () => {
    expect((await asked(["red", "blue"], ["blue", "red"])).remedies).toEqual([
      ["--control", "blue"],
      ["--control", "red"],
    ]);
  });

  it("has an arm that says it is one for the control, however rare", async () => {
    const { remedies } = await asked(["red", "blue"], ["red", "placebo"], ["placebo", "red", "sham"], ["red", "blue"]);
    expect(remedies).toEqual([
      ["--treatment", "blue", "--control", "red"],
      ["--treatment", "red", "--control", "placebo"],
    ]);
  });
});
