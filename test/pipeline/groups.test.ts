import { describe, expect, it } from "vitest";
import { codes, pooled } from "./support.js";

describe("times that differ", () => {
  const all = { measure: "md", poolContrasts: true, assumeIndependent: true } as const;
  const fits = async (...rows: readonly string[]) =>
    (
      await pooled(
        `study,treatment,control,followup,yi,vi\n${rows.map((row, i) => `${row},0.${i},0.02`).join("\n")}\n`,
        all,
      )
    ).fits;

  it.each([
    ["controls", "A,drug,sham,12"],
    ["treatments", "A,other,placebo,12"],
  ])("do not split a table where they are those of other %s of a study", async (_, second) => {
    const [fit, ...others] = await fits("A,drug,placebo,6", second, "B,drug,placebo,6");
    expect([fit?.k, others.length]).toEqual([3, 0]);
  });

  it("do not split it where each study has its own", async () => {
    const [fit, ...others] = await fits("A,drug,placebo,6", "B,drug,placebo,12");
    expect([fit?.k, others.length]).toEqual([2, 0]);
  });

  it("split it where one comparison of a study has two", async () => {
    const found = await fits("A,drug,placebo,6", "A,drug,placebo,12", "B,drug,placebo,6");
    expect(found.map(({ group, k }) => [group.timepoint, k])).toEqual([
      ["6", 2],
      ["12", 1],
    ]);
  });
});

it("outcomes that differ in case only are one", async () => {
  const { fits, notes } = await pooled("study,outcome,yi,vi\nA,Pain,0.1,0.02\nB,pain,0.3,0.02\nC,PAIN,0.2,0.02\n", {
    measure: "md",
  });
  expect(fits.map(({ k }) => k)).toEqual([3]);
  expect(codes(notes)).not.toContain("N_SPLIT");
});
