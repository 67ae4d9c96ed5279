import { scaleOf } from "../core/quantities.js";
import type { Measure } from "./measure.js";
import { addition, twoByTwo } from "./two-by-two.js";

/**
 * Difference of arcsine-transformed risks.
 *
 *   y = arcsin √(a/n₁) − arcsin √(c/n₂)
 *   v = 1/(4n₁) + 1/(4n₂)
 *
 * Unit     radians
 * Domain   n₁, n₂ ≥ 1; zero cells need no addition
 * Source   Rücker 2009, Stat Med 28:721–738
 * Same as  metafor::escalc(measure = "AS", add = 0, to = "none")
 */
export const as: Measure<"events"> = {
  id: "as",
  alsoKnownAs: ["asd", "arcsine"],
  label: "Arcsine risk difference",
  formula: ["y = arcsin √(a/n₁) − arcsin √(c/n₂)", "v = 1/(4n₁) + 1/(4n₂)"],
  unit: "radians",
  source: "doi:10.1002/sim.3511",
  sameAs: 'metafor::escalc(measure = "AS", add = 0, to = "none")',
  kind: "events",
  scale: scaleOf("as"),
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute(outcome, options) {
    const table = twoByTwo(outcome, options, "none");
    const { a, c, n1, n2 } = table;
    const y = Math.asin(Math.sqrt(a / n1)) - Math.asin(Math.sqrt(c / n2));
    const v = 1 / (4 * n1) + 1 / (4 * n2);
    return { y, v, parts: { a, c, "n₁": n1, "n₂": n2, y, v }, ...addition(table) };
  },
};
