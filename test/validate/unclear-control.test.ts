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

  it("is offered 0 before 1", async () => {
    for (const labels of [
      ["0", "1"],
      ["1", "0"],
    ])
      expect((await asked(labels, labels)).remedies).toEqual([
        ["--control", "0"],
        ["--control", "1"],
      ]);
    expect((await asked(["2", "1"], ["2", "0"], ["2", "0"])).remedies[0]).toEqual([
      "--treatment",
      "2",
      "--control",
      "0",
    ]);
  });

  it("counts each study once, whatever outcomes it has", async () => {
    const rows = ["A,red,50,10,9", "A,blue,51,12,8", "B,red,40,8,7", "B,blue,44,9,6"];
    const error = await refusal(pooled(`study,arm,n,cured,relapsed\n${rows.join("\n")}\n`));
    expect(error.message).toMatch(/^2 studies .*\("A" and "B"\).*"red" \(2\) and "blue" \(2\)$/);
  });

  it("is offered no arm for the control that is marked as a treatment", async () => {
    const rows = [
      "A,red,treatment,50,10",
      "A,blue,,51,12",
      "A,green,,51,12",
      "B,red,treatment,40,8",
      "B,blue,,44,9",
      "B,green,,44,9",
    ];
    const error = await refusal(pooled(`study,arm,role,n,events\n${rows.join("\n")}\n`));
    expect(error.code).toBe("E_CONTROL");
    expect(error.remedies.map((words) => words.at(-1))).not.toContain("red");
    expect(error.remedies.length).toBeGreaterThan(0);
    expect(error.hint).not.toContain("red");
  });

  it("has an arm that says it is one for the control, however rare", async () => {
    const { remedies } = await asked(["red", "blue"], ["red", "placebo"], ["placebo", "red", "sham"], ["red", "blue"]);
    expect(remedies).toEqual([
      ["--treatment", "blue", "--control", "red"],
      ["--treatment", "red", "--control", "placebo"],
    ]);
  });
});
