import { describe, expect, it } from "vitest";
import { noncentralT } from "../../src/core/distributions.js";
import { smallSampleFactor } from "../../src/core/small-sample-factor.js";
import { explainSmd } from "../../src/measure/index.js";
import type { Effect, Interval, SmdExplained } from "../../src/records.js";
import { type Arm, apart, continuous, effectOf, fixture } from "./support.js";

interface Found {
  readonly est: number;
  readonly ci_lb: number;
  readonly ci_ub: number;
}

interface TwoGroup {
  readonly given: {
    readonly n1: number;
    readonly m1: number;
    readonly s1: number;
    readonly n2: number;
    readonly m2: number;
    readonly s2: number;
  };
  readonly expected: Readonly<
    Record<"cohens_d" | "hedges_g" | "glass_delta" | "cohens_d_90" | "p_superiority" | "cohens_u3" | "p_overlap", Found>
  > & { readonly t_test: Readonly<Record<string, number>> };
}

const { cases } = JSON.parse(fixture("golden/standardised/two-group.json")) as { readonly cases: readonly TwoGroup[] };
const rows = cases.map((one) => {
  const { n1, m1, s1, n2, m2, s2 } = one.given;
  return { ...one, outcome: continuous([n1, m1, s1], [n2, m2, s2]) };
});

/** Closed forms; distribution functions; and what effectsize's search for a noncentrality reaches. */
const [CLOSED, DISTRIBUTION, SEARCHED] = [1e-11, 1e-11, 1e-5];

const close = (actual: number | null, expected: number, tolerance: number, what = "") =>
  expect(apart(actual ?? Number.NaN, expected), `${what}: ${actual} against ${expected}`).toBeLessThan(tolerance);

/** A limit lies near 0 as often as not: what counts is its place within the interval. */
const limits = (made: Interval | Effect, { ci_lb, ci_ub }: Found) => {
  const width = ci_ub - ci_lb;
  expect(Math.abs((made.ciLow ?? Number.NaN) - ci_lb) / width, `${made.ciLow} against ${ci_lb}`).toBeLessThan(SEARCHED);
  expect(Math.abs((made.ciHigh ?? Number.NaN) - ci_ub) / width, `${made.ciHigh} against ${ci_ub}`).toBeLessThan(
    SEARCHED,
  );
};

describe("tests of a mean difference", () => {
  it.each(rows)("are Student's with pooled variances ($given)", ({ outcome, expected: { t_test } }) => {
    const made = effectOf(outcome, { variance: "pooled" });
    expect(made).toMatchObject({ test: "student", interval: "t", df: t_test.df });
    close(made.statistic, t_test.t ?? Number.NaN, CLOSED, "t");
    close(made.p, t_test.p ?? Number.NaN, DISTRIBUTION, "p");
    close(made.ciLow, t_test.ci_lb ?? Number.NaN, DISTRIBUTION, "lower");
    close(made.ciHigh, t_test.ci_ub ?? Number.NaN, DISTRIBUTION, "upper");
  });

  it.each(rows)("are Welch's otherwise ($given)", ({ outcome, expected: { t_test } }) => {
    const made = effectOf(outcome);
    expect(made).toMatchObject({ test: "welch", interval: "t" });
    close(made.statistic, t_test.welch_t ?? Number.NaN, CLOSED, "t");
    close(made.df, t_test.welch_df ?? Number.NaN, CLOSED, "df");
    close(made.p, t_test.welch_p ?? Number.NaN, DISTRIBUTION, "p");
    close(made.ciLow, t_test.welch_ci_lb ?? Number.NaN, DISTRIBUTION, "lower");
    close(made.ciHigh, t_test.welch_ci_ub ?? Number.NaN, DISTRIBUTION, "upper");
  });
});

