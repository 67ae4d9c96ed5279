import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquared, criticalValue } from "../../src/core/distributions.js";
import {
  defaultModelOptions,
  fitEffects,
  inferences,
  predictions,
  studyInterval,
  subgroupDifference,
  tau2Estimators,
  tau2Intervals,
} from "../../src/model/index.js";
import { extreme, fit, noteCodes, refusal, studiesFrom, unprintable } from "./support.js";

const bcg = [
  [-0.8893113339202054, 0.3255847650039614],
  [-1.5853886572014306, 0.19458112139814387],
  [-1.348073148299693, 0.41536796536796533],
  [-1.4415511900213054, 0.020010031902247573],
] as const;

describe("no study", () => {
  it("is refused", () => {
    expect(refusal(() => fitEffects([]))).toBe("E_NO_STUDIES");
    expect(refusal(() => fitEffects([], { model: "common" }))).toBe("E_NO_STUDIES");
  });
});

describe("one study", () => {
  it.each(tau2Estimators.ids)("comes back as it is with %s, whatever test was asked for", (tau2) => {
    for (const inference of [null, ...inferences.ids]) {
      const { term, heterogeneity, ...rest } = fit([[0.4, 0.09]], { tau2, inference });
      const half = criticalValue(0.95, null) * 0.3;
      expect(term).toMatchObject({ estimate: 0.4, df: null, ciLow: 0.4 - half, ciHigh: 0.4 + half });
      expect(term.se).toBeCloseTo(0.3, 15);
      expect(Object.values(heterogeneity).every((value) => value === null)).toBe(true);
      expect(rest).toMatchObject({ tau2Method: null, inference: "z", k: 1, prediction: null, fitStatistics: null });
      expect(rest.weights).toEqual([100]);
      expect(noteCodes(fit([[0.4, 0.09]], { tau2, inference }))).toEqual(["N_K1"]);
    }
  });

  it("is the same by either model", () => {
    expect(fit([[0.4, 0.09]], { model: "common" }).term).toEqual(fit([[0.4, 0.09]]).term);
  });

  it("has the interval that a forest plot draws for it", () => {
    const { ciLow, ciHigh } = fit([[0.4, 0.09]], { level: 0.9 }).term;
    expect(studyInterval(0.4, 0.09, 0.9)).toEqual({ ciLow, ciHigh });
  });
});

describe("two studies", () => {
  const two = [
    [0.1, 0.04],
    [0.9, 0.05],
  ] as const;

  it("are tested by z unless someone asks otherwise, and a Note says so", () => {
    expect(fit(two)).toMatchObject({ inference: "z", term: { df: null } });
    expect(noteCodes(fit(two))).toContain("N_K2");
    expect(noteCodes(fit(two, { inference: "t" }))).not.toContain("N_K2");
    expect(fit(two, { inference: "knapp-hartung" }).term.df).toBe(1);
  });

  it("give no prediction interval unless one is asked for, and a Note says so", () => {
    expect(fit(two).prediction).toBeNull();
    expect(noteCodes(fit(two))).toContain("N_PREDICTION");
    expect(fit(two, { prediction: "t" }).prediction).toMatchObject({ df: 1, method: "t" });
    expect(noteCodes(fit(two, { prediction: "t" }))).not.toContain("N_PREDICTION");
    expect(fit(two, { prediction: "riley" }).prediction).toBeNull();
    expect(noteCodes(fit(two, { prediction: "riley" }))).toContain("N_PREDICTION");
  });

  it.each(["reml", "eb", "pm", "dl", "he"])(
    "have the closed form (d² − v₁ − v₂)/2 with %s where variances agree",
    (tau2) => {
      const { heterogeneity } = fit(
        [
          [0, 0.04],
          [0.8, 0.04],
        ],
        { tau2 },
      );
      expect(heterogeneity.tau2).toBeCloseTo((0.64 - 0.08) / 2, 12);
    },
  );
});

describe("three studies and more", () => {
  it("are by default a REML fit with the adhoc Knapp–Hartung test, a Q-profile and a t prediction interval", () => {
    expect(fit(bcg)).toMatchObject({
      model: "random",
      tau2Method: "reml",
      inference: "knapp-hartung-adhoc",
      level: 0.95,
      term: { df: 3 },
      heterogeneity: { tau2Interval: "q-profile", qDf: 3 },
      prediction: { method: "t", df: 3 },
    });
    expect(defaultModelOptions).toMatchObject({ model: "random", tau2: "reml", inference: null, prediction: null });
  });

  it("have neither tau² nor prediction interval in the common-effect model", () => {
    const common = fit(bcg, { model: "common", prediction: "t" });
    expect(common).toMatchObject({ tau2Method: null, inference: "z", prediction: null });
    expect(common.heterogeneity).toMatchObject({ tau2: null, tau2Interval: null });
    expect(common.notes).toEqual([]);
  });
});

