import type { Computed, Measure } from "./measure.js";
import { addition, type TwoByTwo, twoByTwo } from "./two-by-two.js";

/**
 * Risk difference.
 *
 *   y = a/n₁ − c/n₂
 *   v = ab/n₁³ + cd/n₂³
 *
 * Nothing is added to zero cells unless --add and --to say so (metafor adds ½ to tables with a zero), but for a table
 * whose variance would be 0 (nobody, or everybody, in both arms): ½ in each cell gives it one, so that it can be pooled.
 *
 * Unit     difference of two proportions
 * Domain   with --to none: not 0 or all in both arms at once
 * Source   Fleiss 1981, Statistical Methods for Rates and Proportions, ch. 2
 * Same as  metafor::escalc(measure = "RD", add = 0, to = "none")
 */
export const rd: Measure<"events"> = {
  id: "rd",
  label: "Risk difference",
  formula: ["y = a/n₁ − c/n₂", "v = ab/n₁³ + cd/n₂³"],
  unit: "risk difference",
  source: "Fleiss 1981, Statistical Methods for Rates and Proportions, ch. 2",
  sameAs: 'metafor::escalc(measure = "RD", add = 0, to = "none")',
  kind: "events",
  scale: "natural",
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute(outcome, options) {
    const plain = differenceOf(twoByTwo(outcome, options, "none"));
    if (plain.v > 0) return plain;
    if (options.to !== null || options.add !== null) return NO_VARIANCE;
    return differenceOf(twoByTwo(outcome, { ...options, to: "all" }, "none"));
  },
};

const NO_VARIANCE = {
  refused: "each arm has no event or nothing but events, so the difference has no variance",
  hint: "Add a constant with --add 0.5 --to only0.",
};

function differenceOf(table: TwoByTwo): Computed {
  const { a, b, c, d, n1, n2 } = table;
  const y = a / n1 - c / n2;
  const v = ((a / n1) * (b / n1)) / n1 + ((c / n2) * (d / n2)) / n2;
  return { y, v, parts: { a, b, c, d, "n₁": n1, "n₂": n2, y, v }, ...addition(table) };
}
