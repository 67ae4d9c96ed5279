import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Fit, type PoolOptions, pool, readTable } from "../../src/index.js";
import { defaultPoolOptions, poolOptionsFrom } from "../../src/pipeline/options.js";
import { presets } from "../../src/pipeline/presets.js";

const reference = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../fixtures/reference", `${name}.csv`), "utf8");

async function fitsOf(content: string, options: Partial<PoolOptions>): Promise<readonly Fit[]> {
  return (await pool(await readTable({ name: "typed.csv", content }), options)).fits;
}

const codes = (fit: Fit | undefined) => fit?.notes.map(({ code }) => code) ?? [];

describe.each(presets.all.map((preset) => [preset.id, preset] as const))("preset %s", (id, { options, differs }) => {
  it("is a record of pool's options, with a source and its gaps", () => {
    expect(Object.keys(options).filter((name) => !Object.hasOwn(defaultPoolOptions, name))).toEqual([]);
    expect(differs.every(({ why }) => why !== "")).toBe(true);
  });

  it("gives way to what is said beside it", () => {
    const chosen = poolOptionsFrom({ as: id, tau2: "pm", level: 0.9, smdVariance: "ls2" });
    expect(chosen).toMatchObject({ as: id, tau2: "pm", level: 0.9, smdVariance: "ls2" });
  });

  it("pools counts and means", async () => {
    for (const name of ["bcg", "normand1999"]) {
      const fits = await fitsOf(reference(name), { as: id, direction: "lower-better" });
      expect(fits.length).toBe(options.model === "both" ? 2 : 1);
      for (const fit of fits) expect(fit.k).toBeGreaterThan(8);
    }
  });
});

// metafor 3.8-1: rma(yi, vi, data = escalc(measure, ai = events1, n1i = n1, ci = events2, n2i = n2, data = dat),
// method = "REML", control = list(threshold = 1e-12, tol = 1e-12)), and predict() of it.
it.each([
  ["nielweise2007", "rr", [-0.915045979435187, 0.228799999961244, 0, -1.36348573902199]],
  ["nielweise2007", "or", [-0.960152436818201, 0.237472537420493, 0.0139494439527419, -1.4799777856067]],
  ["nielweise2007", "rd", [-0.0159253223072233, 0.00471601219075862, 0.000122552943438502, -0.0395096198682493]],
  ["nielweise2007", "peto", [-1.02650220613073, 0.21435238559827, 0.139917125939722, -1.87148100798]],
  ["edge_dich_zero_both", "rr", [-0.657375857807756, 0.394999839999251, 0, -1.43156131810537]],
  ["edge_dich_zero_both", "or", [-0.727091552999976, 0.43556530474924, 0, -1.5807838632237]],
  ["edge_dich_zero_both", "rd", [-0.012440708679458, 0.0172812696056212, 0, -0.0463113747136023]],
  ["edge_dich_zero_both", "peto", [-0.705641898141478, 0.412386415819128, 0, -1.51390442086053]],
] as const)("metafor's presets give metafor's numbers, zeros and all: %s, %s", async (data, measure, expected) => {
  for (const as of ["metafor@5", "metafor@3"]) {
    const [fit] = await fitsOf(reference(data), { as, measure });
    const [term] = fit?.terms ?? [];
    const got = [term?.estimate, term?.se, fit?.heterogeneity.tau2, fit?.prediction?.low];
    expected.forEach((value, i) => {
      expect(Math.abs((got[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-7 * Math.max(Math.abs(value), 1e-6));
    });
  }
});

const THREE = "study,events1,n1,events2,n2\nA,4,40,15,42\nB,30,80,21,82\nC,20,90,31,88";

describe("RevMan's presets", () => {
  it("take DerSimonian and Laird's Q about Mantel and Haenszel's estimate in version 5, REML since 2025", async () => {
    const [five] = await fitsOf(THREE, { as: "revman@5", measure: "rr" });
    expect([five?.method, five?.heterogeneity.tau2]).toEqual(["mh", expect.closeTo(0.4249757409, 9)]);
    const [web] = await fitsOf(THREE, { as: "RevMan@Web-2025", measure: "rr" });
    expect([web?.method, web?.inference, web?.heterogeneity.tau2]).toEqual([
      "iv",
      "knapp-hartung",
      expect.closeTo(0.5011775225, 9),
    ]);
    expect(codes(web)).toContain("N_PRESET");
  });

  it("pool means by inverse variance, and fixed effects of counts by Mantel and Haenszel", async () => {
    const [fixed] = await fitsOf(THREE, { as: "revman@5", measure: "rr", model: "common" });
    expect([fixed?.method, fixed?.terms[0]?.backTransformed?.estimate]).toEqual(["mh", expect.closeTo(0.812958774, 9)]);
    expect(codes(fixed)).not.toContain("N_PRESET");
    const [means] = await fitsOf(reference("normand1999"), { as: "revman@5", model: "common" });
    expect([means?.method, codes(means)]).toEqual(["iv", expect.arrayContaining(["N_PRESET"])]);
    const [common] = await fitsOf(THREE, { as: "revman@web-2025", measure: "rr", model: "common" });
    expect(common?.inference).toBe("z");
  });
});

it("meta's presets give both models, the common one by Mantel and Haenszel, and say what they cannot give", async () => {
  const [random, common] = await fitsOf(THREE, { as: "meta@8", measure: "rr" });
  expect([random?.method, random?.tau2Method, common?.method]).toEqual(["iv", "reml", "mh"]);
  expect([random?.prediction?.df, codes(random)]).toEqual([2, expect.arrayContaining(["N_PRESET"])]);
  const [older] = await fitsOf(reference("bcg"), { as: "meta@7", measure: "or" });
  expect([older?.prediction?.method, codes(older)]).toEqual(["riley", expect.not.arrayContaining(["N_PRESET"])]);
});