describe("equal estimates", () => {
  const equal = [
    [0.35, 0.04],
    [0.35, 0.05],
    [0.35, 0.09],
  ] as const;

  it.each(tau2Estimators.ids)("have tau² = 0 and an interval [0, 0] with %s, and Notes that say so", (tau2) => {
    for (const inference of inferences.ids) {
      for (const tau2Interval of tau2Intervals.ids) {
        const got = fit(equal, { tau2, inference, tau2Interval });
        expect(got.term.estimate).toBe(0.35);
        expect(got.term.se).toBeGreaterThan(0);
        expect(got.heterogeneity).toMatchObject({ tau2: 0, tau2Low: 0, tau2High: 0, i2: 0, h2: 1, q: 0, qP: 1 });
        expect(noteCodes(got)).toEqual(expect.arrayContaining(["N_IDENTICAL", "N_BOUNDARY", "N_INTERVAL_EXCLUDES"]));
        expect(unprintable(got)).toEqual([]);
      }
    }
  });

  it("leave the plain Knapp–Hartung test without a spread: it becomes the t test, and a Note says so", () => {
    const plain = fit(equal, { inference: "knapp-hartung" });
    expect(plain.term).toEqual(fit(equal, { inference: "t" }).term);
    expect(noteCodes(plain)).toContain("N_KNAPP_HARTUNG");
  });
});

describe("a Knapp–Hartung factor below 1", () => {
  const alike = [
    [0.5, 0.04],
    [0.51, 0.05],
    [0.49, 0.06],
    [0.505, 0.03],
  ] as const;

  it("makes the plain interval 17 times narrower than the normal one, and a Note says so either way", () => {
    const [plain, adhoc, z] = ["knapp-hartung", "knapp-hartung-adhoc", "z"].map((inference) =>
      fit(alike, { inference }),
    );
    // metafor 3.8-1: rma(y, v) with test = "knha", test = "adhoc" and test = "z"
    expect(plain?.term.ciLow).toBeCloseTo(0.49006564521098, 12);
    expect(plain?.term.ciHigh).toBeCloseTo(0.51414488110481, 12);
    expect(adhoc?.term.ciLow).toBeCloseTo(0.175593161568448, 12);
    expect(adhoc?.term.ciHigh).toBeCloseTo(0.828617364747341, 12);
    expect(z?.term.ciLow).toBeCloseTo(0.301017201257429, 12);
    expect(z?.term.ciHigh).toBeCloseTo(0.70319332505836, 12);
    for (const got of [plain, adhoc]) expect(got?.notes.map(({ code }) => code)).toContain("N_KNAPP_HARTUNG");
    expect(z?.notes.map(({ code }) => code)).not.toContain("N_KNAPP_HARTUNG");
  });
});

