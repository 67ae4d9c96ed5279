import { criticalValue } from "../../core/distributions.js";
import { unsaidByEffect } from "../../core/evidence.js";
import { logRiskRatio } from "../../core/two-by-two.js";
import type { ClaimEvidence } from "../../records.js";
import type { PrintedLevel } from "./levels.js";

const LEVEL = 0.95;

/**
 * The comparison of two groups that their printed levels give; the main one first.
 *
 *   shares: RR = p₁/p₂, RD = p₁ − p₂;  averages: MD = m₁ − m₂
 *
 * Unit     a risk difference as a proportion, a difference of averages in their own unit
 * Domain   p₂ > 0 for the ratio; limits only where both counts are printed and neither is 0 or all
 * Source   Katz et al. 1978, Biometrics 34:469–474 (ratio); Wald (difference)
 */
export function effectsOfLevels(one: PrintedLevel, other: PrintedLevel): readonly ClaimEvidence[] {
  const base = { ...unsaidByEffect, level: LEVEL, signKnown: true, instrument: null, source: null };
  if (one.unit !== "percent" || other.unit !== "percent")
    return [
      {
        ...base,
        measure: "md",
        estimate: one.value - other.value,
        half: one.half + other.half,
        low: null,
        high: null,
        unit: one.unit ?? other.unit,
        arms: { treatment: armOf(one), control: armOf(other) },
      },
    ];
  const [p1, p2] = [share(one), share(other)];
  const counted =
    one.events !== undefined && one.n !== undefined && other.events !== undefined && other.n !== undefined
      ? { a: one.events, n1: one.n, c: other.events, n2: other.n }
      : null;
  const z = criticalValue(LEVEL, null);
  const people = { n: counted === null ? null : ([counted.n1, counted.n2] as const) };
  const rates = {
    controlRates: p2 > 0 && p2 < 1 ? [p2] : [],
    ratesObserved: true,
    ratesKnown: true,
  };
  const inner =
    counted !== null && [counted.a, counted.n1 - counted.a, counted.c, counted.n2 - counted.c].every((x) => x > 0);
  const se = counted !== null && inner ? Math.sqrt((p1 * (1 - p1)) / counted.n1 + (p2 * (1 - p2)) / counted.n2) : null;
  const difference: ClaimEvidence = {
    ...base,
    ...people,
    ...rates,
    measure: "rd",
    estimate: p1 - p2,
    half: counted === null ? (one.half + other.half) / 100 : 0.0005,
    low: se === null ? null : p1 - p2 - z * se,
    high: se === null ? null : p1 - p2 + z * se,
  };
  if (!(p1 > 0 && p2 > 0)) return [difference];
  const log =
    counted !== null && inner
      ? logRiskRatio({ a: counted.a, b: counted.n1 - counted.a, c: counted.c, d: counted.n2 - counted.c })
      : null;
  const ratio: ClaimEvidence = {
    ...base,
    ...people,
    ...rates,
    measure: "rr",
    estimate: p1 / p2,
    half: (p1 / p2) * (one.half / one.value + other.half / other.value),
    low: log === null ? null : Math.exp(log.y - z * Math.sqrt(log.v)),
    high: log === null ? null : Math.exp(log.y + z * Math.sqrt(log.v)),
  };
  return [ratio, difference];
}

const share = ({ value, events, n }: PrintedLevel): number =>
  events !== undefined && n !== undefined && n > 0 ? events / n : value / 100;

/** An arm of which a text prints an average, and where it started. */
const armOf = ({ value, from, change }: PrintedLevel) => ({
  label: "",
  n: null,
  mean: change ? null : value,
  sd: null,
  events: null,
  baselineMean: from?.value ?? null,
  baselineSd: null,
  changeMean: change ? value : null,
  changeSd: null,
  correlation: null,
});
