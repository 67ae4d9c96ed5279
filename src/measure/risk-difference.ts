import { scaleOf } from "../core/quantities.js";
import { hasZeroCell } from "../core/two-by-two.js";
import { type Computed, defaultMeasureOptions, type Measure, type MeasureOptions } from "./measure.js";
import { addition, type TwoByTwo, twoByTwo } from "./two-by-two.js";

/**
 * Risk difference.
 *
 *   y = a/n₁ − c/n₂
 *   v = ab/n₁³ + cd/n₂³
 *
 * Nothing is added to zero cells unless --add and --to say so (metafor adds ½ to tables with a zero). Where the variance
 * would be 0, since each arm has nobody or everybody, ½ in each cell gives one, so that the table can be pooled; the
 * estimate stays what was seen. With --zero-cells revman that is so of every table that has a zero.
 *
 *   v = a′b′/n₁′³ + c′d′/n₂′³,   a′ = a + ½ … d′ = d + ½, n₁′ = n₁ + 1, n₂′ = n₂ + 1        where v would be 0
 *
 * Unit     difference of two proportions
 * Domain   with --to none: not 0 or all in both arms at once
 * Source   Fleiss 1981, Statistical Methods for Rates and Proportions, ch. 2; Gart & Zweifel 1967,
 *          Biometrika 54:181–187 (½ in each cell)
 * Same as  metafor::escalc(measure = "RD", add = 0, to = "none"); where that gives vi = 0, its vi with add = 1/2, to = "all"
 */
export const rd: Measure<"events"> = {
  id: "rd",
  alsoKnownAs: ["risk-difference"],
  label: "Risk difference",
  formula: ["y = a/n₁ − c/n₂", "v = ab/n₁³ + cd/n₂³"],
  unit: "risk difference",
  source: "Fleiss 1981, Statistical Methods for Rates and Proportions, ch. 2",
  sameAs: 'metafor::escalc(measure = "RD", add = 0, to = "none")',
  kind: "events",
  scale: scaleOf("rd"),
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute(outcome, options) {
    const plain = differenceOf(twoByTwo(outcome, options, "none"));
    const halved = options.zeroCells === "revman" && hasZeroCell(twoByTwo(outcome, UNTOUCHED, "none"));
    if (plain.v > 0 && !halved) return plain;
    if (!halved && (options.to !== null || options.add !== null)) return NO_VARIANCE;
    const seen = halved ? differenceOf(twoByTwo(outcome, UNTOUCHED, "none")) : plain;
    const { v, added } = differenceOf(twoByTwo(outcome, { ...options, add: null, to: "all" }, "none"));
    return {
      ...seen,
      v,
      parts: { ...seen.parts, v },
      added,
      addedTo: "variance",
      addedByRule: plain.v > 0,
      formula: HALF_IN_VARIANCE,
    };
  },
};

const UNTOUCHED: MeasureOptions = { ...defaultMeasureOptions, to: "none" };

const HALF_IN_VARIANCE = [
  "y = a/n₁ − c/n₂",
  "v = a′b′/n₁′³ + c′d′/n₂′³, ½ more in each of a′ b′ c′ d′, 1 more in n₁′ n₂′",
] as const;

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
