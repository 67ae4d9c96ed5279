import { describe, expect, it } from "vitest";
import { normal, studentT } from "../../src/core/distributions.js";
import { effectOf, reported } from "./support.js";

const printed = { estimate: -2.5, se: 0.9, ciLow: -4.3, ciHigh: -0.8, level: 0.95 } as const;

describe("an effect as a paper prints it", () => {
  it("keeps its printed limits at the printed level", () => {
    expect(effectOf(reported(printed))).toMatchObject({
      ciLow: -4.3,
      ciHigh: -0.8,
      interval: "reported",
      test: "reported",
    });
  });

  it("gets limits from its SE at another level", () => {
    const made = effectOf(reported(printed), { level: 0.9 });
    expect(made.interval).toBe("z");
    expect(made.ciLow).toBeCloseTo(-2.5 - 0.9 * normal.upperQuantile(0.05), 13);
  });

  it("is tested by t where its df are known", () => {
    const made = effectOf(reported({ estimate: 2, se: 1, df: 12 }));
    expect(made).toMatchObject({ statistic: 2, df: 12, interval: "t" });
    expect(made.p).toBeCloseTo(2 * studentT.upper(2, 12), 14);
    expect(made.ciHigh).toBeCloseTo(2 + studentT.upperQuantile(0.025, 12), 13);
  });

  it("is tested by z where that is asked for, as a difference of two arms is", () => {
    const printed = { measure: "md", estimate: 3, se: 1.5, df: 18 } as const;
    // R 4.2.2: 2 * pt(-2, 18); 3 + qt(.975, 18) * 1.5
    expect(effectOf(reported(printed)).p).toBeCloseTo(0.060821465669, 11);
    expect(effectOf(reported(printed)).ciHigh).toBeCloseTo(6.151383060362, 11);
    expect(effectOf(reported(printed), { inference: "z" })).toMatchObject({ df: null, interval: "z" });
    expect(effectOf(reported({ ...printed, measure: "gen" }), { inference: "z" }).df).toBe(18);
  });

  it("has no test without a standard error, and loses no printed limit", () => {
    const bare = { ...printed, se: null };
    expect(effectOf(reported(bare))).toMatchObject({
      variance: null,
      se: null,
      p: null,
      test: "none",
      ciLow: -4.3,
      interval: "reported",
    });
    expect(effectOf(reported(bare), { level: 0.9 })).toMatchObject({ ciLow: null, ciHigh: null, interval: "none" });
  });

  it("names its arms only where the table counts them", () => {
    expect(effectOf(reported({})).arms).toBeNull();
    expect(effectOf(reported({ nTreatment: 30 })).arms?.treatment).toMatchObject({ label: "new", n: 30, mean: null });
  });

  it("carries the outcome's unit on its own scale, and none as a ratio", () => {
    expect(effectOf(reported({ unit: "mm" })).unit).toBe("mm");
    expect(effectOf(reported({ measure: "irr", unit: "mm" })).unit).toBeNull();
  });
});
