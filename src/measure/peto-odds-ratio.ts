import { scaleOf } from "../core/quantities.js";
import type { Measure } from "./measure.js";
import { addition, SAYS_NOTHING, twoByTwo } from "./two-by-two.js";

/**
 * Log odds ratio by Peto's one-step method.
 *
 *   E = n₁ m/N,   m = a + c events of N = n₁ + n₂ people
 *   V = n₁ n₂ m (N − m)/(N² (N − 1))
 *   y = (a − E)/V
 *   v = 1/V
 *
 * Unit     natural logarithm of a ratio
 * Domain   0 < m < N: a table without events (or without non-events) says nothing and is left out
 * Source   Yusuf 1985, Prog Cardiovasc Dis 27:335–371
 * Same as  metafor::escalc(measure = "PETO", add = 0, to = "none")
 */
export const peto: Measure<"events"> = {
  id: "peto",
  alsoKnownAs: ["peto-or", "peto-odds-ratio"],
  label: "Odds ratio (Peto's method)",
  formula: ["E = n₁(a + c)/N", "V = n₁n₂(a + c)(b + d)/(N²(N − 1))", "y = (a − E)/V", "v = 1/V"],
  unit: null,
  source: "doi:10.1016/S0033-0620(85)80003-7",
  sameAs: 'metafor::escalc(measure = "PETO", add = 0, to = "none")',
  kind: "events",
  scale: scaleOf("peto"),
  onOutcomeScale: false,
  dropsDoubleZero: true,
  compute(outcome, options) {
    const table = twoByTwo(outcome, options, "none");
    const { a, b, c, d, n1, n2 } = table;
    const [m, N] = [a + c, n1 + n2];
    const E = (n1 * m) / N;
    const V = ((n1 / N) * (n2 / N) * m * (b + d)) / (N - 1);
    if (!(V > 0)) return SAYS_NOTHING;
    const y = (a - E) / V;
    return { y, v: 1 / V, parts: { a, b, c, d, E, V, y, v: 1 / V }, ...addition(table) };
  },
};
