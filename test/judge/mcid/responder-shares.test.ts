import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { criticalValue, normal } from "../../../src/core/distributions.js";
import { randomStream } from "../../../src/core/random.js";
import { compareEffect } from "../../../src/judge/mcid/mcid.js";
import { responderShares } from "../../../src/judge/mcid/responders/index.js";
import { normalModel } from "../../../src/judge/mcid/responders/normal-model.js";
import { arm, effectOf, odi, thresholdOf } from "../records.js";

interface Case {
  readonly call: string;
  readonly given: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<"rate" | "variance", number>>;
}

describe.each(responderShares.all.map((way) => [way.id, way] as const))("%s", (id, way) => {
  const path = resolve(import.meta.dirname, `../../../fixtures/golden/responders/${id}.json`);
  const { cases } = JSON.parse(readFileSync(path, "utf8")) as { readonly cases: readonly Case[] };

  it.each(cases.map(({ given, expected }) => [JSON.stringify(given), given, expected] as const))(
    "agrees with R on %s",
    (_, given, expected) => {
      expect(Object.keys(given).sort()).toEqual([...way.needs].sort());
      const got = way.compute(given);
      for (const key of ["rate", "variance"] as const)
        expect(Math.abs(got[key] - expected[key])).toBeLessThanOrEqual(1e-11 * Math.abs(expected[key]));
    },
  );
});

describe("the interval of modelled responders", () => {
  const z = criticalValue(0.95, null);

  /** How often it holds the true difference of the shares beyond 0, for arms of n people. */
  function coverage(n: number, [m1, m2]: readonly [number, number], trials = 4000): number {
    const random = randomStream(20261);
    const draw = (): number => normal.upperQuantile(Math.max(random(), 1e-12));
    const share = (mean: number) => {
      const people = Array.from({ length: n }, () => mean + draw());
      const x = people.reduce((sum, value) => sum + value, 0) / n;
      const sd = Math.sqrt(people.reduce((sum, value) => sum + (value - x) ** 2, 0) / (n - 1));
      return normalModel.compute({ mean: x, sd, n, threshold: 0 });
    };
    let held = 0;
    for (let i = 0; i < trials; i++) {
      const [t, c] = [share(m1), share(m2)];
      const off = t.rate - c.rate - (normal.cdf(m1) - normal.cdf(m2));
      if (Math.abs(off) <= z * Math.sqrt(t.variance + c.variance)) held += 1;
    }
    return held / trials;
  }

  it.each([
    [10, 0.6, 0, 0.9, 0.975],
    [10, 1.5, 1.2, 0.9, 0.975],
    [25, 0.6, 0, 0.925, 0.965],
    [25, 1, -1, 0.92, 0.965],
    [60, -0.5, -1.5, 0.93, 0.965],
    [60, 2.2, 1.8, 0.93, 0.965],
  ] as const)(
    "holds the truth in about 95 of 100 trials of %i people an arm (%f and %f SD beyond)",
    (n, m1, m2, least, most) => {
      const held = coverage(n, [m1, m2]);
      expect(held).toBeGreaterThan(least);
      expect(held).toBeLessThan(most);
    },
  );

  it("is Wald's of these variances, and its limits are those of the number needed to treat", () => {
    const arms = {
      treatment: arm("t", { n: 100, changeMean: -16, changeSd: 10 }),
      control: arm("c", { n: 90, changeMean: -10, changeSd: 10 }),
    };
    const options = { mcid: null, population: null, thresholds: "published", direction: null } as const;
    const [comparison] = compareEffect(effectOf({ arms }), [thresholdOf({ value: 10 })], odi, options);
    // R 4.2.2: the golden variances of these arms, 0.0013122747887646989 and 0.0017683882565766155
    const half = z * Math.sqrt(0.0013122747887646989 + 0.0017683882565766155);
    const difference = 0.22574688224992645;
    expect(comparison?.responders?.riskDifferenceLow).toBeCloseTo(difference - half, 12);
    expect(comparison?.responders?.riskDifferenceHigh).toBeCloseTo(difference + half, 12);
    expect(comparison?.nnt?.low).toBeCloseTo(1 / (difference + half), 10);
    expect(comparison?.nnt?.high).toBeCloseTo(1 / (difference - half), 10);
  });
});
