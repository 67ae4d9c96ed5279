import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inferences, predictions, tau2Estimators, tau2Intervals } from "../../src/model/index.js";
import { fit, ordinary } from "./support.js";

type Pairs = readonly (readonly [number, number])[];

/** tau² that is nearly 0 keeps the digits of the variances it is set against, not its own. */
const sizeOf = (pairs: Pairs): number =>
  pairs.reduce((most, [y, v]) => Math.max(most, v, (y - (pairs[0]?.[0] ?? 0)) ** 2), 0);

const near = (got: number | null, expected: number | null, within: number): void => {
  expect(typeof got).toBe(typeof expected);
  expect(Math.abs((got ?? 0) - (expected ?? 0))).toBeLessThanOrEqual(within);
};

/** The two fits are one but for the shift, the factor and the rounding. */
function same(before: Pairs, after: Pairs, options: Record<string, string>, shift = 0, factor = 1): void {
  const a = fit(before, options);
  const b = fit(after, options);
  const within = 1e-9 * sizeOf(before) * factor * factor;
  const root = 1e-9 * Math.sqrt(sizeOf(before)) * factor;
  near(b.heterogeneity.tau2, a.heterogeneity.tau2 === null ? null : a.heterogeneity.tau2 * factor ** 2, within);
  near(b.term.estimate, a.term.estimate * factor + shift, root);
  near(b.term.se, a.term.se * factor, root);
  near(b.term.ciHigh, a.term.ciHigh * factor + shift, 15 * root);
}

describe.each(tau2Estimators.ids)("a fit with %s", (tau2) => {
  const inference = "z";

  it("does not depend on the order of the studies", () => {
    fc.assert(fc.property(ordinary(), (pairs) => same(pairs, pairs.toReversed(), { tau2, inference })));
  });

  it("moves with its estimates and keeps its spread", () => {
    fc.assert(
      fc.property(ordinary(), fc.integer({ min: -4096, max: 4096 }), (pairs, shift) =>
        same(
          pairs,
          pairs.map(([y, v]) => [y + shift, v] as const),
          { tau2, inference },
          shift,
        ),
      ),
    );
  });

  it("is a fit in other units when estimates and standard errors are", () => {
    fc.assert(
      fc.property(ordinary(), fc.integer({ min: -40, max: 40 }), (pairs, exponent) => {
        const factor = 2 ** exponent;
        const scaled = pairs.map(([y, v]) => [y * factor, v * factor * factor] as const);
        same(pairs, scaled, { tau2, inference }, 0, factor);
      }),
    );
  });

  it("turns its sign when all estimates do", () => {
    fc.assert(
      fc.property(ordinary(), (pairs) => {
        const { term, heterogeneity } = fit(pairs, { tau2 });
        const turned = fit(
          pairs.map(([y, v]) => [-y, v] as const),
          { tau2 },
        );
        expect(turned.term.estimate).toBeCloseTo(-term.estimate, 9);
        expect(turned.term.ciLow).toBeCloseTo(-term.ciHigh, 9);
        near(turned.heterogeneity.tau2, heterogeneity.tau2, 1e-9 * sizeOf(pairs));
      }),
    );
  });

  it("lies between the lowest and the highest estimate, with weights that sum to 100 and residuals to 0", () => {
    fc.assert(
      fc.property(ordinary(2), (pairs) => {
        const { term, weights, residuals, fitted } = fit(pairs, { tau2 });
        const estimates = pairs.map(([y]) => y);
        expect(term.estimate).toBeGreaterThanOrEqual(Math.min(...estimates) - 1e-12);
        expect(term.estimate).toBeLessThanOrEqual(Math.max(...estimates) + 1e-12);
        expect(weights.reduce((total, weight) => total + weight)).toBeCloseTo(100, 10);
        expect(weights.every((weight) => weight > 0)).toBe(true);
        expect(residuals.reduce((total, residual, i) => total + residual * (weights[i] ?? 0), 0)).toBeCloseTo(0, 9);
        expect(fitted.every((value) => value === term.estimate)).toBe(true);
      }),
    );
  });

  it("has no tau² below 0, and weights nearer to each other the larger tau² is", () => {
    fc.assert(
      fc.property(ordinary(2), (pairs) => {
        const random = fit(pairs, { tau2 });
        const common = fit(pairs, { model: "common" });
        expect(random.heterogeneity.tau2).toBeGreaterThanOrEqual(0);
        expect(Math.max(...random.weights)).toBeLessThanOrEqual(Math.max(...common.weights) + 1e-9);
        expect(Math.min(...random.weights)).toBeGreaterThanOrEqual(Math.min(...common.weights) - 1e-9);
      }),
    );
  });
});