describe("exact intervals", () => {
  it.each(rows)("of d and g are effectsize's ($given)", ({ outcome, expected }) => {
    const d = effectOf(outcome, { measure: "cohen-d", interval: "exact" });
    close(d.estimate, expected.cohens_d.est, CLOSED);
    limits(d, expected.cohens_d);
    limits(effectOf(outcome, { measure: "cohen-d", interval: "exact", level: 0.9 }), expected.cohens_d_90);
    const g = effectOf(outcome, { measure: "smd", interval: "exact" });
    close(g.estimate, expected.hedges_g.est, CLOSED);
    limits(g, expected.hedges_g);
  });

  it.each(rows)(
    "of Δ is effectsize's, which leaves the small-sample factor out ($given)",
    ({ outcome, given, expected }) => {
      const delta = effectOf(outcome, { measure: "glass", interval: "exact" });
      const J = smallSampleFactor(given.n2 - 1);
      close(delta.estimate / J, expected.glass_delta.est, CLOSED);
      const bare = (limit: number | null) => (limit ?? Number.NaN) / J;
      limits({ estimate: 0, ciLow: bare(delta.ciLow), ciHigh: bare(delta.ciHigh) }, expected.glass_delta);
    },
  );

  const small: Arm = [4, 1, 2];
  const tables: readonly (readonly [Arm, Arm])[] = [
    [
      [18, 12.4, 5.1],
      [15, 8.9, 4.4],
    ],
    [small, [5, -1, 1.5]],
    [
      [2, 3, 1],
      [2, 1, 1],
    ],
    [
      [900, 5, 3],
      [1100, 5.1, 3],
    ],
    [
      [10, 100, 1],
      [10, 80, 1],
    ],
  ];
  const measures = ["cohen-d", "smd", "glass"] as const;
  const asked = tables.flatMap(([t, c]) =>
    measures.flatMap((measure) => [0.5, 0.9, 0.95, 0.99].map((level) => ({ t, c, measure, level }))),
  );

  it.each(asked.filter(({ measure, c }) => measure !== "glass" || c[0] > 2))(
    "put back into the distribution give the two tails ($measure at $level: $t against $c)",
    ({ t, c, measure, level }) => {
      const made = effectOf(continuous(t, c), { measure, level, interval: "exact" });
      const d = effectOf(continuous(t, c), { measure: "cohen-d" }).estimate;
      const df = measure === "glass" ? c[0] - 1 : t[0] + c[0] - 2;
      const ratio = measure === "glass" ? t[2] / c[2] : 1;
      const h = Math.sqrt(ratio ** 2 / t[0] + 1 / c[0]);
      const factor = measure === "cohen-d" ? h : h * smallSampleFactor(df);
      const statistic = (measure === "glass" ? (t[1] - c[1]) / c[2] : d) / h;
      const tail = (1 - level) / 2;
      close(noncentralT.upper(statistic, df, (made.ciLow ?? Number.NaN) / factor), tail, 1e-10, "lower");
      close(noncentralT.cdf(statistic, df, (made.ciHigh ?? Number.NaN) / factor), tail, 1e-10, "upper");
      expect(made.interval).toBe("noncentral-t");
    },
  );
});

const explain = (effect: Partial<Effect>, controlRates: readonly number[] = []): SmdExplained =>
  explainSmd(
    { ...effectOf(continuous([20, 1, 1], [20, 0, 1]), { measure: "smd" }), ...effect },
    { typicalSd: null, unit: null, controlRates },
  );

