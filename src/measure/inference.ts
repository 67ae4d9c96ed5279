import { criticalValue, noncentralT, twoSidedP } from "../core/distributions.js";
import { differenceDf as dfOfDifference } from "../core/two-means.js";
import type { Effect, EffectInterval, EffectTest, Outcome, ReportedOutcome } from "../records.js";
import type { AnyMeasure, Computed, MeasureOptions } from "./measure.js";

type Inference = Pick<Effect, "se" | "statistic" | "df" | "p" | "test" | "level" | "ciLow" | "ciHigh" | "interval">;

/** Degrees of freedom of a mean difference, or n − 1 of one group's mean change; null for others, and where one person leaves none. */
export function differenceDf(outcome: Outcome, variance: MeasureOptions["variance"]): number | null {
  if (outcome.kind === "paired") return outcome.n - 1;
  if (outcome.kind !== "continuous") return null;
  const fewest = Math.min(outcome.arms.treatment.n, outcome.arms.control.n);
  if (fewest <= 1 && (variance === "unequal" || outcome.arms.treatment.n + outcome.arms.control.n <= 2)) return null;
  return dfOfDifference(outcome.arms.treatment, outcome.arms.control, variance);
}

/** Wald test and interval: t with `df`, else normal. */
function wald(
  y: number,
  v: number,
  df: number | null,
  level: number,
  test: EffectTest,
  interval: EffectInterval,
): Inference {
  const se = Math.sqrt(v);
  const statistic = y / se;
  const half = criticalValue(level, df) * se;
  return { se, statistic, df, p: twoSidedP(statistic, df), test, level, ciLow: y - half, ciHigh: y + half, interval };
}

const testOf = (outcome: Outcome, variance: MeasureOptions["variance"]): EffectTest => {
  if (outcome.kind === "paired") return "paired";
  return variance === "pooled" ? "student" : "welch";
};

/** Test and interval of a measured contrast: t for differences and changes of means, normal for the rest; exact where asked for. */
export function infer(measure: AnyMeasure, outcome: Outcome, computed: Computed, options: MeasureOptions): Inference {
  const { y, v, noncentral } = computed;
  const { level, inference, variance, interval } = options;
  const df = measure.onOutcomeScale && inference === "t" ? differenceDf(outcome, variance) : null;
  const test = df === null ? "z" : testOf(outcome, variance);
  const plain = wald(y, v, df, level, test, df === null ? "z" : "t");
  if (interval !== "exact" || !noncentral) return plain;
  return { ...plain, ...exactInterval(noncentral, level), interval: "noncentral-t" };
}

/**
 * Interval of a standardised difference by inverting the noncentral t distribution.
 *
 *   P(T_df(δ_low) ≤ t) = 1 − α/2,   P(T_df(δ_high) ≤ t) = α/2;   limits = factor · δ
 *
 * Domain  df ≥ 1
 * Source  Steiger & Fouladi 1997, in What if there were no significance tests, ch. 9; Cumming & Finch 2001
 * Same as effectsize::cohens_d, hedges_g (to the 1e-7 that its search reaches)
 */
export function exactInterval(
  { t, df, factor }: NonNullable<Computed["noncentral"]>,
  level: number,
): { ciLow: number; ciHigh: number } {
  const tail = (1 - level) / 2;
  const low = noncentralT.noncentrality(t, df, (1 + level) / 2);
  const high = noncentralT.noncentrality(t, df, tail);
  return { ciLow: factor * low, ciHigh: factor * high };
}

/** A printed effect keeps its printed limits where they are of the level asked for. */
export function inferReported(measure: AnyMeasure, outcome: ReportedOutcome, options: MeasureOptions): Inference {
  const { estimate: y, se, ciLow, ciHigh, level } = outcome;
  const df = measure.onOutcomeScale && options.inference === "z" ? null : outcome.df;
  const printed = level !== null && Math.abs(level - options.level) < 1e-9 && ciLow !== null && ciHigh !== null;
  if (se === null) {
    const limits = printed ? { ciLow, ciHigh } : { ciLow: null, ciHigh: null };
    return {
      se: null,
      statistic: null,
      df: null,
      p: null,
      test: "none",
      level: options.level,
      ...limits,
      interval: printed ? "reported" : "none",
    };
  }
  const plain = wald(y, se * se, df, options.level, "reported", df === null ? "z" : "t");
  return printed ? { ...plain, ciLow, ciHigh, interval: "reported" } : plain;
}
