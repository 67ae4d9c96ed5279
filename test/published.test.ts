import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { effect, pool, readTable, type Table } from "../src/index.js";

const fixture = (name: string): Promise<Table> => readTable(join(import.meta.dirname, "..", "fixtures", name));
const typed = (text: string): Promise<Table> => readTable({ name: "typed.csv", content: text });

/** The decimals of a number as a paper prints it. */
const decimals = (printed: string): number => printed.split(".")[1]?.length ?? 0;

/** A number rounds to what a paper printed. */
function expectPrinted(value: number | null | undefined, printed: string): void {
  expect(value?.toFixed(decimals(printed))).toBe(printed);
}

async function pooled(name: string, options: Parameters<typeof pool>[1]) {
  const { fits } = await pool(await fixture(name), { inference: "z", ...options });
  const [fit] = fits;
  const term = fit?.terms[0];
  return { fit, term };
}

describe("published: Normand 1999, length of stay, pooled-SD variances (Tables VIII and IX)", () => {
  it.each([
    ["common effect", { model: "common" }, "-3.4939", "-5.0265", "-1.9613", null],
    ["DerSimonian–Laird", { tau2: "dl" }, "-14.0972", "-24.4454", "-3.7490", "218.7216"],
    ["REML", { tau2: "reml" }, "-15.1217", "-32.6716", "2.4282", "685.1965"],
  ] as const)("%s", async (_, options, estimate, low, high, tau2) => {
    const { fit, term } = await pooled("normand1999.csv", { variance: "pooled", ...options });
    expectPrinted(term?.estimate, estimate);
    expectPrinted(term?.ciLow, low);
    expectPrinted(term?.ciHigh, high);
    if (tau2 !== null) expectPrinted(fit?.heterogeneity.tau2, tau2);
  });
});

describe("published: Hine 1989, risk difference in percent", () => {
  it.each([
    ["common effect", { model: "common" }],
    ["DerSimonian–Laird", { tau2: "dl" }],
    ["REML", { tau2: "reml" }],
  ] as const)("%s", async (_, options) => {
    const { term } = await pooled("hine1989.csv", { measure: "rd", ...options });
    expectPrinted(100 * (term?.estimate ?? 0), "2.9444");
    expectPrinted(100 * (term?.ciLow ?? 0), "0.3831");
    expectPrinted(100 * (term?.ciHigh ?? 0), "5.5058");
  });
});

describe("published: BCG vaccine, log risk ratio", () => {
  it.each([
    ["common effect", { model: "common" }, "-0.4303", "-0.5097", "-0.3509"],
    ["DerSimonian–Laird", { tau2: "dl" }, "-0.7141", "-1.0644", "-0.3638"],
    ["REML", { tau2: "reml" }, "-0.7145", "-1.0669", "-0.3622"],
  ] as const)("%s", async (_, options, estimate, low, high) => {
    const { fit, term } = await pooled("bcg.csv", { measure: "rr", ...options });
    expectPrinted(term?.estimate, estimate);
    expectPrinted(term?.ciLow, low);
    expectPrinted(term?.ciHigh, high);
    expectPrinted(fit?.heterogeneity.q, "152.233");
    if ("tau2" in options && options.tau2 === "reml") {
      expectPrinted(fit?.heterogeneity.tau2, "0.3132");
      expectPrinted(fit?.heterogeneity.i2, "92.22");
    }
  });
});

describe("published: van Dillen 2021, standardised difference 0.85 [0.51, 1.19] from 74 and 75 patients", () => {
  it("is the large-sample interval of d", async () => {
    const table = await typed("study,n1,mean1,sd1,n2,mean2,sd2\nvan Dillen,74,0.85,1,75,0,1\n");
    const { effects } = await effect(table, { measure: "cohen-d" });
    expectPrinted(effects[0]?.ciLow, "0.51");
    expectPrinted(effects[0]?.ciHigh, "1.19");
  });
});

