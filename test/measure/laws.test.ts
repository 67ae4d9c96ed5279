import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallSampleFactor } from "../../src/core/small-sample-factor.js";
import { measures } from "../../src/measure/index.js";
import type { ContinuousOutcome, Effect, EventsOutcome } from "../../src/records.js";
import { type Arm, type Asked, apart, continuous, effectOf, events, paired, reported, swapped } from "./support.js";

const people = fc.integer({ min: 3, max: 2000 });
const spread = fc.double({ min: 0.1, max: 50, noNaN: true });
const mean = fc.double({ min: 1, max: 200, noNaN: true });
const arm: fc.Arbitrary<Arm> = fc.tuple(people, mean, spread);
const trial = fc.tuple(arm, arm).map(([t, c]) => continuous(t, c));
const counts = fc.integer({ min: 2, max: 500 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const table = fc.tuple(counts, counts).map(([[a, n1], [c, n2]]) => events(a, n1, c, n2));
const cohort = fc
  .record({
    n: people,
    m1: mean,
    s1: spread,
    m2: mean,
    s2: spread,
    r: fc.double({ min: -0.99, max: 0.99, noNaN: true }),
  })
  .map(({ n, m1, s1, m2, s2, r }) => paired(n, [m1, s1], [m2, s2], r));

const of = (kind: string) => measures.all.filter((measure) => measure.kind === kind).map(({ id }) => id);
const [onMeans, onEvents, onPairs] = [of("continuous"), of("events"), of("paired")];
/** A table of which a measure can be had without a rule about zeros. */
const full = table.filter(({ arms: { treatment: t, control: c } }) =>
  [t, c].every(({ n, events: x }) => x > 0 && x < n),
);

const near = (actual: number | null, expected: number | null, scale = 1) =>
  expect(Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThanOrEqual(
    1e-9 * Math.max(Math.abs(expected ?? 0), scale),
  );

const mirror = (one: Effect, other: Effect) => {
  const se = one.se ?? 1;
  near(other.estimate, -one.estimate, se);
  near(other.variance, one.variance);
  near(other.ciLow, -(one.ciHigh ?? Number.NaN), se);
  near(other.ciHigh, -(one.ciLow ?? Number.NaN), se);
};

describe("swapping the arms turns the sign and nothing else", () => {
  it.each(onMeans)("of %s", (measure) => {
    fc.assert(
      fc.property(trial, (outcome) =>
        mirror(
          effectOf(outcome, { measure, glassSd: "treatment" }),
          effectOf(swapped(outcome), { measure, glassSd: "control" }),
        ),
      ),
    );
  });

  it.each(onEvents)("of %s", (measure) => {
    fc.assert(
      fc.property(full, (outcome) => mirror(effectOf(outcome, { measure }), effectOf(swapped(outcome), { measure }))),
    );
  });
});

const moved = (outcome: ContinuousOutcome, move: (value: number) => number, stretch = 1): ContinuousOutcome => {
  const { treatment: t, control: c } = outcome.arms;
  const arms = {
    treatment: { ...t, mean: move(t.mean), sd: t.sd * stretch },
    control: { ...c, mean: move(c.mean), sd: c.sd * stretch },
  };
  return { ...outcome, arms };
};

describe("moving every score", () => {
  it.each(onMeans.filter((id) => id !== "rom"))("leaves %s alone", (measure) => {
    fc.assert(
      fc.property(trial, fc.double({ min: -100, max: 100, noNaN: true }), (outcome, shift) => {
        const [one, other] = [
          effectOf(outcome, { measure }),
          effectOf(
            moved(outcome, (value) => value + shift),
            { measure },
          ),
        ];
        near(other.estimate, one.estimate, 1);
        near(other.variance, one.variance, 1);
        near(other.p, one.p, 1);
      }),
    );
  });
});

describe("another unit", () => {
  const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
  const inUnit = (outcome: ContinuousOutcome, k: number) => moved(outcome, (value) => value * k, k);

  it.each(onMeans.filter((id) => id !== "md"))("leaves %s alone", (measure) => {
    fc.assert(
      fc.property(trial, factor, (outcome, k) => {
        const [one, other] = [effectOf(outcome, { measure }), effectOf(inUnit(outcome, k), { measure })];
        near(other.estimate, one.estimate);
        near(other.variance, one.variance);
      }),
    );
  });

  it.each<Asked>([{ variance: "unequal" }, { variance: "pooled" }])(
    "stretches md and leaves its test alone (%o)",
    (options) => {
      fc.assert(
        fc.property(trial, factor, (outcome, k) => {
          const [one, other] = [effectOf(outcome, options), effectOf(inUnit(outcome, k), options)];
          near(other.estimate, one.estimate * k, k);
          near(other.se, (one.se ?? 0) * k, k * 1e-3);
          near(other.df, one.df);
          near(other.p, one.p);
        }),
      );
    },
  );
});

const everything: readonly (readonly [string, fc.Arbitrary<Parameters<typeof effectOf>[0]>])[] = [
  ...onMeans.map((id) => [id, trial] as const),
  ...onEvents.map((id) => [id, full] as const),
  ...onPairs.map((id) => [id, cohort] as const),
];

describe("an interval", () => {
  const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });
  const tests = fc.constantFrom<Asked>({}, { inference: "z" }, { variance: "pooled" }, { interval: "exact" });

  it.each(everything)("of %s holds its estimate and widens with the level", (measure, outcomes) => {
    fc.assert(
      fc.property(outcomes, level, level, tests, (outcome, one, other, options) => {
        fc.pre(Math.abs(one - other) > 1e-6);
        const [low, high] = one < other ? [one, other] : [other, one];
        const [narrow, wide] = [low, high].map((each) => effectOf(outcome, { ...options, measure, level: each }));
        if (narrow?.ciLow == null || narrow.ciHigh == null || wide?.ciLow == null || wide.ciHigh == null)
          throw new Error("no interval");
        expect(narrow.ciLow).toBeLessThanOrEqual(narrow.estimate);
        expect(narrow.ciHigh).toBeGreaterThanOrEqual(narrow.estimate);
        expect(wide.ciLow).toBeLessThanOrEqual(narrow.ciLow);
        expect(wide.ciHigh).toBeGreaterThanOrEqual(narrow.ciHigh);
      }),
      { numRuns: 60 },
    );
  });

  it.each(everything)("of %s excludes 0 exactly when p is below 1 − level", (measure, outcomes) => {
    fc.assert(
      fc.property(
        outcomes,
        tests.filter(({ interval }) => interval !== "exact"),
        (outcome, options) => {
          const { ciLow, ciHigh, p } = effectOf(outcome, { ...options, measure });
          if (ciLow === null || ciHigh === null || p === null) throw new Error("no interval");
          if (Math.abs(p - 0.05) > 1e-9) expect(ciLow > 0 || ciHigh < 0).toBe(p < 0.05);
        },
      ),
    );
  });
});

describe("Welch's degrees of freedom", () => {
  it("lie between the smaller arm's and both arms' together", () => {
    fc.assert(
      fc.property(trial, (outcome) => {
        const { treatment: t, control: c } = outcome.arms;
        const { df } = effectOf(outcome);
        expect(df).toBeGreaterThanOrEqual((Math.min(t.n, c.n) - 1) * (1 - 1e-12));
        expect(df).toBeLessThanOrEqual((t.n + c.n - 2) * (1 + 1e-12));
      }),
    );
  });

  it("meet Student's where the arms are alike", () => {
    fc.assert(
      fc.property(arm, (one) => {
        const outcome = continuous(one, one);
        near(effectOf(outcome).df, effectOf(outcome, { variance: "pooled" }).df);
        near(effectOf(outcome).variance, effectOf(outcome, { variance: "pooled" }).variance);
      }),
    );
  });
});

describe("the small-sample factor", () => {
  const df = fc.double({ min: Math.log(1.01), max: Math.log(1e12), noNaN: true }).map(Math.exp);

  it("lies between 0 and 1 up to a million million degrees of freedom", () => {
    fc.assert(
      fc.property(df, (m) => {
        expect(smallSampleFactor(m)).toBeGreaterThan(0);
        expect(smallSampleFactor(m)).toBeLessThan(1);
      }),
    );
    expect(smallSampleFactor(1e12)).toBeLessThan(1);
  });

  it("rises", () => {
    fc.assert(
      fc.property(df, (m) => {
        expect(smallSampleFactor(m * 1.01)).toBeGreaterThan(smallSampleFactor(m));
      }),
    );
    for (let m = 2; m < 2000; m += 1) expect(smallSampleFactor(m + 1)).toBeGreaterThan(smallSampleFactor(m));
  });

  it("joins its two forms without a step, and nears 1 − 3/(4m − 1)", () => {
    expect(smallSampleFactor(100) / smallSampleFactor(100 - 1e-9)).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(
        df.filter((m) => m > 10),
        (m) => {
          expect(Math.abs(smallSampleFactor(m) - (1 - 3 / (4 * m - 1)))).toBeLessThan(0.2 / m ** 2 + 1e-15);
        },
      ),
    );
  });

  // mpmath, 30 digits
  it.each([
    [2, 0.5641895835477563],
    [3, 0.7236012545582677],
    [10, 0.9227456080530871],
    [99, 0.9924018511144229],
    [100, 0.9924780549814448],
    [101, 0.9925527454874619],
    [1e6, 0.9999992499997812],
    [1e12, 0.99999999999925],
  ])("is right at %d", (m, J) => {
    expect(apart(smallSampleFactor(m), J)).toBeLessThan(1e-13);
  });
});

