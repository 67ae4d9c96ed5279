import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BptrialError, type PoolOptions, pool, readTable } from "../../src/index.js";
import { explainDiff, type Other } from "../../src/pipeline/explain-diff.js";
import { presets } from "../../src/pipeline/presets.js";
import { printedInterval } from "../../src/read/index.js";
import type { Shares } from "../../src/records.js";
import { expectValid } from "../schema.js";

const reference = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../fixtures/reference", `${name}.csv`), "utf8");
const open = (content: string) => () => readTable({ name: "typed.csv", content });
const set = (name: string, options: Partial<PoolOptions>) => ({ name, options });
const printed = (text: string): Other => ({ printed: printedInterval(text), text });

const BCG = reference("bcg");
const NAMES = ["estimate", "ciLow", "ciHigh", "tau2", "verdict"] as const satisfies readonly (keyof Shares)[];

describe("explain-diff", () => {
  it(
    "has shares that sum to the gap, which is that of the two analyses, between any two presets",
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...presets.ids),
          fc.constantFrom(...presets.ids),
          fc.constantFrom("rr", "or", "rd"),
          fc.constantFrom("bcg", "nielweise2007"),
          async (a, b, measure, data) => {
            const content = reference(data);
            const document = await explainDiff(open(content), set(a, { as: a, measure }), {
              set: set(b, { as: b, measure }),
            });
            expectValid(document);
            const [one] = document.explanations;
            for (const name of NAMES) {
              const sum = one?.choices.reduce((total, { shares }) => total + shares[name], 0) ?? Number.NaN;
              expect(Math.abs(sum - (one?.gap[name] ?? Number.NaN))).toBeLessThan(1e-12);
            }
            const { fits } = await pool(await open(content)(), { as: b, measure });
            expect(one?.after.estimate).toBe(fits[0]?.terms[0]?.estimate);
          },
        ),
        { numRuns: 12 },
      ),
    120_000,
  );

  it("gives the whole gap to a choice that alone differs, and turns its signs with the sides", async () => {
    const [a, b] = [set("dl", { measure: "rr", tau2: "dl" }), set("reml", { measure: "rr", tau2: "reml" })];
    const { explanations } = await explainDiff(open(BCG), a, { set: b });
    const [one] = explanations;
    expect(one?.choices).toHaveLength(1);
    expect(one?.choices[0]).toMatchObject({ choice: "tau2", before: "--tau2 dl", after: "--tau2 reml" });
    expect(one?.choices[0]?.shares).toEqual(one?.gap);
    const back = (await explainDiff(open(BCG), b, { set: a })).explanations[0];
    for (const name of NAMES) expect(back?.gap[name]).toBeCloseTo(-(one?.gap[name] ?? Number.NaN), 14);
  });

  it("says of equal sides that they do nothing differently", async () => {
    const { explanations } = await explainDiff(open(BCG), set("usual", {}), { set: set("usual", { tau2: "REML" }) });
    expect(explanations[0]?.choices).toEqual([]);
    expect(explanations[0]?.because).toContain("They do nothing differently.");
  });

  it("names who prints what is printed, or who comes nearest and what is left", async () => {
    const { fits } = await pool(await open(BCG)(), { as: "metafor@5", measure: "rr" });
    const { estimate, ciLow, ciHigh } = fits[0]?.terms[0]?.backTransformed ?? { estimate: 0, ciLow: 0, ciHigh: 0 };
    const text = `${estimate.toFixed(3)} [${ciLow.toFixed(3)}, ${ciHigh.toFixed(3)}]`;
    const found = await explainDiff(open(BCG), set("usual", { measure: "rr" }), printed(text));
    expectValid(found);
    const who = found.candidates.filter(({ prints }) => prints).map(({ options }) => options);
    expect(who).toContain("--as metafor@5 --model random");
    expect(who).not.toContain("--as revman@5 --model random");
    expect(found.explanations[0]?.because).toContain("It is what --as metafor@5 --model random");
    const none = await explainDiff(open(BCG), set("usual", { measure: "rr" }), printed("0.30 [0.20, 0.45]"));
    expect(none.candidates.some(({ prints }) => prints)).toBe(false);
    const [one] = none.explanations;
    expect(one?.because).toContain("No preset gives it.");
    expect(one?.leftOver?.estimate).toBeCloseTo(Math.log(0.3) - (one?.after.estimate ?? Number.NaN), 12);
  });

  it("refuses more choices than 64 fits tell apart, and printed results of several analyses", async () => {
    const far = set("far", {
      measure: "or",
      model: "common",
      method: "mh",
      tau2: "dl",
      inference: "z",
      level: 0.9,
      doubleZero: "add",
      swapEvents: true,
    });
    await expect(explainDiff(open(BCG), set("usual", {}), { set: far })).rejects.toThrow("differ in 8 choices");
    const two = "study,outcome,events1,n1,events2,n2\nA,x,4,40,15,42\nB,x,5,40,15,42\nA,y,30,80,21,82\nB,y,20,80,21,82";
    await expect(explainDiff(open(two), set("usual", {}), printed("1 [0.5, 2]"))).rejects.toThrow("2 analyses");
  });
});

describe("a printed interval", () => {
  it.each([
    ["0.72 [0.55, 0.94]", [0.72, 0.55, 0.94], [2, 2, 2]],
    ["−5.5 (−10.0 to −1)", [-5.5, -10, -1], [1, 1, 0]],
    ["1.20 0.8 1.80", [1.2, 0.8, 1.8], [2, 1, 2]],
  ] as const)("%s", (text, values, decimals) => {
    const { estimate, ciLow, ciHigh } = printedInterval(text);
    expect([estimate, ciLow, ciHigh].map(({ value }) => value)).toEqual(values);
    expect([estimate, ciLow, ciHigh].map((one) => one.decimals)).toEqual(decimals);
  });

  it.each(["0.72", "a [b, c]", "0.7 [0.9, 0.5]", "1 2 3 4", ""])("is not %j", (text) => {
    expect(() => printedInterval(text)).toThrow(BptrialError);
  });
});

describe("a printed result", () => {
  it("is held against presets as they are, whatever the first side says of its own", async () => {
    const first = { ...set("ours", { tau2: "dl", inference: "z", measure: "rr" }), shared: { measure: "rr" } };
    const { candidates } = await explainDiff(open(BCG), first, printed("0.4894 [0.3441, 0.6962]"));
    expect(candidates.filter((one) => one.prints).map(({ options }) => options)).toContain(
      "--as metafor@5 --model random",
    );
    expect(candidates.find(({ options }) => options === "ours")?.prints).toBe(false);
  });

  it("of other groups on one side is no question of choices", async () => {
    const other = { set: set("by", { measure: "rr", by: ["alloc"] }) };
    await expect(explainDiff(open(BCG), set("usual", { measure: "rr" }), other)).rejects.toThrow("other groups");
  });
});