describe.each(inferences.ids)("an interval by %s", (inference) => {
  it("contains the estimate and widens with the level", () => {
    fc.assert(
      fc.property(ordinary(2), fc.double({ min: 0.5, max: 0.98, noNaN: true }), (pairs, level) => {
        const narrow = fit(pairs, { inference, level }).term;
        const wide = fit(pairs, { inference, level: level + 0.01 }).term;
        expect(narrow.ciLow).toBeLessThan(narrow.estimate);
        expect(narrow.ciHigh).toBeGreaterThan(narrow.estimate);
        expect(wide.ciLow).toBeLessThan(narrow.ciLow);
        expect(wide.ciHigh).toBeGreaterThan(narrow.ciHigh);
      }),
    );
  });

  it("leaves 0 out exactly when p is below 1 − level", () => {
    fc.assert(
      fc.property(ordinary(2), fc.double({ min: 0.5, max: 0.999, noNaN: true }), (pairs, level) => {
        const { ciLow, ciHigh, p } = fit(pairs, { inference, level }).term;
        fc.pre(Math.abs(p - (1 - level)) > 1e-9);
        expect(ciLow > 0 || ciHigh < 0).toBe(p < 1 - level);
      }),
    );
  });
});

it("is never narrower by the adhoc test than by the t test or by Knapp and Hartung's", () => {
  fc.assert(
    fc.property(ordinary(2), (pairs) => {
      const [adhoc, t, plain] = ["knapp-hartung-adhoc", "t", "knapp-hartung"].map(
        (inference) => fit(pairs, { inference }).term.se,
      ) as [number, number, number];
      expect(adhoc).toBeGreaterThanOrEqual(t);
      expect(adhoc).toBeGreaterThanOrEqual(plain);
      expect(adhoc === t || adhoc === plain).toBe(true);
    }),
  );
});

describe.each(predictions.ids)("a prediction interval with %s", (prediction) => {
  it("holds the confidence interval of the same distribution, and widens with the level", () => {
    fc.assert(
      fc.property(ordinary(3), fc.double({ min: 0.5, max: 0.98, noNaN: true }), (pairs, level) => {
        const inference = prediction === "z" ? "z" : "t";
        const { term, prediction: narrow } = fit(pairs, { prediction, inference, level });
        const { prediction: wide } = fit(pairs, { prediction, inference, level: level + 0.01 });
        if (narrow === null || wide === null) throw new Error("no prediction interval");
        expect(narrow.low).toBeLessThanOrEqual(term.ciLow);
        expect(narrow.high).toBeGreaterThanOrEqual(term.ciHigh);
        expect(wide.low).toBeLessThan(narrow.low);
        expect(wide.high).toBeGreaterThan(narrow.high);
      }),
    );
  });
});

describe.each(tau2Intervals.ids)("an interval of tau² by %s", (tau2Interval) => {
  it("is ordered, starts at 0 or above and widens with the level", () => {
    fc.assert(
      fc.property(ordinary(2, 8), fc.double({ min: 0.5, max: 0.97, noNaN: true }), (pairs, level) => {
        const narrow = fit(pairs, { tau2Interval, level }).heterogeneity;
        const wide = fit(pairs, { tau2Interval, level: level + 0.02 }).heterogeneity;
        const slack = 1e-9 * sizeOf(pairs);
        expect(narrow.tau2Low).toBeGreaterThanOrEqual(0);
        expect(narrow.tau2High).toBeGreaterThanOrEqual(narrow.tau2Low ?? Number.NaN);
        expect(wide.tau2Low).toBeLessThanOrEqual((narrow.tau2Low ?? 0) + slack);
        expect(wide.tau2High).toBeGreaterThanOrEqual((narrow.tau2High ?? 0) - slack);
      }),
    );
  });

  it("grows with the square of the unit", () => {
    fc.assert(
      fc.property(ordinary(2, 8), fc.integer({ min: -20, max: 20 }), (pairs, exponent) => {
        const factor = 2 ** exponent;
        const scaled = pairs.map(([y, v]) => [y * factor, v * factor * factor] as const);
        const a = fit(pairs, { tau2Interval }).heterogeneity;
        const b = fit(scaled, { tau2Interval }).heterogeneity;
        const within = 1e-7 * sizeOf(pairs) * factor ** 2;
        near(b.tau2Low, (a.tau2Low ?? 0) * factor ** 2, within);
        near(b.tau2High, (a.tau2High ?? 0) * factor ** 2, within * 1e4);
        near(b.i2High, a.i2High, 1e-6);
      }),
    );
  });
});

it("holds the Paule–Mandel estimate in the Q-profile interval at levels of one half and more, unless it is [0, 0]", () => {
  fc.assert(
    fc.property(ordinary(3), fc.double({ min: 0.9, max: 0.999, noNaN: true }), (pairs, level) => {
      const { tau2, tau2Low, tau2High } = fit(pairs, { tau2: "pm", level }).heterogeneity;
      expect(tau2).toBeGreaterThanOrEqual(tau2Low ?? Number.NaN);
      expect(tau2).toBeLessThanOrEqual(tau2High ?? Number.NaN);
    }),
  );
});

it("gives the empirical Bayes and the Paule–Mandel fit one and the same tau²", () => {
  fc.assert(
    fc.property(ordinary(2), (pairs) => {
      expect(fit(pairs, { tau2: "eb" }).heterogeneity).toEqual(fit(pairs, { tau2: "pm" }).heterogeneity);
    }),
  );
});

it("is the common-effect fit wherever tau² is 0", () => {
  fc.assert(
    fc.property(ordinary(2, 6), (pairs) => {
      const random = fit(pairs, { tau2: "dl", inference: "z" });
      fc.pre(random.heterogeneity.tau2 === 0);
      expect(random.term).toEqual(fit(pairs, { model: "common" }).term);
    }),
  );
});
