import { BptrialError } from "../core/errors.js";
import { weightedMean } from "../core/sums.js";
import type { Outcome } from "../records.js";
import type { MeasureOptions } from "./measure.js";
import { compute } from "./measure-outcome.js";
import { smd } from "./standardised-mean-difference.js";

/**
 * The mean g of several rows, weighted by their people, for the variance that uses it in place of each row's own g.
 *
 *   ḡ = Σ N_i g_i / Σ N_i
 *
 * Source  Hedges & Olkin 1985, ch. 6; Lin & Aloe 2021, Stat Med 40:403–426
 * @throws E_OPTION for fewer than two rows
 */
export function averageG(outcomes: Iterable<Outcome>, options: MeasureOptions): number | null {
  const sizes: number[] = [];
  const values: number[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind !== "continuous") continue;
    const computed = compute(smd, outcome, { ...options, smdVariance: "ls" });
    if ("refused" in computed) continue;
    sizes.push(outcome.arms.treatment.n + outcome.arms.control.n);
    values.push(computed.y);
  }
  if (values.length < 2) {
    throw new BptrialError(
      "E_OPTION",
      "--smd-variance av averages g over the rows that are pooled, and here is one",
      "Use --smd-variance ls.",
    );
  }
  return weightedMean(values, sizes);
}
