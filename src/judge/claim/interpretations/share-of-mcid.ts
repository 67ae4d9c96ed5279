import type { Threshold } from "../../../records.js";
import { plain } from "../../wording.js";
import type { Interpretation } from "./interpretation.js";
import { points } from "./points.js";

const KINDS: Readonly<Record<Threshold["kind"], string>> = {
  "between-group": "a difference between groups",
  "within-person": "a within-person change",
  MDC: "a detectable change of one person",
  SCB: "a substantial benefit of one person",
  deterioration: "a deterioration",
  margin: "a margin",
  assumed: "an assumed one",
};

/**
 * The difference as a share of a minimal clinically important difference.
 *
 *   100 MD / MCID, at the smallest, the middle and the largest published one
 *
 * Unit     percent of the MCID
 * Domain   md (smd by a typical SD) on an instrument with published thresholds in its own unit
 * Source   Johnston 2010, Health Qual Life Outcomes 8:116
 * Same as  none
 */
export const shareOfMcid: Interpretation = {
  id: "share-of-mcid",
  label: "difference as a share of the MCID",
  formula: ["100 MD / MCID"],
  unit: "percent",
  source: "doi:10.1186/1477-7525-8-116",
  sameAs: null,
  reads: ["percent", "ratio"],
  direct: [],
  needsRate: [],
  value: () => null,
  of(evidence) {
    const bars = evidence.thresholds.toSorted((a, b) => a.value - b.value);
    const chosen = [...new Set([0, Math.floor((bars.length - 1) / 2), bars.length - 1])].flatMap((i) => bars[i] ?? []);
    return chosen.flatMap(({ id, value, kind, unit }) => {
      const share = (x: number | null): number | null => {
        const difference = x === null ? null : points.value(x, evidence, null);
        return difference === null ? null : (100 * difference) / value;
      };
      const estimate = share(evidence.estimate);
      if (estimate === null) return [];
      const assumes = `the MCID is ${plain(value)} ${unit} (${id}, ${KINDS[kind]})`;
      return [{ value: { estimate, low: share(evidence.low), high: share(evidence.high) }, assumes }];
    });
  },
};
