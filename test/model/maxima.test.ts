import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logLikelihood, restrictedLogLikelihood } from "../../src/model/likelihood.js";
import { studiesOf } from "../../src/model/studies.js";
import { studies } from "./golden.js";
import { fit, noteCodes, ordinary, studiesFrom } from "./support.js";

const likelihoods = [
  ["ml", logLikelihood],
  ["reml", restrictedLogLikelihood],
] as const;

describe.each(likelihoods)("the estimate by %s", (tau2, likelihood) => {
  /** Variances over eight orders of magnitude, where a likelihood often has two maxima. */
  const uneven = fc.array(
    fc
      .tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }))
      .map(([y, exponent]) => [y, 10 ** exponent] as const),
    { minLength: 2, maxLength: 8 },
  );

  it.each([
    ["alike", ordinary(2)],
    ["very different", uneven],
  ])("is as likely as any other tau² where variances are %s", (_, pairs) => {
    fc.assert(
      fc.property(pairs, (given) => {
        const data = studiesOf(studiesFrom(given));
        const found = fit(given, { tau2 }).heterogeneity.tau2 ?? Number.NaN;
        const highest = likelihood(data, found);
        let elsewhere = likelihood(data, 0);
        for (let point = 1e-6; point < 1e4; point *= 1.1) elsewhere = Math.max(elsewhere, likelihood(data, point));
        expect(elsewhere).toBeLessThanOrEqual(highest + 1e-9 * Math.max(1, Math.abs(highest)));
      }),
      { numRuns: 300 },
    );
  });
});

describe("a likelihood with two maxima", () => {
  it("gives the higher one, and a Note says that there are two", () => {
    const data = studies("edge_generic_nonconv_ml-gen");
    const pairs = data.map(({ y, v }) => [y, v] as const);
    const got = fit(pairs, { tau2: "ml" });
    // Maxima at 0 and at 0.105755530301512 (found with 50 digits), where the likelihood is lower
    const there = logLikelihood(studiesOf(data), 0.105755530301512);
    expect(got.heterogeneity.tau2).toBe(0);
    expect(got.fitStatistics?.logLik).toBeGreaterThan(there);
    for (const beside of [0.09, 0.12]) expect(there).toBeGreaterThan(logLikelihood(studiesOf(data), beside));
    expect(noteCodes(got)).toContain("N_MAXIMA");
    expect(noteCodes(fit(pairs, { tau2: "reml" }))).not.toContain("N_MAXIMA");
  });

  it("gives the higher one where the valley between them is narrower than a step of the scan", () => {
    const pairs = [
      [0.20075358729349638, 8.903213764612795],
      [0.9678098363221105, 0.07177395708756153],
      [-0.11722451515300897, 0.18093149770208367],
      [0.38177583330666914, 0.7567763455655623],
      [-7.976281611258478, 7.970814954294459],
      [-12.463263378898874, 43.549900742655595],
    ] as const;
    const got = fit(pairs, { tau2: "reml" });
    const data = studiesOf(studiesFrom(pairs));
    expect(got.heterogeneity.tau2).toBeCloseTo(3.984889847480817, 9);
    expect(restrictedLogLikelihood(data, 3.984889847480817)).toBeGreaterThan(
      restrictedLogLikelihood(data, 0.9098385693962244),
    );
    expect(noteCodes(got)).toContain("N_MAXIMA");
  });
});