describe("what a standardised difference means", () => {
  it.each(rows)("is what effectsize says, through the limits of d ($given)", ({ outcome, expected }) => {
    const made = explain(effectOf(outcome, { measure: "cohen-d", interval: "exact" }));
    for (const [ours, theirs] of [
      [made.probabilityOfSuperiority, expected.p_superiority],
      [made.u3, expected.cohens_u3],
      [made.overlap, expected.p_overlap],
    ] as const) {
      close(ours.estimate, theirs.est, CLOSED);
      limits(ours, theirs);
    }
  });

  const converted = (
    JSON.parse(fixture("golden/standardised/explained.json")) as {
      readonly cases: readonly {
        readonly call: string;
        readonly given: { readonly d: readonly number[]; readonly cer?: readonly number[] };
        readonly expected: readonly number[];
      }[];
    }
  ).cases;

  it.each(converted)("equals $call", ({ call, given: { d, cer }, expected }) => {
    const verbs: Readonly<Record<string, (value: number, rate: number) => number | null>> = {
      "d_to_p_superiority(d)": (value) => explain({ estimate: value }).probabilityOfSuperiority.estimate,
      "d_to_u3(d)": (value) => explain({ estimate: value }).u3.estimate,
      "d_to_overlap(d)": (value) => explain({ estimate: value }).overlap.estimate,
      "d_to_oddsratio(d)": (value) => explain({ estimate: value }).oddsRatio.estimate,
      "1 / (pnorm(d + qnorm(cer)) - cer)": (value, rate) => {
        const { nnt } = explain({ estimate: value, direction: "higher-better" }, [rate]);
        const [one] = nnt.filter(({ method }) => method === "furukawa");
        return one?.estimate == null ? null : one.estimate * (one.kind === "harm" ? -1 : 1);
      },
    };
    for (const [i, value] of d.entries())
      close(
        verbs[call]?.(value, cer?.[i] ?? Number.NaN) ?? null,
        expected[i] ?? Number.NaN,
        DISTRIBUTION,
        `${call} at ${value}`,
      );
  });

  it("gives no NNT while nobody knows which way is better", () => {
    expect(explain({ direction: null }, [0.2]).nnt).toEqual([]);
    expect(explain({ direction: "lower-better" }, [0.2, 0.4]).nnt).toHaveLength(4);
  });

  it("turns the sign where lower is better, for the NNT alone", () => {
    const gain = { estimate: 0.5, ciLow: 0.2, ciHigh: 0.8 };
    const higher = explain({ ...gain, direction: "higher-better" }, [0.3]);
    const lower = explain({ estimate: -0.5, ciLow: -0.8, ciHigh: -0.2, direction: "lower-better" }, [0.3]);
    expect(lower.nnt).toEqual(higher.nnt);
    expect(lower.u3.estimate).toBeCloseTo(1 - higher.u3.estimate, 14);
  });

  it("runs NNT limits through infinity where the interval holds 0", () => {
    const [open] = explain({ estimate: 0.3, ciLow: -0.1, ciHigh: 0.7, direction: "higher-better" }, [0.3]).nnt;
    expect(open).toMatchObject({ kind: "benefit", throughInfinity: true });
    expect(open?.low ?? 0).toBeLessThan(open?.estimate ?? 0);
    const [shut] = explain({ estimate: -0.3, ciLow: -0.5, ciHigh: -0.1, direction: "higher-better" }, [0.3]).nnt;
    expect(shut).toMatchObject({ kind: "harm", throughInfinity: false });
    expect(shut?.low ?? 0).toBeLessThan(shut?.estimate ?? 0);
    expect(shut?.high ?? 0).toBeGreaterThan(shut?.estimate ?? 0);
  });

  it("has no NNT for a difference of 0, and says so by null", () => {
    const [none] = explain({ estimate: 0, ciLow: -0.1, ciHigh: 0.1, direction: "higher-better" }, [0.3]).nnt;
    expect(none).toMatchObject({ estimate: null, throughInfinity: true });
  });

  it("lets the overlap be whole where the interval holds 0", () => {
    expect(explain({ estimate: 0.1, ciLow: -0.4, ciHigh: 0.6 }).overlap.ciHigh).toBe(1);
    expect(explain({ estimate: 0.3, ciLow: 0.1, ciHigh: 0.6 }).overlap.ciHigh).toBeLessThan(1);
  });

  it("speaks in the instrument's units through the SD it names", () => {
    const typicalSd = { value: 20, context: "adults with back pain", source: "doi:10.1000/sd" } as const;
    const effect = effectOf(continuous([20, 1, 1], [20, 0, 1]), { measure: "smd" });
    const { outcomeUnits } = explainSmd(effect, { typicalSd: typicalSd as never, unit: "mm", controlRates: [] });
    expect(outcomeUnits).toMatchObject({ sd: 20, unit: "mm", source: "adults with back pain, doi:10.1000/sd" });
    expect(outcomeUnits?.estimate).toBe(effect.estimate * 20);
    expect(outcomeUnits?.ciLow).toBe((effect.ciLow ?? 0) * 20);
  });

  it("keeps to numbers that can be written for differences beyond any trial", () => {
    const made = explain({ estimate: 500, ciLow: 400, ciHigh: 600, direction: "higher-better" }, [0.01, 0.99]);
    const written = JSON.stringify(made, (_, value) =>
      typeof value === "number" && !Number.isFinite(value) ? "bad" : value,
    );
    expect(written).not.toContain("bad");
  });
});