describe("variances anywhere from 1e-12 to 1e12", () => {
  const every = fc.record({
    tau2: fc.constantFrom(...tau2Estimators.ids),
    inference: fc.constantFrom(null, ...inferences.ids),
    prediction: fc.constantFrom(null, ...predictions.ids),
    tau2Interval: fc.constantFrom(...tau2Intervals.ids),
    model: fc.constantFrom("common" as const, "random" as const),
    level: fc.constantFrom(0.5, 0.8, 0.95, 0.99, 0.9999),
  });

  it("leave no NaN and no infinity in any record", () => {
    fc.assert(
      fc.property(extreme(), every, (pairs, options) => {
        expect(unprintable(fit(pairs, options))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it("leave weights of 100 percent, and limits in their order", () => {
    fc.assert(
      fc.property(extreme(2), every, (pairs, options) => {
        const { weights, term, heterogeneity, prediction } = fit(pairs, options);
        expect(weights.reduce((total, weight) => total + weight)).toBeCloseTo(100, 9);
        expect(term.ciLow).toBeLessThanOrEqual(term.estimate);
        expect(term.ciHigh).toBeGreaterThanOrEqual(term.estimate);
        expect(heterogeneity.tau2High ?? 0).toBeGreaterThanOrEqual(heterogeneity.tau2Low ?? 0);
        expect(prediction?.high ?? 0).toBeGreaterThanOrEqual(prediction?.low ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it("solve the equations of Paule–Mandel and of the Q-profile to 1e-9", () => {
    fc.assert(
      fc.property(extreme(2), (pairs) => {
        const { tau2, tau2Low, tau2High } = fit(pairs, { tau2: "pm" }).heterogeneity;
        const df = pairs.length - 1;
        const targets = [
          [tau2, df],
          [tau2Low, chiSquared.upperQuantile(0.025, df)],
          [tau2High, chiSquared.quantile(0.025, df)],
        ] as const;
        for (const [root, target] of targets) {
          const q = generalisedQ(pairs, root ?? Number.NaN);
          if (root === 0) expect(q).toBeLessThanOrEqual(target * (1 + 1e-9));
          else expect(Math.abs(q / target - 1)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Σw(y − μ)² as Σᵢ<ⱼ wᵢwⱼ(yᵢ − yⱼ)²/Σw, which has nothing to cancel. */
function generalisedQ(pairs: readonly (readonly [number, number])[], tau2: number): number {
  let total = 0;
  let weight = 0;
  pairs.forEach(([y, v], i) => {
    weight += 1 / (v + tau2);
    for (const [other, otherV] of pairs.slice(0, i)) total += (y - other) ** 2 / (v + tau2) / (otherV + tau2);
  });
  return total / weight;
}

describe("what cannot be pooled", () => {
  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("a variance of %s is refused by name", (v) => {
    const attempt = () => fit([...bcg, [0.3, v]]);
    expect(refusal(attempt)).toBe("E_DOMAIN");
    expect(attempt).toThrow(/study 5/);
  });

  it.each([Number.NaN, Number.NEGATIVE_INFINITY])("an estimate of %s is refused", (y) => {
    expect(refusal(() => fit([...bcg, [y, 1]]))).toBe("E_DOMAIN");
  });

  it("numbers whose squares leave double precision are refused rather than shown as infinite", () => {
    expect(
      refusal(() =>
        fit([
          [1e200, 1],
          [-1e200, 1],
          [0, 1],
        ]),
      ),
    ).toBe("E_NOT_ESTIMABLE");
  });

  it.each([Number.MIN_VALUE, 1e-322, 1e-310])(
    "a variance of %s, whose weight is infinite, is refused and not pondered for ever",
    (v) => {
      for (const tau2 of tau2Estimators.ids) {
        const code = refusal(() =>
          fit(
            [
              [0, v],
              [1, 1],
              [3, 1],
            ],
            { tau2 },
          ),
        );
        expect(code, tau2).toBe("E_NOT_ESTIMABLE");
      }
    },
  );

  it.each(["tau2", "inference", "prediction", "tau2Interval"])("an unknown %s is refused", (name) => {
    expect(refusal(() => fit(bcg, { [name]: "no-such-method" }))).toBe("E_OPTION");
  });
});

describe("groups", () => {
  const fits = [fit(bcg), fit(bcg.map(([y, v]) => [y + 1, v] as const)), fit([[0.2, 0.1]])];

  it("have no difference where there is one", () => {
    expect(subgroupDifference(["dose"], [])).toBeNull();
    expect(subgroupDifference(["dose"], fits.slice(0, 1))).toBeNull();
  });

  it("have none between copies", () => {
    expect(subgroupDifference(["dose"], [fit(bcg), fit(bcg)])).toEqual({ by: ["dose"], q: 0, df: 1, p: 1 });
  });

  it("differ by the square of z where there are two", () => {
    const [a, b] = fits.map(({ term }) => term);
    const z = ((a?.estimate ?? 0) - (b?.estimate ?? 0)) / Math.hypot(a?.se ?? 0, b?.se ?? 0);
    expect(subgroupDifference(["dose"], fits.slice(0, 2))?.q).toBeCloseTo(z * z, 11);
  });

  it("may hold a single study, and come in any order", () => {
    const there = subgroupDifference(["dose"], fits);
    const back = subgroupDifference(["dose"], fits.toReversed());
    expect(there?.df).toBe(2);
    expect(back?.q).toBeCloseTo(there?.q ?? Number.NaN, 11);
  });
});

it("gives every study a name of its own in what it throws", () => {
  expect(() => fitEffects(studiesFrom([[1, 1]]).map((study) => ({ ...study, v: 0 })))).toThrow(/study 1/);
});