describe("published: Saper 2017, odds ratios of responders", () => {
  const rows = "study,outcome,events1,n1,events2,n2\n";
  it.each([
    ["RMDQ ≥ 30 %, yoga − physical therapy", "60,125,42,113", "1.6", "0.93", "2.6"],
    ["RMDQ ≥ 30 %, yoga − education", "60,125,14,61", "3.1", "1.6", "6.2"],
    ["RMDQ ≥ 30 %, physical therapy − education", "42,113,14,61", "2.0", "1.0", "4.0"],
    ["pain ≥ 30 %, yoga − physical therapy", "44,125,48,113", "0.74", "0.44", "1.2"],
    ["pain ≥ 30 %, yoga − education", "44,125,15,61", "1.7", "0.84", "3.3"],
    ["pain ≥ 30 %, physical therapy − education", "48,113,15,61", "2.3", "1.1", "4.5"],
    ["global improvement, yoga − physical therapy", "42,124,47,112", "0.71", "0.42", "1.2"],
    ["global improvement, yoga − education", "42,124,13,61", "1.9", "0.92", "3.9"],
    ["global improvement, physical therapy − education", "47,112,13,61", "2.7", "1.3", "5.5"],
  ])("%s", async (_, cells, estimate, low, high) => {
    const { effects } = await effect(await typed(`${rows}Saper 2017,responders,${cells}\n`), { measure: "or" });
    const back = effects[0]?.backTransformed;
    expectPrinted(back?.estimate, estimate);
    expectPrinted(back?.ciLow, low);
    expectPrinted(back?.ciHigh, high);
  });
});

describe("published: PNF 2017, post-treatment t and interval over the rounding of the printed means and SDs", () => {
  /** Smallest and largest value of a statistic over every corner of the printed numbers' rounding intervals. */
  async function over(cells: readonly (readonly [number, number, number, number])[]) {
    const rows = cells.map(([m1, s1, m2, s2], i) => `c${i},15,${m1},${s1},15,${m2},${s2}`);
    const table = await typed(`study,n1,mean1,sd1,n2,mean2,sd2\n${rows.join("\n")}\n`);
    const { effects } = await effect(table, { measure: "md", variance: "pooled" });
    const span = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
    return {
      t: span(effects.map((one) => one.statistic ?? 0)),
      low: span(effects.map((one) => one.ciLow ?? 0)),
      high: span(effects.map((one) => one.ciHigh ?? 0)),
    };
  }
  const h = 0.005;
  const corners = (m1: number, s1: number, m2: number, s2: number) =>
    [-h, h].flatMap((a) =>
      [-h, h].flatMap((b) => [-h, h].flatMap((c) => [-h, h].map((d) => [m1 + a, s1 + b, m2 + c, s2 + d] as const))),
    );

  it.each([
    ["FEV1", [3.82, 0.36, 3.23, 0.62], 3.19, 0.21, 0.97],
    ["VAS", [2.4, 0.54, 4.57, 0.9], -7.97, -2.72, -1.61],
    ["ODI", [21.27, 3.37, 28.93, 4.61], -5.2, -10.68, -4.65],
  ] as const)("%s", async (_, [m1, s1, m2, s2], t, low, high) => {
    const found = await over(corners(m1, s1, m2, s2));
    const meets = ([from, to]: readonly [number, number], printed: number) => from - h <= printed && printed <= to + h;
    expect(meets(found.t, t)).toBe(true);
    expect(meets(found.low, low)).toBe(true);
    expect(meets(found.high, high)).toBe(true);
  });

  it("does not fit Welch's interval", async () => {
    const table = await typed("study,n1,mean1,sd1,n2,mean2,sd2\nPNF,15,21.27,3.37,15,28.93,4.61\n");
    const [welch] = (await effect(table, { measure: "md" })).effects;
    const [student] = (
      await effect(await typed("study,n1,mean1,sd1,n2,mean2,sd2\nPNF,15,21.27,3.37,15,28.93,4.61\n"), {
        variance: "pooled",
      })
    ).effects;
    expect(welch?.ciLow).not.toBeCloseTo(student?.ciLow ?? 0, 3);
  });
});
