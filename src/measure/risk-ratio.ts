import { scaleOf } from "../core/quantities.js";
import { logRiskRatio } from "../core/two-by-two.js";
import type { EventsOutcome } from "../records.js";
import type { Computed, Measure, MeasureOptions } from "./measure.js";
import { addition, CELLS_NEEDED, everybody, nobodyAtAll, SAYS_NOTHING, twoByTwo } from "./two-by-two.js";

/**
 * Log risk ratio.
 *
 *   y = ln((a/n₁)/(c/n₂))
 *   v = 1/a − 1/n₁ + 1/c − 1/n₂
 *
 * ½ is added to the four cells of a table that has a zero. With --zero-cells revman a table in which everyone has the event
 * gives the ratio of what was seen, 1, and ½ goes into its variance alone; one without events says nothing.
 *
 * Unit     natural logarithm of a ratio
 * Domain   a, c > 0 after the addition
 * Source   Katz 1978, Biometrics 34:469–474
 * Same as  metafor::escalc(measure = "RR", add = 1/2, to = "only0")
 */
export const rr: Measure<"events"> = {
  id: "rr",
  alsoKnownAs: ["log-rr", "risk-ratio", "relative-risk"],
  label: "Risk ratio",
  formula: ["y = ln((a/n₁)/(c/n₂))", "v = 1/a − 1/n₁ + 1/c − 1/n₂"],
  unit: null,
  source: "doi:10.2307/2530610",
  sameAs: 'metafor::escalc(measure = "RR")',
  kind: "events",
  scale: scaleOf("rr"),
  onOutcomeScale: false,
  dropsDoubleZero: true,
  compute(outcome, options) {
    if (options.zeroCells === "revman") {
      if (nobodyAtAll(outcome)) return SAYS_NOTHING;
      if (everybody(outcome)) return ofEverybody(outcome, options);
    }
    const table = twoByTwo(outcome, options, "only0");
    const { a, c, n1, n2 } = table;
    const { y, v } = logRiskRatio(table);
    if (!(a > 0 && c > 0 && v > 0)) return CELLS_NEEDED;
    return { y, v, parts: { a, c, "n₁": n1, "n₂": n2, y, v }, ...addition(table) };
  },
};

const OF_EVERYBODY = ["y = 0", "v = 1/a − 1/n₁ + 1/c − 1/n₂"] as const;

function ofEverybody(outcome: EventsOutcome, options: MeasureOptions): Computed {
  const table = twoByTwo(outcome, { ...options, to: "all" }, "only0");
  const { a, c, n1, n2 } = table;
  const { v } = logRiskRatio(table);
  const parts = { a, c, "n₁": n1, "n₂": n2, y: 0, v };
  return { y: 0, v, parts, ...addition(table), addedTo: "variance", formula: OF_EVERYBODY };
}
