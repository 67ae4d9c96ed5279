import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalValue, twoSidedP } from "../../../src/core/distributions.js";
import { checks } from "../../../src/judge/checks/checks.js";
import { checkText } from "../../../src/judge/checks/findings.js";
import type { Finding, StatisticContext } from "../../../src/records.js";
import { odi, thresholdOf } from "../records.js";
import { count, estimate, nnt, people, percentage, readingOf, type Told, test } from "./readings.js";

const facts = { instruments: [odi], thresholds: [thresholdOf()] };
const measures = [
  "MD",
  "SMD",
  "RR",
  "OR",
  "HR",
  "RD",
  "mean",
  "proportion",
  "percent_change",
  "correlation",
  "ratio",
  null,
];
const contexts: readonly StatisticContext[] = ["adjusted", "bootstrap", "bayesian", "median", "exact", "one-sided"];

const printed = fc
  .tuple(
    fc.oneof(fc.double({ min: -200, max: 200, noNaN: true }), fc.constantFrom(0, 1, -1, 100, 1e-7, 1e6)),
    fc.nat(4),
  )
  .map(([value, decimals]) => value.toFixed(decimals));
const whole = fc.nat(3000);
const p = fc
  .option(
    fc.tuple(
      fc.constantFrom("=", "<", ">"),
      fc.constantFrom("0.000", "0.05", ".001", "1.00", "0.7", "1.2", "0.0000001"),
    ),
  )
  .map((pair) => (pair === null ? null : pair.join("")));

const told: fc.Arbitrary<Told> = fc.oneof(
  fc
    .tuple(
      fc.option(printed),
      fc.option(printed),
      fc.option(printed),
      p,
      fc.constantFrom(...measures),
      fc.subarray([...contexts]),
    )
    .map(([value, lower, upper, pText, measure, context]) =>
      estimate("significant", value, lower, upper, pText, { measure, context }),
    ),
  fc
    .tuple(whole, whole, fc.option(printed))
    .map(([events, total, percent]) => count("no difference", events, total, percent)),
  fc
    .tuple(
      fc.constantFrom("t", "F", "chi2", "z", "r", "U") as fc.Arbitrary<"t">,
      fc.array(fc.nat(90), { maxLength: 2 }),
      printed,
      p,
    )
    .map(([type, df, value, pText]) => test("trend towards", type, df.length === 0 ? null : df, value, pText)),
  fc
    .tuple(printed, fc.constantFrom("share", "relative", "unknown") as fc.Arbitrary<"share">)
    .map(([value, role]) => percentage("received", value, role, "more")),
  whole.map((value) => people("underwent", value)),
  printed.map((value) => nnt("improved by", value)),
);

const sentence =
  "They received care while others underwent more, a significant trend towards no difference that improved by the ODI.";

describe("whatever a text prints", () => {
  it("is checked without a fault, in plain finite records", () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 6 }), (statistics) => {
        const result = checkText(readingOf([sentence, sentence], statistics), facts);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        for (const { because, fits } of [...result.findings, ...result.held, ...result.cannotCheck])
          expect(`${because} ${fits}`).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 1500, seed: 1 },
    );
  });
});

/** An interval made from an estimate and its SE, printed with two decimals, and the p that belongs to it. */
const honest = fc.record({
  value: fc.double({ min: -3, max: 3, noNaN: true }),
  se: fc.double({ min: 0.05, max: 1, noNaN: true }),
  ratio: fc.boolean(),
});

describe("numbers that come from one estimate and one SE", () => {
  it("are never found wrong, however they are rounded", () => {
    fc.assert(
      fc.property(honest, ({ value, se, ratio }) => {
        const scale = ratio ? Math.exp : (x: number): number => x;
        const half = criticalValue(0.95, null) * se;
        const [e, l, u] = [value, value - half, value + half].map((x) => scale(x).toFixed(2));
        if (e === undefined || l === undefined || u === undefined || (ratio && Number(l) < 0.05)) return;
        const exact = twoSidedP(value / se, null);
        const pText = exact < 0.001 ? "<0.001" : `=${exact.toFixed(3)}`;
        const text = `${e} (${l} to ${u})`;
        const reading = readingOf([text], [estimate(text, e, l, u, pText, { measure: ratio ? "OR" : "MD" })]);
        const wrong: Finding[] = checks.all
          .filter(({ about }) => about === "numbers")
          .flatMap((check) => check.run(reading, facts))
          .filter(({ verdict }) => verdict === "mismatch" || verdict === "impossible");
        expect(wrong).toEqual([]);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });
});
