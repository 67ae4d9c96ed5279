import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultMeasureOptions, type MeasureOptions, measures, traceOutcome } from "../../src/measure/index.js";
import type { Outcome } from "../../src/records.js";
import { type Asked, apart, continuous, effectOf, events, paired, reported } from "./support.js";

const examples: Readonly<Record<Outcome["kind"], Outcome>> = {
  continuous: continuous([18, 12.4, 5.1], [15, 8.9, 4.4]),
  events: events(12, 50, 5, 50),
  paired: paired(40, [20, 6], [25, 7], 0.6),
  reported: reported({ estimate: 0.4, se: 0.2 }),
};

const variants: readonly Asked[] = [
  {},
  { variance: "pooled" },
  { smdVariance: "ls2" },
  { smdVariance: "ub" },
  { smdVariance: "av", meanG: 0.4 },
  { glassSd: "treatment" },
  { add: 0.5, to: "all" },
];
const asked = measures.all.flatMap((measure) => variants.map((options) => [measure.id, options, measure] as const));

const rowFor = (id: string, kind: Outcome["kind"]): Outcome => {
  const row = examples[kind];
  return row.kind === "reported" ? { ...row, measure: id } : row;
};

describe("the lines of a formula", () => {
  it.each(asked)("of %s under %o read symbol = expression", (_, options, measure) => {
    for (const line of measure.formulaUnder?.({ ...defaultMeasureOptions, ...options }) ?? measure.formula)
      expect(line).toMatch(/^\S+ = \S.*$/);
  });

  it.each(asked)(
    "of %s under %o each have a value in the trace, then come y and v, the test and the interval",
    (id, options, measure) => {
      const row = rowFor(id, measure.kind);
      const settled: MeasureOptions = { ...defaultMeasureOptions, ...options, measure: id };
      const { steps, inputs } = traceOutcome(row, settled);
      const { estimate, variance, formula } = effectOf(row, settled);
      const end = steps.findIndex(({ symbol }) => symbol === "SE");
      const lines = steps.slice(0, end).filter(({ symbol }) => symbol !== "k");
      const { se, p, ciLow, ciHigh } = effectOf(row, settled);
      const shown = (symbol: string) => steps.slice(end).find((step) => step.symbol === symbol)?.value;
      expect(["SE", "p", "lower", "upper"].map(shown)).toEqual([se, p, ciLow, ciHigh]);
      if (measure.kind !== "reported") expect(lines.map(({ text }) => text).join("; ")).toBe(formula);
      expect(lines.at(-2)?.value === estimate || lines.at(-3)?.value === estimate).toBe(true);
      expect(lines.at(-1)?.value).toBe(variance);
      expect(steps.every(({ value }) => Number.isFinite(value))).toBe(true);
      expect(inputs.length).toBeGreaterThan(0);
    },
  );

  it("name the variance that was asked for", () => {
    const row = examples.continuous;
    expect(effectOf(row, { measure: "smd", smdVariance: "ub" }).formula).toContain("(m−2)/(m J²)");
    expect(effectOf(row, { variance: "pooled" }).formula).toContain("v = s_p²(1/n₁ + 1/n₂)");
    expect(effectOf(row).formula).not.toContain("s_p");
  });
});

describe("a trace", () => {
  const trace = (row: Outcome, options: Asked) => traceOutcome(row, { ...defaultMeasureOptions, ...options });

  it("starts from the numbers of the table", () => {
    expect(trace(examples.continuous, {}).inputs.map(({ symbol, value }) => [symbol, value])).toEqual([
      ["n₁", 18],
      ["x̄₁", 12.4],
      ["s₁", 5.1],
      ["n₂", 15],
      ["x̄₂", 8.9],
      ["s₂", 4.4],
    ]);
    expect(trace(reported({ estimate: 1, se: null, ciLow: 0.5, ciHigh: 1.5 }), {}).steps).toHaveLength(1);
  });

  it("shows what was added to the cells", () => {
    expect(trace(events(0, 50, 5, 50), { measure: "or" }).steps[0]).toMatchObject({ symbol: "k", value: 0.5 });
    expect(trace(examples.events, { measure: "or" }).steps[0]?.symbol).toBe("y");
  });

  it("of a row that is refused is the refusal", () => {
    expect(() => trace(continuous([20, 5, 0], [21, 4.5, 0]), {})).toThrow(
      expect.objectContaining({ code: "E_DOMAIN" }),
    );
    expect(trace(events(0, 50, 0, 40), { measure: "peto" }).steps).toEqual([]);
  });
});

describe("the formula as printed", () => {
  /** The formulas' own arithmetic, apart from the code under test. */
  const { s1, s2, n1, n2, m1, m2 } = { n1: 18, m1: 12.4, s1: 5.1, n2: 15, m2: 8.9, s2: 4.4 };
  it.each([
    ["md", m1 - m2, s1 ** 2 / n1 + s2 ** 2 / n2],
    [
      "rom",
      Math.log(m1 / m2) + 0.5 * (s1 ** 2 / (n1 * m1 ** 2) - s2 ** 2 / (n2 * m2 ** 2)),
      s1 ** 2 / (n1 * m1 ** 2) + s2 ** 2 / (n2 * m2 ** 2),
    ],
  ])("is what %s computes", (measure, y, v) => {
    const made = effectOf(examples.continuous, { measure });
    expect(apart(made.estimate, y)).toBeLessThan(1e-14);
    expect(apart(made.variance ?? Number.NaN, v)).toBeLessThan(1e-14);
  });
});

describe("every measure's docblock", () => {
  const folder = join(import.meta.dirname, "..", "..", "src", "measure");
  const registered = readdirSync(folder).filter((file) =>
    /^\s+sameAs: ['"]/m.test(readFileSync(join(folder, file), "utf8")),
  );

  it.each(registered.filter((file) => file !== "reported-measure.ts"))(
    "of %s prints the same y and v as its formula lines",
    (file) => {
      const text = readFileSync(join(folder, file), "utf8");
      const blocks = text.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
      const full = blocks.find((block) =>
        ["Unit", "Domain", "Source", "Same as"].every((label) => block.includes(`* ${label}`)),
      );
      expect(full).toMatch(/\n \* {3}v = /);
    },
  );
});
