import { scaleOf } from "../core/quantities.js";
import { logOddsRatio } from "../core/two-by-two.js";
import type { Measure } from "./measure.js";
import { addition, CELLS_NEEDED, everybody, nobodyAtAll, SAYS_NOTHING, twoByTwo } from "./two-by-two.js";

/**
 * Log odds ratio.
 *
 *   y = ln(a d/(b c))
 *   v = 1/a + 1/b + 1/c + 1/d
 *
 * ½ is added to the four cells of a table that has a zero. With --zero-cells revman a table without events, or with
 * nothing but events, says nothing.
 *
 * Unit     natural logarithm of a ratio
 * Domain   all cells > 0 after the addition
 * Source   Woolf 1955, Ann Hum Genet 19:251–253
 * Same as  metafor::escalc(measure = "OR", add = 1/2, to = "only0")
 */
export const or: Measure<"events"> = {
  id: "or",
  alsoKnownAs: ["log-or", "ln-or", "odds-ratio"],
  label: "Odds ratio",
  formula: ["y = ln(ad/(bc))", "v = 1/a + 1/b + 1/c + 1/d"],
  unit: null,
  source: "doi:10.1111/j.1469-1809.1955.tb01348.x",
  sameAs: 'metafor::escalc(measure = "OR")',
  kind: "events",
  scale: scaleOf("or"),
  onOutcomeScale: false,
  dropsDoubleZero: true,
  compute(outcome, options) {
    if (options.zeroCells === "revman" && (nobodyAtAll(outcome) || everybody(outcome))) return SAYS_NOTHING;
    const table = twoByTwo(outcome, options, "only0");
    const { a, b, c, d } = table;
    if (!(a > 0 && b > 0 && c > 0 && d > 0)) return CELLS_NEEDED;
    const { y, v } = logOddsRatio(table);
    return { y, v, parts: { a, b, c, d, y, v }, ...addition(table) };
  },
};