describe("millions of people", () => {
  const many = fc.integer({ min: 1_000_000, max: 1_000_000_000_000 });

  it.each(onMeans)("leave %s and its interval finite", (measure) => {
    fc.assert(
      fc.property(many, many, spread, spread, (n1, n2, s1, s2) => {
        const made = effectOf(continuous([n1, 10, s1], [n2, 10.001, s2]), { measure });
        for (const value of [made.estimate, made.variance, made.ciLow, made.ciHigh, made.p, made.statistic])
          expect(value).toSatisfy(Number.isFinite);
        expect(made.variance).toBeGreaterThan(0);
      }),
    );
  });

  it.each(onEvents)("leave %s and its interval finite", (measure) => {
    fc.assert(
      fc.property(
        many,
        many,
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (n1, n2, a, c, turned) => {
          const outcome: EventsOutcome = turned ? events(n1 - a, n1, n2 - c, n2) : events(a, n1, c, n2);
          const made = effectOf(outcome, { measure });
          for (const value of [made.estimate, made.ciLow, made.ciHigh, made.p])
            expect(value).toSatisfy(Number.isFinite);
          expect(made.variance).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("adding to the cells", () => {
  it("is the table with half a person more in each", () => {
    fc.assert(
      fc.property(table, fc.constantFrom("rr", "or", "rd", "as"), (outcome, measure) => {
        const { treatment: t, control: c } = outcome.arms;
        const larger = events(t.events + 0.5, t.n + 1, c.events + 0.5, c.n + 1);
        const [one, other] = [
          effectOf(outcome, { measure, add: 0.5, to: "all" }),
          effectOf(larger, { measure, to: "none" }),
        ];
        near(one.estimate, other.estimate);
        near(one.variance, other.variance);
      }),
    );
  });
});

describe("a printed effect", () => {
  it("is tested on its own scale and shown on the natural one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        (estimate, se) => {
          const made = effectOf(reported({ measure: "hr", estimate, se }));
          near(made.variance, se * se);
          near(made.statistic, estimate / se);
          near(made.backTransformed?.estimate ?? null, Math.exp(estimate));
          near(Math.log(made.backTransformed?.ciHigh ?? Number.NaN), made.ciHigh);
        },
      ),
    );
  });
});
